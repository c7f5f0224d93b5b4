import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Availability, availabilities } from '@/db/words'
import { isPhysical, type SplitCentre, type SplitStock, split } from './split'

const at = new Date('2016-02-18')
const day = (text: string) => new Date(text)
const inside = [day('2016-01-01'), day('2016-03-01')] as const
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
  const before = [day('2015-01-01'), day('2015-03-01')] as const
  const after = [day('2017-01-01'), day('2017-03-01')] as const
  const open = [none, inside]
  const shut = [before, after]
  const any = [null, soon]

  /** Every row of the platform’s table, with all the windows, release dates and stock it stands for. */
  test.each<[Availability, boolean, (readonly [Date | null, Date | null])[], (Date | null)[], number[], string]>([
    ['ALWAYS', true, open, any, [0], 'D4'],
    ['ALWAYS', true, shut, any, [0], 'OFF'],
    ['ALWAYS', false, open, [null], [0], 'D1'],
    ['ALWAYS', false, open, [soon], [0], 'D2'],
    ['ALWAYS', false, shut, any, [0], 'OFF'],
    ['BACKORDER', false, open, [null], [10], 'D1'],
    ['BACKORDER', false, open, [null], [1], 'D3'],
    ['BACKORDER', false, open, [soon], [10, 1], 'D2'],
    ['BACKORDER', false, shut, any, [10], 'OFF'],
    ['STANDARD', false, open, [null], [10], 'D1'],
    ['STANDARD', false, open, [soon], [10], 'D2'],
    ['STANDARD', false, open, any, [1], 'OOS'],
    ['STANDARD', false, shut, any, [10], 'OFF'],
    ['SHOWROOM', false, [...open, ...shut], any, [10, 1], 'OFF'],
    // The platform sells what is marked as not available, as if it were STANDARD. Here that is not for sale.
    ['NA', false, [...open, ...shut], any, [10, 1], 'OFF'],
  ])('%s, electronic %s, in %j, released %j, with %j: %s', (availability, digital, windows, releases, left, bucket) => {
    for (const [availableFrom, availableTo] of windows) {
      for (const releaseDate of releases) {
        for (const quantity of left) {
          const terms = { availableFrom, availableTo, releaseDate }
          expect(bucketOf(row('A', availability, quantity, terms), digital)).toBe(bucket)
          expect(bucketOf(row('A', availability, quantity, { ...terms, disabled: true }), digital)).toBe('OFF')
        }
      }
    }
  })

  function bucketOf(stock: SplitStock, digital: boolean) {
    const lines = [line('A', 10, digital)]
    const found = split({ lines, centres: [centre('W1')], stock: [stock], separate: true, at })
    return found.deliveries[0]?.group ?? found.refused[0]?.bucket
  }

  test('one here and one there are not two', () => {
    const stock = [row('A', 'STANDARD', 1), row('A', 'STANDARD', 1, { centreId: 'W2' })]
    const centres = [centre('W1'), centre('W2')]
    expect(split({ lines: [line('A', 2)], centres, stock, separate: true, at }).refused).toMatchObject([
      { bucket: 'OOS' },
    ])
  })

  test('in a centre that is out, or does not sell it, the next is asked; sold out is the better answer', () => {
    const centres = [centre('W1'), centre('W2')]
    const off = row('A', 'SHOWROOM', 9)
    const found = (second: SplitStock) =>
      split({ lines: [line('A', 5)], centres, stock: [off, second], separate: true, at })
    expect(found(row('A', 'BACKORDER', 0, { centreId: 'W2' })).deliveries).toMatchObject([
      { centreId: 'W2', group: 'D3' },
    ])
    expect(found(row('A', 'STANDARD', 0, { centreId: 'W2' })).refused).toMatchObject([{ bucket: 'OOS' }])
    const soldOutFirst = [row('A', 'STANDARD', 0), row('A', 'NA', 9, { centreId: 'W2' })]
    const { refused } = split({ lines: [line('A', 5)], centres, stock: soldOutFirst, separate: true, at })
    expect(refused).toMatchObject([{ bucket: 'OOS' }])
    expect(found(row('A', 'NA', 9, { centreId: 'W2' })).refused).toMatchObject([{ bucket: 'OFF' }])
  })

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
  const each = ['D1:T1+T2', 'D2:T6', 'D3:T5', 'D4:T9']
  const mixed = ['D5:T1+T2+T6+T5', 'D4:T9']
  const alone = ['D1:T1', 'D1:T2', 'D2:T6', 'D3:T5', 'D4:T9']

  test.each([
    // multiShip, forceBackorderSplit, forceAllSplit; the customer wants several, or one
    [true, false, false, each, mixed],
    [false, false, false, mixed, mixed],
    [true, true, false, each, each],
    [false, true, false, each, each],
    [true, false, true, alone, alone],
    [false, false, true, alone, alone],
    [true, true, true, alone, alone],
    [false, true, true, alone, alone],
  ])(
    'ships several: %s, what waits alone: %s, all alone: %s',
    (multiShip, forceBackorderSplit, forceAllSplit, several, one) => {
      const flags = { multiShip, forceBackorderSplit, forceAllSplit }
      expect([groupsOf(flags, true), groupsOf(flags, false)]).toEqual([several, one])
    },
  )

  test('that lets lines wait alone still mixes nothing into them, and each of them is one', () => {
    const lines = [line('T6', 1), line('T6', 2), line('T5', 1), line('T1', 1)]
    const centres = [centre('W1', { forceBackorderSplit: true })]
    const { deliveries } = split({ lines, centres, stock: fixture, separate: false, at })
    expect(deliveries.map(({ group, lines: sent }) => `${group}:${sent.length}`)).toEqual([
      'D1:1',
      'D2:1',
      'D2:1',
      'D3:1',
    ])
  })

  test('mixes only its own: each of several makes one mixed delivery, by its own flags', () => {
    const stock = [
      ...fixture,
      ...fixture.map((one) => ({ ...one, id: `W2-${one.skuId}`, centreId: 'W2', quantity: 99 })),
    ]
    const lines = [line('T1', 2), line('T1', 50), line('T5', 4), line('T2', 50)]
    const groups = (first: Partial<SplitCentre>) =>
      split({ lines, centres: [centre('W1', first), centre('W2')], stock, separate: false, at }).deliveries.map(
        ({ centreId, group, lines: sent }) =>
          `${centreId} ${group}:${sent.map(({ skuId, quantity }) => `${quantity}×${skuId}`)}`,
      )
    expect(groups({})).toEqual(['W1 D5:2×T1,4×T5', 'W2 D1:50×T1,50×T2'])
    expect(groups({ forceBackorderSplit: true })).toEqual(['W1 D1:2×T1', 'W1 D3:4×T5', 'W2 D1:50×T1,50×T2'])
  })
})

