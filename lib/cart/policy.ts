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

/** A manager works in the draft cart of their assist: which cart is meant is said there, never by a form. */
export const inDraft = ({ assist }: Actor) => assist?.inDraft === true

/** What the ledger calls the cart in hand. What is done about a draft is no business of the customer's. */
export const cartNoun = (actor: Actor) => (inDraft(actor) ? 'draft' : 'cart')

/** Throws in the draft cart, of which nothing is ordered, saved or kept: it is moved, or sent as a managed list. */
export function demandLive(actor: Actor) {
  if (inDraft(actor)) throw new Refusal('notInDraft')
}

/**
 * The one live cart of that owner in this shop, or the draft in hand; undefined if there is nobody to own one. While a
 * recurring order is placed, the cart of its date, and never the live one.
 */
export function ownCart(actor: Actor): SQL | undefined {
  const owner = cartOwner(actor)
  if (!owner) return undefined
  if (inDraft(actor)) return draftOf(actor)
  const { recurring } = actor
  const which = recurring ? and(eq(carts.kind, 'recurring'), eq(carts.id, recurring.cartId)) : eq(carts.kind, 'live')
  const live = and(eq(carts.shopId, actor.shop.id), which)
  return 'customerId' in owner
    ? and(live, eq(carts.customerId, owner.customerId))
    : and(live, isNotNull(carts.guestHash), eq(carts.guestHash, owner.guestHash))
}

/** The draft cart of the assist in hand, whether the manager works in it at the moment or not. */
export const draftOf = ({ assist, customer, shop }: Actor): SQL | undefined =>
  and(
    eq(carts.shopId, shop.id),
    eq(carts.kind, 'draft'),
    eq(carts.assistId, assist?.id ?? ''),
    eq(carts.customerId, customer?.id ?? ''),
  )

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
