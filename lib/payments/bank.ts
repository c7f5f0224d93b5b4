import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { ADDRESS_HEADER } from '@/lib/auth/address'
import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { type GatewayLabel, gatewayShopId } from './gateways'
import { parametersOf } from './parameters'
import { SIGNATURE_HEADER, signatureOf } from './signature'
import type { Message } from './spoken'
import { testGatewaysAreOpen } from './test-doors'

/** The gateway that asks for money on a page of its own. */
export const FORM_GATEWAY = 'testExtFormPaymentGateway' satisfies GatewayLabel

type Asked = { number: string; total: number; currency: string }

/**
 * Where a customer is sent to pay an order on the test bank's page: a path of the shop's host. Nobody guesses it,
 * and it is good for this order and this amount alone.
 */
export const externalFormUrl = (order: Asked) => `/test-gateway/${order.number}?h=${handleOf(order)}`

const handleOf = ({ number, total, currency }: Asked) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`test bank ${number} ${total} ${currency}`).digest('base64url')

export type BankForm = Asked & { handle: string }

/** What the bank's page shows, for whoever has its address; undefined for everybody else. */
export async function bankForm({ shop }: Actor, number: string, handle: unknown): Promise<BankForm | undefined> {
  if (!testGatewaysAreOpen() || typeof handle !== 'string') return undefined
  const { total, currency } = orders
  const [order] = await db
    .select({ number: orders.number, total, currency })
    .from(orders)
    .where(and(eq(orders.number, number), eq(orders.shopId, shop.id), eq(orders.gateway, FORM_GATEWAY)))
  if (!order) return undefined
  const [right, given] = [Buffer.from(handleOf(order)), Buffer.from(handle)]
  return right.length === given.length && timingSafeEqual(right, given) ? { ...order, handle } : undefined
}

/** For each time its page is shown: whatever is pressed there twice is one event. */
export const newEvent = () => newId()

/** What the bank tells the shop, signed like every callback, as the request it would send. */
export async function messageOfBank(
  { shop }: Actor,
  form: BankForm,
  said: Pick<Message, 'type' | 'code'> & { event: string; amount: number },
): Promise<Request> {
  const { CALLBACK_SECRET = '' } = await parametersOf(db, gatewayShopId(shop), FORM_GATEWAY)
  const message: Message = {
    id: `${said.event}-${said.code}`,
    type: said.type,
    orderNumber: form.number,
    shop: shop.code,
    amount: said.amount,
    currency: form.currency,
    code: said.code,
    reference: `bank_${newId()}`,
  }
  const body = JSON.stringify(message)
  const headers = { [SIGNATURE_HEADER]: signatureOf(body, CALLBACK_SECRET, now()), [ADDRESS_HEADER]: '127.0.0.1' }
  return new Request(`http://localhost/api/callbacks/${FORM_GATEWAY}`, { method: 'POST', body, headers })
}
