import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { cartLines, carts, orderLines, orders, products, recurringLines, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { ownCart } from '@/lib/cart/policy'
import { linesToday } from '@/lib/cart/queries'
import { visibleTo } from '@/lib/orders/policy'

/** What a form says it is made from: the cart, or an earlier order by its number. */
export const FROM_CART = 'cart'

type Wanted = { id: string; skuId: string; quantity: number; addedById: string | null; addedByName: string | null }

/** The goods of the cart in hand or of an order, each article once, at today's prices. */
export async function goodsFrom(actor: Actor, from: string, reader: Reader = db) {
  const rows = from === FROM_CART ? await inCart(actor, reader) : await inOrder(actor, from, reader)
  const merged = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const same = merged.get(row.line.skuId)
    const quantity = Math.min(9999, row.line.quantity + (same?.line.quantity ?? 0))
    merged.set(row.line.skuId, { ...row, line: { ...(same ?? row).line, quantity } })
  }
  return linesToday(actor, withoutLists([...merged.values()]), reader)
}

/** What is in a recurring order, at today's prices. */
export async function goodsOf(actor: Actor, recurringId: string, reader: Reader = db) {
  const rows = await reader
    .select({ line: recurringLines, sku: skus, product: products })
    .from(recurringLines)
    .innerJoin(skus, eq(skus.id, recurringLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .where(eq(recurringLines.recurringId, recurringId))
    .orderBy(asc(recurringLines.position), asc(recurringLines.id))
  return linesToday(actor, withoutLists(rows), reader)
}

export type RecurringGoods = Awaited<ReturnType<typeof goodsOf>>[number]

export const sumOfGoods = (goods: Pick<RecurringGoods, 'total'>[]) => goods.reduce((sum, { total }) => sum + total, 0)

const withoutLists = <Row extends { line: Wanted }>(rows: Row[]) =>
  rows.map((row) => ({ ...row, line: { ...row.line, listReference: '' } }))

const inCart = (actor: Actor, reader: Reader) => {
  const { id, skuId, quantity, addedById, addedByName } = cartLines
  return reader
    .select({ line: { id, skuId, quantity, addedById, addedByName }, sku: skus, product: products })
    .from(cartLines)
    .innerJoin(carts, and(eq(carts.id, cartLines.cartId), ownCart(actor)))
    .innerJoin(skus, eq(skus.id, skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .orderBy(asc(cartLines.addedAt), asc(id))
}

async function inOrder(actor: Actor, number: string, reader: Reader) {
  const { id, skuId, quantity } = orderLines
  const rows = await reader
    .select({ line: { id, skuId, quantity }, sku: skus, product: products })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.id, orderLines.orderId), eq(orders.number, number), visibleTo(actor)))
    .innerJoin(skus, eq(skus.id, skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .orderBy(asc(orderLines.position))
  return rows.map((row) => ({ ...row, line: { ...row.line, addedById: null, addedByName: null } }))
}
