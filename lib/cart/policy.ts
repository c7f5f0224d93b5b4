import 'server-only'
import { and, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { Scope } from '@/db'
import { carts } from '@/db/schema'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { missing, Refusal } from '@/lib/refusal'

/** Whose cart is in hand: the customer's, also while a manager acts for them, or a guest's; null for nobody's. */
export function cartOwner(actor: Actor): { customerId: string } | { guestHash: string } | null {
  if (actor.customer) return { customerId: actor.customer.id }
  return actor.guestHash && !isIdleManager(actor) ? { guestHash: actor.guestHash } : null
}

/**
 * The one live cart of that owner in this shop; undefined if there is nobody to own one. While a recurring order is
 * placed, the cart of its date, and never the live one.
 */
export function ownCart(actor: Actor): SQL | undefined {
  const owner = cartOwner(actor)
  if (!owner) return undefined
  const { recurring } = actor
  const which = recurring ? and(eq(carts.kind, 'recurring'), eq(carts.id, recurring.cartId)) : eq(carts.kind, 'live')
  const live = and(eq(carts.shopId, actor.shop.id), which)
  return 'customerId' in owner
    ? and(live, eq(carts.customerId, owner.customerId))
    : and(live, isNotNull(carts.guestHash), eq(carts.guestHash, owner.guestHash))
}

/** What everybody who writes to this owner's cart waits for, before there is one as well as after. */
export function cartScope(actor: Actor): Scope {
  const owner = cartOwner(actor)
  if (!owner) return {}
  return 'customerId' in owner
    ? { cart: `${actor.shop.id}:${owner.customerId}` }
    : { guestCart: `${actor.shop.id}:${owner.guestHash}` }
}

/** Throws unless the actor can have a cart. */
export function demandOwner(actor: Actor) {
  if (isIdleManager(actor)) throw new Refusal('noCartForManagers', 'forbidden')
  const owner = cartOwner(actor)
  if (!owner) throw missing()
  return owner
}
