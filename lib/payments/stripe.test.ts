import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { paymentCallbacks } from '@/db/schema'
import type { PaymentOperation } from '@/db/words'
import { later } from '@/lib/clock'
import { asCustomer, makeCustomer, makeShop } from '@/lib/testing/make'
import { makeOrder, setUp } from '@/lib/testing/pay'
import { startStripe, stripeWebhook } from '@/lib/testing/stripe-stand-in'
import { receiveCallback, type VerifiedCallback } from './callbacks'
import type { GatewayCall } from './gateway'
import { KeepCard } from './input'
import { performCall } from './perform'
import { fromStripe } from './stripe-amount'
import { cardsOf, keepCard, removeCard } from './tokens'

const STRIPE = 'stripePaymentGateway'
const SECRET = 'whsec_of_this_shop'

let stripe: Awaited<ReturnType<typeof startStripe>>
beforeAll(async () => {
  stripe = await startStripe()
  process.env.STRIPE_API_BASE = stripe.url
})
afterAll(() => stripe.stop())

const parameters = { STRIPE_SECRET_KEY: 'sk_test_of_this_shop', STRIPE_TIMEOUT_MS: '150' }

const ask = (operation: PaymentOperation, values: Partial<GatewayCall> = {}) =>
  performCall(STRIPE, {
    key: newId(),
    again: false,
    operation,
    amount: 10000,
    currency: 'EUR',
    shopId: 'shop',
    orderNumber: 'T-1',
    shipment: 'T-1-0',
    email: 'carla@test.com',
    about: null,
    token: 'cus_1:pm_card_visa',
    told: null,
    parameters,
    ...values,
  })

