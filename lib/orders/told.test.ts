import { describe, expect, test } from 'vitest'
import { deliveryStates } from '@/db/words'
import { SKIPPED } from '@/lib/payments/plan'
import { isExpected, toldPayments, toldSteps, waitsFor } from './told'

const at = new Date('2026-05-01T10:00:00Z')

describe('the history a customer reads', () => {
  const step = (seq: number, fromState: string, toState: string, values = {}) => {
    const rest = { event: 'evt.order.cancel.refund', message: null, requestId: 'r1', at, ...values }
    return { seq, fromState, toState, ...rest }
  }

  test('has the states an order came to, not those it passed through, nor its deliveries', () => {
    const steps = [
      step(1, 'os.none', 'os.pending'),
      step(2, 'ds.fullfillment', 'ds.inventory.reserved'),
      step(3, 'os.pending', 'os.waiting'),
    ]
    expect(toldSteps(steps).map(({ seq, state }) => [seq, state])).toEqual([[3, 'os.waiting']])
  })

  test('has each message once, at the state it came with, or by itself', () => {
    const message = 'We are sorry'
    const cancelled = [
      step(4, 'ds.inventory.reserved', 'ds.inventory.void.reserv', { message }),
      step(5, 'os.waiting', 'os.cancelled', { message }),
      step(6, 'os.cancelled', 'os.cancelled', { message: 'A note', requestId: 'r2' }),
      step(7, 'ds.packing', 'ds.shipment.ready', { message, requestId: 'r3' }),
    ]
    expect(toldSteps(cancelled)).toMatchObject([
      { seq: 5, state: 'os.cancelled', message },
      { seq: 6, state: null, message: 'A note' },
      { seq: 7, state: null, message },
    ])
  })
})

describe('the money a customer reads of', () => {
  const row = (operation: string, result: string, values = {}) =>
    ({
      ...{ id: operation + result, deliveryId: null, gateway: 'testPaymentGateway', operation, result, amount: 100 },
      ...{ message: 'for operators only', cardBrand: 'visa', cardLastFour: '4242', at },
      ...values,
    }) as Parameters<typeof toldPayments>[0][number]
  const kinds = (...rows: ReturnType<typeof row>[]) => toldPayments(rows).map(({ kind }) => kind)

  test('is what became of it, with the card and without the gateway’s words', () => {
    const [paid] = toldPayments([row('AUTH_CAPTURE', 'Ok')])
    expect(paid).toEqual({
      id: 'AUTH_CAPTUREOk',
      kind: 'charged',
      amount: 100,
      card: { brand: 'visa', lastFour: '4242' },
      at,
    })
    expect(kinds(row('AUTH', 'Ok'), row('CAPTURE', 'Ok'), row('REFUND', 'Ok'))).toEqual(['charged', 'givenBack'])
    expect(kinds(row('AUTH', 'Ok'), row('REVERSE_AUTH', 'Ok'))).toEqual(['released'])
  })

  test('is one sum as long as it is only reserved', () => {
    const [one, two, three] = ['1', '2', '3'].map((deliveryId) => row('AUTH', 'Ok', { id: deliveryId, deliveryId }))
    const paid = row('CAPTURE', 'Ok', { deliveryId: '2' })
    expect(toldPayments([one!, two!, three!, paid])).toMatchObject([
      { kind: 'held', amount: 200 },
      { kind: 'charged', amount: 100 },
    ])
  })

  test('leaves out what is between the shop and its gateway', () => {
    expect(kinds(row('CAPTURE', 'Failed'), row('REFUND', 'Manual processing required'))).toEqual([])
    expect(kinds(row('AUTH', 'Failed', { message: SKIPPED }), row('AUTH', 'Ok', { amount: 0 }))).toEqual([])
    expect(kinds(row('AUTH', 'Ok', { gateway: 'courierPaymentGateway' }))).toEqual([])
    expect(kinds(row('CAPTURE', 'Ok', { gateway: 'courierPaymentGateway' }))).toEqual(['charged'])
  })

  test('is under way until its answer is known, and refused only if it was asked for', () => {
    const processing = row('AUTH_CAPTURE', 'Processing')
    expect(kinds(processing)).toEqual(['underWay'])
    expect(kinds(processing, row('AUTH_CAPTURE', 'Ok'))).toEqual(['charged'])
    expect(kinds(row('AUTH', 'Failed'))).toEqual(['refused'])
  })
})

test.each([
  ['D2', 'ds.wait.date', new Date('2026-06-01'), { day: new Date('2026-06-01') }],
  ['D2', 'ds.wait.inventory', new Date('2026-06-01'), 'stock'],
  ['D2', 'ds.wait.date', new Date('2026-04-01'), null],
  ['D3', 'ds.wait.inventory', null, 'stock'],
  ['D3', 'ds.inventory.allocated', null, null],
  ['D5', 'ds.inventory.reserved', new Date('2026-06-01'), { day: new Date('2026-06-01') }],
  ['D5', 'ds.inventory.reserved', null, 'stock'],
  ['D1', 'ds.inventory.reserved', null, null],
  ['D4', 'ds.inventory.reserved', null, null],
] as const)('a delivery %s in %s with goods from %s waits for %j', (group, state, released, expected) => {
  expect(waitsFor({ group, state, released }, at)).toEqual(expected)
})

test('nothing is expected of a delivery that has arrived, or will not leave', () => {
  expect(deliveryStates.filter((state) => !isExpected({ state }))).toEqual([
    'ds.shipped',
    'ds.inventory.void.reserv',
    'ds.inventory.void.wait',
    'ds.inventory.deallocated',
    'ds.inventory.returned',
  ])
})
