import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, deliveries, mails, orderHistory, orders, payments } from '@/db/schema'
import type { Role } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { buy, stockRow } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { operate } from './operate'
import { actionOf, type OperatorActionName, operatorActionNames } from './operator-actions'
import { askFor, declineRequest, requestsOf } from './requests'
import { progressDeliveries } from './running/progress'
import type { OrderRow } from './work'

async function placed() {
  const shop = await makeShop()
  const sku = await makeSku(shop, { quantity: 50 })
  const carla = asCustomer(shop, await makeCustomer(shop))
  return { shop, sku, carla, order: await buy(carla, [[sku, 2]]) }
}

type At = Pick<OrderRow, 'id'>
const rowOf = async ({ id }: At) => (await db.select().from(orders).where(eq(orders.id, id)))[0]!
const deliveryOf = async ({ id }: At) => (await db.select().from(deliveries).where(eq(deliveries.orderId, id)))[0]!
const inRole = async (shop: Actor['shop'], ...roles: Role[]): Promise<Actor> => ({
  ...(await makeManager(shop, roles)),
  oversees: [shop.id],
})

/** Presses a button as it is shown at this moment. */
async function press(actor: Actor, order: At, action: OperatorActionName, more = {}) {
  const ofDelivery = actionOf(action).level === 'delivery'
  const delivery = await deliveryOf(order)
  const expectedVersion = ofDelivery ? delivery.version : (await rowOf(order)).version
  const expectedPayments = await db.$count(payments, eq(payments.orderId, order.id))
  const said = { remark: 'why', message: '', amount: 1, expectedPayments, ...more }
  return operate(actor, {
    action,
    orderId: order.id,
    deliveryId: ofDelivery ? delivery.id : undefined,
    expectedVersion,
    ...said,
  })
}

async function ship(anna: Actor, order: At) {
  await press(anna, order, 'approve.order')
  await progressDeliveries()
  for (const action of ['pack.delivery', 'mark.ready.for.shipment', 'start.shipment', 'mark.shipped'] as const) {
    await press(anna, order, action)
  }
}

/** Who may press what, beside administrators, who may everything. Source: platform reference, §1.3. */
const confirming: Role[] = ['ROLE_SMCALLCENTERORDERCONFIRM']
const processing: Role[] = ['ROLE_SMCALLCENTERORDERPROCESS']
const seeing: Role[] = ['ROLE_SMCALLCENTER', 'ROLE_SMSUBSHOPUSER']
const mayPress: Record<OperatorActionName, Role[]> = {
  'release.order': ['ROLE_SMCALLCENTERORDERAPPROVE'],
  'reject.order': ['ROLE_SMCALLCENTERORDERAPPROVE'],
  'approve.order': ['ROLE_SMSUBSHOPUSER', ...confirming],
  'cancel.order': ['ROLE_SMSUBSHOPUSER', ...processing],
  'cancel.order.refund': processing,
  'cancel.order.manual.refund': confirming,
  'return.order': confirming,
  'refund.order': confirming,
  'notes.order': seeing,
  'pack.delivery': processing,
  'mark.ready.for.shipment': processing,
  'start.shipment': processing,
  'start.shipment.manual.payment': confirming,
  'mark.shipped': processing,
  'update.external.ref': seeing,
  'restock.delivery': [],
}
const operatorRoles: Role[] = [
  'ROLE_SMADMIN',
  'ROLE_SMSHOPADMIN',
  'ROLE_SMSHOPUSER',
  'ROLE_SMSUBSHOPUSER',
  'ROLE_SMCALLCENTER',
  'ROLE_SMCALLCENTERCUSTOMER',
  'ROLE_SMCALLCENTERORDERAPPROVE',
  'ROLE_SMCALLCENTERORDERCONFIRM',
  'ROLE_SMCALLCENTERORDERPROCESS',
  'ROLE_SMCALLCENTERLOGINSF',
]

