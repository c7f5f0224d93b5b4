import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { orders, paymentIntents, payments, shops } from '@/db/schema'
import { addressOf } from '@/lib/auth/address'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { shopById } from '@/lib/shops/queries'
import { attribute, type Shop } from '@/lib/shops/shop'
import type { CallbackReason } from './callback-reasons'
import {
  type CallbackRow,
  concludeCallback,
  isConcluded,
  keepRejected,
  letGoOf,
  storeCallback,
  takeEarly,
  takeUnfinished,
} from './callback-rows'
import type { Told } from './gateway'
import { featuresOf, type GatewayLabel, gatewayShopId, isGateway } from './gateways'
import { parametersOf } from './parameters'
import { type Alarm, type Dialect, ownDialect, type Spoken } from './spoken'
import { stripeDialect } from './stripe-spoken'
import { isTestGateway, testGatewaysAreOpen } from './test-doors'

/** Something a gateway told us, that is certainly from it, about an order of the shop it was told for. */
export type VerifiedCallback = {
  /** Its row in `payment_callbacks`. */
  id: string
  gateway: GatewayLabel
  /** The shop whose gateway it is: the master, for a sub-shop. */
  masterId: string
  operation: Spoken['operation']
  /** Null if there is no such order under this master. */
  orderId: string | null
  amount: number | null
  currency: string | null
  told: Told
  alarm?: Alarm
}

/** What came of it; what waits for a person may say why. */
export type CallbackOutcome = 'processed' | 'ignored' | 'parked' | 'unprocessed' | { waits: CallbackReason }

/** What a callback does to its order. Throws if it cannot be done now: then the gateway tells us again. */
export type HandleCallback = (callback: VerifiedCallback) => Promise<CallbackOutcome>

/** More than any gateway needs to say. */
const LONGEST = 16 * 1024

const dialects: Partial<Record<GatewayLabel, Dialect>> = {
  testPaymentGateway: ownDialect,
  testExtFormPaymentGateway: ownDialect,
  stripePaymentGateway: stripeDialect,
}

/**
 * The door for gateways. What comes is believed only if it is signed, byte for byte, with the secret of the shop it
 * names, just now, from where the shop allows; stored before anything is made of it; and processed once, however often
 * it is told: a copy is answered when the first is done. 4xx: not believed. 5xx: believed, but tell us again.
 */
export async function receiveCallback(request: Request, gateway: string, handle: HandleCallback): Promise<Response> {
  const dialect = isGateway(gateway) ? dialects[gateway] : undefined
  if (!isGateway(gateway) || !dialect || (isTestGateway(gateway) && !testGatewaysAreOpen())) return answer(404)
  const raw = await bytesOf(request)
  if (!raw) return answer(413)

  const body = raw.toString('utf8')
  const named = dialect.shopCodeIn(body) ?? new URL(request.url).searchParams.get('shop')
  const shop = await shopByCode(named)
  const distrust = shop ? await distrustOf({ dialect, gateway, shop, raw, headers: request.headers }) : unknownShop
  if (!shop || distrust) {
    const { reason, status } = distrust ?? unknownShop
    log.warn({ gateway, shop: shop?.code, reason }, 'a callback was refused')
    await keepRejected(gateway, body, reason, shop ? gatewayShopId(shop) : null)
    return answer(status)
  }
  const masterId = gatewayShopId(shop)
  const spoken = dialect.read(body)
  const claim = await storeCallback(gateway, masterId, body, spoken)
  if (claim === 'done') return answer(200)
  if (claim === 'busy') return answer((await untilConcluded(gateway, masterId, spoken)) ? 200 : 503)
  return answer((await finish(claim.row, handle)) ? 200 : 500)
}

/** Does what was believed but not finished: for a job, after a crash or a refusal of the database. */
export async function resumeCallbacks(handle: HandleCallback): Promise<number> {
  const rows = await takeUnfinished()
  for (const row of rows) await finish(row, handle)
  return rows.length
}

async function finish(row: CallbackRow, handle: HandleCallback): Promise<boolean> {
  const { id: callbackId, gateway } = row
  try {
    const dialect = dialects[gateway as GatewayLabel]!
    const spoken = dialect.read(row.body)
    const disagreement = await disagreementOf(row, spoken)
    const isThere = disagreement === null && (await isInLedger(row))
    const came = disagreement ? 'parked' : isThere ? 'processed' : await handle(verifiedOf(row, spoken))
    const outcome = typeof came === 'string' ? came : 'unprocessed'
    const isWaiting = outcome === 'parked' || outcome === 'unprocessed'
    const reason = disagreement ?? (typeof came === 'object' ? came.waits : isWaiting ? whyItWaits(row) : null)
    if (isWaiting) log.warn({ callbackId, gateway, orderId: row.orderId, outcome, reason }, 'a callback waits')
    await concludeCallback(row, outcome, reason)
    // What came too early may have its time now: a refund that was told before its payment.
    if (outcome === 'processed' && row.orderId) {
      for (const early of await takeEarly(row.orderId)) await finish(early, handle)
    }
    return true
  } catch (error) {
    log.error({ err: error, callbackId, gateway, orderId: row.orderId }, 'a callback could not be processed')
    await letGoOf(row)
    return false
  }
}

