import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { orders, paymentCallbacks, paymentIntents, payments } from '@/db/schema'
import { receiveCallback } from '@/lib/payments/callbacks'
import type { Message } from '@/lib/payments/spoken'
import { orderedAt } from '@/lib/testing/at-stripe'
import { fillCart, placeNow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { callbackRequest, FORM, SECRET, setUp } from '@/lib/testing/pay'
import { type StripeStandIn, startStripe } from '@/lib/testing/stripe-stand-in'
import { expectSound } from '@/lib/testing/sweeping'
import { answered } from '../raise'
import { answerByHand, overdueQuestion, PATIENCE } from './answer-by-hand'
import { handleCallback } from './callbacks'

let stripe: StripeStandIn
beforeAll(async () => {
  stripe = await startStripe()
  process.env.STRIPE_API_BASE = stripe.url
})
afterAll(() => stripe.stop())
afterAll(expectSound)
beforeEach(() => {
  setClock(0)
  stripe.bank.refunds = 'succeeded'
})

async function shipped() {
  const order = await orderedAt(stripe)
  await order.ship()
  const payment = (await order.ledger())[1]!.reference
  return { ...order, payment, refund: async () => (await order.ledger()).at(-1)!.reference! }
}

describe('a part that is under way back', () => {
  async function partly() {
    const order = await shipped()
    stripe.bank.refunds = 'pending'
    await order.press('refund.order', 2000)
    return { ...order, asked: await order.refund() }
  }

  test('is not there to be given back a second time, by whatever road', async () => {
    const order = await partly()
    await expect(order.press('refund.order', 1678)).rejects.toMatchObject({ key: 'moreThanPaid' })
    stripe.bank.refunds = 'succeeded'
    await order.press('refund.order', 600)
    await order.hear('refund.created', {
      id: 're_desk',
      amount: 77,
      payment_intent: order.payment,
      status: 'succeeded',
    })
    expect(await order.orderNow()).toMatchObject({ paid: 3000 })
    await expect(order.press('refund.order', 1001)).rejects.toMatchObject({ key: 'moreThanPaid' })

    await order.press('return.order')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 2000 })
    expect((await order.said()).slice(3)).toEqual([
      ...['REFUND Ok 600', 'REFUND Ok 77', 'REFUND Ok 1000', 'REFUND Processing 2000'],
    ])
    await order.hear(
      'refund.updated',
      { id: order.asked, amount: 2000, payment_intent: order.payment, status: 'succeeded' },
      { status: 'pending' },
    )
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
  })

  test('is answered for by a person under the name it has, and then known to the gateway’s word', async () => {
    const order = await partly()
    await order.press('return.order')
    await order.press('cancel.order.manual.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    expect((await order.ledger()).at(-1)).toMatchObject({ result: 'Ok', amount: 2000, reference: order.asked })
    const news = { id: order.asked, amount: 2000, payment_intent: order.payment, status: 'succeeded' }
    await order.hear('refund.updated', news, { status: 'pending' })
    expect(await order.papers()).toEqual(['invoice 3677', 'credit 1677', 'credit 2000'])
  })

  test('but fails can be given back again, and a person learns of it', async () => {
    const order = await partly()
    const failing = { id: order.asked, amount: 2000, payment_intent: order.payment, status: 'failed' }
    stripe.settle(order.asked, 'failed')
    await order.hear('refund.failed', failing)
    await order.hear('refund.updated', failing, { status: 'pending' })
    expect(await order.waiting()).toEqual(['refundFailed'])
    expect((await order.said()).slice(2)).toEqual(['REFUND Processing 2000', 'REFUND Failed 2000'])
    stripe.bank.refunds = 'succeeded'
    await order.press('refund.order', 3677)
    expect(await order.orderNow()).toMatchObject({ paid: 0 })
  })
})

