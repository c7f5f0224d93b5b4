// What stands in carts, lists and orders when it is all over.
import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { cartLines, carts, listLines, lists, managedListLines, managedLists, orderLines, orders } from '@/db/schema'
import type { Line, Thing } from './history'

export async function everyLine(): Promise<Line[]> {
  const inCarts = await db.select().from(cartLines).innerJoin(carts, eq(carts.id, cartLines.cartId))
  const ordered = await db.select().from(orderLines).innerJoin(orders, eq(orders.id, orderLines.orderId))
  const onLists = await db.select().from(listLines).innerJoin(lists, eq(lists.id, listLines.listId))
  const managed = await db
    .select()
    .from(managedListLines)
    .innerJoin(managedLists, eq(managedLists.id, managedListLines.listId))
  return [
    ...inCarts.map(({ cart_lines: line, carts: { kind, customerId } }) => {
      const where = kind === 'draft' ? ('draft' as const) : ('live cart' as const)
      return { ...line, where, customerId }
    }),
    ...ordered.map(({ order_lines: line, orders: { customerId } }) => {
      return { ...line, where: 'order' as const, customerId, addedById: null }
    }),
    ...onLists.map(({ list_lines: line, lists: { customerId } }) => ({ ...line, where: 'list' as const, customerId })),
    ...managed.map(({ managed_list_lines: line, managed_lists: { customerId } }) => {
      return { ...line, where: 'managed list' as const, customerId, addedById: null }
    }),
  ]
}

export async function everyThing(): Promise<Thing[]> {
  const allCarts = await db.select().from(carts)
  const allOrders = await db.select().from(orders)
  const allLists = await db.select().from(managedLists)
  return [
    ...allCarts.map(({ id, customerId, assistId, couponCode }) => {
      return { what: 'cart', id, customerId, assistId, coupon: couponCode }
    }),
    ...allOrders.map(({ id, customerId, assistId }) => ({ what: 'order', id, customerId, assistId, coupon: '' })),
    ...allLists.map(({ id, customerId, assistId }) => ({ what: 'managed list', id, customerId, assistId, coupon: '' })),
  ]
}
