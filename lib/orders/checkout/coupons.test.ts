import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, deliveries, deliveryMethods, mails, orderLines, orders } from '@/db/schema'
import { enterCoupon, removeCoupon } from '@/lib/cart/coupon'
import { cartOf } from '@/lib/cart/queries'
import { DAY, later } from '@/lib/clock'
import { keepCoupon, makeCoupon } from '@/lib/coupons/commands'
import type { MakeCoupon } from '@/lib/coupons/input'
import { couponsOf } from '@/lib/coupons/queries'
import { buy, fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { buyWith, peopleWithCoupons, press, usedOf } from '@/lib/testing/coupons'
import { asCustomer, makeCustomer, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { invoiceById, invoicesOf } from '../papers/invoices'

describe('a coupon', () => {
  test('takes its part off the goods, with the tax in it, on every line, in cart, order and letter', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    const [lamp, book] = [await makeSku(shop, { price: 999 }), await makeSku(shop, { price: 333, taxCode: 'reduced' })]
    const { id } = await coupon()
    await fillCart(carla, [
      [lamp, 1],
      [book, 2],
    ])
    await enterCoupon(carla, { code: ' save ' })

    // 9.99 + 6.66 = 16.65, less 1.67; the shipping of 16.77 stays.
    expect(await cartOf(carla)).toMatchObject({ discount: 167, itemsTotal: 1498, coupon: { code: 'SAVE' } })
    const order = await placeNow(carla)

    expect(order).toMatchObject({ itemsTotal: 1498, discount: 167, total: 1498 + 1677, coupons: ['SAVE'] })
    const lines = await db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, order.id))
      .orderBy(orderLines.position)
    expect(lines).toMatchObject([
      { total: 999, discount: 100, tax: 180 },
      { total: 666, discount: 67, tax: 54 },
    ])
    const [sent] = await db.select().from(deliveries).where(eq(deliveries.orderId, order.id))
    expect(order.taxTotal).toBe(180 + 54 + sent!.tax)
    expect(await usedOf(id)).toBe(1)
    expect((await cartOf(carla))?.coupon).toBeNull()
    const [letter] = await db.select().from(mails).where(eq(mails.recipient, carla.customer!.email))
    expect(letter?.text).toContain('Coupon SAVE: -€1.67')
  })

  test('of an amount takes no more than the goods cost', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    await coupon({ amount: 5000 })
    const order = await buyWith(carla, 'SAVE', [[await makeSku(shop, { price: 1200 }), 2]])
    expect(order).toMatchObject({ discount: 2400, itemsTotal: 0, total: 1677 })
  })

  test('is in the shares of deliveries and on their invoices, to the cent', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons({ SHOP_PAYMENT_GATEWAYS: CARDS })
    await coupon({ percent: 33 })
    const goods: [{ id: string }, number][] = []
    for (const [at, price] of [999, 333, 1777].entries()) {
      const file = { digital: true, availability: 'ALWAYS' as const, quantity: 0 }
      const taxCode = at === 1 ? 'reduced' : 'standard'
      goods.push([await makeSku(shop, { price, taxCode, ...(at === 2 ? {} : file) }), at + 1])
    }
    const { id: card } = await giveCard(carla)
    const order = await buyWith(carla, 'SAVE', goods, { gateway: CARDS, card })
    expect(order.discount).toBe(2309)

    const { invoices } = await invoicesOf(carla)
    const invoice = (await invoiceById(carla, invoices[0]!.id))!
    expect(invoice.lines).toHaveLength(2)
    const gross = invoice.lines.reduce((sum, { total }) => sum + total, 0)
    expect(invoice.discount).toBeGreaterThan(0)
    expect(invoice.total).toBe(gross - invoice.discount)
    expect(invoice.taxes.reduce((sum, { tax }) => sum + tax, 0)).toBe(invoice.tax)
    expect(invoice.taxes.reduce((sum, { total }) => sum + total, 0)).toBe(invoice.total)
  })

  test('can be taken out again', async () => {
    const { shop, carla, coupon } = await peopleWithCoupons()
    await coupon()
    await fillCart(carla, [[await makeSku(shop, { price: 1000 }), 1]])
    await enterCoupon(carla, { code: 'SAVE' })
    await removeCoupon(carla)
    expect(await cartOf(carla)).toMatchObject({ coupon: null, discount: 0, itemsTotal: 1000 })
  })

  test.each<[string, Partial<MakeCoupon>, string]>([
    ['before its time', { startsAt: later(DAY) }, 'couponTooEarly'],
    ['after its time', { endsAt: later(-DAY) }, 'couponOver'],
    ['that was not given to them', { assignedOnly: true }, 'couponUnknown'],
  ])('%s is refused', async (_, values, key) => {
    const { carla, coupon } = await peopleWithCoupons()
    await coupon(values)
    await expect(enterCoupon(carla, { code: 'SAVE' })).rejects.toMatchObject({ key })
    await expect(enterCoupon(carla, { code: 'OTHER' })).rejects.toMatchObject({ key: 'couponUnknown' })
  })

  test('is of its shop and of that shop’s sub-shops', async () => {
    const { shop, coupon } = await peopleWithCoupons()
    await coupon()
    const at = async (place: typeof shop) => asCustomer(place, await makeCustomer(place))
    await enterCoupon(await at(await makeShop({ master: shop })), { code: 'SAVE' })
    await expect(enterCoupon(await at(await makeShop()), { code: 'SAVE' })).rejects.toMatchObject({
      key: 'couponUnknown',
    })
  })

  test.each([
    ['no code', { code: ' ' }, 'required'],
    ['a code too long', { code: 'X'.repeat(41) }, 'tooLong'],
    ['a code of other signs', { code: "'; --" }, 'wrong'],
    ['both kinds of value', { amount: 5, percent: 5 }, 'choose'],
    ['more than everything', { percent: 101 }, 'percent'],
    ['no value', { percent: null }, 'choose'],
    ['an end before its beginning', { startsAt: later(DAY), endsAt: later(0) }, 'wrong'],
    ['a limit of none', { usageLimit: 0 }, 'usageLimit'],
  ])('is not made with %s', async (_, values, word) => {
    const { admin } = await peopleWithCoupons()
    await expect(makeCoupon(admin, { code: 'SAVE', name: 'Save', percent: 10, ...values })).rejects.toThrow(word)
  })

  test('is made by who may edit the catalogue, once by each code', async () => {
    const { carla, anna, coupon } = await peopleWithCoupons()
    await coupon()
    await expect(coupon({ code: 'save' })).rejects.toMatchObject({ key: 'couponTaken' })
    for (const actor of [carla, anna])
      await expect(makeCoupon(actor, { code: 'X', name: 'x', percent: 100 })).rejects.toMatchObject({
        key: 'notAllowed',
      })
  })
})

