import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { enterCoupon } from '@/lib/cart/coupon'
import { cartOf } from '@/lib/cart/queries'
import { couponsOf } from '@/lib/coupons/queries'
import { giveUseBack } from '@/lib/coupons/uses'
import { fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { buyWith, peopleWithCoupons, press, usedOf } from '@/lib/testing/coupons'
import { asCustomer, makeCustomer, makeSku, visitor } from '@/lib/testing/make'
import { setUp } from '@/lib/testing/pay'
import { quoteOf } from './quote'
import { seenOf } from './seen'

describe('the limits of a coupon', () => {
  test('fifty buyers at once use a coupon of one use exactly once', async () => {
    const { shop, coupon } = await peopleWithCoupons()
    const { id } = await coupon({ usageLimit: 1 })
    const lamp = await makeSku(shop, { quantity: 100 })
    const buyers: Actor[] = []
    for (let n = 0; n < 50; n++) buyers.push(asCustomer(shop, await makeCustomer(shop)))
    for (const buyer of buyers) {
      await fillCart(buyer, [[lamp, 1]])
      await enterCoupon(buyer, { code: 'SAVE' })
    }
    const done = await Promise.allSettled(buyers.map((buyer) => placeNow(buyer)))

    expect(await usedOf(id)).toBe(1)
    const cheaper = await db
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shop.id), eq(orders.discount, 100)))
    expect(cheaper).toHaveLength(1)
    const placed = done.filter(({ status }) => status === 'fulfilled')
    expect(await db.$count(orders, eq(orders.shopId, shop.id))).toBe(placed.length)
    const refusals = new Set(done.flatMap((each) => (each.status === 'rejected' ? [each.reason.key] : [])))
    expect([...refusals].filter((key) => key !== 'couponUsedUp' && key !== 'priceChanged')).toEqual([])
  })

  test('count for each customer, who has to be known', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    await coupon({ customerLimit: 1 })
    const lamp = await makeSku(shop, { quantity: 100 })
    await buyWith(carla, 'SAVE', [[lamp, 1]])
    await expect(enterCoupon(carla, { code: 'SAVE' })).rejects.toMatchObject({ key: 'couponUsedByYou' })
    await expect(enterCoupon(visitor(shop), { code: 'SAVE' })).rejects.toMatchObject({ key: 'couponSignIn' })
    await buyWith(asCustomer(shop, await makeCustomer(shop)), 'SAVE', [[lamp, 1]])
  })

  test('hold though the cart has had the coupon for long: the price is shown anew', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    const { id } = await coupon({ usageLimit: 1 })
    const lamp = await makeSku(shop, { price: 1000, quantity: 100 })
    await fillCart(carla, [[lamp, 1]])
    await enterCoupon(carla, { code: 'SAVE' })
    await buyWith(asCustomer(shop, await makeCustomer(shop)), 'SAVE', [[lamp, 1]])

    expect(await quoteOf(carla)).toMatchObject({
      discount: 0,
      coupons: [],
      cart: { coupon: { refusal: 'couponUsedUp' } },
    })
    expect(await placeNow(carla)).toMatchObject({ discount: 0, coupons: [] })
    expect(await usedOf(id)).toBe(1)
  })

  test('are part of what was agreed to: another coupon of the same worth is another order', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    await coupon()
    await coupon({ code: 'TWIN' })
    await fillCart(carla, [[await makeSku(shop), 1]])
    await enterCoupon(carla, { code: 'SAVE' })
    const seen = seenOf((await quoteOf(carla))!)
    await enterCoupon(carla, { code: 'TWIN' })
    expect(seenOf((await quoteOf(carla))!)).not.toBe(seen)
  })

  test('are given back, once, when the order is called off unpaid', async () => {
    const { shop, carla, boss, coupon } = await peopleWithCoupons()
    const { id } = await coupon({ customerLimit: 1 })
    const lamp = await makeSku(shop, { quantity: 100 })
    const order = await buyWith(carla, 'SAVE', [[lamp, 1]])
    await press(boss, order, 'cancel.order')
    expect(await usedOf(id)).toBe(0)
    await transact({}, (tx) => giveUseBack(tx, order.id))
    expect(await usedOf(id)).toBe(0)
    expect((await couponsOf(carla)).used).toEqual([])
    await buyWith(carla, 'SAVE', [[lamp, 1]])
    expect(await usedOf(id)).toBe(1)
  })

  test('are given back when the bank says no, with the goods still in the cart', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons({ SHOP_PAYMENT_GATEWAYS: CARDS })
    const { id } = await coupon({ usageLimit: 1 })
    await setUp(shop, CARDS, { AUTH_FAIL: 'true' })
    const { id: card } = await giveCard(carla)
    const order = await buyWith(carla, 'SAVE', [[await makeSku(shop), 1]], { gateway: CARDS, card })
    expect(order.state).toBe('os.cancelled')
    expect(await usedOf(id)).toBe(0)
    expect(await cartOf(carla)).toMatchObject({ coupon: { code: 'SAVE', refusal: null }, discount: 100 })
  })

  test('are not given back when the order was paid for', async () => {
    const { shop, carla, boss, coupon } = await peopleWithCoupons()
    const { id } = await coupon({ usageLimit: 1 })
    const order = await buyWith(carla, 'SAVE', [[await makeSku(shop), 1]], { gateway: 'prePaymentGateway' })
    await press(boss, order, 'approve.order')
    const [paid] = await db.select().from(orders).where(eq(orders.id, order.id))
    expect(paid?.paid).toBe(order.total)
    await press(boss, order, 'cancel.order')
    await press(boss, order, 'cancel.order.manual.refund').catch(() => {})
    expect(await usedOf(id)).toBe(1)
  })
})
