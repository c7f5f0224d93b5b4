import 'server-only'
import { and, eq, lte } from 'drizzle-orm'
import { z } from 'zod'
import { db, type Reader } from '@/db'
import { orders, paymentIntents } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE } from '@/lib/clock'
import { takesMoney } from '@/lib/payments/gateway'
import { BY_HAND, type Intent } from '@/lib/payments/runs'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { cartScopeOf } from '../checkout/once'
import { overseenBy } from '../policy'
import { answered, finish, type Outcome } from '../raise'
import { causeOf, writeHistory } from '../work'

/** How long a gateway may take before a person may answer in its place. */
export const PATIENCE = 10 * MINUTE

export const AnswerByHand = z.object({
  orderId: z.uuid(),
  intentId: z.uuid(),
  /** Whether the gateway did it, as its own desk shows. */
  done: z.enum(['yes', 'no'], 'choose'),
  /** What the gateway calls it: without it nothing can be asked about this payment later. */
  reference: z.string().trim().max(100, 'tooLong').default(''),
  remark: z.string().trim().min(1, 'required').max(2000, 'tooLong'),
})
export type AnswerByHand = z.output<typeof AnswerByHand>

/** The question that an order has waited for too long, if there is one: a person may look it up and answer it. */
export async function overdueQuestion(orderId: string, reader: Reader = db): Promise<Intent | undefined> {
  const isOverdue = lte(paymentIntents.createdAt, later(-PATIENCE))
  const [intent] = await reader
    .select()
    .from(paymentIntents)
    .where(and(eq(paymentIntents.orderId, orderId), eq(paymentIntents.state, 'called'), isOverdue))
  return intent
}

/**
 * Says in a gateway's place whether it did what it was asked for, and goes on with the order from there. For gateways
 * that never answer: without it the order would wait for ever. Refused if the answer has come meanwhile.
 */
export async function answerByHand(actor: Actor, given: AnswerByHand): Promise<Outcome> {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, given.orderId), overseenBy(actor)))
  const shop = order && (await shopById(order.shopId))
  if (!shop) return act(actor, 'answer.payment', {}, () => Promise.reject(missing()))
  const scope = { order: order.id, ...cartScopeOf(order) }
  const step = await act({ ...actor, shop }, 'answer.payment', scope, async (tx, note) => {
    const intent = await overdueQuestion(order.id, tx)
    if (!intent || intent.id !== given.intentId) throw new Refusal('orderMoved')
    const { operation, amount } = intent
    const isDone = given.done === 'yes'
    // Else the gateway, when it tells of the refund, could not be told from another one.
    if (isDone && operation === 'REFUND' && !given.reference) {
      throw new Refusal('checkFields', 'invalid', {}, { reference: 'required' })
    }
    note.about('order', order.id)
    if (order.customerId) note.concerning(order.customerId)
    note.changed({ operation, amount }, { done: isDone, remark: given.remark })
    const { state, id } = order
    const said = { event: 'answer.payment', deliveryId: null, fromState: state, toState: state }
    await writeHistory(tx, id, causeOf(actor, { remark: given.remark }), said)
    return answered(tx, id, intent.runId, intent, {
      gateway: BY_HAND,
      result: isDone ? 'Ok' : 'Failed',
      settled: isDone && takesMoney(operation),
      reference: given.reference || null,
      message: `${actor.account?.name ?? ''}: ${given.remark}`,
    })
  })
  return finish(step)
}
