import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import {
  accounts,
  auditEntries,
  deliveries,
  mails,
  managers,
  orderHistory,
  orderLines,
  orders,
  orderValues,
  reservations,
} from '@/db/schema'
import { cartOf } from '@/lib/cart/queries'
import { buy, fillCart, methodOf, placeNow, stockRow } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { orderByNumber } from '../queries'
import { placeOrder } from './place'
import { quoteOf } from './quote'

async function makeBuyer() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop, { firstname: 'Niels', lastname: 'Bohr' })
  return { shop, customer, niels: asCustomer(shop, customer) }
}
const ordersIn = (shop: { id: string }) => db.select().from(orders).where(eq(orders.shopId, shop.id))
const historyOf = (orderId: string) =>
  db.select().from(orderHistory).where(eq(orderHistory.orderId, orderId)).orderBy(asc(orderHistory.seq))

describe('placing an order', () => {
  test('keeps names, prices, tax and addresses as of now, promises the goods and empties the cart', async () => {
    const { shop, niels, customer } = await makeBuyer()
    const lamp = await makeSku(shop, { name: 'Lamp', price: 19_099, quantity: 9 })
    const lens = await makeSku(shop, { name: 'Lens', price: 29_099, quantity: 1, taxCode: 'reduced' })
    const standard = await methodOf(shop, 'standard')

    const order = await buy(
      niels,
      [
        [lamp, 2],
        [lens, 1],
      ],
      { deliveryMethodId: standard.id, message: 'Ring twice' },
    )

    expect(order).toMatchObject({
      state: 'os.waiting',
      version: 2,
      total: 68_974,
      itemsTotal: 67_297,
      shippingTotal: 1677,
      customerId: customer.id,
      email: customer.email,
      lastname: 'Bohr',
      message: 'Ring twice',
      gateway: 'invoicePaymentGateway',
      shipTo: { name: 'Carla Customer', city: 'Copenhagen', country: 'DK' },
      billTo: { line1: 'Blegdamsvej 17' },
      managerId: null,
      assistId: null,
    })
    expect(order.number).toMatch(/^\d{12}-\d+$/)
    expect(order.reversedNumber).toBe([...order.number.replace('-', '')].reverse().join(''))
    const lines = await db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, order.id))
      .orderBy(orderLines.position)
    expect(lines).toMatchObject([
      { name: 'Lamp', quantity: 2, unitPrice: 19_099, total: 38_198, tax: 7640, taxRate: 2500 },
      { name: 'Lens', quantity: 1, unitPrice: 29_099, total: 29_099, tax: 2645, taxRate: 1000 },
    ])
    expect(order.taxTotal).toBe(7640 + 2645 + 335)
    const sent = await db.select().from(deliveries).where(eq(deliveries.orderId, order.id))
    expect(sent).toMatchObject([
      { number: `${order.number}-1`, group: 'D1', state: 'ds.inventory.reserved', price: 1677, tax: 335 },
    ])
    expect((await stockRow(lamp)).reserved).toBe(2)
    expect(await cartOf(niels)).toMatchObject({ lines: [], message: '', shipTo: { city: 'Copenhagen' } })
  })

  test('writes its history without a gap, and the letters for customer and shop', async () => {
    const { shop, niels, customer } = await makeBuyer()
    const order = await buy(niels, [[await makeSku(shop), 1]])

    expect(await historyOf(order.id)).toMatchObject([
      { seq: 1, event: 'evt.pending', fromState: 'os.none', toState: 'os.pending', actorId: niels.account?.id },
      { seq: 2, event: 'evt.pending', fromState: 'ds.fullfillment', toState: 'ds.inventory.reserved' },
      { seq: 3, event: 'evt.payment.offline', fromState: 'os.pending', toState: 'os.waiting' },
    ])
    const written = await db.select().from(mails).where(eq(mails.shopId, shop.id)).orderBy(asc(mails.template))
    expect(written).toMatchObject([
      { template: 'adm-order-wait-confirmation', recipient: 'shop@test.com', state: 'queued' },
      { template: 'order-new', recipient: customer.email, subject: `Order ${order.number}: we have received it` },
    ])
  })

  test('sends each group of goods by itself if the customer wants several deliveries', async () => {
    const { shop, niels } = await makeBuyer()
    const ready = await makeSku(shop, { price: 1000 })
    const late = await makeSku(shop, { price: 1000, availability: 'BACKORDER', quantity: 0 })
    const file = await makeSku(shop, { price: 1000, availability: 'ALWAYS', quantity: 0, digital: true })
    const goods: [typeof ready, number][] = [
      [ready, 1],
      [late, 1],
      [file, 1],
    ]

    const several = await buy(niels, goods, { deliveries: 'several' })
    expect(several.shippingTotal).toBe(2 * 1677)
    const one = await buy(niels, goods)
    expect(one.shippingTotal).toBe(1677)

    const groups = (await orderByNumber(niels, several.number))!.deliveries.map(({ group }) => group)
    expect(groups).toEqual(['D1', 'D3', 'D4'])
    expect((await orderByNumber(niels, one.number))!.deliveries.map(({ group }) => group)).toEqual(['D5', 'D4'])
    expect(await stockRow(late)).toMatchObject({ quantity: 0, reserved: 2 })
    expect(await stockRow(file)).toMatchObject({ reserved: 0 })
  })

  test('makes one order of one form, pressed twice at once or one after the other', async () => {
    const { shop, niels } = await makeBuyer()
    await fillCart(niels, [[await makeSku(shop), 1]])
    const key = newId()
    const { total } = (await quoteOf(niels))!
    const press = () => placeOrder(niels, { placementKey: key, expectedTotal: total })

    const [first, second] = await Promise.all([press(), press()])
    const third = await press()

    expect([second.id, third.id]).toEqual([first.id, first.id])
    expect(await ordersIn(shop)).toHaveLength(1)
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept.filter(({ action }) => action === 'order.place')).toHaveLength(1)
  })

  test('with somebody else’s form finds nothing', async () => {
    const { shop, niels } = await makeBuyer()
    const sku = await makeSku(shop)
    const key = newId()
    await fillCart(niels, [[sku, 1]])
    await placeNow(niels, key)
    const other = asCustomer(shop, await makeCustomer(shop))
    await fillCart(other, [[sku, 1]])
    await expect(placeNow(other, key)).rejects.toMatchObject({ key: 'missing' })
  })

  test('numbers the orders of a month one after the other, also those placed at once', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 100 })
    const buyers = await Promise.all(Array.from({ length: 8 }, async () => asCustomer(shop, await makeCustomer(shop))))
    for (const buyer of buyers) await fillCart(buyer, [[sku, 1]])
    const placed = await Promise.all(buyers.map((buyer) => placeNow(buyer)))
    const numbers = placed.map(({ number }) => Number(number.split('-')[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index))
  })

  test('works for a guest where the shop allows it, and only their cookie shows it again', async () => {
    const shop = await makeShop({ attributes: { SHOP_CHECKOUT_ENABLE_GUEST: 'true' } })
    const guest = visitor(shop)
    const order = await buy(guest, [[await makeSku(shop), 1]], { email: 'Guest@Test.com' })
    expect(order).toMatchObject({ customerId: null, email: 'guest@test.com', lastname: 'Carla Customer' })
    expect(await orderByNumber(guest, order.number)).toBeTruthy()
    for (const stranger of [visitor(shop), { ...guest, guestHash: null }, await makeManager(shop)]) {
      expect(await orderByNumber(stranger, order.number)).toBeUndefined()
    }
  })
})