describe('whatever is ordered', () => {
  const skuIds = ['A', 'B', 'C']
  const dates = fc.constantFrom(null, day('2016-01-01'), soon)
  const centres = fc
    .array(fc.record({ multiShip: fc.boolean(), forceBackorderSplit: fc.boolean(), forceAllSplit: fc.boolean() }), {
      maxLength: 3,
    })
    .map((all) => all.map((flags, n) => centre(`W${n + 1}`, flags)))
  const stock = fc.uniqueArray(
    fc.record({
      skuId: fc.constantFrom(...skuIds),
      centreId: fc.constantFrom('W1', 'W2', 'W3'),
      availability: fc.constantFrom(...availabilities),
      quantity: fc.nat(12),
      reserved: fc.nat(14),
      disabled: fc.boolean(),
      availableFrom: dates,
      availableTo: dates,
      releaseDate: dates,
    }),
    { selector: ({ skuId, centreId }) => `${centreId}-${skuId}`, maxLength: 9 },
  )
  const lines = fc.array(fc.record({ skuId: fc.constantFrom(...skuIds), quantity: fc.integer({ min: 1, max: 8 }) }), {
    maxLength: 8,
  })

  test('each line is in one delivery or refused, whole; nothing is promised twice; electronic goods stay apart', () => {
    fc.assert(
      fc.property(centres, stock, lines, fc.boolean(), (centresGiven, rows, ordered, separate) => {
        const given = {
          lines: ordered.map((one, n) => ({ ...one, id: `line-${n}`, digital: one.skuId === 'C' })),
          centres: centresGiven,
          stock: rows.map((one) => ({ ...one, id: `${one.centreId}-${one.skuId}` })),
          separate,
          at,
        }
        const { deliveries, refused } = split(given)
        const all = [...deliveries.flatMap((delivery) => delivery.lines), ...refused.map((one) => one.line)]
        expect(all.map(({ id }) => id).sort()).toEqual(given.lines.map(({ id }) => id).sort())
        const pieces = (some: { quantity: number }[]) => some.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(pieces(all)).toBe(pieces(given.lines))

        for (const { id, multiShip, forceAllSplit, forceBackorderSplit } of centresGiven) {
          const own = deliveries.filter(({ centreId }) => centreId === id)
          const physical = own.filter(isPhysical)
          for (const { group, lines: sent } of own) {
            expect(sent.length).toBeGreaterThan(0)
            expect(sent.every(({ digital }) => digital === (group === 'D4'))).toBe(true)
            if (forceAllSplit) expect(sent).toHaveLength(1)
          }
          if (!(separate && multiShip) && !forceAllSplit && !forceBackorderSplit)
            expect(physical.length).toBeLessThan(2)
          if (separate && multiShip) expect(own.some(({ group }) => group === 'D5')).toBe(false)
          for (const row of given.stock.filter((one) => one.centreId === id && one.availability === 'STANDARD')) {
            const promised = pieces(physical.flatMap((one) => one.lines.filter(({ skuId }) => skuId === row.skuId)))
            if (promised > 0) expect(promised).toBeLessThanOrEqual(row.quantity - row.reserved)
          }
        }
      }),
      { numRuns: 3000 },
    )
  })
})
