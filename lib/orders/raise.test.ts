import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import {
  cartLines,
  deliveries,
  gatewayParameters,
  mails,
  orderHistory,
  orders,
  paymentRuns,
  payments,
  paymentTokens,
  testGatewayBook,
} from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { fillCart, placeNow, stockRow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { operate } from './operate'
import type { OperatorActionName } from './operator-actions'
import { progressDeliveries } from './running/progress'
import { resumeRuns } from './running/reconcile'
import type { OrderRow } from './work'

const CARD = 'testPaymentGateway'

beforeEach(() => setClock(0))

async function shopWithCards(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: `${CARD},courierPaymentGateway`, ...attributes } })
  const carla = asCustomer(shop, await makeCustomer(shop))
  const set = (name: string, value: string | null) =>
    transact({ gateway: shop.id }, async (tx) => {
      await tx.delete(gatewayParameters).where(eq(gatewayParameters.name, name))
      if (value !== null) await tx.insert(gatewayParameters).values({ shopId: shop.id, gateway: CARD, name, value })
    })
  return { shop, carla, set, sku: await makeSku(shop, { price: 1000 }) }
}

async function cardOf(actor: Actor) {
  return transact({ card: 'test' }, async (tx) => {
    const [card] = await tx
      .insert(paymentTokens)
      .values({
        shopId: actor.shop.id,
        gateway: CARD,
        customerId: actor.customer!.id,
        token: 'tok_visa',
        brand: 'Visa',
        lastFour: '4242',
        expiryMonth: 12,
        expiryYear: 2030,
        saved: true,
        createdAt: now(),
      })
      .returning()
    return card!
  })
}

async function buyByCard(actor: Actor, sku: { id: string }, key = newId()) {
  await fillCart(actor, [[sku, 2]], { gateway: CARD, card: (await cardOf(actor)).id })
  return placeNow(actor, key)
}

const ledger = async ({ id }: OrderRow) => {
  const rows = await db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)
  return rows.map(({ operation, result, amount }) => `${operation} ${result} ${amount}`)
}
const deliveryOf = async ({ id }: OrderRow) =>
  (await db.select().from(deliveries).where(eq(deliveries.orderId, id)))[0]!
const orderNow = async ({ id }: OrderRow) => (await db.select().from(orders).where(eq(orders.id, id)))[0]!

async function operator(shop: Actor['shop']): Promise<Actor> {
  return { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
}

async function press(actor: Actor, order: OrderRow, action: OperatorActionName, more = {}) {
  const delivery = await deliveryOf(order)
  const isOfDelivery = /delivery|shipment|shipped|ref$/.test(action)
  const expectedVersion = isOfDelivery ? delivery.version : (await orderNow(order)).version
  return operate(actor, {
    action,
    orderId: order.id,
    deliveryId: isOfDelivery ? delivery.id : undefined,
    expectedVersion,
    expectedPayments: await db.$count(payments, eq(payments.orderId, order.id)),
    remark: '',
    message: '',
    ...more,
  })
}

describe('paying by card', () => {
  test('promises the goods, authorises, and empties the cart; the money comes when the goods leave', async () => {
    const { shop, carla, sku } = await shopWithCards()
    const order = await buyByCard(carla, sku)
    expect(order).toMatchObject({ state: 'os.in.progress', paid: 0 })
    expect(await db.select().from(cartLines).where(eq(cartLines.cartId, order.cartId!))).toEqual([])
    expect(await ledger(order)).toEqual(['AUTH Ok 3677'])

    await progressDeliveries()
    const anna = await operator(shop)
    await press(anna, order, 'pack.delivery')
    await press(anna, order, 'mark.ready.for.shipment')
    await press(anna, order, 'start.shipment')
    expect(await orderNow(order)).toMatchObject({ paid: 3677 })
    const { order: completed } = await press(anna, order, 'mark.shipped')

    expect(completed.state).toBe('os.completed')
    expect(await ledger(order)).toEqual(['AUTH Ok 3677', 'CAPTURE Ok 3677'])
    expect(await stockRow(sku)).toMatchObject({ quantity: 8, reserved: 0 })
    const history = await db
      .select()
      .from(orderHistory)
      .where(eq(orderHistory.orderId, order.id))
      .orderBy(orderHistory.seq)
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, at) => at + 1))
    expect(history.at(-1)).toMatchObject({ event: 'evt.shipment.complete', actorName: anna.account!.name })
  })

  test('that is refused cancels the order, gives the goods back and leaves the cart as it was', async () => {
    const { carla, sku, set } = await shopWithCards()
    await set('AUTH_FAIL', '1')
    const order = await buyByCard(carla, sku)
    expect(order.state).toBe('os.cancelled')
    expect(await stockRow(sku)).toMatchObject({ quantity: 10, reserved: 0 })
    expect(await db.select().from(cartLines).where(eq(cartLines.cartId, order.cartId!))).toHaveLength(1)

    await set('AUTH_FAIL', null)
    expect(await placeNow(carla)).toMatchObject({ state: 'os.in.progress' })
  })

  test('of which the gateway says nothing is asked about again by the same key, and charged once', async () => {
    const { carla, sku, set } = await shopWithCards({})
    await set('DROP_AFTER', '1')
    const order = await buyByCard(carla, sku)
    expect(order.state).toBe('os.pending')
    expect(await ledger(order)).toEqual([])

    await set('DROP_AFTER', null)
    setClock(2 * MINUTE)
    expect(await resumeRuns()).toBe(1)

    expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress' })
    expect(await ledger(order)).toEqual(['AUTH Ok 3677'])
    const book = await db.select().from(testGatewayBook).where(eq(testGatewayBook.orderNumber, order.number))
    expect(book).toHaveLength(1)
  })

  test('twice from one cart at the same time makes one order', async () => {
    const { carla, sku } = await shopWithCards()
    await fillCart(carla, [[sku, 2]], { gateway: CARD, card: (await cardOf(carla)).id })
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => placeNow(carla)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.$count(orders, eq(orders.customerId, carla.customer!.id))).toBe(1)
  })

  test('keeps everybody else away from the order meanwhile', async () => {
    const { shop, carla, sku, set } = await shopWithCards()
    await set('DROP_BEFORE', '1')
    const order = await buyByCard(carla, sku)
    const anna = await operator(shop)
    await expect(press(anna, order, 'notes.order', { remark: 'hello' })).resolves.toBeDefined()
    const [run] = await db.select().from(paymentRuns).where(eq(paymentRuns.orderId, order.id))
    expect(run).toMatchObject({ state: 'open', leasedUntil: expect.any(Date) })
    expect(run!.leasedUntil.getTime()).toBeLessThanOrEqual(later(MINUTE).getTime())
    await expect(press(anna, order, 'cancel.order')).rejects.toMatchObject({ key: 'orderMoved' })
  })

  test('gives nothing back while a capture is not decided, and no more than was captured', async () => {
    const { shop, carla, sku, set } = await shopWithCards()
    const order = await buyByCard(carla, sku)
    const anna = await operator(shop)
    await progressDeliveries()
    for (const action of ['pack.delivery', 'mark.ready.for.shipment'] as const) await press(anna, order, action)
    await set('DROP_BEFORE', '1')
    await press(anna, order, 'start.shipment')
    expect(await db.$count(paymentRuns, eq(paymentRuns.state, 'open'))).toBeGreaterThan(0)
    const back = { amount: 3677, remark: 'x' }
    await expect(press(anna, order, 'refund.order', back)).rejects.toMatchObject({ key: 'moreThanPaid' })
    await expect(press(anna, order, 'cancel.order')).rejects.toMatchObject({ key: 'orderBusy' })
    await set('DROP_BEFORE', null)
    setClock(2 * MINUTE)
    await resumeRuns()
    await press(anna, order, 'refund.order', back)
    await expect(press(anna, order, 'refund.order', { amount: 1 })).rejects.toMatchObject({ key: 'moreThanPaid' })
    expect(await ledger(order)).toEqual(['AUTH Ok 3677', 'CAPTURE Ok 3677', 'REFUND Ok 3677'])
  })
})