describe('Stripe', () => {
  test('authorises, captures and gives back, a part at a time', async () => {
    const before = stripe.taken()
    const auth = await ask('AUTH')
    expect(auth).toMatchObject({ result: 'Ok', settled: false, cardBrand: 'visa', cardLastFour: '4242' })
    const capture = await ask('CAPTURE', { about: auth.reference, amount: 9000 })
    expect(capture).toMatchObject({ result: 'Ok', settled: true, reference: auth.reference })
    expect(await ask('REFUND', { about: auth.reference, amount: 4000 })).toMatchObject({ result: 'Ok' })
    expect(await ask('REFUND', { about: auth.reference, amount: 5000 })).toMatchObject({ result: 'Ok' })
    expect(await ask('REFUND', { about: auth.reference, amount: 1 })).toMatchObject({ result: 'Failed' })
    expect(stripe.taken()).toBe(before)
  })

  test.each([
    ['EUR', 10000, 10000],
    ['JPY', 500, 500],
    ['ISK', 500, 50000],
    ['UGX', 500, 50000],
    ['MGA', 50000, 500],
    ['KWD', 12340, 12340],
  ])('counts %s as the standard says: %i of ours are %i of its own', async (currency, amount, stripes) => {
    const before = stripe.taken()
    const taken = await ask('AUTH_CAPTURE', { currency, amount })
    expect(stripe.taken() - before).toBe(stripes)
    expect(await ask('REFUND', { currency, amount, about: taken.reference })).toMatchObject({ result: 'Ok' })
    expect(stripe.taken()).toBe(before)
    expect(fromStripe(stripes, currency)).toBe(amount)
  })

  test('does not move what Stripe cannot say', async () => {
    expect(await ask('AUTH_CAPTURE', { currency: 'MGA', amount: 50050 })).toMatchObject({ result: 'Failed' })
    expect(fromStripe(50050, 'ISK')).toBeUndefined()
  })

  test('takes money at once, and lets go of an authorisation', async () => {
    expect(await ask('AUTH_CAPTURE')).toMatchObject({ result: 'Ok', settled: true })
    const auth = await ask('AUTH')
    expect(await ask('REVERSE_AUTH', { about: auth.reference })).toMatchObject({ result: 'Ok' })
    expect(await ask('CAPTURE', { about: auth.reference })).toMatchObject({ result: 'Failed' })
  })

  test('voids what was taken by giving it back, and what is under way by calling it off', async () => {
    const taken = await ask('AUTH_CAPTURE')
    expect(await ask('VOID_CAPTURE', { about: taken.reference })).toMatchObject({ result: 'Ok' })
    const underWay = await ask('AUTH_CAPTURE', { token: 'pm_processing' })
    expect(await ask('VOID_CAPTURE', { about: underWay.reference })).toMatchObject({ result: 'Ok' })
  })

  test.each([
    ['pm_declined', 'Failed'],
    ['pm_processing', 'Processing'],
    ['pm_action', 'Processing'],
    [null, 'Failed'],
  ])('with the card %s answers %s', async (token, result) => {
    expect(await ask('AUTH', { token })).toMatchObject({ result, settled: false })
  })

  test('that could not be used says so instead of guessing', async () => {
    await expect(ask('AUTH', { parameters: {} })).rejects.toThrow('STRIPE_SECRET_KEY')
    expect(await ask('CAPTURE', { about: 'pi_nobody' })).toMatchObject({ result: 'Failed' })
    expect(await ask('CAPTURE')).toMatchObject({ result: 'Failed' })
  })

  test.each(['drop', '500', 'slow'] as const)(
    'charges once when the answer is lost (%s) and it is asked again',
    async (how) => {
      const [count, before] = [stripe.intents().length, stripe.taken()]
      const key = newId()
      stripe.breakNext(how)
      await expect(ask('AUTH_CAPTURE', { key })).rejects.toThrow()
      expect(await ask('AUTH_CAPTURE', { key })).toMatchObject({ result: 'Ok', settled: true })

      expect(stripe.intents()).toHaveLength(count + 1)
      expect(stripe.taken()).toBe(before + 10000)
    },
  )

  test('gives the same answer for the same key, and an error for another question under it', async () => {
    const key = newId()
    const [one, other] = await Promise.all([ask('AUTH_CAPTURE', { key }), ask('AUTH_CAPTURE', { key })])
    expect(one).toEqual(other)
    await expect(ask('AUTH_CAPTURE', { key, amount: 1 })).rejects.toThrow()
  })

  test('asked again what became of a payment answers what holds now, and charges nothing', async () => {
    const key = newId()
    const first = await ask('AUTH', { key, token: 'pm_processing' })
    const count = stripe.intents().length
    expect(await ask('AUTH', { key, token: 'pm_processing', again: true })).toMatchObject({ result: 'Processing' })
    stripe.become(first.reference!, 'requires_capture')
    expect(await ask('AUTH', { key, token: 'pm_processing', again: true })).toMatchObject({
      result: 'Ok',
      reference: first.reference,
    })
    expect(stripe.intents()).toHaveLength(count)
  })

  test('asked again when the key is long forgotten finds what was done, and does it once', async () => {
    const charged = stripe.taken()
    const charge = { key: newId(), token: 'cus_1:pm_card_visa' }
    const taken = await ask('AUTH_CAPTURE', charge)
    const auth = await ask('AUTH')
    const [capture, back, reversal] = [newId(), newId(), newId()]
    await ask('CAPTURE', { key: capture, about: auth.reference })
    await ask('REFUND', { key: back, about: auth.reference, amount: 4000 })
    const other = await ask('AUTH')
    await ask('REVERSE_AUTH', { key: reversal, about: other.reference })

    stripe.forgetKeys()
    const asked = [
      await ask('AUTH_CAPTURE', { ...charge, again: true }),
      await ask('CAPTURE', { key: capture, about: auth.reference, again: true }),
      await ask('REFUND', { key: back, about: auth.reference, amount: 4000, again: true }),
      await ask('REVERSE_AUTH', { key: reversal, about: other.reference, again: true }),
    ]
    expect(asked.map(({ result }) => result)).toEqual(['Ok', 'Ok', 'Ok', 'Ok'])
    expect(asked[0]?.reference).toBe(taken.reference)
    expect(stripe.taken() - charged).toBe(10000 + 10000 - 4000)
  })
})

describe('a card at Stripe', () => {
  const given = (token: string) =>
    KeepCard.parse({
      gateway: STRIPE,
      token,
      brand: 'visa',
      lastFour: '4242',
      expiryMonth: 12,
      expiryYear: 2090,
      saved: 'on',
    })

  test('is made its owner’s there when it is kept, and nobody’s when it is removed', async () => {
    const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: STRIPE } })
    await setUp(shop, STRIPE, parameters)
    const niels = asCustomer(shop, await makeCustomer(shop))
    const card = await keepCard(niels, given('pm_of_niels'))
    expect(card.token).toBe(`${stripe.attached.get('pm_of_niels')}:pm_of_niels`)
    expect(await ask('AUTH', { token: card.token })).toMatchObject({ result: 'Ok' })

    await removeCard(niels, card.id)
    expect(stripe.attached.has('pm_of_niels')).toBe(false)
    expect(await cardsOf(niels)).toEqual([])
  })

  test('that is declined, or that Stripe does not answer about, is not kept', async () => {
    const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: STRIPE } })
    await setUp(shop, STRIPE, parameters)
    const niels = asCustomer(shop, await makeCustomer(shop))
    await expect(keepCard(niels, given('pm_declined'))).rejects.toMatchObject({ key: 'cardRefused' })
    stripe.breakNext('drop')
    await expect(keepCard(niels, given('pm_of_another'))).rejects.toMatchObject({ key: 'gatewayNoAnswer' })
    expect(await cardsOf(niels)).toEqual([])
  })
})

