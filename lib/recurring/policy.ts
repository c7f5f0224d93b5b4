import 'server-only'
import { and, eq, exists, notExists, type SQL, sql } from 'drizzle-orm'
import { db, type Reader, type Scope } from '@/db'
import { recurringOrders, subscriptions } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { orderingBarred } from '@/lib/orders/policy'
import { missing, Refusal } from '@/lib/refusal'
import { listIn, listsType, type Shop } from '@/lib/shops/shop'

export type RecurringRow = typeof recurringOrders.$inferSelect

/**
 * Ours, after SHOP_SF_REPEAT_ORDER_TYPES: the types of customers whose orders can be placed again and again. It governs
 * subscriptions too: they are placed the same way.
 */
const TYPES = 'SHOP_SF_RECURRING_ORDER_TYPES'

/** Whether there are recurring orders for the customer in hand, in this shop. */
export const hasRecurring = ({ shop, customer }: Actor) => customer !== null && listsType(shop, TYPES, customer.type)

const asSubscription = db
  .select({ id: subscriptions.id })
  .from(subscriptions)
  .where(eq(subscriptions.id, recurringOrders.id))

/** Whether there is anybody in this shop who can have any. */
export const sellsRecurring = (shop: Shop) => listIn(shop, TYPES).length > 0

/** What is ordered again and again for the customer in hand, here: recurring orders and subscriptions. */
function ofCustomer(actor: Actor): SQL | undefined {
  if (!actor.customer || !hasRecurring(actor)) return sql`1 = 0`
  return and(eq(recurringOrders.shopId, actor.shop.id), eq(recurringOrders.customerId, actor.customer.id))
}

/** The recurring orders this actor may know exist, without subscriptions. Every read starts here. */
export const visibleTo = (actor: Actor): SQL | undefined => and(ofCustomer(actor), notExists(asSubscription))

/** The subscriptions this actor may know exist, as the recurring orders that they are. */
export const subscribedTo = (actor: Actor): SQL | undefined => and(ofCustomer(actor), exists(asSubscription))

/** Whoever may not order at all, or has no recurring orders here, sets none up. */
export function demandRecurring(actor: Actor) {
  if (!actor.customer || !hasRecurring(actor)) throw missing()
  const barred = orderingBarred(actor)
  if (barred) throw new Refusal(barred, 'forbidden')
  return actor.customer
}

/** What everybody waits for who decides about one: people, and the job. */
export const recurringScope = (id: string): Scope => ({ recurring: id })

/** One that the actor may change; one that has ended cannot be. */
export async function ownRecurring(reader: Reader, actor: Actor, id: string): Promise<RecurringRow> {
  const [row] = await reader
    .select()
    .from(recurringOrders)
    .where(and(eq(recurringOrders.id, id), visibleTo(actor)))
  if (!row) throw missing()
  if (row.state === 'ended') throw new Refusal('recurringEnded')
  return row
}
