import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, inMajorUnits, minorUnits, minorUnitsIn, roundedDivision, taxInside, taxOnTop } from './money'

const amount = fc.integer({ min: 0, max: 10_000_000_00 })
const rate = fc.integer({ min: 0, max: 5_000 })

describe('tax', () => {
  test('inside an amount and on top of the rest are the same, to a minor unit', () => {
    fc.assert(
      fc.property(amount, rate, (gross, basisPoints) => {
        const net = gross - taxInside(gross, basisPoints)
        expect(Math.abs(net + taxOnTop(net, basisPoints) - gross)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is a whole number between nothing and the amount', () => {
    fc.assert(
      fc.property(amount, rate, (gross, basisPoints) => {
        const tax = taxInside(gross, basisPoints)
        expect(Number.isInteger(tax) && tax >= 0 && tax <= gross).toBe(true)
      }),
    )
  })

  test('of 25 % in 690 cents is 138', () => {
    expect(taxInside(690, 2500)).toBe(138)
  })
})

describe('a division', () => {
  test.each([
    [5, 2, 3],
    [-5, 2, -3],
    [7, 3, 2],
    [8, 3, 3],
    [0, 7, 0],
  ])('of %i by %i is %i', (a, b, result) => expect(roundedDivision(a, b)).toBe(result))

  test('is refused where numbers are no longer exact', () => {
    expect(() => roundedDivision(Number.MAX_SAFE_INTEGER + 1, 2)).toThrow(RangeError)
    expect(() => roundedDivision(1.5, 2)).toThrow(RangeError)
    expect(() => roundedDivision(1, 0)).toThrow(RangeError)
  })
})

describe('money for machines', () => {
  test.each([
    [0, 'EUR', '0.00'],
    [5, 'EUR', '0.05'],
    [123450, 'EUR', '1234.50'],
    [1200, 'JPY', '1200'],
    [1005, 'KWD', '1.005'],
  ])('%i of %s is %s, and that is it again', (amount, currency, text) => {
    expect(inMajorUnits(amount, currency)).toBe(text)
    expect(minorUnitsIn(text, currency)).toBe(amount)
  })
})

describe('money', () => {
  test('has the minor units of its currency', () => {
    expect(['EUR', 'JPY', 'BHD', 'CLF'].map(minorUnits)).toEqual([100, 1, 1000, 10_000])
  })

  test('has them by the standard, also where people leave them out', () => {
    expect(['HUF', 'MGA', 'COP', 'IDR', 'LBP', 'AFN'].map(minorUnits)).toEqual(Array(6).fill(100))
    expect(formatMoney(123450, 'HUF', 'en')).toMatch(/^HUF\s1,234\.50$/)
    expect(['ISK', 'UGX', 'KRW'].map(minorUnits)).toEqual([1, 1, 1])
  })

  test('is written as its reader writes it', () => {
    expect(formatMoney(123450, 'EUR', 'en')).toBe('€1,234.50')
    expect(formatMoney(123450, 'EUR', 'fr')).toMatch(/^1\s234,50\s€$/)
    expect(formatMoney(500, 'JPY', 'en')).toBe('¥500')
  })
})
