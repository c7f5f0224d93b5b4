import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveries, orders, paymentCallbacks, payments } from '@/db/schema'
import { HOUR, later } from '@/lib/clock'
import { receiveCallback } from '@/lib/payments/callbacks'
import { KeepCard } from '@/lib/payments/input'
import { keepCard } from '@/lib/payments/tokens'
import { fillCart, placeNow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { setUp } from '@/lib/testing/pay'
import { startStripe, stripeWebhook } from '@/lib/testing/stripe-stand-in'
import { expectSound } from '@/lib/testing/sweeping'
import { operate } from '../operate'
import type { OperatorActionName } from '../operator-actions'
import { type AnswerByHand, answerByHand, overdueQuestion, PATIENCE } from './answer-by-hand'
import { handleCallback } from './callbacks'
import { progressDeliveries } from './progress'
import { resumeRuns } from './reconcile'

const STRIPE = 'stripePaymentGateway'
const SECRET = 'whsec_of_this_shop'

let stripe: Awaited<ReturnType<typeof startStripe>>
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

/** An id without a digit: now and then the digits of one look like a card's number, which no token may hold. */
const inLetters = (id: string) => id.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

/** An order of two, 36.77, with a card at Stripe, and what one can do with it; it is paid when it is shipped. */
async function ordered({ breaks }: { breaks?: true } = {}) {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: STRIPE } })
  await setUp(shop, STRIPE, {
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_TIMEOUT_MS: '10000',
    STRIPE_WEBHOOK_SECRET: SECRET,
  })
  const carla = asCustomer(shop, await makeCustomer(shop))
  const anna = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  const card = await keepCard(carla, KeepCard.parse({ ...typed, token: `pm_of_${inLetters(carla.customer!.id)}` }))
  await fillCart(carla, [[await makeSku(shop, { price: 1000 }), 2]], { gateway: STRIPE, card: card.id })
  const before = stripe.taken()
  if (breaks) stripe.breakNext('drop', 100)
  const { id } = await placeNow(carla)
  stripe.breakNext('drop', 0)

  const orderNow = async () => (await db.select().from(orders).where(eq(orders.id, id)))[0]!
  const ledger = () => db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)
  return {
    id,
    shop,
    anna,
    orderNow,
    ledger,
    said: async () => (await ledger()).map(({ operation, result, amount }) => `${operation} ${result} ${amount}`),
    taken: () => stripe.taken() - before,
    press: async (action: OperatorActionName) =>
      operate(anna, { action, orderId: id, expectedVersion: (await orderNow()).version, remark: '', message: '' }),
    async ship() {
      await progressDeliveries()
      for (const action of ['pack.delivery', 'mark.ready.for.shipment', 'start.shipment', 'mark.shipped'] as const) {
        const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, id))
        const seen = { deliveryId: delivery!.id, expectedVersion: delivery!.version }
        await operate(anna, { action, orderId: id, ...seen, remark: '', message: '' })
      }
    },
    async hear(type: string, object: Record<string, unknown>, previous_attributes = {}) {
      const { number: orderNumber, currency } = await orderNow()
      const about = { currency, metadata: { orderNumber }, ...object }
      const event = { id: `evt_${newId()}`, type, data: { object: about, previous_attributes } }
      return receiveCallback(stripeWebhook(event, SECRET, later(0), shop.code), STRIPE, handleCallback)
    },
  }
}

const typed = { gateway: STRIPE, brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2090, saved: 'on' }

test('what Stripe tells of what it has answered already is no news; of what nobody knows, a person is told', async () => {
  const order = await ordered()
  const { reference: id } = (await order.ledger())[0]!
  await order.hear('payment_intent.amount_capturable_updated', { id, amount: 3677 })
  await order.ship()
  await order.hear('payment_intent.succeeded', { id, amount: 3677, amount_received: 3677 })
  await order.hear('payment_intent.succeeded', { id: 'pi_of_nobody', amount: 3677, amount_received: 3677 })
  const rows = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))
  expect(rows.map(({ state }) => state).sort()).toEqual(['ignored', 'ignored', 'unprocessed'])
})

describe('money that goes back through Stripe', () => {
  /** The order is sent back, and the bank takes its time. */
  async function returned() {
    const order = await ordered()
    await order.ship()
    stripe.bank.refunds = 'pending'
    await order.press('return.order')
    const refund = (await order.ledger()).at(-1)!
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 3677 })
    expect(refund).toMatchObject({ operation: 'REFUND', result: 'Processing', amount: 3677 })
    const news = { id: refund.reference, amount: 3677, payment_intent: (await order.ledger())[1]!.reference }
    const become = (status: string) => {
      stripe.settle(refund.reference!, status)
      return order.hear('refund.updated', { ...news, status }, { status: 'pending' })
    }
    return { ...order, refund, become }
  }

  test('and is under way is done with when Stripe says so, and not asked for again', async () => {
    const order = await returned()
    expect((await order.become('succeeded')).status).toBe(200)
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    expect(order.taken()).toBe(0)
  })

  test('but fails is still owed, and can be asked for anew', async () => {
    const order = await returned()
    await order.become('failed')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 3677 })
    stripe.bank.refunds = 'succeeded'
    await order.press('cancel.order.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 3677 })
    await order.press('cancel.order.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    expect(order.taken()).toBe(0)
  })

  test('is asked about, not begun again, when somebody presses before Stripe has told; then it is no news', async () => {
    const order = await returned()
    stripe.settle(order.refund.reference!, 'succeeded')
    await order.press('cancel.order.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    await order.become('succeeded')
    expect((await order.said()).slice(1)).toEqual(['CAPTURE Ok 3677', 'REFUND Processing 3677', 'REFUND Ok 3677'])
    expect(order.taken()).toBe(0)
  })

  test('from Stripe’s own desk counts once, however long it takes and however often it is told', async () => {
    const order = await ordered()
    await order.ship()
    const [, charge] = await order.ledger()
    const back = { id: `re_${newId()}`, amount: 500, payment_intent: charge!.reference }
    await order.hear('refund.created', { ...back, status: 'pending' })
    expect(await order.orderNow()).toMatchObject({ paid: 3677 })
    await order.hear('refund.updated', { ...back, status: 'succeeded' }, { status: 'pending' })
    await order.hear('refund.created', { ...back, status: 'succeeded' })
    expect(await order.orderNow()).toMatchObject({ state: 'os.completed', paid: 3177 })
    expect((await order.ledger()).at(-1)).toMatchObject({ aboutId: charge!.id, reference: back.id, amount: 500 })
  })
})

