import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grossUnit, lineAmounts, shownUnit } from './tax'

const included = { code: 'standard', rate: 2500, included: true }
const onTop = { code: 'standard', rate: 2500, included: false }

describe("a line's amounts", () => {
  test('take the tax out of prices that include it', () => {
    expect(lineAmounts(1000, 3, included)).toEqual({ total: 3000, tax: 600, net: 2400 })
  })

  test('put it on top once for each piece where prices do not', () => {
    expect(lineAmounts(999, 3, onTop)).toEqual({ total: 3747, tax: 749, net: 2998 })
    expect(grossUnit(999, onTop)).toBe(1249)
  })

  test('are whole, and add up, whatever the price and rate', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 })
    const rates = fc.record({
      code: fc.constant('x'),
      rate: fc.integer({ min: 0, max: 10_000 }),
      included: fc.boolean(),
    })
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 9999 }), rates, (unit, quantity, rate) => {
        const { total, tax, net } = lineAmounts(unit, quantity, rate)
        expect([total, tax, net].every(Number.isSafeInteger)).toBe(true)
        expect(net + tax).toBe(total)
        expect(total).toBe(grossUnit(unit, rate) * quantity)
        expect(tax).toBeLessThanOrEqual(total)
      }),
    )
  })
})

test('a price is shown with tax or without', () => {
  expect(shownUnit(1000, included, 'gross')).toBe(1000)
  expect(shownUnit(1000, included, 'net')).toBe(800)
  expect(shownUnit(1000, onTop, 'gross')).toBe(1250)
  expect(shownUnit(1000, onTop, 'net')).toBe(1000)
})
