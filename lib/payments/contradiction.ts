import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { type orders, paymentCallbacks, payments, shops } from '@/db/schema'
import type { PaymentResult } from '@/db/words'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import type { CallbackReason } from './callback-reasons'
import type { Answer, Intent } from './runs'

type Order = typeof orders.$inferSelect

/** Money moved, or may still do so. */
const isYes = (result: PaymentResult) => result === 'Ok' || result === 'Processing'

/**
 * Looks at an answer that came when its question was answered already: by a person, who had waited long enough. If it says
 * otherwise, money was moved that the order knows nothing of, or the other way round. The order has gone on and is not
 * turned about; the answer is kept beside what gateways tell us, once, and waits for a person.
 */
export async function noticeContradiction(tx: Tx, order: Order, intent: Intent, answer: Answer): Promise<void> {
  const [written] = await tx.select().from(payments).where(eq(payments.intentId, intent.id))
  if (!written || isYes(written.result) === isYes(answer.result)) return
  const { operation, amount } = intent
  const { result, reference, message } = answer
  log.warn(
    { order: order.number, operation, result, written: written.result },
    'a gateway contradicts what was answered for it',
  )
  const [shop] = await tx.select().from(shops).where(eq(shops.id, order.shopId))
  const masterId = shop!.masterId ?? shop!.id
  const body = {
    operation,
    amount,
    result,
    reference,
    message,
    answeredFor: { result: written.result, by: written.gateway },
  }
  const reason: CallbackReason = 'answeredOtherwise'
  const at = now()
  await tx
    .insert(paymentCallbacks)
    .values({
      ...{ gateway: order.gateway, shopId: masterId, eventId: `${masterId}:answer:${intent.id}`, orderId: order.id },
      ...{ operation, amount, currency: order.currency, body: JSON.stringify(body), state: 'unprocessed', reason },
      ...{ receivedAt: at, processedAt: at },
    })
    .onConflictDoNothing()
}
