import { transact } from '@/db'
import { newId } from '@/db/id'
import type { PostalAddress } from '@/db/schema'
import { gatewayParameters, orders } from '@/db/schema'
import { now } from '@/lib/clock'
import { gatewayShopId } from '@/lib/payments/gateways'
import { SIGNATURE_HEADER, signatureOf } from '@/lib/payments/signature'
import type { Message } from '@/lib/payments/spoken'
import type { Shop } from '@/lib/shops/shop'
import { makeShop } from './make'

export const FORM = 'testExtFormPaymentGateway'
export const SECRET = 'the secret of this shop and this environment'

let count = 0

/** An order as far as a gateway knows one: a number, an amount, and how it is paid (100.00 on the external form). */
export async function makeOrder(shop: Shop, values: Partial<typeof orders.$inferInsert> = {}) {
  const at = now()
  const number = `${process.pid}${String(++count).padStart(6, '0')}-1`
  const address: PostalAddress = {
    name: 'Carla Customer',
    company: '',
    line1: 'Blegdamsvej 17',
    line2: '',
    postcode: '2100',
    city: 'Copenhagen',
    country: 'DK',
    phone: '',
  }
  return transact({}, async (tx) => {
    const [order] = await tx
      .insert(orders)
      .values({
        shopId: shop.id,
        number,
        reversedNumber: [...number].reverse().join(''),
        placementKey: newId(),
        state: 'os.none',
        email: 'carla@test.com',
        phone: '',
        salutation: '',
        firstname: 'Carla',
        middlename: '',
        lastname: 'Customer',
        locale: 'en',
        currency: shop.currency,
        gateway: 'testExtFormPaymentGateway',
        shipTo: address,
        billTo: address,
        message: '',
        separateDeliveries: false,
        itemsTotal: 10000,
        shippingTotal: 0,
        taxTotal: 0,
        total: 10000,
        coupons: [],
        requiresApproval: false,
        placedAt: at,
        updatedAt: at,
        ...values,
      })
      .returning()
    return order!
  })
}

/** Sets a gateway up, in the shop that owns its set-up. */
export async function setUp(shop: Shop, gateway: string, parameters: Record<string, string>) {
  const shopId = gatewayShopId(shop)
  await transact({ shop: shopId }, async (tx) => {
    for (const [name, value] of Object.entries(parameters)) {
      const { shopId: id, gateway: label, name: parameter } = gatewayParameters
      await tx
        .insert(gatewayParameters)
        .values({ shopId, gateway, name, value })
        .onConflictDoUpdate({ target: [id, label, parameter], set: { value } })
    }
  })
}

/** A shop whose external form can call back, an order in it, and the message that it was paid. */
export async function makePaid(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes })
  await setUp(shop, FORM, { CALLBACK_SECRET: SECRET })
  const order = await makeOrder(shop)
  const { total: amount, currency, number: orderNumber } = order
  const told = { shop: shop.code, code: '1', reference: 'bank-1' }
  const message = { id: newId(), type: 'PAYMENT', orderNumber, amount, currency, ...told } satisfies Message
  return { shop, order, message }
}

/** What a gateway would post about an order, signed with `secret` at `at`. */
export function callbackRequest(message: Partial<Message> | string, secret: string, at = now()): Request {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  return rawCallback(body, { [SIGNATURE_HEADER]: signatureOf(body, secret, at) })
}

export const rawCallback = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://shop.test/api/callbacks/x', { method: 'POST', body, headers })
