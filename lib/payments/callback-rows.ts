import 'server-only'
import { and, asc, eq, isNotNull, lt, or } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { orders, paymentCallbacks, payments, shops } from '@/db/schema'
import type { CallbackState } from '@/db/words'
import { later, MINUTE, now } from '@/lib/clock'
import { plainText } from '@/lib/plain-text'
import type { CallbackReason } from './callback-reasons'
import type { Spoken } from './spoken'

export type CallbackRow = typeof paymentCallbacks.$inferSelect

/** How long whoever took a callback on has for it before somebody else may. */
const LEASE = MINUTE / 2
/** How many of those that were not believed are kept in a minute, in each process: anybody can send them. */
const KEPT_A_MINUTE = 60
const kept = { minute: 0, count: 0 }

/**
 * Keeps a callback that is not believed, as a sample. `shopId` is the shop it claims to be for: whoever runs that shop
 * should see who tried.
 */
export async function keepRejected(gateway: string, body: string, reason: CallbackReason, shopId: string | null) {
  const at = now()
  const minute = Math.floor(at.getTime() / MINUTE)
  if (kept.minute !== minute) Object.assign(kept, { minute, count: 0 })
  if (++kept.count > KEPT_A_MINUTE) return
  await transact({}, async (tx) => {
    const values = { gateway, shopId, body: plainText(body), reason, receivedAt: at, processedAt: at }
    await tx.insert(paymentCallbacks).values({ ...values, state: 'rejected' })
  })
}

export type Claim = { row: CallbackRow } | 'done' | 'busy'

/**
 * Writes down a callback that is believed, as it came, before anything is made of it. The first of an event is for us to
 * process; one that was told before is either done, or in somebody's hands, or ours because they let go of it.
 */
export async function storeCallback(gateway: string, masterId: string, body: string, spoken: Spoken): Promise<Claim> {
  // Another merchant's events have ids of their own: theirs must not hide ours.
  const eventId = `${masterId}:${spoken.eventId}`
  return transact({ callback: `${gateway}:${eventId}` }, async (tx) => {
    const sameEvent = and(eq(paymentCallbacks.gateway, gateway), eq(paymentCallbacks.eventId, eventId))
    const [first] = await tx.select().from(paymentCallbacks).where(sameEvent)
    if (first) {
      if (first.state !== 'received') return 'done'
      const row = await takeOver(tx, first.id)
      return row ? { row } : 'busy'
    }
    const orderId = await orderIdOf(tx, gateway, masterId, spoken)
    const { operation, amount, currency } = spoken
    const about = { eventId, shopId: masterId, orderId, operation, amount, currency }
    const [row] = await tx
      .insert(paymentCallbacks)
      .values({ ...about, gateway, body: plainText(body), state: 'received', receivedAt: now() })
      .returning()
    return { row: row! }
  })
}

/** Nobody has it: whoever had it said so, or their time is over. */
const isFree = () =>
  and(
    eq(paymentCallbacks.state, 'received'),
    isNotNull(paymentCallbacks.eventId),
    or(eq(paymentCallbacks.reason, TRY_AGAIN), lt(paymentCallbacks.receivedAt, later(-LEASE))),
  )

const TRY_AGAIN: CallbackReason = 'tryAgain'

async function takeOver(tx: Tx, id: string): Promise<CallbackRow | undefined> {
  const [row] = await tx
    .update(paymentCallbacks)
    .set({ receivedAt: now(), reason: null })
    .where(and(eq(paymentCallbacks.id, id), isFree()))
    .returning()
  return row
}

/** The order it is about: by its number or, where the gateway names none, by the payment it refers to. */
async function orderIdOf(tx: Tx, gateway: string, masterId: string, spoken: Spoken): Promise<string | null> {
  const { orderNumber, reference } = spoken
  const ofMaster = or(eq(shops.id, masterId), eq(shops.masterId, masterId))
  if (orderNumber) {
    const [order] = await tx
      .select({ id: orders.id })
      .from(orders)
      .innerJoin(shops, eq(shops.id, orders.shopId))
      .where(and(eq(orders.number, orderNumber), ofMaster))
    return order?.id ?? null
  }
  if (!reference) return null
  const [payment] = await tx
    .select({ id: payments.orderId })
    .from(payments)
    .innerJoin(shops, eq(shops.id, payments.shopId))
    .where(and(eq(payments.gateway, gateway), eq(payments.reference, reference), ofMaster))
    .limit(1)
  return payment?.id ?? null
}

/** Writes what became of it, unless whoever made it happen has written so already. */
export const concludeCallback = (row: CallbackRow, state: CallbackState, reason: CallbackReason | null) =>
  transact({ callback: row.id }, (tx) => concludeWithin(tx, row.id, state, reason))

/** The same, in the transaction of what came of it. */
export const concludeWithin = (tx: Tx, id: string, state: CallbackState, reason: CallbackReason | null) =>
  change(tx, id, { state, reason, processedAt: now() })

/** It could not be done now: the gateway's next try, or ours, takes it up at once. */
export const letGoOf = (row: CallbackRow) =>
  transact({ callback: row.id }, (tx) => change(tx, row.id, { reason: TRY_AGAIN }))

export async function isConcluded(gateway: string, masterId: string, { eventId }: Spoken): Promise<boolean> {
  const [row] = await db
    .select({ state: paymentCallbacks.state })
    .from(paymentCallbacks)
    .where(and(eq(paymentCallbacks.gateway, gateway), eq(paymentCallbacks.eventId, `${masterId}:${eventId}`)))
  return row !== undefined && row.state !== 'received'
}

/** Takes on what was believed, but is still not processed: the process died, or it could not be done then. */
export async function takeUnfinished(limit = 20): Promise<CallbackRow[]> {
  const free = await db
    .select({ id: paymentCallbacks.id })
    .from(paymentCallbacks)
    .where(isFree())
    .orderBy(asc(paymentCallbacks.receivedAt), asc(paymentCallbacks.id))
    .limit(limit)
  const taken: CallbackRow[] = []
  for (const { id } of free) {
    const row = await transact({ callback: id }, (tx) => takeOver(tx, id))
    if (row) taken.push(row)
  }
  return taken
}

/** Takes on again what an order was not ready for when it was told. */
export async function takeEarly(orderId: string): Promise<CallbackRow[]> {
  const reason: CallbackReason = 'notExpected'
  const early = and(
    eq(paymentCallbacks.orderId, orderId),
    eq(paymentCallbacks.state, 'unprocessed'),
    eq(paymentCallbacks.operation, 'REFUND'),
    eq(paymentCallbacks.reason, reason),
  )
  return transact({ order: orderId }, async (tx) =>
    tx.update(paymentCallbacks).set({ state: 'received', receivedAt: now(), reason: null }).where(early).returning(),
  )
}

async function change(tx: Tx, id: string, set: Partial<CallbackRow>) {
  await tx
    .update(paymentCallbacks)
    .set(set)
    .where(and(eq(paymentCallbacks.id, id), eq(paymentCallbacks.state, 'received')))
}
