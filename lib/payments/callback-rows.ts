import 'server-only'
import { and, asc, eq, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { orders, paymentCallbacks, payments, shops } from '@/db/schema'
import type { CallbackState } from '@/db/words'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import type { CallbackReason } from './callback-reasons'
import type { Spoken } from './spoken'

export type CallbackRow = typeof paymentCallbacks.$inferSelect

/** How long whoever took a callback on has for it before somebody else may. */
const LEASE = MINUTE / 2
/** What was stored but never checked, because the process died in between, cannot be checked any more. */
const UNCHECKED_LIFE = HOUR

/** Writes down what came, before anything is made of it. */
export async function storeCallback(gateway: string, body: string): Promise<string> {
  return transact({}, async (tx) => {
    const values = { gateway, body: body.replaceAll('\0', ''), state: 'received' as const, receivedAt: now() }
    const [row] = await tx.insert(paymentCallbacks).values(values).returning({ id: paymentCallbacks.id })
    return row!.id
  })
}

/** `shopId` is the shop it claims to be for: whoever runs that shop should see who tried. */
export async function rejectCallback(id: string, reason: CallbackReason, shopId: string | null): Promise<void> {
  await change(id, isNull(paymentCallbacks.eventId), { state: 'rejected', reason, shopId, processedAt: now() })
}

export type Claim = { row: CallbackRow } | 'done' | 'busy'

/**
 * Gives a believed callback its place. The first of an event is for us to process; of one that was told before,
 * the copy goes, and it is either done, or in somebody's hands, or ours because they let go of it.
 */
export async function claimCallback(id: string, gateway: string, masterId: string, spoken: Spoken): Promise<Claim> {
  // Another merchant's events have ids of their own: theirs must not hide ours.
  const eventId = `${masterId}:${spoken.eventId}`
  return transact({ callback: `${gateway}:${eventId}` }, async (tx) => {
    const sameEvent = and(eq(paymentCallbacks.gateway, gateway), eq(paymentCallbacks.eventId, eventId))
    const [first] = await tx.select().from(paymentCallbacks).where(sameEvent)
    if (first) {
      await tx.delete(paymentCallbacks).where(eq(paymentCallbacks.id, id))
      if (first.state !== 'received') return 'done'
      const row = await takeOver(tx, first.id)
      return row ? { row } : 'busy'
    }
    const orderId = await orderIdOf(tx, gateway, masterId, spoken)
    const { operation, amount, currency } = spoken
    const [row] = await tx
      .update(paymentCallbacks)
      .set({ eventId, shopId: masterId, orderId, operation, amount, currency })
      .where(eq(paymentCallbacks.id, id))
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
export async function concludeCallback(row: CallbackRow, state: CallbackState, reason: CallbackReason | null) {
  await change(row.id, eq(paymentCallbacks.state, 'received'), { state, reason, processedAt: now() })
}

/** It could not be done now: the gateway's next try, or ours, takes it up at once. */
export const letGoOf = (row: CallbackRow) =>
  change(row.id, eq(paymentCallbacks.state, 'received'), { reason: TRY_AGAIN })

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

/** Closes the book on what was stored but never checked. */
export async function rejectUnchecked(): Promise<void> {
  const old = and(
    eq(paymentCallbacks.state, 'received'),
    isNull(paymentCallbacks.eventId),
    lt(paymentCallbacks.receivedAt, later(-UNCHECKED_LIFE)),
  )
  const reason: CallbackReason = 'interrupted'
  await transact({}, async (tx) => {
    await tx.update(paymentCallbacks).set({ state: 'rejected', reason, processedAt: now() }).where(old)
  })
}

async function change(id: string, only: SQL | undefined, set: Partial<CallbackRow>) {
  await transact({ callback: id }, async (tx) => {
    await tx
      .update(paymentCallbacks)
      .set(set)
      .where(and(eq(paymentCallbacks.id, id), only))
  })
}