test('whoever buys on account is told of the order and of its confirmation, once each', async () => {
  const { shop, carla, sku } = await shopWithCards({ SHOP_PAYMENT_GATEWAYS: 'authInvoicePaymentGateway' })
  await fillCart(carla, [[sku, 1]], { gateway: 'authInvoicePaymentGateway' })
  expect(await placeNow(carla)).toMatchObject({ state: 'os.in.progress' })
  const letters = await db.select().from(mails).where(eq(mails.shopId, shop.id))
  const written = letters.map(({ template }) => template).filter((template) => template.startsWith('order-'))
  expect(written.sort()).toEqual(['order-confirmed', 'order-new'])
})

describe('an operator', () => {
  test('who saw an older state is told so, and nothing happens', async () => {
    const { shop, carla, sku } = await shopWithCards()
    const order = await buyByCard(carla, sku)
    const anna = await operator(shop)
    const answers = await Promise.allSettled([press(anna, order, 'cancel.order'), press(anna, order, 'cancel.order')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ledger(order)).toEqual(['AUTH Ok 3677', 'REVERSE_AUTH Ok 3677'])
  })

  test('gives back a part of the money, and no more than was paid', async () => {
    const { shop, carla, sku, set } = await shopWithCards()
    await set('SUPPORTED_OPERATIONS_SupportAuthorize', 'false')
    const order = await buyByCard(carla, sku)
    expect(order.paid).toBe(3677)
    const anna = await operator(shop)
    await expect(press(anna, order, 'refund.order', { amount: 3678, remark: 'x' })).rejects.toMatchObject({
      key: 'moreThanPaid',
    })
    await expect(press(anna, order, 'refund.order', { amount: '6.777' })).rejects.toMatchObject({
      key: 'amountRequired',
    })
    expect(await press(anna, order, 'refund.order', { amount: '6,77', remark: 'scratch' })).toMatchObject({
      handled: true,
    })
    expect(await orderNow(order)).toMatchObject({ paid: 3000, state: 'os.in.progress' })
    await press(anna, order, 'cancel.order')
    expect(await orderNow(order)).toMatchObject({ paid: 0, state: 'os.cancelled' })
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 3677', 'REFUND Ok 677', 'REFUND Ok 3000'])
  })

  test('gives money back once, however often the same form is sent', async () => {
    const { shop, carla, sku, set } = await shopWithCards()
    await set('SUPPORTED_OPERATIONS_SupportAuthorize', 'false')
    const order = await buyByCard(carla, sku)
    const anna = await operator(shop)
    const form = { amount: 1000, expectedPayments: 1 }
    const twice = await Promise.allSettled([
      press(anna, order, 'refund.order', form),
      press(anna, order, 'refund.order', form),
    ])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(press(anna, order, 'refund.order', form)).rejects.toMatchObject({ key: 'orderMoved' })
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 3677', 'REFUND Ok 1000'])
  })

  test('of another shop finds nothing', async () => {
    const { carla, sku } = await shopWithCards()
    const order = await buyByCard(carla, sku)
    const stranger = await operator(await makeShop())
    await expect(press(stranger, order, 'cancel.order')).rejects.toMatchObject({ reason: 'missing' })
  })
})