describe('a button', () => {
  test.each(operatorActionNames)('%s answers only to those who may press it', async (action) => {
    const { shop, order } = await placed()
    const before = await rowOf(order)
    for (const role of operatorRoles) {
      const may = role === 'ROLE_SMADMIN' || role === 'ROLE_SMSHOPADMIN' || mayPress[action].includes(role)
      const pressed = await press(await inRole(shop, role), order, action, { expectedVersion: 999 }).then(
        () => 'done',
        (refusal: { key: string }) => refusal.key,
      )
      // Whoever may press it comes to the next question, whether the order still is as they saw it.
      const isAnyTime = actionOf(action).from === 'any'
      expect([role, pressed]).toEqual([role, may ? (isAnyTime ? 'done' : 'orderMoved') : 'notAllowed'])
    }
    expect(await rowOf(order)).toEqual(before)
  })

  test('is not there for a stranger, a customer, or a manager inside an assist', async () => {
    const { order, shop, carla } = await placed()
    const elsewhere = await inRole(await makeShop(), 'ROLE_SMSHOPADMIN')
    await expect(press(elsewhere, order, 'cancel.order')).rejects.toMatchObject({ reason: 'missing' })
    const [refused] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, elsewhere.account?.id ?? ''))
    expect(refused).toMatchObject({ action: 'cancel.order', outcome: 'refused' })
    await expect(press(carla, order, 'cancel.order')).rejects.toMatchObject({ key: 'notAllowed' })
    const helping = await assisting(await makeManager(shop, ['ROLE_SMSHOPADMIN']), carla.customer!)
    await expect(press({ ...helping, oversees: [shop.id] }, order, 'cancel.order')).rejects.toMatchObject({
      key: 'notAllowed',
    })
  })

  test('reaches the orders of a sub-shop whose master is looked after', async () => {
    const master = await makeShop()
    const shop = await makeShop({ master })
    const order = await buy(asCustomer(shop, await makeCustomer(shop)), [[await makeSku(shop), 1]])
    const anna = { ...(await makeManager(master, ['ROLE_SMSHOPADMIN'])), oversees: [master.id, shop.id] }
    expect((await press(anna, order, 'approve.order')).order.state).toBe('os.in.progress')
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.objectId, order.id), eq(auditEntries.action, 'approve.order')))
    expect(entry).toMatchObject({ shopId: shop.id, actorId: anna.account.id, customerId: order.customerId })
  })
})

test('of two who press different buttons at once, one wins and the other is told that it changed', async () => {
  const { shop, sku, carla } = await placed()
  const [anna, mette] = [await inRole(shop, 'ROLE_SMSHOPADMIN'), await inRole(shop, 'ROLE_SMSHOPADMIN')]
  const outcomes = { approved: 0, cancelled: 0 }
  for (let trial = 0; trial < 20; trial++) {
    const order = await buy(carla, [[sku, 1]])
    const seen = { orderId: order.id, expectedVersion: order.version, remark: '', message: '' }
    const both = [
      operate(anna, { ...seen, action: 'approve.order' }),
      operate(mette, { ...seen, action: 'cancel.order' }),
    ]
    const answers = await Promise.allSettled(trial % 2 ? both.reverse() : both)
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.key] : []))
    expect(refused).toEqual([expect.stringMatching(/^order(Moved|Busy)$/)])
    outcomes[(await rowOf(order)).state === 'os.cancelled' ? 'cancelled' : 'approved']++
  }
  expect(outcomes.approved + outcomes.cancelled).toBe(20)
})