describe('the coupons of an account', () => {
  test('are entered by the customer or given by a manager, whose name is kept', async () => {
    const { shop, carla, anna, coupon } = await peopleWithCoupons()
    await coupon({ code: 'OPEN' })
    await coupon({ code: 'GIFT', amount: 500, assignedOnly: true })
    await keepCoupon(carla, { code: 'open' })
    await keepCoupon(carla, { code: 'OPEN' })
    await expect(keepCoupon(carla, { code: 'GIFT' })).rejects.toMatchObject({ key: 'couponUnknown' })
    await keepCoupon(anna, { code: 'GIFT' })

    const { held } = await couponsOf(carla)
    expect(held.map(({ code, givenByName, refusal }) => [code, givenByName, refusal]).sort()).toEqual([
      ['GIFT', anna.account?.name, null],
      ['OPEN', null, null],
    ])
    expect((await couponsOf(asCustomer(shop, await makeCustomer(shop)))).held).toEqual([])
    await expect(async () => keepCoupon(visitor(shop), { code: 'OPEN' })).rejects.toMatchObject({ key: 'missing' })
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.assistId, anna.assist.id))
    expect(kept).toMatchObject([{ action: 'coupon.keep' }])

    const order = await buyWith(carla, 'GIFT', [[await makeSku(shop), 1]])
    expect((await couponsOf(carla)).used).toMatchObject([{ code: 'GIFT', number: order.number, discount: 500 }])
  })
})

test('an order that cost nothing, called off, gives its use back', async () => {
  const { shop, carla, boss, coupon } = await peopleWithCoupons()
  await transact({}, async (tx) => {
    await tx.update(deliveryMethods).set({ price: 0 }).where(eq(deliveryMethods.shopId, shop.id))
  })
  const { id } = await coupon({ percent: 100, usageLimit: 1 })
  const free = await buyWith(carla, 'SAVE', [[await makeSku(shop, { quantity: 5 }), 1]])
  expect(free).toMatchObject({ total: 0, state: 'os.in.progress' })
  await press(boss, free, 'cancel.order')
  const [order] = await db.select().from(orders).where(eq(orders.id, free.id))
  expect(order).toMatchObject({ state: 'os.cancelled', paid: 0 })
  expect(await usedOf(id)).toBe(0)
})

test('without a coupon nothing changes', async () => {
  const { shop, carla } = await peopleWithCoupons()
  expect(await buy(carla, [[await makeSku(shop, { price: 1000 }), 2]])).toMatchObject({
    discount: 0,
    itemsTotal: 2000,
    coupons: [],
  })
})