/** The process died after its money was written down, and before this was. */
async function isInLedger({ id }: CallbackRow): Promise<boolean> {
  const rows = await db.select({ id: payments.id }).from(payments).where(eq(payments.callbackId, id)).limit(1)
  return rows.length > 0
}

const whyItWaits = ({ operation, orderId }: CallbackRow): CallbackReason => {
  if (operation === 'INVALID') return 'notUnderstood'
  return orderId ? 'notExpected' : 'unknownOrder'
}

function verifiedOf(
  row: CallbackRow,
  { operation, code, amount, currency, reference, refund, alarm }: Spoken,
): VerifiedCallback {
  const { id, gateway, orderId, shopId } = row
  const told = { code, amount, reference, refund, callbackId: id }
  return { id, gateway: gateway as GatewayLabel, masterId: shopId!, operation, orderId, amount, currency, told, alarm }
}

/**
 * What a callback says that does not fit the order it names. Signed or not, money that is not what we asked for
 * pays nothing: it is put aside for a person.
 */
async function disagreementOf({ gateway, orderId }: CallbackRow, spoken: Spoken): Promise<CallbackReason | null> {
  if (!orderId || (spoken.operation !== 'PAYMENT' && spoken.operation !== 'REFUND')) return null
  const { total, currency, gateway: paidBy } = orders
  const [order] = await db
    .select({ total, currency, paidBy, shopCode: shops.code })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(eq(orders.id, orderId))
  if (!order) return 'unknownOrder'
  if (order.paidBy !== gateway) return 'gatewayDiffers'
  if (spoken.shopCode !== null && spoken.shopCode !== order.shopCode) return 'shopDiffers'
  if (spoken.currency !== order.currency) return 'currencyDiffers'
  const { amount } = spoken
  if (amount === null || amount > order.total) return 'amountDiffers'
  if (spoken.operation === 'REFUND' || amount === order.total) return null
  if (featuresOf(gateway).externalForm) return 'amountDiffers'
  const asked = await db
    .select({ id: paymentIntents.id })
    .from(paymentIntents)
    .where(and(eq(paymentIntents.orderId, orderId), eq(paymentIntents.amount, amount)))
    .limit(1)
  return asked.length > 0 ? null : 'amountDiffers'
}

type Refused = { reason: CallbackReason; status: number }
const unknownShop: Refused = { reason: 'unknownShop', status: 401 }

type Trial = { dialect: Dialect; gateway: GatewayLabel; shop: Shop; raw: Buffer; headers: Headers }

async function distrustOf({ dialect, gateway, shop, raw, headers }: Trial): Promise<Refused | null> {
  const allowed = attribute(shop, 'SHOP_PAYMENT_GATEWAYS_ALLOWED_IPS_REGEX')
  const address = addressOf(headers)
  if (allowed && !address) return { reason: 'addressUnknown', status: 403 }
  if (allowed && !matches(allowed, address)) return { reason: 'addressNotAllowed', status: 403 }
  const parameters = await parametersOf(db, gatewayShopId(shop), gateway)
  const reason = dialect.distrust(raw, headers, parameters, now())
  return reason && { reason, status: 401 }
}

/** The whole address has to fit. An expression that is none lets nobody in. */
function matches(expression: string, address: string) {
  try {
    return new RegExp(`^(?:${expression})$`).test(address)
  } catch {
    log.error('SHOP_PAYMENT_GATEWAYS_ALLOWED_IPS_REGEX is not a regular expression')
    return false
  }
}

/** No code has a NUL in it, and PostgreSQL has no text with one. */
async function shopByCode(code: string | null): Promise<Shop | undefined> {
  if (!code || code.includes('\0')) return undefined
  const [row] = await db.select({ id: shops.id }).from(shops).where(eq(shops.code, code))
  return row && shopById(row.id)
}

/** A copy waits for the first, so that the gateway never hears "done" before it is. */
async function untilConcluded(gateway: string, masterId: string, spoken: Spoken): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isConcluded(gateway, masterId, spoken)) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

async function bytesOf(request: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > LONGEST) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

const answer = (status: number) =>
  new Response(null, {
    status,
    headers: { 'Cache-Control': 'no-store', ...(status === 503 && { 'Retry-After': '5' }) },
  })
