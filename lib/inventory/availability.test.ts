import { describe, expect, test } from 'vitest'
import { availabilityOf, quantityProblem, type StockRow } from './availability'

const at = new Date('2016-02-18T12:00:00Z')
const past = new Date('2016-01-01T00:00:00Z')
const soon = new Date('2016-02-25T00:00:00Z')
const future = new Date('2017-01-01T00:00:00Z')

const row = (values: Partial<StockRow> = {}): StockRow => ({
  quantity: 10,
  reserved: 0,
  availability: 'STANDARD',
  availableFrom: null,
  availableTo: null,
  releaseDate: null,
  disabled: false,
  minOrder: 1,
  maxOrder: null,
  stepOrder: 1,
  ...values,
})

describe('a sku', () => {
  test.each<[string, Partial<StockRow>[], string, number | null]>([
    ['in stock', [{}], 'in-stock', 10],
    ['of which few are left', [{ quantity: 9, reserved: 6 }], 'few', 3],
    ['whose last one is reserved', [{ quantity: 1, reserved: 1 }], 'sold-out', 0],
    ['no centre has ever held', [], 'sold-out', 0],
    ['always to be had', [{ availability: 'ALWAYS', quantity: 0 }], 'in-stock', null],
    ['on back-order with stock', [{ availability: 'BACKORDER' }], 'in-stock', null],
    ['on back-order with little stock', [{ availability: 'BACKORDER', quantity: 2 }], 'few', null],
    ['on back-order without', [{ availability: 'BACKORDER', quantity: 0, reserved: 4 }], 'back-order', null],
    ['on back-order before its release', [{ availability: 'BACKORDER', releaseDate: soon }], 'pre-order', null],
    ['with stock before its release', [{ releaseDate: soon }], 'pre-order', 10],
    ['without stock before its release', [{ quantity: 0, releaseDate: soon }], 'sold-out', 0],
    ['released in the past', [{ releaseDate: past }], 'in-stock', 10],
    ['released just now', [{ releaseDate: at }], 'in-stock', 10],
    ['only shown', [{ availability: 'SHOWROOM' }], 'showroom', 0],
    ['not available', [{ availability: 'NA' }], 'not-for-sale', 0],
    ['taken out', [{ disabled: true }], 'not-for-sale', 0],
    ['before its window', [{ availableFrom: soon }], 'not-for-sale', 0],
    ['after its window', [{ availability: 'ALWAYS', availableTo: past }], 'not-for-sale', 0],
    ['inside its window', [{ availableFrom: past, availableTo: future }], 'in-stock', 10],
    ['in two centres', [{ quantity: 4 }, { quantity: 7 }], 'in-stock', 7],
    ['out in one of two centres', [{ quantity: 0 }, { quantity: 7 }], 'in-stock', 7],
    ['shown in one centre and sold from another', [{ availability: 'SHOWROOM' }, {}], 'in-stock', 10],
    ['with fewer left than must be ordered', [{ quantity: 4, minOrder: 5 }], 'sold-out', 0],
  ])('%s', (_, rows, state, sellable) => {
    expect(availabilityOf(rows.map(row), at)).toMatchObject({ state, sellable })
  })

  test('tells when it will be released', () => {
    const rows = [row({ availability: 'BACKORDER', releaseDate: future }), row({ releaseDate: soon })]
    expect(availabilityOf(rows, at).releaseDate).toEqual(soon)
    expect(availabilityOf([row({ releaseDate: past })], at).releaseDate).toBeNull()
  })

  test('that is digital is there at once', () => {
    expect(availabilityOf([row({ availability: 'ALWAYS', quantity: 0 })], at, true)).toMatchObject({ state: 'digital' })
  })
})

describe('a quantity', () => {
  const packs = availabilityOf([row({ quantity: 100, minOrder: 10, maxOrder: 50, stepOrder: 5 })], at)
  test.each([
    [5, 'tooFew'],
    [12, 'step'],
    [55, 'tooManyOfALine'],
    [10, null],
    [50, null],
  ])('of %i', (quantity, problem) => expect(quantityProblem(packs, quantity)).toBe(problem))

  test('is no more than is left, and never more than 9999', () => {
    expect(quantityProblem(availabilityOf([row()], at), 11)).toBe('notLeft')
    const always = availabilityOf([row({ availability: 'ALWAYS' })], at)
    expect(quantityProblem(always, 9999)).toBeNull()
    expect(quantityProblem(always, 10_000)).toBe('tooManyOfALine')
  })
})
