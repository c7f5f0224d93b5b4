import 'server-only'
import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '@/db'
import { managedLists } from '@/db/schema'
import { type ManagedListState, reservedTypes } from '@/db/words'
import { type Actor, may } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import { isOn, listsType } from '@/lib/shops/shop'

export type ManagedListRow = typeof managedLists.$inferSelect

/** The states in which the customer has still to decide. */
export const openStates: ManagedListState[] = ['sent', 'seen']

/** Whether the time in which the customer can decide is not over. */
export const isInTime = () => or(isNull(managedLists.validUntil), gt(managedLists.validUntil, now()))

const isOpen = () => and(inArray(managedLists.state, openStates), isInTime())

/**
 * The lists of the customer in hand: for themself those they can do something with, for a manager who acts for them
 * all there ever were. Lists already sent stay good when the shop stops making them for the customer's type.
 */
export function visibleTo({ shop, customer, assist }: Actor): SQL | undefined {
  if (!customer) return sql`1 = 0`
  const own = and(eq(managedLists.shopId, shop.id), eq(managedLists.customerId, customer.id))
  return assist ? own : and(own, or(isOpen(), eq(managedLists.state, 'accepted')))
}

/** Whether the shop makes lists for customers of this one's type (SHOP_SF_MANAGED_LIST_TYPES). Guests never have any. */
export const isTypeServed = ({ shop, customer }: Actor) =>
  customer !== null &&
  !reservedTypes.some((type) => type === customer.type) &&
  listsType(shop, 'SHOP_SF_MANAGED_LIST_TYPES', customer.type)

/** Whether the actor may make, revise and withdraw lists for the customer in hand: see the assist rules, §5. */
export const mayMake = (actor: Actor) => actor.assist !== null && may(actor, 'lists.create') && isTypeServed(actor)

export function demandMaking(actor: Actor) {
  if (!actor.assist) throw missing()
  if (!isTypeServed(actor)) throw new Refusal('managedListNotForType', 'forbidden')
}

/** Customers decide themselves; a manager for them only where the shop says so: ours, SHOP_SF_MANAGED_LIST_ON_BEHALF. */
export const mayDecide = (actor: Actor) =>
  actor.customer !== null && (!actor.assist || isOn(actor.shop, 'SHOP_SF_MANAGED_LIST_ON_BEHALF'))

export function demandDeciding(actor: Actor) {
  if (!actor.customer) throw missing()
  if (!mayDecide(actor)) throw new Refusal('managedListTheirs', 'forbidden')
}

/** The list as it was seen, if it still waits for a decision: what every decision is conditional upon. */
export const undecided = (actor: Actor, { id, version }: { id: string; version: number }) =>
  and(eq(managedLists.id, id), eq(managedLists.version, version), isOpen(), visibleTo(actor))

/** Why a list could not be decided about, in words; of a list one cannot see, nothing. */
export function whyNot(list: ManagedListRow | undefined, version: number): Refusal {
  if (!list) return missing()
  if (['accepted', 'ordered', 'rejected'].includes(list.state)) return new Refusal('managedListDecided')
  return openStates.includes(list.state) && list.version !== version
    ? new Refusal('managedListChanged')
    : new Refusal('managedListOver')
}

/** What everybody who writes to a list waits for. */
export const listScope = (id: string): Scope => ({ managedList: id })
