import 'server-only'
import { and, eq, ne, notInArray } from 'drizzle-orm'
import { db, type Reader, type Scope } from '@/db'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { findCart } from '@/lib/cart/queries'
import { Refusal } from '@/lib/refusal'
import { firstState } from '../machine'
import type { OrderRow } from '../work'

/** Whether another order that counts was made from the cart as it stood for this one. */
export async function isOrderedAlready({ id, cartId, cartVersion }: OrderRow, reader: Reader = db): Promise<boolean> {
  if (cartId === null || cartVersion === null) return false
  const [other] = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.cartId, cartId),
        eq(orders.cartVersion, cartVersion),
        ne(orders.id, id),
        notInArray(orders.state, [firstState.order, 'os.cancelled', 'os.cancelled.waiting.payment']),
      ),
    )
    .limit(1)
  return other !== undefined
}

/**
 * Refuses to order from the cart in hand while the payment of an order from it is under way: until that is decided the
 * goods still stand in the cart, and would be ordered twice. To be asked before the cart is read: whatever is decided
 * in between has then left the cart as well.
 */
export async function demandNotUnderWay(reader: Reader, actor: Actor): Promise<void> {
  const cart = await findCart(reader, actor)
  if (!cart) return
  const [other] = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.cartId, cart.id), eq(orders.state, 'os.pending')))
    .limit(1)
  if (other) throw new Refusal('orderUnderWay')
}

/** What everybody waits for who orders from the cart this order was made from. */
export const cartScopeOf = ({ shopId, customerId, guestHash }: OrderRow): Scope =>
  customerId ? { cart: `${shopId}:${customerId}` } : { guestCart: `${shopId}:${guestHash}` }