test('a payment whose answer was lost is found a day later, when Stripe has forgotten its key, and made once', async () => {
  const before = stripe.intents().length
  const order = await ordered({ breaks: true })
  expect(await order.orderNow()).toMatchObject({ state: 'os.pending' })
  stripe.forgetKeys()
  setClock(25 * HOUR)
  await resumeRuns()
  expect(await order.said()).toEqual(['AUTH Ok 3677'])
  expect(await order.orderNow()).toMatchObject({ state: 'os.in.progress' })
  expect(stripe.intents()).toHaveLength(before + 1)
})

describe('a gateway that never answers', () => {
  /** The reservation of the card was asked for, and the line went dead. */
  async function waiting() {
    const order = await ordered({ breaks: true })
    const question = async () => (await overdueQuestion(order.id))?.id
    const answer = async (more: Partial<AnswerByHand>, actor = order.anna) => {
      const intentId = (await question()) ?? newId()
      const said = { done: 'yes', reference: '', remark: 'Looked it up', ...more } as const
      return answerByHand(actor, { orderId: order.id, intentId, ...said })
    }
    return { ...order, question, answer }
  }

  test('is answered for by who may, once it took too long: the order goes on as if it had answered', async () => {
    const order = await waiting()
    expect(await order.question()).toBeUndefined()
    await expect(order.answer({})).rejects.toMatchObject({ key: 'orderMoved' })
    setClock(PATIENCE)
    const packer = { ...(await makeManager(order.shop, ['ROLE_SMCALLCENTERORDERPROCESS'])), oversees: [order.shop.id] }
    await expect(order.answer({}, packer)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(order.answer({}, { ...order.anna, oversees: [] })).rejects.toMatchObject({ reason: 'missing' })

    await order.answer({ reference: stripe.intents().at(-1)!.id })
    expect(await order.orderNow()).toMatchObject({ state: 'os.in.progress' })
    expect(await order.ledger()).toMatchObject([{ operation: 'AUTH', result: 'Ok', gateway: 'forceManualProcessing' }])
    await order.ship()
    expect(await order.orderNow()).toMatchObject({ state: 'os.completed', paid: 3677 })
    expect(order.taken()).toBe(3677)
    await expect(order.answer({})).rejects.toMatchObject({ key: 'orderMoved' })
  })

  test('and did nothing ends the order, which lets its goods go', async () => {
    const order = await waiting()
    setClock(PATIENCE)
    const answers = await Promise.allSettled([order.answer({ done: 'no' }), order.answer({ done: 'yes' })])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { state } = await order.orderNow()
    expect(['os.cancelled', 'os.in.progress']).toContain(state)

    const other = await waiting()
    setClock(2 * PATIENCE)
    await other.answer({ done: 'no' })
    expect(await other.orderNow()).toMatchObject({ state: 'os.cancelled', paid: 0 })
  })

  test('and gave money back is believed only with the gateway’s name for it, so that its own word is no second refund', async () => {
    const order = await ordered()
    await order.ship()
    stripe.breakNext('drop', 100)
    await operate(order.anna, {
      ...{ action: 'refund.order', orderId: order.id, amount: 1000, remark: 'why', message: '' },
      expectedVersion: (await order.orderNow()).version,
      expectedPayments: (await order.ledger()).length,
    })
    stripe.breakNext('drop', 0)
    setClock(PATIENCE)
    const said = {
      orderId: order.id,
      intentId: (await overdueQuestion(order.id))!.id,
      done: 'yes',
      remark: 'x',
    } as const
    const nameless = answerByHand(order.anna, { ...said, reference: '' })
    await expect(nameless).rejects.toMatchObject({ fields: { reference: 'required' } })
    await answerByHand(order.anna, { ...said, reference: 're_1' })
    const { reference } = (await order.ledger())[1]!
    const told = { id: 're_1', amount: 1000, payment_intent: reference, status: 'succeeded' }
    await order.hear('refund.updated', told, { status: 'pending' })
    expect(await order.said()).toEqual(['AUTH Ok 3677', 'CAPTURE Ok 3677', 'REFUND Ok 1000'])
  })
})
