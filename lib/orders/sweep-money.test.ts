import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type * as database from '@/db'
import { db } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, deliveries, invoices, orders, payments, testGatewayBook } from '@/db/schema'
import type { PaymentOperation } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE } from '@/lib/clock'
import { receiveCallback, resumeCallbacks } from '@/lib/payments/callbacks'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { keepCard } from '@/lib/payments/tokens'
import { fillCart } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { failing, SweptFailure, sweep } from '@/lib/testing/failing'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { callbackRequest } from '@/lib/testing/pay'
import { expectSound, type Swept, sweepThrough } from '@/lib/testing/sweeping'
import { placeOrder } from './checkout/place'
import { quoteOf } from './checkout/quote'
import { operate } from './operate'
import type { OperatorActionName } from './operator-actions'
import { handleCallback } from './running/callbacks'
import { progressDeliveries } from './running/progress'
import { resumeRuns } from './running/reconcile'
import type { OrderRow } from './work'

vi.mock('@/db', async (original) => {
  const real = await original<typeof database>()
  const transact: typeof real.transact = (scope, work) => real.transact(scope, (tx) => work(failing(tx)))
  return { ...real, transact }
})

const CARD = 'testPaymentGateway'
const FORM = 'testExtFormPaymentGateway'
const SECRET = 'a secret between the shop and its gateway'
const SLOW = { timeout: 240_000 }

let customer: Actor
let boss: Actor
let here: { id: string }
let late: { id: string }
let card: string

beforeAll(async () => {
  setClock(0)
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: `${CARD},${FORM}` } })
  boss = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  customer = asCustomer(shop, await makeCustomer(shop))
  here = await makeSku(shop, { price: 1000, quantity: 100_000 })
  late = await makeSku(shop, { price: 500, availability: 'BACKORDER', quantity: 0 })
  await setGatewayParameter(boss, FORM, 'CALLBACK_SECRET', SECRET)
  const given = { brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2090, saved: 'on' } as const
  card = (await keepCard(customer, { gateway: CARD, token: 'tok_visa_4242_of_the_sweep', ...given })).id
})

const set = (name: string, value: string | null) => setGatewayParameter(boss, CARD, name, value)

type Form = { placementKey: string; expectedTotal: number }

type Goods = Parameters<typeof fillCart>[1]
const both = (): Goods => [
  [here, 2],
  [late, 1],
]

/** The review of a cart with something that is here and something that is not: two deliveries, two payments. */
async function reviewed(gateway: string = CARD, goods = both()): Promise<Form> {
  await fillCart(customer, goods, { gateway, deliveries: 'several', card: gateway === CARD ? card : '' })
  return { placementKey: newId(), expectedTotal: (await quoteOf(customer))!.total }
}

const placed = async (gateway?: string) => placeOrder(customer, await reviewed(gateway))
const placedFromShelf = async () => placeOrder(customer, await reviewed(CARD, [[here, 2]]))

async function press(order: OrderRow, action: OperatorActionName, more: { amount?: number } = {}) {
  const [now] = await db.select().from(orders).where(eq(orders.id, order.id))
  const [first] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.orderId, order.id), eq(deliveries.position, 1)))
  const isOfDelivery = /delivery|ship/.test(action)
  const target = isOfDelivery ? { deliveryId: first!.id } : {}
  const expectedVersion = isOfDelivery ? first!.version : now!.version
  const expectedPayments = await db.$count(payments, eq(payments.orderId, order.id))
  const said = { remark: 'Swept.', message: '', expectedPayments }
  return operate(boss, { action, orderId: order.id, expectedVersion, ...said, ...target, ...more })
}

let minutes = 0

/** Two minutes later, what was left behind is nobody's any more. */
async function recover() {
  minutes += 2
  setClock(minutes * MINUTE)
  await resumeCallbacks(handleCallback)
  await resumeRuns()
}

type Expected = { state: string; delivery?: string; money: Partial<Record<PaymentOperation, number>>; action?: string }

/** The order is where it should be; money moved once, in our ledger as in the gateway's; and it was written down once. */
async function expectOnce(id: string, { state, delivery, money, action }: Expected) {
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  const parts = await db.select().from(deliveries).where(eq(deliveries.orderId, id)).orderBy(deliveries.position)
  expect(order).toMatchObject({ state })
  if (delivery) expect(parts[0]).toMatchObject({ state: delivery })
  const book = await db.select().from(testGatewayBook).where(eq(testGatewayBook.orderNumber, order!.number))
  const ledger = await db.select().from(payments).where(eq(payments.orderId, id))
  for (const rows of [book, ledger]) {
    const moved = Object.fromEntries(rows.map(({ operation }) => [operation, 0]))
    for (const { operation } of rows) moved[operation]!++
    expect(moved).toEqual(money)
    expect(rows.every(({ result }) => result === 'Ok')).toBe(true)
  }
  const captured = (money.CAPTURE ?? 0) + (money.AUTH_CAPTURE ?? 0)
  const papers = await db.select().from(invoices).where(eq(invoices.orderId, id))
  expect(papers).toHaveLength(captured + (money.REFUND ?? 0))
  if (!action) return
  const done = and(eq(auditEntries.action, action), eq(auditEntries.outcome, 'ok'))
  const entries = await db.select().from(auditEntries).where(done)
  expect(entries.filter(({ objectId }) => objectId === id || objectId === parts[0]!.id)).toHaveLength(1)
}

