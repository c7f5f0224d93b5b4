import { describe, expect, test } from 'vitest'
import type { Availability } from '@/db/words'
import { isPhysical, type SplitCentre, type SplitStock, split } from './split'

const at = new Date('2016-02-18')
const day = (text: string) => new Date(text)
const inside = [day('2016-01-01'), day('2016-03-01')] as const
const outside = [day('2015-01-01'), day('2015-03-01')] as const
const none = [null, null] as const
const soon = day('2016-02-25')

const centre = (id: string, flags: Partial<SplitCentre> = {}): SplitCentre => ({
  id,
  multiShip: true,
  forceBackorderSplit: false,
  forceAllSplit: false,
  ...flags,
})
const row = (
  skuId: string,
  availability: Availability,
  quantity: number,
  rest: Partial<SplitStock> = {},
): SplitStock => ({
  id: `${rest.centreId ?? 'W1'}-${skuId}`,
  centreId: 'W1',
  skuId,
  quantity,
  reserved: 0,
  availability,
  disabled: false,
  availableFrom: null,
  availableTo: null,
  releaseDate: null,
  ...rest,
})
const line = (skuId: string, quantity: number, digital = false) => ({
  id: `line-${skuId}-${quantity}`,
  skuId,
  quantity,
  digital,
})

describe('where a line belongs', () => {
  test.each([
    ['ALWAYS', true, inside, null, 0, 'D4'],
    ['ALWAYS', true, none, soon, 0, 'D4'],
    ['ALWAYS', true, outside, null, 0, 'OFF'],
    ['ALWAYS', false, inside, null, 0, 'D1'],
    ['ALWAYS', false, inside, soon, 0, 'D2'],
    ['ALWAYS', false, outside, soon, 0, 'OFF'],
    ['BACKORDER', false, inside, null, 10, 'D1'],
    ['BACKORDER', false, none, null, 1, 'D3'],
    ['BACKORDER', false, none, soon, 10, 'D2'],
    ['BACKORDER', false, none, soon, 1, 'D2'],
    ['BACKORDER', false, outside, null, 10, 'OFF'],
    ['STANDARD', false, inside, null, 10, 'D1'],
    ['STANDARD', false, none, soon, 10, 'D2'],
    ['STANDARD', false, none, null, 1, 'OOS'],
    ['STANDARD', false, none, soon, 1, 'OOS'],
    ['STANDARD', false, outside, null, 10, 'OFF'],
    ['SHOWROOM', false, none, null, 10, 'OFF'],
    ['NA', false, none, null, 10, 'OFF'],
  ] as const)(
    '%s, digital %s, window %j, release %j, stock %i: %s',
    (availability, digital, [from, to], releaseDate, quantity, bucket) => {
      const stock = [row('A', availability, quantity, { availableFrom: from, availableTo: to, releaseDate })]
      const found = split({ lines: [line('A', 10, digital)], centres: [centre('W1')], stock, separate: true, at })
      expect(found.deliveries[0]?.group ?? found.refused[0]?.bucket).toBe(bucket)
    },
  )

  test('nowhere without a stock row: sold out', () => {
    const found = split({ lines: [line('A', 1)], centres: [centre('W1')], stock: [], separate: true, at })
    expect(found.refused).toMatchObject([{ bucket: 'OOS' }])
  })

  test('what others have reserved does not count', () => {
    const stock = [row('A', 'STANDARD', 10, { reserved: 1 })]
    const found = split({ lines: [line('A', 10)], centres: [centre('W1')], stock, separate: true, at })
    expect(found.refused).toMatchObject([{ bucket: 'OOS' }])
  })

  test('the same sku in two lines is counted together', () => {
    const stock = [row('A', 'STANDARD', 10)]
    const lines = [line('A', 6), line('A', 5)]
    const found = split({ lines, centres: [centre('W1')], stock, separate: true, at })
    expect(found.deliveries.map(({ lines: sent }) => sent)).toEqual([[lines[0]]])
    expect(found.refused).toMatchObject([{ line: lines[1], bucket: 'OOS' }])
  })

  test('the next centre is tried, and different centres never share a delivery', () => {
    const stock = [row('A', 'STANDARD', 1), row('A', 'STANDARD', 9, { centreId: 'W2' }), row('B', 'STANDARD', 5)]
    const lines = [line('A', 5), line('B', 1)]
    const found = split({ lines, centres: [centre('W1'), centre('W2')], stock, separate: false, at })
    expect(found.deliveries).toEqual([
      { centreId: 'W1', group: 'D1', lines: [lines[1]] },
      { centreId: 'W2', group: 'D1', lines: [lines[0]] },
    ])
  })
})

