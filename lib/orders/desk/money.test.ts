import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, orderHistory, paymentCallbacks, payments } from '@/db/schema'
import { DAY, later, now } from '@/lib/clock'
import { makeOrderRow } from '@/lib/testing/drafted'
import { makeManager, makeShop, only } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { callbackPage, closeCallback, waitingCounts } from './callbacks'
import { dashboard } from './dashboard'
import { CallbacksView, PaymentsView } from './payment-view'
import { paymentPage, sumsOf } from './payments'
import { withoutSecrets } from './secrets'

type Shop = Awaited<ReturnType<typeof makeShop>>

async function makePayment(shop: Shop, values: Partial<typeof payments.$inferInsert> = {}) {
  const order = await makeOrderRow(shop)
  return transact({ order: order.id }, async (tx) => {
    const [row] = await tx
      .insert(payments)
      .values({
        orderId: order.id,
        shopId: shop.id,
        seq: 1,
        gateway: 'testPaymentGateway',
        operation: 'CAPTURE',
        result: 'Ok',
        settled: true,
        amount: 1000,
        currency: 'EUR',
        at: now(),
        ...values,
      })
      .returning()
    return { ...row!, order }
  })
}

async function makeCallback(shop: Shop | null, values: Partial<typeof paymentCallbacks.$inferInsert> = {}) {
  return transact({}, async (tx) => {
    const row = { gateway: 'stripePaymentGateway', shopId: shop?.id ?? null, body: '{}', state: 'parked' as const }
    return only(
      await tx
        .insert(paymentCallbacks)
        .values({ ...row, receivedAt: now(), ...values })
        .returning(),
    )
  })
}

describe('the ledger over shops', () => {
  test('is narrowed by gateway, operation, result, time and order', async () => {
    const shop = await makeShop()
    const a = await makePayment(shop)
    const b = await makePayment(shop, { operation: 'REFUND', result: 'Failed', gateway: 'stripePaymentGateway' })
    const c = await makePayment(shop, { at: new Date('2020-05-05T10:00:00Z') })
    await makePayment(await makeShop())
    const actor = await overseer(shop)
    const find = async (given: Record<string, string> = {}) =>
      (await paymentPage(actor, PaymentsView.parse(given))).rows.map(({ id }) => id)

    expect(await find()).toEqual([b.id, a.id, c.id])
    expect(await find({ gateway: 'stripePaymentGateway' })).toEqual([b.id])
    expect(await find({ operation: 'CAPTURE' })).toEqual([a.id, c.id])
    expect(await find({ result: 'Failed' })).toEqual([b.id])
    expect(await find({ period: '2020<2021' })).toEqual([c.id])
    expect(await find({ period: 'soon<' })).toEqual([])
    expect(await find({ number: a.order.number })).toEqual([a.id])
    expect(await find({ number: '12' })).toEqual([])
    expect(await find({ shop: shop.id, operation: 'REFUND' })).toEqual([b.id])
  })

  test('is not for who may not see payments', async () => {
    const shop = await makeShop()
    const actor = { ...(await makeManager(shop)), oversees: [shop.id] }

    await expect(paymentPage(actor, PaymentsView.parse({}))).rejects.toMatchObject({ key: 'notAllowed' })
  })

  test('never adds two currencies, nor what did not happen', () => {
    const row = { currency: 'EUR', amount: 500, operation: 'CAPTURE', result: 'Ok' } as const

    expect(
      sumsOf([row, { ...row, currency: 'DKK' }, { ...row, operation: 'REFUND' }, { ...row, result: 'Failed' }]),
    ).toEqual([
      { currency: 'DKK', captured: 500, returned: 0 },
      { currency: 'EUR', captured: 500, returned: 500 },
    ])
  })
})

