import { describe, expect, test } from 'vitest'
import { type PriceRow, quantityBreaks, unitPrice } from './price'

const at = new Date('2026-03-01T12:00:00Z')
const before = new Date('2026-02-01T00:00:00Z')
const after = new Date('2026-04-01T00:00:00Z')

const row = (values: Partial<PriceRow> = {}): PriceRow => ({
  shopCode: 'SHOP10',
  own: false,
  policy: '',
  quantity: 1,
  regular: 1000,
  sale: null,
  saleFrom: null,
  saleTo: null,
  onRequest: false,
  reference: '',
  ...values,
})

const priceOf = (rows: PriceRow[], quantity = 1) => unitPrice({ rows }, quantity, at)

describe('the price of one piece', () => {
  test('is the regular one when nothing else applies', () => {
    expect(priceOf([row()])).toMatchObject({ unit: 1000, list: 1000, because: 'regular', shopCode: 'SHOP10' })
  })

  test('is the cheapest of those that apply, and says why', () => {
    const rows = [
      row(),
      row({ policy: 'CONTRACT', regular: 900, reference: 'C-7' }),
      row({ quantity: 10, regular: 800 }),
    ]
    expect(priceOf(rows)).toMatchObject({ unit: 900, list: 1000, because: 'policy', reference: 'C-7' })
    expect(priceOf(rows, 10)).toMatchObject({ unit: 800, list: 1000, because: 'quantity', fromQuantity: 10 })
  })

  test.each([
    ['open at both ends', null, null, 700],
    ['has begun', before, after, 700],
    ['begins now', at, null, 700],
    ['ends now', before, at, 1000],
    ['has not begun', after, null, 1000],
  ])('of a sale that %s', (_, saleFrom, saleTo, unit) => {
    expect(priceOf([row({ sale: 700, saleFrom, saleTo })]).unit).toBe(unit)
  })

  test('tells until when a sale lasts, and only for a sale', () => {
    expect(priceOf([row({ sale: 700, saleTo: after })])).toMatchObject({ because: 'sale', saleTo: after, list: 1000 })
    expect(priceOf([row({ sale: 700, saleTo: before })])).toMatchObject({ because: 'regular', saleTo: null })
  })

  test("is the sub-shop's own, even if its master's is cheaper", () => {
    const own = row({ own: true, shopCode: 'SHOP10-NBI', regular: 1200 })
    expect(priceOf([row(), own])).toMatchObject({ unit: 1200, list: 1200, shopCode: 'SHOP10-NBI' })
  })

  test("is the master's where the sub-shop's own rows begin at a larger quantity", () => {
    const own = row({ own: true, quantity: 10, regular: 500 })
    expect(priceOf([row(), own], 9).unit).toBe(1000)
    expect(priceOf([row(), own], 10).unit).toBe(500)
  })

  test('is told upon request when only such rows apply, or none at all', () => {
    expect(priceOf([row({ onRequest: true, regular: 0, reference: 'Ask' })])).toMatchObject({
      unit: null,
      because: 'request',
      reference: 'Ask',
    })
    expect(priceOf([])).toMatchObject({ unit: null, because: 'request' })
    expect(priceOf([row({ onRequest: true, regular: 0 }), row()]).unit).toBe(1000)
  })

  test('gives the plainest of equal reasons', () => {
    expect(priceOf([row({ policy: 'CONTRACT' }), row({ quantity: 5 }), row()], 5).because).toBe('regular')
  })
})

describe('quantity breaks', () => {
  test('are where the price falls, and nowhere else', () => {
    const rows = [
      row(),
      row({ quantity: 5, regular: 1000 }),
      row({ quantity: 20, regular: 700 }),
      row({ quantity: 10, regular: 900 }),
    ]
    expect(quantityBreaks({ rows }, at)).toEqual([
      { quantity: 1, unit: 1000 },
      { quantity: 10, unit: 900 },
      { quantity: 20, unit: 700 },
    ])
  })
})
