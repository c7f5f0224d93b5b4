import { expect, test } from 'vitest'
import { type Facts, untrue } from './untrue'
import type { Line } from './world'

const placed: Line = { request: 'r1', what: 'place', key: 'form', end: 'ok', state: 'os.waiting' }
const pressed: Line = {
  request: 'r2',
  what: 'operate',
  key: 'order',
  end: 'ok',
  state: 'os.waiting',
  reason: 'pack.delivery',
}
const heard: Line = { request: 'r3', what: 'callback', key: 'order', end: 'ok' }
const stocked: Line = { request: 'r4', what: 'stock', key: 'sku', end: 'ok' }

const facts = (less: Partial<Facts> = {}): Facts => ({
  orders: new Map([['form', '1-1']]),
  moved: new Set(['r1', 'r2']),
  entries: [
    { request: 'r1', action: 'order.place' },
    { request: 'r2', action: 'pack.delivery' },
    { request: 'r4', action: 'stock.count' },
  ],
  heard: new Set(['r3']),
  ...less,
})

test('what everybody was told is true', () => {
  const begun = { request: 'r9', what: 'place', key: 'other' } as const
  expect(untrue([begun, placed, pressed, heard, stocked], facts())).toEqual([])
})

test.each<[string, Line[], Partial<Facts>]>([
  ['an order that is gone', [placed], { orders: new Map() }],
  ['an order that never moved', [placed], { moved: new Set() }],
  ['an order that is not in the ledger', [placed], { entries: [] }],
  ['an order that was refused and is there', [{ ...placed, end: 'refused' }], {}],
  ['a button without a trace', [pressed], { moved: new Set() }],
  ['a button that is not in the ledger', [pressed], { entries: [] }],
  ['a button that was refused and worked', [{ ...pressed, end: 'refused' }], {}],
  ['a callback that was forgotten', [heard], { heard: new Set() }],
  ['goods that came and went', [stocked], { entries: [] }],
  ['a call that failed without a reason of ours', [{ ...placed, end: 'failed', reason: 'TypeError' }], {}],
  ['something done twice', [], { entries: [...facts().entries, ...facts().entries] }],
])('%s is found', (_, lines, less) => {
  expect(untrue(lines, facts(less)).length).toBeGreaterThan(0)
})
