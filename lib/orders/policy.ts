import 'server-only'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { orders } from '@/db/schema'
import { type Actor, isManager } from '@/lib/auth/actor'
import { inDraft } from '@/lib/cart/policy'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { isOn, listsType } from '@/lib/shops/shop'

/**
 * The orders this actor may know exist: the customer's in hand, in this shop; a guest's by the cookie they
 * were placed with. Every read of orders starts here.
 */
export function visibleTo({ shop, customer, account, guestHash }: Actor): SQL | undefined {
  const here = eq(orders.shopId, shop.id)
  if (customer) return and(here, eq(orders.customerId, customer.id))
  if (account || !guestHash) return sql`1 = 0`
  return and(here, eq(orders.guestHash, guestHash)) // also when it has become an account's since
}

/** The orders of the shops this manager looks after, and of those shops' sub-shops: in the admin app, and nowhere else. */
export const overseenBy = ({ oversees, assist }: Actor): SQL =>
  oversees.length > 0 && !assist ? inArray(orders.shopId, [...oversees]) : sql`1 = 0`

/** Why this actor cannot order at all, or null. A guest is of the type B2G. */
export function orderingBarred(actor: Actor): RefusalKey | null {
  if (isManager(actor) && !actor.customer) return 'cannotOrder'
  if (inDraft(actor)) return 'draftNotOrdered'
  if (!actor.customer && !isOn(actor.shop, 'SHOP_CHECKOUT_ENABLE_GUEST')) return 'signInToOrder'
  const type = actor.customer?.type ?? 'B2G'
  const barred = type === 'MGR' || listsType(actor.shop, 'SHOP_SF_CANNOT_PLACE_ORDER_TYPES', type)
  return barred ? 'cannotOrder' : null
}

export function demandOrdering(actor: Actor) {
  const barred = orderingBarred(actor)
  if (barred) throw new Refusal(barred, 'forbidden')
}