describe('the last one', () => {
  test('goes to exactly one of fifty buyers, ten of them through managers; the others keep their carts', async () => {
    const shop = await makeShop()
    const last = await makeSku(shop, { quantity: 1, name: 'The last lens' })
    const buyers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const customer = await makeCustomer(shop)
        return n < 10 ? assisting(await makeManager(shop), customer) : asCustomer(shop, customer)
      }),
    )
    for (const buyer of buyers) await fillCart(buyer, [[last, 1]])
    const seen = (await quoteOf(buyers[0]!))!.total

    const answers = await Promise.allSettled(
      buyers.map((buyer) => placeOrder(buyer, { placementKey: newId(), expectedTotal: seen })),
    )

    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(49)
    for (const { reason } of refused)
      expect(reason).toMatchObject({ key: 'soldOutMeanwhile', values: { name: 'The last lens' } })
    expect(await ordersIn(shop)).toHaveLength(1)
    expect(await stockRow(last)).toMatchObject({ quantity: 1, reserved: 1 })
    const held = await db
      .select()
      .from(reservations)
      .where(eq(reservations.stockId, (await stockRow(last)).id))
    expect(held).toMatchObject([{ quantity: 1, state: 'held' }])
    const carts = await Promise.all(buyers.map((buyer) => cartOf(buyer)))
    expect(carts.filter((cart) => cart!.lines.length === 1)).toHaveLength(49)
  })
})

