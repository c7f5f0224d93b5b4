import { expect, test } from 'vitest'
import { orderStates } from '@/db/words'
import { isBack, isUndecided, outcomeOf } from './outcome'

const told = (state: (typeof orderStates)[number], event = '') => ({ state, history: [{ event, state }] })

test.each([
  ['os.none', '', 'unpaid'],
  ['os.pending', 'evt.pending', 'awaited'],
  ['os.waiting.approve', 'evt.order.approve.wait', 'approval'],
  ['os.waiting.payment', 'evt.payment.processing', 'processing'],
  ['os.waiting', 'evt.payment.offline', 'placed'],
  ['os.in.progress', 'evt.payment.ok', 'placed'],
  ['os.cancelled', 'evt.order.cancel', 'refused'],
  ['os.cancelled', 'evt.new.order.cancel.refund', 'soldOut'],
  ['os.cancelled.waiting.payment', 'evt.new.order.cancel.refund', 'soldOut'],
  ['os.cancelled', 'evt.order.cancel.refund', 'cancelled'],
] as const)('an order in %s after %s is %s', (state, event, outcome) => {
  expect(outcomeOf(told(state, event))).toBe(outcome)
})

test('a page looks again only while an answer is awaited, and leads back only where nothing was ordered', () => {
  const all = orderStates.map((state) => [state, outcomeOf(told(state))] as const)
  expect(all.filter(([, outcome]) => isUndecided(outcome)).map(([state]) => state)).toEqual(['os.none', 'os.pending'])
  expect(all.filter(([, outcome]) => isBack(outcome))).toEqual([])
  expect(isBack(outcomeOf(told('os.cancelled', 'evt.order.cancel')))).toBe(true)
})