/** Paid in full when it is placed, so that there is something to give back. */
async function paidAtOnce(): Promise<OrderRow> {
  await set('SUPPORTED_OPERATIONS_SupportAuthorize', 'false')
  const order = await placed()
  await set('SUPPORTED_OPERATIONS_SupportAuthorize', null)
  return order
}

const placing: Swept<Form> = {
  make: () => reviewed(),
  run: (form) => placeOrder(customer, form),
  recover,
  expectDone: async (form) => {
    const { id } = await placeOrder(customer, form) // pressed again: the same order
    await expectOnce(id, { state: 'os.in.progress', money: { AUTH: 2 }, action: 'order.place' })
    expect(await quoteOf(customer)).toBeNull()
  },
}

const cancelling: Swept<OrderRow> = {
  make: paidAtOnce,
  run: (order) => press(order, 'cancel.order'),
  recover,
  expectDone: ({ id }) =>
    expectOnce(id, { state: 'os.cancelled', money: { AUTH_CAPTURE: 2, REFUND: 2 }, action: 'cancel.order' }),
}

const refunding: Swept<OrderRow> = {
  make: paidAtOnce,
  run: (order) => press(order, 'refund.order', { amount: 100 }),
  recover,
  expectDone: async ({ id, total }) => {
    await expectOnce(id, { state: 'os.in.progress', money: { AUTH_CAPTURE: 2, REFUND: 1 }, action: 'refund.order' })
    expect((await db.select().from(orders).where(eq(orders.id, id)))[0]).toMatchObject({ paid: total - 100 })
  },
}

const shipping: Swept<OrderRow> = {
  make: async () => {
    const order = await placedFromShelf()
    await progressDeliveries()
    await press(order, 'pack.delivery')
    await press(order, 'mark.ready.for.shipment')
    return order
  },
  run: (order) => press(order, 'start.shipment'),
  recover,
  expectDone: ({ id }) =>
    expectOnce(id, {
      state: 'os.in.progress',
      delivery: 'ds.shipment.inprogress',
      money: { AUTH: 1, CAPTURE: 1 },
      action: 'start.shipment',
    }),
}

const taking: Swept<OrderRow> = {
  make: placedFromShelf,
  // The job writes down what stopped a delivery, and goes on with the next.
  run: async () => {
    if ((await progressDeliveries()) === 0) throw new SweptFailure('no delivery went on')
  },
  recover: progressDeliveries,
  expectDone: ({ id }) =>
    expectOnce(id, { state: 'os.in.progress', delivery: 'ds.inventory.allocated', money: { AUTH: 1 } }),
}

type Told = { order: OrderRow; event: string }

const tell = async ({ order, event }: Told) => {
  const { number: orderNumber, total: amount } = order
  const said = { id: event, type: 'PAYMENT', orderNumber, amount, shop: boss.shop.code, currency: 'EUR', code: '1' }
  const request = callbackRequest(said as Parameters<typeof callbackRequest>[0], SECRET)
  return (await receiveCallback(request, FORM, handleCallback)).status
}

const told: Swept<Told> = {
  make: async () => ({ order: await placed(FORM), event: newId() }),
  run: tell,
  recover,
  expectDone: async (subject) => {
    expect(await tell(subject)).toBe(200) // told again, as gateways do: nothing more happens
    await expectOnce(subject.order.id, { state: 'os.in.progress', money: { AUTH_CAPTURE: 1 } })
    expect(await quoteOf(customer)).toBeNull()
  },
}

describe('whichever statement fails', () => {
  const report = (points: Awaited<ReturnType<typeof sweepThrough>>, least: number) => {
    expect(points.all).toBeGreaterThan(least)
    expect(points.undone + points.finished).toBe(points.all)
    expect(points.finished).toBeGreaterThan(0)
  }
  test('an order is placed by card once, or not at all', SLOW, async () => report(await sweepThrough(placing), 60))
  test('a payment of the gateway’s own page counts once', SLOW, async () => report(await sweepThrough(told), 60))
  test('cancelling gives the money back once', SLOW, async () => report(await sweepThrough(cancelling), 30))
  test('a part of the money is given back once', SLOW, async () => report(await sweepThrough(refunding), 15))
  test('goods leave with their money', SLOW, async () => report(await sweepThrough(shipping), 15))
  test('goods are taken from the shelf once, or not at all', SLOW, async () => {
    const { all, undone } = await sweepThrough(taking)
    expect(all).toBeGreaterThan(5)
    expect(undone).toBe(all)
  })
})

describe.each(['DROP_BEFORE', 'DROP_AFTER'])('when the connection to the gateway breaks: %s', (fault) => {
  const broken = async <Subject>({ make, run, recover: later, expectDone }: Swept<Subject>) => {
    sweep.failAt = null
    const subject = await make()
    await set(fault, 'yes')
    await run(subject)
    await later(subject) // still broken: nothing moves, nothing is lost
    await set(fault, null)
    for (let tries = 0; tries < 3; tries++) await later(subject)
    await expectDone(subject)
    await expectSound()
  }
  test('an order is placed once', () => broken(placing))
  test('cancelling gives the money back once', () => broken(cancelling))
  test('a part of the money is given back once', () => broken(refunding))
  test('goods leave with their money', () => broken(shipping))
})
