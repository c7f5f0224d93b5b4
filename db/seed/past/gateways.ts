import { randomBytes } from 'node:crypto'
import { db } from '@/db'
import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { handleCallback } from '@/lib/orders/running/callbacks'
import type { OrderRow } from '@/lib/orders/work'
import { receiveCallback } from '@/lib/payments/callbacks'
import { gatewayShopId } from '@/lib/payments/gateways'
import { parametersOf, setGatewayParameter } from '@/lib/payments/parameters'
import { SIGNATURE_HEADER, signatureOf } from '@/lib/payments/signature'
import type { Message } from '@/lib/payments/spoken'
import type { Shop } from '@/lib/shops/shop'

const FORM = 'testExtFormPaymentGateway'

/** The secrets that a shop shares with its test gateways: made up for this demo, known to nobody. */
export async function shareSecrets(boss: Actor, shop: Shop) {
  const inShop = { ...boss, shop }
  for (const gateway of ['testPaymentGateway', FORM]) {
    await setGatewayParameter(inShop, gateway, 'CALLBACK_SECRET', randomBytes(24).toString('base64url'))
  }
}

/** While `work` runs the test gateway shows a fault. */
export async function withFault<T>(boss: Actor, shop: Shop, fault: string, work: () => Promise<T>): Promise<T> {
  const set = (value: string | null) => setGatewayParameter({ ...boss, shop }, 'testPaymentGateway', fault, value)
  await set('yes')
  try {
    return await work()
  } finally {
    await set(null)
  }
}

/** What the page of the external form would tell us about an order; `secret` only to say it without knowing ours. */
export async function callBack(shop: Shop, order: OrderRow, said: Partial<Message> = {}, secret?: string) {
  const { CALLBACK_SECRET = '' } = await parametersOf(db, gatewayShopId(shop), FORM)
  const body = JSON.stringify({
    id: `evt_${newId()}`,
    type: 'PAYMENT',
    orderNumber: order.number,
    shop: shop.code,
    amount: order.total,
    currency: order.currency,
    code: '1',
    reference: `form_${newId()}`,
    ...said,
  })
  const headers = { [SIGNATURE_HEADER]: signatureOf(body, secret ?? CALLBACK_SECRET, now()) }
  const request = new Request('http://gateway.test/', { method: 'POST', body, headers })
  await receiveCallback(request, FORM, handleCallback)
}