describe('an order placed by a manager for a customer', () => {
  test('keeps who, in which assist and why, as they were called then', async () => {
    const { shop, customer, niels } = await makeBuyer()
    const manager = await makeManager(shop)
    const anna = await assisting(manager, customer)
    const order = await buy(anna, [[await makeSku(shop), 1]])
    const { id, name, email } = manager.account

    await transact({ manager: id }, async (tx) => {
      await tx.update(managers).set({ firstname: 'Renamed' }).where(eq(managers.id, id))
      const renamed = { email: `renamed.${email}` }
      await tx.update(accounts).set(renamed).where(eq(accounts.id, id))
    })

    const kept = {
      managerId: id,
      managerName: name,
      managerEmail: email,
      assistId: anna.assist.id,
      assistReason: 'phone',
    }
    expect((await ordersIn(shop))[0]).toMatchObject({ ...kept, customerId: customer.id, locale: customer.locale })
    const values = await db.select().from(orderValues).where(eq(orderValues.orderId, order.id)).orderBy(orderValues.key)
    expect(values.map(({ key, value }) => [key.replace(/\d/g, '0'), value])).toEqual([
      ['MGR/ORD: 0000-00-00 00:00:00', `${name} / ${email}`],
      ['ORDER_MANAGER_EMAIL', email],
      ['ORDER_MANAGER_NAME', name],
    ])
    const [first] = await historyOf(order.id)
    expect(first).toMatchObject({ actorId: id, onBehalfOfId: customer.id, assistId: anna.assist.id })
    expect((await orderByNumber(niels, order.number))!.byStaff).toBe(true)
    const showing = { ...niels, shop: { ...shop, attributes: { ...shop.attributes, SHOP_SF_SHOW_MANAGER: 'true' } } }
    expect(await orderByNumber(showing, order.number)).toMatchObject({ byStaff: true, staffName: name })
  })

  test('is copied to that manager, once', async () => {
    const { shop, customer } = await makeBuyer()
    const anna = await assisting(await makeManager(shop), customer)
    await buy(anna, [[await makeSku(shop), 1]])
    const copies = await db
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shop.id), eq(mails.template, 'order-new')))
    expect(copies.map(({ recipient }) => recipient).sort()).toEqual([anna.account!.email, customer.email].sort())
  })

  test('names the manager to the customer only where the shop shows it', async () => {
    const { shop, customer, niels } = await makeBuyer()
    const anna = await assisting(await makeManager(shop), customer)
    const order = await buy(anna, [[await makeSku(shop), 1]])
    const hidden = (await orderByNumber(niels, order.number))!
    expect([hidden.staffName, hidden.lines[0]!.addedByName]).toEqual([null, null])
    const letters = await db.select().from(mails).where(eq(mails.shopId, shop.id))
    const telling = letters.filter(({ text }) => text.includes(anna.account!.name))
    expect(telling.map(({ template }) => template)).toEqual(['adm-order-wait-confirmation'])
    const showing = { ...niels, shop: { ...shop, attributes: { ...shop.attributes, SHOP_SF_SHOW_MANAGER: 'true' } } }
    expect((await orderByNumber(showing, order.number))!.staffName).toBe(anna.account!.name)
  })
})
