import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, coupons, deliveries, mails, orderLines, orders, payments } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { enterCoupon, removeCoupon } from '@/lib/cart/coupon'
import { cartOf } from '@/lib/cart/queries'
import { DAY, later } from '@/lib/clock'
import { keepCoupon, makeCoupon } from '@/lib/coupons/commands'
import type { MakeCoupon } from '@/lib/coupons/input'
import { couponsOf } from '@/lib/coupons/queries'
import { giveUseBack } from '@/lib/coupons/uses'
import { buy, fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { setUp } from '@/lib/testing/pay'
import { operate } from '../operate'
import type { OperatorActionName } from '../operator-actions'
import { invoiceById, invoicesOf } from '../papers/invoices'
import { quoteOf } from './quote'

async function people(attributes: Record<string, string> = {}) {
  const shop = await makeShop({
    attributes: {
      SHOP_CHECKOUT_ENABLE_GUEST: 'true',
      SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway,prePaymentGateway',
      ...attributes,
    },
  })
  const admin = await makeManager(shop, ['ROLE_SMADMIN'])
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const coupon = (values: Partial<MakeCoupon> = {}) =>
    makeCoupon(admin, { code: 'SAVE', name: 'Save', ...(values.amount ? {} : { percent: 10 }), ...values })
  const boss = { ...admin, oversees: [shop.id] }
  return { shop, admin, boss, customer, carla, anna: await assisting(await makeManager(shop), customer), coupon }
}

const usedOf = async (id: string) => (await db.select().from(coupons).where(eq(coupons.id, id)))[0]?.used

/** Presses a button of an operator, as it is shown at this moment. */
async function press(actor: Actor, { id: orderId }: { id: string }, action: OperatorActionName) {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const expectedPayments = await db.$count(payments, eq(payments.orderId, orderId))
  const said = { remark: 'why', message: '', amount: 1, expectedPayments }
  return operate(actor, { action, orderId, deliveryId: undefined, expectedVersion: order!.version, ...said })
}

const cancel = (actor: Actor, order: { id: string }) => press(actor, order, 'cancel.order')

/** Buys with a coupon. */
async function buyWith(actor: Actor, code: string, goods: [{ id: string }, number][], values = {}) {
  await fillCart(actor, goods, values)
  await enterCoupon(actor, { code })
  return placeNow(actor)
}

describe('a coupon', () => {
  test('takes its part off the goods, with the tax in it, on every line, in cart, order and letter', async () => {
    const { shop, carla, coupon } = await people()
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
    const { shop, carla, coupon } = await people()
    await coupon({ amount: 5000 })
    const order = await buyWith(carla, 'SAVE', [[await makeSku(shop, { price: 1200 }), 2]])
    expect(order).toMatchObject({ discount: 2400, itemsTotal: 0, total: 1677 })
  })

  test('is in the shares of deliveries and on their invoices, to the cent', async () => {
    const { shop, carla, coupon } = await people({ SHOP_PAYMENT_GATEWAYS: CARDS })
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
    const { shop, carla, coupon } = await people()
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
    const { carla, coupon } = await people()
    await coupon(values)
    await expect(enterCoupon(carla, { code: 'SAVE' })).rejects.toMatchObject({ key })
    await expect(enterCoupon(carla, { code: 'OTHER' })).rejects.toMatchObject({ key: 'couponUnknown' })
  })

  test('is of its shop and of that shop’s sub-shops', async () => {
    const { shop, coupon } = await people()
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
    const { admin } = await people()
    await expect(makeCoupon(admin, { code: 'SAVE', name: 'Save', percent: 10, ...values })).rejects.toThrow(word)
  })

  test('is made by who may edit the catalogue, once by each code', async () => {
    const { carla, anna, coupon } = await people()
    await coupon()
    await expect(coupon({ code: 'save' })).rejects.toMatchObject({ key: 'couponTaken' })
    for (const actor of [carla, anna])
      await expect(makeCoupon(actor, { code: 'X', name: 'x', percent: 100 })).rejects.toMatchObject({
        key: 'notAllowed',
      })
  })
})

describe('the limits of a coupon', () => {
  test('fifty buyers at once use a coupon of one use exactly once', async () => {
    const { shop, coupon } = await people()
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
    const { shop, carla, coupon } = await people()
    await coupon({ customerLimit: 1 })
    const lamp = await makeSku(shop, { quantity: 100 })
    await buyWith(carla, 'SAVE', [[lamp, 1]])
    await expect(enterCoupon(carla, { code: 'SAVE' })).rejects.toMatchObject({ key: 'couponUsedByYou' })
    await expect(enterCoupon(visitor(shop), { code: 'SAVE' })).rejects.toMatchObject({ key: 'couponSignIn' })
    await buyWith(asCustomer(shop, await makeCustomer(shop)), 'SAVE', [[lamp, 1]])
  })

  test('hold though the cart has had the coupon for long: the price is shown anew', async () => {
    const { shop, carla, coupon } = await people()
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

  test('are given back, once, when the order is called off unpaid', async () => {
    const { shop, carla, boss, coupon } = await people()
    const { id } = await coupon({ customerLimit: 1 })
    const lamp = await makeSku(shop, { quantity: 100 })
    const order = await buyWith(carla, 'SAVE', [[lamp, 1]])
    await cancel(boss, order)
    expect(await usedOf(id)).toBe(0)
    await transact({}, (tx) => giveUseBack(tx, order.id))
    expect(await usedOf(id)).toBe(0)
    expect((await couponsOf(carla)).used).toEqual([])
    await buyWith(carla, 'SAVE', [[lamp, 1]])
    expect(await usedOf(id)).toBe(1)
  })

  test('are given back when the bank says no, with the goods still in the cart', async () => {
    const { shop, carla, coupon } = await people({ SHOP_PAYMENT_GATEWAYS: CARDS })
    const { id } = await coupon({ usageLimit: 1 })
    await setUp(shop, CARDS, { AUTH_FAIL: 'true' })
    const { id: card } = await giveCard(carla)
    const order = await buyWith(carla, 'SAVE', [[await makeSku(shop), 1]], { gateway: CARDS, card })
    expect(order.state).toBe('os.cancelled')
    expect(await usedOf(id)).toBe(0)
    expect(await cartOf(carla)).toMatchObject({ coupon: { code: 'SAVE', refusal: null }, discount: 100 })
  })

  test('are not given back when the order was paid for', async () => {
    const { shop, carla, boss, coupon } = await people()
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

describe('the coupons of an account', () => {
  test('are entered by the customer or given by a manager, whose name is kept', async () => {
    const { shop, carla, anna, coupon } = await people()
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

test('without a coupon nothing changes', async () => {
  const { shop, carla } = await people()
  expect(await buy(carla, [[await makeSku(shop, { price: 1000 }), 2]])).toMatchObject({
    discount: 0,
    itemsTotal: 2000,
    coupons: [],
  })
})