describe('Stripe’s webhooks', () => {
  let heard: VerifiedCallback[] = []
  beforeEach(() => {
    heard = []
  })

  const receive = async (request: Request) => {
    const answer = await receiveCallback(request, STRIPE, async (callback) => {
      heard.push(callback)
      return 'processed'
    })
    return answer.status
  }

  async function makeCharged() {
    const shop = await makeShop()
    await setUp(shop, STRIPE, { ...parameters, STRIPE_WEBHOOK_SECRET: SECRET })
    const order = await makeOrder(shop, { gateway: STRIPE })
    const event = (type: string, object: Record<string, unknown> = {}, data: Record<string, unknown> = {}) => ({
      id: `evt_${newId()}`,
      object: 'event',
      type,
      data: {
        object: { id: 'pi_1', amount: 10000, currency: 'eur', metadata: { orderNumber: order.number }, ...object },
        ...data,
      },
    })
    return { shop, order, event }
  }

  test.each([
    [-301_000, 401],
    [-239_000, 200],
    [+299_000, 200],
    // A minute more than that: on a busy machine a second goes by before it is looked at.
    [+361_000, 401],
  ])('are believed within five minutes to either side: %i ms is answered %i', async (ms, status) => {
    const { shop, event } = await makeCharged()
    expect(await receive(stripeWebhook(event('payment_intent.succeeded'), SECRET, later(ms), shop.code))).toBe(status)
    expect(heard).toHaveLength(status === 200 ? 1 : 0)
  })

  test('are believed with this shop’s secret alone, or the one before', async () => {
    const { shop, event } = await makeCharged()
    const other = await makeCharged()
    const sent = event('payment_intent.succeeded')
    expect(await receive(stripeWebhook(sent, 'whsec_wrong', later(0), shop.code))).toBe(401)
    expect(await receive(stripeWebhook(sent, SECRET, later(0), 'NOWHERE'))).toBe(401)
    await setUp(other.shop, STRIPE, { STRIPE_WEBHOOK_SECRET: 'whsec_new', STRIPE_WEBHOOK_SECRET_PREVIOUS: SECRET })
    expect(
      await receive(stripeWebhook(other.event('payment_intent.succeeded'), SECRET, later(0), other.shop.code)),
    ).toBe(200)
    expect(heard).toMatchObject([{ orderId: other.order.id }])
  })

  test.each([
    ['payment_intent.succeeded', 'PAYMENT', '1', {}, {}],
    ['payment_intent.amount_capturable_updated', 'PAYMENT', '2', {}, {}],
    ['payment_intent.processing', 'PAYMENT', '3', {}, {}],
    ['payment_intent.payment_failed', 'PAYMENT', '5', {}, {}],
    ['payment_intent.canceled', 'INFO', '', {}, {}],
    ['customer.updated', 'INFO', '', {}, {}],
    ['refund.created', 'REFUND', '1', { payment_intent: 'pi_1', status: 'succeeded' }, {}],
    ['refund.created', 'INFO', '', { payment_intent: 'pi_1', status: 'pending' }, {}],
    ['refund.updated', 'INFO', '', { status: 'succeeded' }, { previous_attributes: {} }],
    ['refund.updated', 'REFUND', '1', { status: 'succeeded' }, { previous_attributes: { status: 'pending' } }],
    ['refund.updated', 'INFO', '', { status: 'failed' }, { previous_attributes: { status: 'pending' } }],
    ['refund.failed', 'INFO', '', { status: 'failed' }, { previous_attributes: { status: 'pending' } }],
  ])('say in %s: %s %s', async (type, operation, code, object, data) => {
    const { shop, order, event } = await makeCharged()
    await receive(stripeWebhook(event(type, object, data), SECRET, later(0), shop.code))
    expect(heard).toMatchObject([{ operation, orderId: order.id, amount: 10000, currency: 'EUR', told: { code } }])
  })

  test('about a refund that we asked for are no news', async () => {
    const { shop, order, event } = await makeCharged()
    const ours = { status: 'succeeded', metadata: { orderNumber: order.number, key: newId() } }
    await receive(stripeWebhook(event('refund.created', ours), SECRET, later(0), shop.code))
    expect(heard).toMatchObject([{ operation: 'INFO' }])
  })

  test.each([
    ['v2.something', 'INFO'],
    ['charge.dispute.created', 'INVALID'],
    ['payment_intent.of_tomorrow', 'INVALID'],
    [undefined, 'INVALID'],
  ])('of a kind we do not know (%s) are kept as %s', async (type, operation) => {
    const { shop } = await makeCharged()
    const body = JSON.stringify({ id: `evt_${type}`, type, data: null })
    expect(await receive(stripeWebhook(body, SECRET, later(0), shop.code))).toBe(200)
    const [row] = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.body, body))
    expect(row).toMatchObject({ operation, eventId: `${shop.id}:evt_${type}` })
  })
})
