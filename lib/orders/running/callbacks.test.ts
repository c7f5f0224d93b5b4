import { eq, like } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { carts, invoices, orders, paymentCallbacks, payments, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { receiveCallback } from '@/lib/payments/callbacks'
import type { Message } from '@/lib/payments/spoken'
import { buy, fillCart, placeNow, stockRow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { callbackRequest, FORM, SECRET, setUp } from '@/lib/testing/pay'
import { operate } from '../operate'
import type { OrderRow } from '../work'
import { handleCallback } from './callbacks'

beforeEach(() => setClock(0))

/** An order whose payer is on the gateway's page. */
async function atTheForm(quantity = 2) {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: `${FORM},courierPaymentGateway` } })
  await setUp(shop, FORM, { CALLBACK_SECRET: SECRET, 'ext-refund-response-code': '1' })
  const sku = await makeSku(shop, { price: 1000 })
  const carla = asCustomer(shop, await makeCustomer(shop))
  await fillCart(carla, [[sku, quantity]], { gateway: FORM })
  return { shop, sku, carla, order: await placeNow(carla) }
}

const said = (order: OrderRow, shop: Actor['shop'], values: Partial<Message>): Message => ({
  id: newId(),
  type: 'PAYMENT',
  orderNumber: order.number,
  shop: shop.code,
  amount: order.total,
  currency: order.currency,
  code: '1',
  reference: 'bank-1',
  ...values,
})

const tell = async (message: Message) =>
  (await receiveCallback(callbackRequest(message, SECRET), FORM, handleCallback)).status

const orderNow = async ({ id }: OrderRow) => (await db.select().from(orders).where(eq(orders.id, id)))[0]!
const ledger = async ({ id }: OrderRow) => {
  const rows = await db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)
  return rows.map(({ operation, result, amount }) => `${operation} ${result} ${amount}`)
}
const becameOf = async ({ id }: OrderRow) =>
  (await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, id))).map(({ state }) => state).sort()

