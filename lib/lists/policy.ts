import 'server-only'
import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db, type Scope } from '@/db'
import { accounts, customerShops, customers, lists } from '@/db/schema'
import type { ListKind } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { isOrganisation } from '@/lib/people/organisations'
import { missing } from '@/lib/refusal'
import { attribute, listsType, type Shop } from '@/lib/shops/shop'

/** The kinds of lists the customer in hand has. Shopping lists are for the types the shop names. Source: platform reference, §2.2. */
export function kindsOf({ shop, customer }: Actor): ListKind[] {
  if (!customer) return []
  const kinds: ListKind[] = ['wish']
  if (listsType(shop, 'SHOP_SF_SHOPPING_LIST_TYPES', customer.type)) kinds.push('shopping')
  if (hasRequisitions(shop, customer.type)) kinds.push('requisition')
  return [...kinds, 'saved-cart']
}

/** Ours: SHOP_SF_REQUISITION_LIST_TYPES; businesses, unless the shop says otherwise. */
const hasRequisitions = (shop: Shop, type: string) =>
  attribute(shop, 'SHOP_SF_REQUISITION_LIST_TYPES')
    ? listsType(shop, 'SHOP_SF_REQUISITION_LIST_TYPES', type)
    : type === 'B2B'

/** What the customer in hand may change: their own lists, of the kinds they have. */
export function ownedBy(actor: Actor): SQL | undefined {
  const kinds = kindsOf(actor)
  if (!actor.customer) return sql`1 = 0`
  return and(eq(lists.shopId, actor.shop.id), eq(lists.customerId, actor.customer.id), inArray(lists.kind, kinds))
}

/** What they may see and use: their own, and what their organisation shares. Every read of lists starts here. */
export const visibleTo = (actor: Actor): SQL | undefined => or(ownedBy(actor), sharedWith(actor))

/** Whether there is an organisation to share with: the B2B sub-shop one buys in. */
export const hasColleagues = ({ shop }: Actor) => isOrganisation(shop)

/** The requisition lists that others of the customer's organisation share. The one place that says who these are. */
function sharedWith(actor: Actor): SQL | undefined {
  if (!hasColleagues(actor) || !kindsOf(actor).includes('requisition')) return undefined
  return and(eq(lists.shopId, actor.shop.id), eq(lists.kind, 'requisition'), eq(lists.shared, true), ownerIsIn())
}

/** Whether the owner of a list still comes into its shop: what they have shared is shared as long as they do. */
export function ownerIsIn(): SQL {
  const here = and(eq(customerShops.customerId, customers.id), eq(customerShops.shopId, lists.shopId))
  return exists(
    db
      .select({ id: customers.id })
      .from(customers)
      .innerJoin(accounts, and(eq(accounts.id, customers.accountId), eq(accounts.enabled, true)))
      .innerJoin(customerShops, and(here, eq(customerShops.enabled, true)))
      .where(eq(customers.id, lists.customerId)),
  )
}

export function demandKind(actor: Actor, kind: ListKind) {
  if (!kindsOf(actor).includes(kind)) throw missing()
}

/** Whose lists are in hand; a visitor, and a manager who acts for nobody, has none. */
export function demandOwner({ customer }: Actor) {
  if (!customer) throw missing()
  return customer
}

/** What everybody who writes to this customer's lists waits for. */
export const listsScope = (actor: Actor): Scope => ({ lists: `${actor.shop.id}:${demandOwner(actor).id}` })