describe('callbacks', () => {
  test('that wait are listed and counted for own shops alone', async () => {
    const shop = await makeShop()
    const parked = await makeCallback(shop)
    const done = await makeCallback(shop, { state: 'processed' })
    await makeCallback(await makeShop())
    await makeCallback(null)
    const actor = await overseer(shop)
    const list = async (state: string) =>
      (await callbackPage(actor, CallbacksView.parse({ state }))).rows.map(({ id }) => id)

    expect(await list('waiting')).toEqual([parked.id])
    expect(new Set(await list('all'))).toEqual(new Set([parked.id, done.id]))
    expect(await waitingCounts(actor)).toEqual([['stripePaymentGateway', 1]])
  })

  test('are closed once, with a remark that stays, by who may move money', async () => {
    const shop = await makeShop()
    const order = await makeOrderRow(shop)
    const { id } = await makeCallback(shop, { orderId: order.id })
    const actor = await overseer(shop)
    const given = { callbackId: id, remark: 'Money was returned by hand' }

    await expect(closeCallback(await overseer(shop, ['ROLE_SMCALLCENTER']), given)).rejects.toMatchObject({
      key: 'notAllowed',
    })
    await expect(closeCallback(await overseer(await makeShop()), given)).rejects.toMatchObject({ key: 'missing' })
    await closeCallback(actor, given)
    await expect(closeCallback(actor, given)).rejects.toMatchObject({ key: 'callbackDone' })

    const row = only(await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.id, id)))
    expect(row).toMatchObject({ state: 'closed', closedByName: actor.account?.name })
    const step = only(await db.select().from(orderHistory).where(eq(orderHistory.orderId, order.id)))
    expect(step).toMatchObject({
      event: 'callback.close',
      remark: given.remark,
      fromState: 'os.waiting',
      toState: 'os.waiting',
    })
    const audit = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(audit.map(({ action, outcome }) => `${action} ${outcome}`)).toContain('callback.close ok')
  })

  test.each([
    ['{"card_number":"4242424242424242","amount":12}', ['4242'], ['12']],
    ['{"data":{"client_secret":"pi_1_secret_x","order":"251125093012-17"}}', ['pi_1'], ['251125093012-17']],
    [
      'ext-order-guid=251125093012-17&signature=abcdef&code=1',
      ['abcdef'],
      ['ext-order-guid = 251125093012-17', 'code = 1'],
    ],
    ['paid with 4242 4242 4242 4242', ['4242 4242'], ['paid with']],
    ['not { json', [], ['not { json']],
  ])('are shown without secrets: %s', (body, hidden, kept) => {
    const shown = withoutSecrets(body)

    for (const part of hidden) expect(shown).not.toContain(part)
    for (const part of kept) expect(shown).toContain(part)
  })
})

describe('the dashboard', () => {
  test('counts what is there, for own shops alone, each currency by itself', async () => {
    const master = await makeShop()
    const sub = await makeShop({ master })
    await makeOrderRow(master, { state: 'os.waiting', total: 5000 })
    await makeOrderRow(sub, { state: 'os.in.progress', deliveryState: 'ds.wait.inventory', total: 700 })
    await makeOrderRow(sub, { state: 'os.none' })
    await makeOrderRow(sub, { state: 'os.cancelled', total: 999, placedAt: later(-2 * DAY) })
    await makeOrderRow(sub, {
      state: 'os.completed',
      total: 300,
      placedAt: later(-3 * DAY),
      deliveryState: 'ds.shipped',
    })
    await makeOrderRow(master, {
      state: 'os.completed',
      total: 9,
      placedAt: later(-40 * DAY),
      deliveryState: 'ds.shipped',
    })
    await makeOrderRow(await makeShop())

    const numbers = await dashboard(await overseer(master))

    expect(numbers).toMatchObject({ today: 2, waiting: 1, stock: 1, allocation: 0, requests: 0, refunds: 0 })
    const [euro] = numbers.revenue
    expect(euro?.currency).toBe('EUR')
    expect(euro?.days).toHaveLength(30)
    expect(euro?.days.reduce((sum, { total }) => sum + total, 0)).toBe(6000)
    expect(euro?.days.at(-1)).toMatchObject({ total: 5700, orders: 2 })
  })
})
