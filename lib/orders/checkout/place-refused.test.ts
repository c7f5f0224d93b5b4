import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { mails, orders, prices, stock } from '@/db/schema'
import { addToCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { formatMoney } from '@/lib/money'
import { fillCart, stockRow } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { placeOrder } from './place'
import { quoteOf } from './quote'

async function makeBuyer(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes })
  return { shop, niels: asCustomer(shop, await makeCustomer(shop)) }
}
const ordersIn = (shop: { id: string }) => db.select().from(orders).where(eq(orders.shopId, shop.id))

describe('an order is refused, and nothing changes,', () => {
  async function expectRefused(actor: ReturnType<typeof visitor>, key: string, given = {}) {
    const before = await cartOf(actor)
    const form = { placementKey: newId(), expectedTotal: (await quoteOf(actor))?.total ?? 0, ...given }
    await expect(placeOrder(actor, form)).rejects.toMatchObject({ key })
    expect(await ordersIn(actor.shop)).toEqual([])
    expect(await cartOf(actor)).toEqual(before)
    expect(await db.select().from(mails).where(eq(mails.shopId, actor.shop.id))).toEqual([])
  }

  test('when the total is not what the person saw (and what they send is never what is charged)', async () => {
    const { shop, niels } = await makeBuyer()
    const sku = await makeSku(shop, { price: 5000 })
    await fillCart(niels, [[sku, 1]])
    const forged = { expectedTotal: 1, total: 1, price: 1, itemsTotal: 1, shippingTotal: 0, paid: true }
    await expectRefused(niels, 'priceChanged', forged)

    const seen = (await quoteOf(niels))!.total
    await transact({ price: sku.id }, async (tx) => {
      await tx.update(prices).set({ regular: 6000 }).where(eq(prices.skuId, sku.id))
    })
    const form = { placementKey: newId(), expectedTotal: seen }
    await expect(placeOrder(niels, form)).rejects.toMatchObject({
      key: 'priceChanged',
      values: { before: formatMoney(6677, 'EUR', 'en'), after: formatMoney(7677, 'EUR', 'en') },
    })
    expect(await ordersIn(shop)).toEqual([])
  })

  test('when the stock is gone', async () => {
    const { shop, niels } = await makeBuyer()
    const sku = await makeSku(shop, { quantity: 2 })
    await fillCart(niels, [[sku, 2]])
    await transact({ stock: sku.id }, async (tx) => {
      await tx.update(stock).set({ quantity: 1 }).where(eq(stock.skuId, sku.id))
    })
    await expectRefused(niels, 'soldOutMeanwhile')
    expect((await stockRow(sku)).reserved).toBe(0)
  })

  test('when a line is no longer for sale, sold on request only, or in quantities that are not', async () => {
    const { shop, niels } = await makeBuyer()
    const sku = await makeSku(shop)
    await fillCart(niels, [[sku, 3]])
    const change = (values: Partial<typeof stock.$inferInsert>) =>
      transact({ stock: sku.id }, async (tx) => {
        await tx.update(stock).set(values).where(eq(stock.skuId, sku.id))
      })
    await change({ minOrder: 4 })
    await expectRefused(niels, 'lineQuantity')
    await change({ minOrder: 1, disabled: true })
    await expectRefused(niels, 'lineUnavailable')
    await change({ disabled: false })
    await transact({ price: sku.id }, async (tx) => {
      await tx.update(prices).set({ onRequest: true }).where(eq(prices.skuId, sku.id))
    })
    await expectRefused(niels, 'lineOnRequest')
  })

  test('when the cart is empty, or the checkout has not been answered', async () => {
    const { shop, niels } = await makeBuyer()
    await expectRefused(niels, 'cartIsEmpty')
    await addToCart(niels, { skuId: (await makeSku(shop)).id, quantity: 1 })
    await expectRefused(niels, 'checkoutNotDone')
  })

  test('when the cart has changed since it was looked at', async () => {
    const { shop, niels } = await makeBuyer()
    await fillCart(niels, [[await makeSku(shop), 1]])
    await expectRefused(niels, 'cartChanged', { expectedVersion: 0 })
  })

  test('for types of customers the shop has barred, for guests where they may not, for managers who act for nobody', async () => {
    const { shop, niels } = await makeBuyer({ SHOP_SF_CANNOT_PLACE_ORDER_TYPES: 'B2E,B2C' })
    await expect(placeOrder(niels, { placementKey: newId(), expectedTotal: 0 })).rejects.toMatchObject({
      key: 'cannotOrder',
    })
    const guest = placeOrder(visitor(shop), { placementKey: newId(), expectedTotal: 0 })
    await expect(guest).rejects.toMatchObject({ key: 'signInToOrder' })
    const anna = await makeManager(shop)
    await expect(placeOrder(anna, { placementKey: newId(), expectedTotal: 0 })).rejects.toThrow()
    expect(await ordersIn(shop)).toEqual([])
  })
})