describe('what waits for a person', () => {
  test.each([
    ['charge.dispute.created', 'disputed'],
    ['charge.dispute.funds_withdrawn', 'disputed'],
    ['charge.dispute.closed', 'disputeOver'],
    ['charge.dispute.funds_reinstated', 'disputeOver'],
  ])('a chargeback: %s', async (type, reason) => {
    const order = await shipped()
    const dispute = { id: `dp_${newId()}`, amount: 3677, charge: 'ch_1', status: 'needs_response', metadata: {} }
    expect((await order.hear(type, { ...dispute, payment_intent: order.payment })).status).toBe(200)
    expect(await order.waiting()).toEqual([reason])
    await order.hear(type, { ...dispute, payment_intent: { id: order.payment, object: 'payment_intent' } })
    expect(await order.waiting()).toEqual([reason, reason])
    await order.hear('charge.dispute.updated', { ...dispute, payment_intent: order.payment })
    expect(await order.waiting()).toHaveLength(2)
    expect(await order.orderNow()).toMatchObject({ state: 'os.completed', paid: 3677 })
  })

  test('a refund that was done and is sent back by the bank; its copy when somebody changes a word of it does not', async () => {
    const order = await shipped()
    await order.press('refund.order', 1000)
    const failing = { id: await order.refund(), amount: 1000, payment_intent: order.payment, status: 'failed' }
    await order.hear('refund.updated', failing, { status: 'succeeded' })
    await order.hear('refund.updated', failing, { metadata: {} })
    expect(await order.waiting()).toEqual(['refundBounced'])
    expect(await order.orderNow()).toMatchObject({ paid: 2677 })
  })

  test('a gateway’s late yes to what a person has answered with no, once, and not what only says the same', async () => {
    const order = await orderedAt(stripe, { breaks: true })
    setClock(PATIENCE)
    const question = (await overdueQuestion(order.id))!
    const said = { orderId: order.id, intentId: question.id, done: 'no', reference: '', remark: 'Not there' } as const
    await answerByHand(order.anna, said)
    expect(await order.orderNow()).toMatchObject({ state: 'os.cancelled' })
    const late = (result: 'Ok' | 'Failed') =>
      transact({ order: order.id }, (tx) =>
        answered(tx, order.id, question.runId, question, {
          result,
          settled: false,
          reference: 'pi_late',
          message: null,
        }),
      )
    await late('Failed')
    expect(await order.waiting()).toEqual([])
    await late('Ok')
    await late('Ok')
    expect(await order.waiting()).toEqual(['answeredOtherwise'])
    const [row] = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))
    expect(row).toMatchObject({ operation: 'AUTH', amount: 3677, shopId: order.shop.id })
    expect(row!.body).toContain('pi_late')
    expect(await order.orderNow()).toMatchObject({ state: 'os.cancelled', paid: 0 })
    const [intent] = await db.select().from(paymentIntents).where(eq(paymentIntents.id, question.id))
    expect(intent).toMatchObject({ state: 'answered' })
  })
})

describe('a payment that is not settled', () => {
  async function unsettled(code: '2' | '3' = '2') {
    const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: FORM } })
    await setUp(shop, FORM, { CALLBACK_SECRET: SECRET, 'ext-refund-response-code': '1' })
    const carla = asCustomer(shop, await makeCustomer(shop))
    await fillCart(carla, [[await makeSku(shop, { price: 1000 }), 2]], { gateway: FORM })
    const { id, number: orderNumber, total: amount, currency } = await placeNow(carla)
    const tell = (values: Partial<Message>) => {
      const about = { id: newId(), type: 'PAYMENT', orderNumber, shop: shop.code, amount, currency, code: '1' } as const
      return receiveCallback(callbackRequest({ ...about, ...values }, SECRET), FORM, handleCallback)
    }
    await tell({ code })
    const orderNow = async () => (await db.select().from(orders).where(eq(orders.id, id)))[0]!
    const said = async () =>
      (await db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)).map(
        ({ operation, result, amount: sum }) => `${operation} ${result} ${sum}`,
      )
    const became = async (reason: string) =>
      (
        await db
          .select()
          .from(paymentCallbacks)
          .where(and(eq(paymentCallbacks.orderId, id), eq(paymentCallbacks.reason, reason)))
      ).map(({ state }) => state)
    return { tell, orderNow, said, became }
  }

  test('and goes back in parts leaves the balance part by part', async () => {
    const { tell, orderNow, said } = await unsettled()
    await tell({ type: 'REFUND', amount: 1000 })
    expect(await orderNow()).toMatchObject({ paid: 2677 })
    await tell({ type: 'REFUND', amount: 2677 })
    expect(await orderNow()).toMatchObject({ paid: 0 })
    expect(await said()).toEqual(['AUTH_CAPTURE Ok 3677', 'REFUND Ok 1000', 'REFUND Ok 2677'])
  })

  test('and goes back whole is voided', async () => {
    const { tell, orderNow, said } = await unsettled()
    await tell({ type: 'REFUND' })
    expect(await orderNow()).toMatchObject({ paid: 0 })
    expect((await said()).at(-1)).toBe('VOID_CAPTURE Ok 3677')
  })

  test('of which more is told than there is leaves the rest for a person', async () => {
    const { tell, orderNow, became } = await unsettled()
    await tell({ type: 'REFUND' })
    await tell({ type: 'REFUND', amount: 1 })
    expect(await orderNow()).toMatchObject({ paid: 0 })
    expect(await became('notExpected')).toEqual(['unprocessed'])
  })
})
