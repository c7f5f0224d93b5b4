import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { orderRequests, orders } from '@/db/schema'
import type { RequestKind } from '@/db/words'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { queueRequestMail } from './letters/letters'
import { mayBeAsked } from './machine'
import { overseenBy, visibleTo } from './policy'
import type { OrderRow } from './work'

export type OrderRequest = typeof orderRequests.$inferSelect

/** Asks the shop to cancel, or to take back, an order of whoever is in hand. One open question of a kind at a time. */
export function askFor(actor: Actor, given: { number: string; kind: RequestKind; reason: string }): Promise<void> {
  return act(actor, 'order.request', { request: given.number }, async (tx, note) => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.number, given.number), visibleTo(actor)))
    if (!order) throw missing()
    if (!mayBeAsked(given.kind, order.state)) throw new Refusal('requestNotPossible')
    const [request] = await tx
      .insert(orderRequests)
      .values({
        orderId: order.id,
        shopId: order.shopId,
        kind: given.kind,
        state: 'open',
        reason: given.reason,
        askedById: actor.account?.id ?? null,
        assistId: actor.assist?.id ?? null,
        createdAt: now(),
      })
      .onConflictDoNothing()
      .returning()
    if (!request) throw new Refusal('requestOpen')
    note.about('order', order.id)
    note.changed(undefined, { kind: given.kind })
    await queueRequestMail(tx, { shop: actor.shop, order, request })
  })
}

/** Says no, with words for the customer. Saying yes is to cancel, or to take the order back. */
export async function declineRequest(actor: Actor, given: { requestId: string; message: string }): Promise<void> {
  const [found] = await db
    .select({ order: orders })
    .from(orderRequests)
    .innerJoin(orders, eq(orders.id, orderRequests.orderId))
    .where(and(eq(orderRequests.id, given.requestId), overseenBy(actor)))
  if (!found) throw missing()
  const { order } = found
  const shop = await shopById(order.shopId)
  if (!shop) throw missing()
  await act({ ...actor, shop }, 'decline.request', { order: order.id }, async (tx, note) => {
    const name = actor.account?.name ?? ''
    const [request] = await tx
      .update(orderRequests)
      .set({ state: 'declined', answer: given.message, answeredByName: name, answeredAt: now() })
      .where(and(eq(orderRequests.id, given.requestId), eq(orderRequests.state, 'open')))
      .returning()
    if (!request) throw new Refusal('requestAnswered')
    note.about('order', order.id)
    if (order.customerId) note.concerning(order.customerId)
    note.changed({ state: 'open' }, { state: 'declined', kind: request.kind })
    await queueRequestMail(tx, { shop, order, request })
  })
}

/** What was asked is done: the questions of a cancelled or returned order are answered by it. */
export async function grantRequests(tx: Tx, order: OrderRow, byName: string): Promise<void> {
  await tx
    .update(orderRequests)
    .set({ state: 'granted', answeredByName: byName, answeredAt: now() })
    .where(and(eq(orderRequests.orderId, order.id), eq(orderRequests.state, 'open')))
}

/** What was asked about an order, the newest first. */
export const requestsOf = (orderId: string): Promise<OrderRequest[]> =>
  db
    .select()
    .from(orderRequests)
    .where(eq(orderRequests.orderId, orderId))
    .orderBy(desc(orderRequests.createdAt), desc(orderRequests.id))
