import 'server-only'
import { db, type Reader } from '@/db'
import type { Actor, Customer } from '@/lib/auth/actor'
import { cartOf, findCart } from '@/lib/cart/queries'
import { couponsOf } from '@/lib/coupons/queries'
import { kindsOf } from '@/lib/lists/policy'
import { listsOf } from '@/lib/lists/queries'
import { recurringOf } from '@/lib/recurring/queries'
import { subscriptionsOf } from '@/lib/subscriptions/queries'

/**
 * Whoever asks about a customer at the desk sees what the customer would: at their prices, of their kinds. This is for
 * reading alone and stays in this file: nothing is done for a customer without an assist.
 */
const asSeenBy = (actor: Actor, customer: Customer): Actor => ({ ...actor, customer })

/** The customer's live cart, and when it was last touched; undefined if it is empty. */
export async function cartAtDesk(actor: Actor, customer: Customer, reader: Reader = db) {
  const seen = asSeenBy(actor, customer)
  const row = await findCart(reader, seen)
  const cart = row && (await cartOf(seen, reader))
  if (!row || !cart || cart.lines.length === 0) return undefined
  const { lines, itemsTotal, discount, requestedDate } = cart
  return { lines, itemsTotal, discount, requestedDate, touchedAt: row.updatedAt }
}

/** The customer's own lists of each kind they have, what changed last first. */
export async function listsAtDesk(actor: Actor, customer: Customer, reader: Reader = db) {
  const seen = asSeenBy(actor, customer)
  const kinds = []
  for (const kind of kindsOf(seen)) {
    const lists = (await listsOf(seen, kind, reader)).filter(({ ownerName }) => !ownerName)
    kinds.push({ kind, lists, pieces: lists.reduce((sum, { pieces }) => sum + pieces, 0) })
  }
  return kinds
}

/** What is ordered for the customer again and again; none where the shop has none for their type. */
export const recurringAtDesk = (actor: Actor, customer: Customer, reader: Reader = db) =>
  recurringOf(asSeenBy(actor, customer), {}, reader)

/** What the customer has subscribed to. */
export const subscriptionsAtDesk = (actor: Actor, customer: Customer, reader: Reader = db) =>
  subscriptionsOf(asSeenBy(actor, customer), {}, reader)

/** The customer's coupons: usable now, not usable and why, and the orders that used any. */
export const couponsAtDesk = (actor: Actor, customer: Customer, reader: Reader = db) =>
  couponsOf(asSeenBy(actor, customer), reader)