describe('what is written down', () => {
  test('is who pressed it, with the remark inside and the message to the customer', async () => {
    const { shop, order } = await placed()
    const anna = await inRole(shop, 'ROLE_SMSHOPADMIN')
    await press(anna, order, 'approve.order', { remark: 'paid by phone', message: 'Thank you!' })
    const rows = await db
      .select()
      .from(orderHistory)
      .where(eq(orderHistory.orderId, order.id))
      .orderBy(orderHistory.seq)
    const confirmed = rows.filter(({ event }) => event === 'evt.payment.confirmed')
    expect(confirmed).toMatchObject([{ actorName: anna.account!.name, remark: 'paid by phone', message: 'Thank you!' }])
    const letters = await db
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shop.id), eq(mails.template, 'order-confirmed')))
    expect(letters[0]?.text).toContain('Thank you!')
    expect(letters[0]?.text).not.toContain('paid by phone')
  })

  test('needs its remark where something is vouched for', async () => {
    const { shop, order } = await placed()
    await expect(
      press(await inRole(shop, 'ROLE_SMSHOPADMIN'), order, 'notes.order', { remark: '' }),
    ).rejects.toMatchObject({
      key: 'remarkRequired',
    })
  })

  test('of a parcel is its number and where to follow it, and moves nothing', async () => {
    const { shop, order } = await placed()
    const before = await deliveryOf(order)
    await press(await inRole(shop, 'ROLE_SMCALLCENTER'), order, 'update.external.ref', {
      reference: 'PN-1',
      url: 'https://parcel.test/PN-1',
    })
    expect(await deliveryOf(order)).toMatchObject({
      externalReference: 'PN-1',
      externalUrl: 'https://parcel.test/PN-1',
      version: before.version,
    })
  })
})

test('goods that came back are put on the shelf by hand, once', async () => {
  const { shop, sku, order } = await placed()
  const anna = await inRole(shop, 'ROLE_SMSHOPADMIN')
  await ship(anna, order)
  expect((await press(anna, order, 'return.order')).order).toMatchObject({ state: 'os.returned', paid: 0 })
  expect(await stockRow(sku)).toMatchObject({ quantity: 48, reserved: 0 })
  await press(anna, order, 'restock.delivery')
  expect(await stockRow(sku)).toMatchObject({ quantity: 50, reserved: 0 })
  await expect(press(anna, order, 'restock.delivery')).rejects.toMatchObject({ key: 'nothingToRestock' })
})

describe('a customer’s question', () => {
  const ask = (actor: Actor, { number }: OrderRow, kind: 'cancel' | 'return') =>
    askFor(actor, { number, kind, reason: 'Wrong size' })

  test('is asked once, about their own order, while it is possible', async () => {
    const { order, carla, shop } = await placed()
    await ask(carla, order, 'cancel')
    await expect(ask(carla, order, 'cancel')).rejects.toMatchObject({ key: 'requestOpen' })
    await expect(ask(carla, order, 'return')).rejects.toMatchObject({ key: 'requestNotPossible' })
    const stranger = asCustomer(shop, await makeCustomer(shop))
    await expect(ask(stranger, order, 'cancel')).rejects.toMatchObject({ reason: 'missing' })
  })

  test('is answered with yes by cancelling', async () => {
    const { order, carla, shop } = await placed()
    await ask(carla, order, 'cancel')
    const anna = await inRole(shop, 'ROLE_SMSHOPADMIN')
    await press(anna, order, 'cancel.order')
    expect(await requestsOf(order.id)).toMatchObject([{ state: 'granted', answeredByName: anna.account!.name }])
  })

  test('is answered with no once, with words', async () => {
    const { order, carla, shop } = await placed()
    await ask(carla, order, 'cancel')
    const [request] = await requestsOf(order.id)
    const no = { requestId: request!.id, message: 'It has left already.' }
    await expect(declineRequest(await inRole(await makeShop(), 'ROLE_SMSHOPADMIN'), no)).rejects.toMatchObject({
      reason: 'missing',
    })
    const anna = await inRole(shop, 'ROLE_SMSHOPADMIN')
    await declineRequest(anna, no)
    await expect(declineRequest(anna, no)).rejects.toMatchObject({ key: 'requestAnswered' })
    expect(await requestsOf(order.id)).toMatchObject([{ state: 'declined', answer: 'It has left already.' }])
    await ask(carla, order, 'cancel')
  })
})

test('the database itself refuses a history or a payment that is changed afterwards', async () => {
  const { order } = await placed()
  const forge = transact({ any: order.id }, async (tx) => {
    await tx.update(orderHistory).set({ actorName: 'nobody' }).where(eq(orderHistory.orderId, order.id))
  })
  await expect(forge).rejects.toThrow()
})
