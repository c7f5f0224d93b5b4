import type { OrderState } from '@/db/words'
import { featuresOf } from '@/lib/payments/gateways'
import { firstState, type OrderEvent } from '../machine'

/** What whoever has just pressed the button has to be told. */
export const outcomes = [
  'placed',
  'approval',
  'processing',
  'awaited',
  'unpaid',
  'refused',
  'soldOut',
  'cancelled',
] as const
export type Outcome = (typeof outcomes)[number]

const byState: Record<OrderState, Outcome> = {
  'os.none': 'unpaid',
  'os.pending': 'awaited',
  'os.waiting.approve': 'approval',
  'os.waiting.payment': 'processing',
  'os.waiting': 'placed',
  'os.in.progress': 'placed',
  'os.partially.shipped': 'placed',
  'os.completed': 'placed',
  'os.cancelled': 'cancelled',
  'os.cancelled.waiting.payment': 'cancelled',
  'os.returned': 'placed',
  'os.returned.waiting.payment': 'placed',
}

/** Why an order ended before it began, by the event that ended it. Source: platform reference, §6.5. */
const byEnding: Partial<Record<OrderEvent, Outcome>> = {
  'evt.order.cancel': 'refused',
  'evt.new.order.cancel.refund': 'soldOut',
}

type Told = { state: OrderState; history: { event: string; state: OrderState | null }[] }

/** Where an order stands, for the page that follows the checkout. Only its own row and history say so. */
export function outcomeOf({ state, history }: Told): Outcome {
  if (byState[state] !== 'cancelled') return byState[state]
  const ending = history.find((step) => step.state === state)
  return byEnding[ending?.event as OrderEvent] ?? 'cancelled'
}

/** The answer of a gateway is still to come: the page looks again by itself. */
export const isUndecided = (outcome: Outcome) => outcome === 'awaited' || outcome === 'unpaid'

/** Nothing is ordered, and the cart is as it was. */
export const isBack = (outcome: Outcome) => outcome === 'refused' || outcome === 'soldOut'

/** It ended as it was placed: nobody wanted to pay for it. */
export const isUnpaid = ({ state }: { state: OrderState }) => byState[state] === 'cancelled'

/** Written down, and to be paid on the gateway's own page before it begins. */
export const isPaidElsewhere = ({ state, gateway }: { state: OrderState; gateway: string }) =>
  state === firstState.order && featuresOf(gateway).externalForm
