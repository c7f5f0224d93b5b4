import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { paymentCallbacks } from '@/db/schema'
import { makeShop } from '@/lib/testing/make'
import { callbackRequest, FORM, makeOrder, makePaid, SECRET, setUp } from '@/lib/testing/pay'
import { stripeWebhook } from '@/lib/testing/stripe-stand-in'
import { type CallbackOutcome, receiveCallback } from './callbacks'

const STRIPE = 'stripePaymentGateway'
const LONGEST = 256 * 1024
const handle = async (): Promise<CallbackOutcome> => 'processed'
const count = () => db.$count(paymentCallbacks)

/** An event of Stripe's that is so many bytes long, as those with many objects in them are. */
async function eventOf(bytes: number, letter = 'x') {
  const shop = await makeShop()
  await setUp(shop, STRIPE, { STRIPE_WEBHOOK_SECRET: SECRET })
  const order = await makeOrder(shop, { gateway: STRIPE })
  const event = (description: string) => {
    const object = {
      id: 'pi_1',
      amount: order.total,
      currency: 'eur',
      metadata: { orderNumber: order.number },
      description,
    }
    return JSON.stringify({ id: `evt_${newId()}`, type: 'payment_intent.succeeded', data: { object } })
  }
  const left = bytes - Buffer.byteLength(event(''))
  const body = event(letter.repeat(Math.floor(left / Buffer.byteLength(letter))))
  const send = async (secret = SECRET) =>
    (await receiveCallback(stripeWebhook(body, secret, undefined, shop.code), STRIPE, handle)).status
  return { shop, order, body, send }
}

test.each([
  [16 * 1024 + 1, 'x', 200],
  [LONGEST, 'x', 200],
  [LONGEST + 1, 'x', 413],
  // Bytes count, not letters.
  [LONGEST, '€', 200],
  [LONGEST + 200, '€', 413],
])('an event of Stripe’s of %i bytes of %j is answered %i', async (bytes, letter, status) => {
  const { order, body, send } = await eventOf(bytes, letter)
  const before = await count()
  expect(await send()).toBe(status)
  const rows = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))
  expect(rows.map((row) => row.body)).toEqual(status === 200 ? [body] : [])
  expect(await count()).toBe(before + (status === 200 ? 1 : 0))
})

test('a long message that nobody vouches for is only kept as a sample of its beginning', async () => {
  const { shop, body, send } = await eventOf(LONGEST)
  expect(await send('whsec_of_somebody_else')).toBe(401)
  const [row] = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.shopId, shop.id))
  expect(row).toMatchObject({ state: 'rejected', reason: 'badSignature', eventId: null, orderId: null })
  expect(row!.body).toBe(body.slice(0, 4096))
})

test('the test gateways, who have little to say, are not heard for longer', async () => {
  const { message } = await makePaid()
  const long = JSON.stringify({ ...message, more: 'x'.repeat(16 * 1024) })
  expect((await receiveCallback(callbackRequest(long, SECRET), FORM, handle)).status).toBe(413)
})
