import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts, orderLines, type orders } from '@/db/schema'
import { now } from '@/lib/clock'

type Ordered = Pick<typeof orders.$inferSelect, 'id' | 'cartId' | 'customerId'>

/**
 * What was ordered leaves the cart it was ordered from, with what was said about that order; what was put there since
 * stays. A customer's addresses are kept for the next one; a guest's go, because the next person at this browser is
 * somebody else.
 */
export async function leaveCart(tx: Tx, order: Ordered): Promise<void> {
  if (!order.cartId) return
  const ordered = await tx.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  for (const { skuId, quantity, managedListLine } of ordered) {
    const line = and(
      eq(cartLines.cartId, order.cartId),
      eq(cartLines.skuId, skuId),
      eq(cartLines.listReference, managedListLine ?? ''),
    )
    await tx.delete(cartLines).where(and(line, sql`${cartLines.quantity} <= ${quantity}`))
    await tx
      .update(cartLines)
      .set({ quantity: sql`${cartLines.quantity} - ${quantity}` })
      .where(line)
  }
  const forgotten = order.customerId ? {} : { email: '', shipTo: null, billTo: null }
  await tx
    .update(carts)
    .set({
      version: sql`${carts.version} + 1`,
      message: '',
      reference: null,
      couponCode: '',
      requestedDate: null,
      placeSaidInId: null,
      paymentTokenId: null,
      updatedAt: now(),
      ...forgotten,
    })
    .where(eq(carts.id, order.cartId))
}
