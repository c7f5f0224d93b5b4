import 'server-only'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db'
import { carts, deliveries, orderLines, orders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { cartNoun, cartScope } from '@/lib/cart/policy'
import { type Put, putIntoCart } from '@/lib/cart/put'
import { listsScope } from '@/lib/lists/policy'
import { type ListRow, listFor, putOnList } from '@/lib/lists/rows'
import { missing } from '@/lib/refusal'
import { listsType } from '@/lib/shops/shop'
import type { OrderAgain, OrderToList } from './input'
import { visibleTo } from './policy'

/** Whether whole orders may be repeated, their addresses and payment too. Source: platform reference, §2.2. */
export const mayRepeat = ({ shop, customer }: Actor) =>
  customer !== null && listsType(shop, 'SHOP_SF_REPEAT_ORDER_TYPES', customer.type)

/**
 * Puts the goods of an earlier order into the cart, at today's prices and as far as they can be had; the answer says
 * what became of each. Repeating the whole order also answers the checkout as it was answered then.
 */
export async function orderAgain(actor: Actor, { number, how }: OrderAgain): Promise<Put[]> {
  return act(actor, 'order.again', cartScope(actor), async (tx, note) => {
    if (how === 'whole' && !mayRepeat(actor)) throw missing()
    const order = await ownOrder(tx, actor, number)
    const wanted = (await linesIn(tx, order.id)).map(({ skuId, quantity, managedListLine }) => ({
      skuId,
      quantity,
      listReference: managedListLine ?? '',
    }))
    const { cartId, puts } = await putIntoCart(tx, actor, wanted)
    if (how === 'whole') await answerAsThen(tx, cartId, order)
    note.about(cartNoun(actor), cartId)
    note.changed(undefined, { number, pieces: puts.reduce((sum, { put }) => sum + put, 0) })
    return puts
  })
}

/** Puts the goods of an earlier order on a list. */
export async function orderToList(actor: Actor, { number, list: wanted }: OrderToList): Promise<ListRow> {
  return act(actor, 'list.add', listsScope(actor), async (tx, note) => {
    const order = await ownOrder(tx, actor, number)
    const list = await listFor(tx, actor, wanted)
    const lines = await linesIn(tx, order.id)
    await putOnList(
      tx,
      actor,
      list,
      lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
    )
    note.about('list', list.id)
    note.changed(undefined, { number, lines: lines.length })
    return list
  })
}

type Order = typeof orders.$inferSelect

async function ownOrder(tx: Tx, actor: Actor, number: string): Promise<Order> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.number, number), visibleTo(actor)))
  if (!order) throw missing()
  return order
}

const linesIn = (tx: Tx, orderId: string) =>
  tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position))

/** Ways to deliver and to pay that are no longer offered are asked for again: the checkout knows. */
async function answerAsThen(tx: Tx, cartId: string, { id, shipTo, billTo, gateway, separateDeliveries }: Order) {
  const [sent] = await tx
    .select({ deliveryMethodId: deliveries.deliveryMethodId })
    .from(deliveries)
    .where(and(eq(deliveries.orderId, id), isNotNull(deliveries.deliveryMethodId)))
    .orderBy(asc(deliveries.position))
    .limit(1)
  await tx
    .update(carts)
    .set({ shipTo, billTo, gateway, separateDeliveries, ...sent, paymentTokenId: null })
    .where(eq(carts.id, cartId))
}
