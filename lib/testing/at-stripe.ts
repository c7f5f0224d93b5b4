import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveries, invoices, orders, paymentCallbacks, payments } from '@/db/schema'
import { later } from '@/lib/clock'
import { operate } from '@/lib/orders/operate'
import type { OperatorActionName } from '@/lib/orders/operator-actions'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { progressDeliveries } from '@/lib/orders/running/progress'
import { receiveCallback } from '@/lib/payments/callbacks'
import { KeepCard } from '@/lib/payments/input'
import { keepCard } from '@/lib/payments/tokens'
import { fillCart, placeNow } from './buy'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from './make'
import { setUp } from './pay'
import { type StripeStandIn, stripeWebhook } from './stripe-stand-in'

const STRIPE = 'stripePaymentGateway'
const SECRET = 'whsec_of_this_shop'
const typed = { gateway: STRIPE, brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2090, saved: 'on' }

/** An id without a digit: now and then the digits of one look like a card's number, which no token may hold. */
const inLetters = (id: string) => id.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

/** An order of two, 36.77, with a card at Stripe, and what one can do with it; it is paid when it is shipped. */
export async function orderedAt(stripe: StripeStandIn, { breaks }: { breaks?: true } = {}) {
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
    papers: async () =>
      (await db.select().from(invoices).where(eq(invoices.orderId, id))).map(({ kind, total }) => `${kind} ${total}`),
    taken: () => stripe.taken() - before,
    /** What waits for a person, by why. */
    waiting: async () =>
      (await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, id)))
        .filter(({ state }) => state === 'unprocessed')
        .map(({ reason }) => reason),
    press: async (action: OperatorActionName, amount?: number) =>
      operate(anna, {
        ...{ action, orderId: id, amount, remark: 'why', message: '' },
        expectedVersion: (await orderNow()).version,
        expectedPayments: (await ledger()).length,
      }),
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