const fixture = [
  row('T1', 'STANDARD', 9),
  row('T2', 'STANDARD', 1),
  row('T6', 'BACKORDER', 500, { releaseDate: day('2099-01-01') }),
  row('T5', 'BACKORDER', 0),
  row('T9', 'ALWAYS', 0),
]
const prices: Record<string, number> = { T1: 19099, T2: 29099, T6: 8099, T5: 1700, T9: 8899 }
const STANDARD = [line('T1', 2), line('T2', 1)]
const PREORDER = [line('T6', 3)]
const BACKORDER = [line('T5', 4)]
const ELECTRONIC = [line('T9', 5, true)]
const MIXED = [...STANDARD, ...PREORDER, ...BACKORDER]
const FULL = [...MIXED, ...ELECTRONIC]

describe('the carts of the platform’s own tests', () => {
  test.each([
    ['STANDARD', STANDARD, true, { D1: 68974 }],
    ['PREORDER', PREORDER, true, { D2: 25974 }],
    ['BACKORDER', BACKORDER, true, { D3: 8477 }],
    ['ELECTRONIC', ELECTRONIC, true, { D4: 44495 }],
    ['MIXED, several deliveries', MIXED, true, { D1: 68974, D2: 25974, D3: 8477 }],
    ['MIXED, one delivery', MIXED, false, { D5: 100071 }],
    ['FULL, several deliveries', FULL, true, { D1: 68974, D2: 25974, D3: 8477, D4: 44495 }],
    ['FULL, one delivery', FULL, false, { D5: 100071, D4: 44495 }],
  ])('%s', (_name, lines, separate, totals) => {
    const { deliveries } = split({ lines, centres: [centre('W1')], stock: fixture, separate, at })
    const found = deliveries.map((delivery) => {
      const goods = delivery.lines.reduce((sum, { skuId, quantity }) => sum + prices[skuId]! * quantity, 0)
      return [delivery.group, goods + (isPhysical(delivery) ? 1677 : 0)]
    })
    expect(Object.fromEntries(found)).toEqual(totals)
    expect(deliveries.map(({ group }) => group)).toEqual(Object.keys(totals))
  })
})

describe('a centre', () => {
  const groupsOf = (flags: Partial<SplitCentre>, separate: boolean) =>
    split({ lines: FULL, centres: [centre('W1', flags)], stock: fixture, separate, at }).deliveries.map(
      ({ group, lines }) => `${group}:${lines.map(({ skuId }) => skuId).join('+')}`,
    )

  test('that cannot ship several sends one, whatever the customer chose', () => {
    expect(groupsOf({ multiShip: false }, true)).toEqual(['D5:T1+T2+T6+T5', 'D4:T9'])
  })

  test('may insist that what waits travels alone', () => {
    expect(groupsOf({ forceBackorderSplit: true }, false)).toEqual(['D1:T1+T2', 'D2:T6', 'D3:T5', 'D4:T9'])
  })

  test('may insist that everything travels alone', () => {
    expect(groupsOf({ forceAllSplit: true }, false)).toEqual(['D1:T1', 'D1:T2', 'D2:T6', 'D3:T5', 'D4:T9'])
  })
})
