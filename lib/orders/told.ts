import type { DeliveryGroup, DeliveryState, OrderState, PaymentOperation, PaymentResult } from '@/db/words'
import { featuresOf } from '@/lib/payments/gateways'
import { SKIPPED } from '@/lib/payments/plan'
import { isOrderState, isPassing } from './machine'

/** What the customer is told of an order's history, money and waiting: pure, and less than the staff knows. */

type Step = {
  seq: number
  event: string
  fromState: string
  toState: string
  message: string | null
  requestId: string
  at: Date
}
export type ToldStep = { seq: number; event: string; state: OrderState | null; message: string | null; at: Date }

/** The states an order came to, and every message to the customer once, though a deed may have moved many things. */
export function toldSteps(steps: Step[]): ToldStep[] {
  const isNews = ({ fromState, toState }: Step) =>
    fromState !== toState && isOrderState(toState) && !isPassing(toState as OrderState)
  const bearer = (step: Step) => {
    const same = steps.filter(({ message, requestId }) => message === step.message && requestId === step.requestId)
    return (same.find(isNews) ?? same[0])?.seq
  }
  return steps.flatMap((step) => {
    const message = step.message && bearer(step) === step.seq ? step.message : null
    const state = isNews(step) ? (step.toState as OrderState) : null
    return state || message ? [{ seq: step.seq, event: step.event, state, message, at: step.at }] : []
  })
}

type Paid = {
  id: string
  deliveryId: string | null
  gateway: string
  operation: PaymentOperation
  result: PaymentResult
  amount: number
  message: string | null
  cardBrand: string | null
  cardLastFour: string | null
  at: Date
}

export type ToldPayment = {
  id: string
  kind: 'held' | 'released' | 'charged' | 'givenBack' | 'underWay' | 'refused'
  amount: number
  card: { brand: string; lastFour: string } | null
  at: Date
}

const done: Record<PaymentOperation, ToldPayment['kind']> = {
  AUTH: 'held',
  REVERSE_AUTH: 'released',
  CAPTURE: 'charged',
  AUTH_CAPTURE: 'charged',
  VOID_CAPTURE: 'givenBack',
  REFUND: 'givenBack',
  REFUND_NOTIFY: 'givenBack',
}

/**
 * What happened to the customer's money, without what is between the shop and its gateway: no messages, no failed
 * attempts to capture or to give back, and no bookkeeping where no money moves by itself. What is only reserved is one
 * sum, without what has been charged or let go since.
 */
export function toldPayments(rows: Paid[]): ToldPayment[] {
  const told = rows.flatMap((row, at) => {
    const kind = kindOf(row, rows.slice(at + 1))
    if (!kind || row.amount === 0) return []
    const { id, amount, cardBrand: brand, cardLastFour: lastFour } = row
    return [{ id, kind, amount, card: brand && lastFour ? { brand, lastFour } : null, at: row.at }]
  })
  const held = told.filter(({ kind }) => kind === 'held')
  const amount = held.reduce((sum, each) => sum + each.amount, 0)
  return told.flatMap((each) => (each === held[0] ? [{ ...each, amount }] : held.includes(each) ? [] : [each]))
}

function kindOf(row: Paid, after: Paid[]): ToldPayment['kind'] | undefined {
  const { operation, result, gateway, message } = row
  const asks = operation === 'AUTH' || operation === 'AUTH_CAPTURE'
  if (!featuresOf(gateway).online && (operation === 'AUTH' || operation === 'REVERSE_AUTH')) return undefined
  if (result === 'Ok') return operation === 'AUTH' && isClosed(row, after) ? undefined : done[operation]
  if (result === 'Failed') return asks && message !== SKIPPED ? 'refused' : undefined
  const isDecided = after.some((later) => later.operation === operation && later.deliveryId === row.deliveryId)
  return result === 'Processing' && asks && !isDecided ? 'underWay' : undefined
}

const isClosed = (auth: Paid, after: Paid[]) =>
  after.some(
    ({ operation, result, deliveryId, amount }) =>
      (operation === 'CAPTURE' || operation === 'REVERSE_AUTH') &&
      result === 'Ok' &&
      deliveryId === auth.deliveryId &&
      amount === auth.amount,
  )

/** What a delivery waits for before it can be packed, in each of its states before that. */
const waits: Partial<Record<DeliveryState, 'date' | 'stock' | 'both'>> = {
  'ds.fullfillment': 'both',
  'ds.inventory.reserved': 'both',
  'ds.wait.date': 'both',
  'ds.wait.inventory': 'stock',
}

type Waiting = { state: DeliveryState; group: DeliveryGroup; released: Date | null }

/** What keeps a delivery back: a day its goods come out, or stock; null if nothing does, or not any more. */
export function waitsFor({ state, group, released }: Waiting, at: Date): { day: Date } | 'stock' | null {
  const what = waits[state]
  if (!what || group === 'D1' || group === 'D4') return null
  if (what === 'both' && group !== 'D3' && released && released > at) return { day: released }
  return group === 'D2' && what === 'both' ? null : 'stock'
}

const over: DeliveryState[] = [
  'ds.shipped',
  'ds.inventory.void.reserv',
  'ds.inventory.void.wait',
  'ds.inventory.deallocated',
  'ds.inventory.returned',
]

/** Whether something is still to come of a delivery. */
export const isExpected = ({ state }: { state: DeliveryState }) => !over.includes(state)
