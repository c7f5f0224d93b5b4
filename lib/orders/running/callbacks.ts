import 'server-only'
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db'
import { orders } from '@/db/schema'
import type { CallbackOutcome, HandleCallback, VerifiedCallback } from '@/lib/payments/callbacks'
import { verdictOf } from '@/lib/payments/external-form'
import { featuresOf } from '@/lib/payments/gateways'
import { ledgerOf } from '@/lib/payments/runs'
import { missing, Refusal, type RefusalKey } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { demandWithinHold, holdScope } from '../checkout/held'
import { cartScopeOf, isOrderedAlready } from '../checkout/once'
import { firstState, mayRaise, type OrderEvent } from '../machine'
import { begin, finish, raise } from '../raise'
import { byItself, type OrderRow, type Raise } from '../work'
import { refundFailed } from './refund-failed'

/**
 * What a gateway's word does to its order, by where the order is. What fits nowhere is left for a person to look at;
 * what cannot be done at this moment throws, and is told again. Source: platform reference, §8.3.
 */
export const handleCallback: HandleCallback = async (callback) => {
  if (callback.operation === 'INFO' && !callback.alarm) return 'ignored'
  const [order] = callback.orderId ? await db.select().from(orders).where(eq(orders.id, callback.orderId)) : []
  if (callback.alarm) return order && callback.told.refund ? refundFailed(order, callback) : { waits: callback.alarm }
  if (!order) return 'unprocessed'
  if (callback.operation === 'PAYMENT') return paid(order, callback)
  return callback.operation === 'REFUND' ? refunded(order, callback) : 'unprocessed'
}

async function paid(order: OrderRow, callback: VerifiedCallback): Promise<CallbackOutcome> {
  if (mayRaise('evt.pending', 'gateway', order.state)) return begun(order, callback)
  if (mayRaise('evt.payment.processed', 'gateway', order.state)) return tell(order, callback, 'evt.payment.processed')
  if (await isKnown(order, callback)) return 'ignored'
  return 'unprocessed' // told before, or too late
}

/** Gateways that we call tell us what they have answered already. */
async function isKnown({ id, gateway }: OrderRow, { told: { code, reference } }: VerifiedCallback): Promise<boolean> {
  if (featuresOf(gateway).externalForm || !reference) return false
  const { result } = verdictOf(code)
  const rows = await ledgerOf(db, id)
  return rows.some((row) => row.reference === reference && row.result === result)
}

/** What somebody else may have got while the customer was on the gateway's page. */
const gone: readonly RefusalKey[] = ['soldOutMeanwhile', 'couponUsedUp', 'couponUsedByYou', 'tooManyHeld']

/**
 * Money for an order that only now begins: if its goods or its coupon are gone, or its cart was ordered already, the money
 * goes back. It is never kept for another price than was agreed, nor are goods kept for money that may not come beyond
 * what may be held.
 */
async function begun(order: OrderRow, callback: VerifiedCallback): Promise<CallbackOutcome> {
  const at = raiseOf(callback)
  const shop = await shopById(order.shopId)
  if (!shop) throw missing()
  // Whoever orders from the same cart, or for the same holder, waits: only one of the two begins.
  const scope = { order: order.id, ...cartScopeOf(order), ...holdScope(shop, order) }
  const isUnsure = verdictOf(callback.told.code).result === 'Processing'
  try {
    const step = await transact(scope, async (tx) => {
      const isTwice = await isOrderedAlready(order, tx)
      const next = isTwice ? 'evt.new.order.cancel.refund' : 'evt.pending'
      const begun = await begin(tx, order.id, byItself(callback.id), at(next))
      if (isUnsure) await demandWithinHold(tx, shop, begun.order)
      return begun
    })
    return outcomeOf(await finish(step))
  } catch (error) {
    if (!(error instanceof Refusal) || !gone.includes(error.key)) throw error
    return tell(order, callback, 'evt.new.order.cancel.refund')
  }
}

async function refunded(order: OrderRow, callback: VerifiedCallback): Promise<CallbackOutcome> {
  // On a page of the gateway's own, only these codes say that money went back.
  if (featuresOf(order.gateway).externalForm && !['1', '2'].includes(callback.told.code)) return 'unprocessed'
  if (mayRaise('evt.refund.processed', 'gateway', order.state)) return awaited(order, callback)
  const isTooEarly = order.state === firstState.order || mayRaise('evt.payment.processed', 'gateway', order.state)
  if (isTooEarly || !callback.amount) return 'unprocessed'
  return tell(order, callback, 'evt.refund.external')
}

/**
 * Money that an order waits for has gone back: as much as the gateway says, and not a cent is asked for again. When
 * nothing is left to give back, the order is done with.
 */
async function awaited(order: OrderRow, callback: VerifiedCallback): Promise<CallbackOutcome> {
  if (!callback.amount) return 'unprocessed'
  const cause = byItself(callback.id)
  const step = await transact({ order: order.id }, async (tx) => {
    const told = await begin(tx, order.id, cause, raiseOf(callback)('evt.refund.external'))
    return !told.handled || told.order.paid > 0
      ? told
      : begin(tx, order.id, cause, { event: 'evt.refund.processed', by: 'gateway' })
  })
  return outcomeOf(await finish(step))
}

const raiseOf =
  ({ told, amount }: VerifiedCallback) =>
  (event: OrderEvent): Raise => ({ event, by: 'gateway', told, amount: amount ?? undefined })

const outcomeOf = ({ handled }: { handled: boolean }): CallbackOutcome => (handled ? 'processed' : 'unprocessed')

const tell = async (order: OrderRow, callback: VerifiedCallback, event: OrderEvent): Promise<CallbackOutcome> =>
  outcomeOf(await raise(byItself(callback.id), order.id, raiseOf(callback)(event)))
