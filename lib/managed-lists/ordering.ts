import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { managedListLines, managedListOrders, managedLists, orderLines, type orders } from '@/db/schema'
import { fullName } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { tellMaker } from './letters'
import { leftOf, linesOn, type ManagedLineRow } from './lines'

type OrderRow = typeof orders.$inferSelect

/**
 * What was ordered leaves the lists it came from, and a list of which nothing is left is gone; in the transaction in
 * which the order becomes pending, or not at all. Nothing but the customer's own accepted lists is touched, whatever a
 * line refers to.
 */
export async function leaveLists(tx: Tx, shop: Shop, order: OrderRow): Promise<void> {
  if (!order.customerId) return
  for (const [listId, ordered] of await referencesOf(tx, order.id)) {
    // Writing first makes whoever else orders from the list wait, and read what was taken.
    const [list] = await tx
      .update(managedLists)
      .set({ updatedAt: now() })
      .where(
        and(
          eq(managedLists.id, listId),
          eq(managedLists.customerId, order.customerId),
          eq(managedLists.state, 'accepted'),
        ),
      )
      .returning()
    if (!list) continue
    for (const line of await linesOn(tx, listId)) await take(tx, order, line, ordered)
    const isWhole = (await linesOn(tx, listId)).every((line) => leftOf(line) === 0)
    if (isWhole) await tx.update(managedLists).set({ state: 'ordered' }).where(eq(managedLists.id, listId))
    await tellMaker(tx, shop, 'ordered', { list, customer: fullName(order), order: order.number, isWhole })
  }
}

/** The order was called off unpaid: what it took is on its lists again. Once, however often it is told. */
export async function returnToLists(tx: Tx, orderId: string): Promise<void> {
  const back = await tx
    .update(managedListOrders)
    .set({ givenBackAt: now() })
    .where(and(eq(managedListOrders.orderId, orderId), isNull(managedListOrders.givenBackAt)))
    .returning()
  for (const { lineId, quantity } of back) {
    const [line] = await tx
      .update(managedListLines)
      .set({ ordered: sql`${managedListLines.ordered} - ${quantity}` })
      .where(eq(managedListLines.id, lineId))
      .returning()
    await tx
      .update(managedLists)
      .set({ state: 'accepted', updatedAt: now() })
      .where(and(eq(managedLists.id, line!.listId), inArray(managedLists.state, ['accepted', 'ordered'])))
  }
}

/** How many of which sku an order has from which list. */
async function referencesOf(tx: Tx, orderId: string): Promise<Map<string, Map<string, number>>> {
  const rows = await tx.select().from(orderLines).where(eq(orderLines.orderId, orderId))
  const lists = new Map<string, Map<string, number>>()
  for (const { managedListLine, skuId, quantity } of rows) {
    if (!managedListLine) continue
    const skus = lists.get(managedListLine) ?? new Map<string, number>()
    lists.set(managedListLine, skus.set(skuId, (skus.get(skuId) ?? 0) + quantity))
  }
  return new Map([...lists].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Takes from a line what was ordered of it, or of what would do as well; more than is left is not the list's. */
async function take(tx: Tx, { id: orderId }: OrderRow, line: ManagedLineRow, ordered: Map<string, number>) {
  let quantity = 0
  for (const skuId of [line.skuId, ...line.alternatives]) {
    const part = Math.min(ordered.get(skuId) ?? 0, leftOf(line) - quantity)
    ordered.set(skuId, (ordered.get(skuId) ?? 0) - part)
    quantity += part
  }
  if (quantity === 0) return
  const ordering = { orderId, lineId: line.id, quantity, at: now() }
  const [first] = await tx.insert(managedListOrders).values(ordering).onConflictDoNothing().returning()
  if (!first) return
  await tx
    .update(managedListLines)
    .set({ ordered: sql`${managedListLines.ordered} + ${quantity}` })
    .where(eq(managedListLines.id, line.id))
}
