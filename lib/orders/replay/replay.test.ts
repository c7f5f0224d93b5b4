import { describe, expect, test } from 'vitest'
import { faultsFound } from '@/lib/testing/sound'
import { Case, CaseFile, stepOf } from './case'
import { ownCases } from './cases/all'
import { replay } from './run'

describe('our own stories come true:', () => {
  test.each(ownCases)('$id', async (each) => {
    expect(await replay(each)).toEqual([])
  })

  test('and leave nothing behind that no invariant allows', async () => {
    expect(await faultsFound()).toEqual([])
  })
})

test('a story that is not true is found out, wherever it lies', async () => {
  const [told] = ownCases
  const lie = {
    order: 'os.completed',
    del: 'D1=ds.packing',
    pay: '689.74 A F',
    paid: '1.00',
    total: '1.00',
    inv: { T1: '1/1' },
  }

  expect(await replay({ ...told!, after: lie })).toEqual([
    'order: expected os.completed, got os.in.progress',
    'paid: expected 1.00, got 0.00',
    'total: expected 1.00, got 689.74',
    'del: expected D1=ds.packing, got D1=ds.wait.allocation',
    'pay: expected 689.74 A F, got 689.74 A ok',
    'T1: expected 1/1, got 9/2',
  ])
  expect(await replay({ ...told!, steps: [...told!.steps, 'evt.process.allocation=>EXCEPTION'], after: {} })).toEqual([
    'evt.process.allocation=>EXCEPTION: expected it to be refused, it was handled',
  ])
})

test('cases are read as they are written down, in a list or by name', () => {
  const written: object = JSON.parse(
    '{"id":"X1","gateway":"courierPaymentGateway","steps":["order STANDARD"],"then":{"order":"os.none"}}',
  )
  const read = { id: 'X1', mode: '', initialFaults: [], after: { order: 'os.none' } }

  expect(CaseFile.parse([written])).toMatchObject([read])
  expect(CaseFile.parse({ cases: [written] })).toMatchObject([read])
  expect(Case.safeParse({ ...written, mode: 'B' }).success).toBe(false)
})

test.each([
  ['order FULL/single SUBSHOP', { kind: 'order', cart: 'FULL', isSingle: true, inSubShop: true }],
  ['+UNSETTLED#259.74', { kind: 'parameter', name: 'UNSETTLED_SEQNO_259.74', value: 'true' }],
  ['-PROCESSING', { kind: 'parameter', name: 'PROCESSING', value: null }],
  ['extRefundCode=3', { kind: 'parameter', name: 'ext-refund-response-code', value: '3' }],
  ['stock-499 T6', { kind: 'stock', sku: 'T6', by: -499 }],
  ['release date of T6 := past', { kind: 'release', sku: 'T6', when: 'past' }],
  ['evt.refund.external[50.00]', { event: 'evt.refund.external', amount: 5_000 }],
  ['evt.refund.external[total]', { amount: 'total' }],
  ['evt.refund.processed[callback 689.74]', { isCallback: true, amount: 68_974 }],
  ['evt.refund.processed[manual]=>false', { byHand: true, expected: 'not handled' }],
  ['evt.new.order.cancel.refund[authCode=1]', { code: '1' }],
  [
    'evt.delivery.update[T1:2,T2:rejected]',
    {
      lines: [
        { sku: 'T1', said: '2' },
        { sku: 'T2', said: 'rejected' },
      ],
    },
  ],
  ['evt.pending=>EXCEPTION', { expected: 'refused' }],
])('the step %s is understood', (text, step) => {
  expect(stepOf(text)).toMatchObject(step)
})

test.each(['order', 'evt.pending=>PERHAPS', 'stock 9 T1', 'evt.delivery.update[T1]', 'press the button'])(
  'the step %s is not',
  (text) => {
    expect(() => stepOf(text)).toThrow()
  },
)
