import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveryMethods, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { placeOrder } from '@/lib/orders/checkout/place'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { Checkout } from '@/lib/orders/input'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

/** What somebody types into the checkout. */
export const typedCheckout = (values: Record<string, unknown> = {}): Checkout =>
  Checkout.parse({
    shipTo: 'new',
    shipName: 'Carla Customer',
    shipLine1: 'Blegdamsvej 17',
    shipPostcode: '2100',
    shipCity: 'Copenhagen',
    shipCountry: 'DK',
    gateway: 'invoicePaymentGateway',
    ...values,
  })

/** Fills the cart in hand and answers the checkout, up to the review. */
export async function fillCart(actor: Actor, goods: [sku: { id: string }, quantity: number][], values = {}) {
  for (const [{ id: skuId }, quantity] of goods) await addToCart(actor, { skuId, quantity })
  await saveCheckout(actor, typedCheckout(values))
}

/** Presses the button of the review as it is shown now. */
export async function placeNow(actor: Actor, placementKey = newId()) {
  const quote = await quoteOf(actor)
  return placeOrder(actor, { placementKey, expectedTotal: quote?.total ?? 0 })
}

/** Buys in one go. */
export async function buy(actor: Actor, goods: [sku: { id: string }, quantity: number][], values = {}) {
  await fillCart(actor, goods, values)
  return placeNow(actor)
}

export async function stockRow(sku: { id: string }) {
  const [row] = await db.select().from(stock).where(eq(stock.skuId, sku.id))
  return row!
}

export async function methodOf(shop: Shop, code: string) {
  const rows = await db
    .select()
    .from(deliveryMethods)
    .where(eq(deliveryMethods.shopId, catalogueShopId(shop)))
  return rows.find((row) => row.code === code)!
}