describe('an order that is paid on the gateway’s page', () => {
  test('promises nothing until the gateway says that it is paid; then it runs, and the cart is empty', async () => {
    const { shop, sku, order } = await atTheForm()
    expect(order.state).toBe('os.none')
    expect(await stockRow(sku)).toMatchObject({ reserved: 0 })

    expect(await tell(said(order, shop, {}))).toBe(200)
    expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress', paid: order.total })
    expect(await stockRow(sku)).toMatchObject({ reserved: 2 })
    expect(await becameOf(order)).toEqual(['processed'])
  })

  test('that was refused is cancelled, and the cart is as it was', async () => {
    const { shop, sku, order, carla } = await atTheForm()
    await tell(said(order, shop, { code: '5' }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await stockRow(sku)).toMatchObject({ reserved: 0 })
    expect(await placeNow(carla)).toMatchObject({ state: 'os.none' })
  })

  test('that is being processed waits, and goes on with the next word', async () => {
    const { shop, order } = await atTheForm()
    await tell(said(order, shop, { code: '3' }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.waiting.payment', paid: 0 })
    await tell(said(order, shop, {}))
    expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress', paid: order.total })
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Processing 3677', 'AUTH_CAPTURE Ok 3677'])
  })

  test('for goods that are gone by then goes back, whole', async () => {
    const { shop, sku, order } = await atTheForm()
    await transact({ sku: sku.id }, async (tx) => {
      await tx.update(stock).set({ quantity: 0 }).where(eq(stock.skuId, sku.id))
    })
    await tell(said(order, shop, {}))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 3677', 'REFUND Ok 3677'])
  })

  test('that was never there for certain goes back without a credit note', async () => {
    const { shop, order } = await atTheForm()
    await tell(said(order, shop, { code: '3' }))
    const anna = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
    const { version: expectedVersion } = await orderNow(order)
    await operate(anna, { action: 'cancel.order', orderId: order.id, expectedVersion, remark: '', message: '' })
    await tell(said(order, shop, { type: 'REFUND' }))
    expect((await ledger(order)).at(-1)).toBe('VOID_CAPTURE Ok 3677')
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await db.select().from(invoices).where(eq(invoices.orderId, order.id))).toEqual([])
  })

  test('from a cart that was ordered another way meanwhile goes back too', async () => {
    const { shop, order, carla } = await atTheForm()
    await transact({ cart: carla.customer!.id }, async (tx) => {
      await tx.update(carts).set({ gateway: 'courierPaymentGateway' }).where(eq(carts.id, order.cartId!))
    })
    expect(await placeNow(carla)).toMatchObject({ state: 'os.waiting' })
    await tell(said(order, shop, {}))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
  })
})

describe('what a gateway says', () => {
  test('of money that went back is written down, and moves nothing; of none it waits for somebody', async () => {
    const { shop, order } = await atTheForm()
    await tell(said(order, shop, {}))
    await tell(said(order, shop, { type: 'REFUND', amount: 500 }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress', paid: order.total - 500 })
    await tell(said(order, shop, { type: 'REFUND', amount: 0 }))
    expect(await becameOf(order)).toEqual(['processed', 'processed', 'unprocessed'])
  })

  test('of money that an order waits for settles as much as it says, and only if it says that it went back', async () => {
    const { shop, order } = await atTheForm()
    await setUp(shop, FORM, { 'ext-refund-response-code': '3' })
    await tell(said(order, shop, {}))
    const anna = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
    const { version: expectedVersion } = await orderNow(order)
    await operate(anna, { action: 'cancel.order', orderId: order.id, expectedVersion, remark: '', message: '' })
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled.waiting.payment', paid: 3677 })

    const back = { type: 'REFUND', reference: 'bank-1' } as const
    for (const code of ['', '3', '5']) await tell(said(order, shop, { ...back, amount: 3677, code }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled.waiting.payment', paid: 3677 })
    await tell(said(order, shop, { ...back, amount: 1 }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled.waiting.payment', paid: 3676 })
    await tell(said(order, shop, { ...back, amount: 3676 }))
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await ledger(order)).toEqual([
      'AUTH_CAPTURE Ok 3677',
      'REFUND Processing 3677',
      'REFUND Ok 1',
      'REFUND Ok 3676',
    ])
  })

  test('twice about one payment, or to an order that is not paid there, waits for somebody', async () => {
    const { shop, order, carla, sku } = await atTheForm()
    await tell(said(order, shop, {}))
    expect(await tell(said(order, shop, {}))).toBe(200)
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 3677'])
    expect(await becameOf(order)).toEqual(['processed', 'unprocessed'])

    const other = await buy(carla, [[sku, 1]], { gateway: 'courierPaymentGateway' })
    await tell(said(other, shop, {}))
    expect(await orderNow(other)).toMatchObject({ state: 'os.waiting', paid: 0 })
    expect(await becameOf(other)).toEqual(['parked'])
  })

  test('of an order that is paid, that it failed or is under way after all, takes nothing back and waits', async () => {
    const { shop, order } = await atTheForm()
    const [first, ...late] = ['1', '5', '3'].map((code) => said(order, shop, { code }))
    expect(await tell(first!)).toBe(200)
    const before = await orderNow(order)
    for (const message of [...late, first!, ...late]) expect(await tell(message)).toBe(200)
    expect(await orderNow(order)).toEqual(before)
    expect(before).toMatchObject({ state: 'os.in.progress', paid: 3677 })
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 3677'])
    expect(await becameOf(order)).toEqual(['processed', 'unprocessed', 'unprocessed'])
  })

  test.each([
    [{ orderNumber: '000000000000-9' }, 'unknownOrder'],
    [{ orderNumber: '000000000000-9', type: 'REFUND' }, 'unknownOrder'],
    [{ type: 'OF_TOMORROW' }, 'notUnderstood'],
    [{ version: 2 }, 'notUnderstood'],
  ])('that we know nothing of, %j, is kept and answered, and moves nothing', async (values, reason) => {
    const { shop, sku, order } = await atTheForm()
    const message = { ...said(order, shop, {}), ...values } as Message
    for (let n = 0; n < 2; n++) expect(await tell(message)).toBe(200)
    expect(await orderNow(order)).toEqual(order)
    expect(await stockRow(sku)).toMatchObject({ reserved: 0 })
    const kept = await db
      .select()
      .from(paymentCallbacks)
      .where(like(paymentCallbacks.eventId, `%:${message.id}`))
    expect(kept).toMatchObject([{ state: 'unprocessed', reason, body: JSON.stringify(message) }])
  })

  test('in whatever order it arrives, and however often, comes to the same', async () => {
    const events = ['paid', 'refunded part', 'refunded rest', 'disputed', 'processing'] as const
    const orderings = fc.shuffledSubarray([...events], { minLength: events.length })
    await fc.assert(
      fc.asyncProperty(orderings, fc.array(fc.nat(4), { maxLength: 4 }), async (sequence, again) => {
        const { shop, order } = await atTheForm()
        const messages: Record<(typeof events)[number], Message> = {
          paid: said(order, shop, {}),
          processing: said(order, shop, { code: '3' }),
          'refunded part': said(order, shop, { type: 'REFUND', amount: 677 }),
          'refunded rest': said(order, shop, { type: 'REFUND', amount: 3000 }),
          disputed: said(order, shop, { type: 'INFO' }),
        }
        for (const event of sequence) expect(await tell(messages[event])).toBe(200)
        for (const at of again) expect(await tell(messages[sequence[at]!])).toBe(200)
        expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress', paid: 0 })
      }),
      { numRuns: 15 },
    )
  })
})
