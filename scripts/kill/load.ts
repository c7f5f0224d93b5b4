// What goes on in a shop, all at once, until somebody kills it.
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveries, orders, payments } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { importStock } from '@/lib/inventory/import'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { placeOrder } from '@/lib/orders/checkout/place'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { actionsFor, deliveryActionsFor, operate } from '@/lib/orders/operate'
import { actionOf, type OperatorActionName } from '@/lib/orders/operator-actions'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { progressDeliveries } from '@/lib/orders/running/progress'
import { resumeRuns } from '@/lib/orders/running/reconcile'
import type { OrderRow } from '@/lib/orders/work'
import { receiveCallback, resumeCallbacks } from '@/lib/payments/callbacks'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { Refusal } from '@/lib/refusal'
import { typedCheckout } from '@/lib/testing/buy'
import { callbackRequest } from '@/lib/testing/pay'
import { CARD, FORM, type Line, people, prepared, SECRET, write } from './world'

const world = prepared()
const { shop, shoppers, operator } = await people(world)
let state = Number(process.argv[3])
const roll = (sides: number) => {
  state = (state * 48_271) % 2_147_483_647
  return state % sides
}
const one = <T>(of: readonly T[]) => of[roll(of.length)]!

let isReady = false
/** Once the first order of this process is placed, everything is warm. */
function sayReady() {
  if (!isReady) console.log('ready')
  isReady = true
}

/** Makes a call that somebody will be told the end of. */
async function called<T>(line: Line, work: () => Promise<T>, endOf: (answer: T) => Partial<Line>) {
  write(line)
  try {
    const answer = await work()
    write({ ...line, end: 'ok', ...endOf(answer) })
    if (line.what === 'place') sayReady()
    return answer
  } catch (error) {
    if (error instanceof Refusal) write({ ...line, end: 'refused', reason: error.key })
    else write({ ...line, end: 'failed', reason: String(error) })
    return undefined
  }
}

async function shop_(at: number) {
  const { actor: known, cardId } = shoppers[at]!
  const actor: Actor = { ...known, requestId: newId() }
  for (let lines = 1 + roll(3); lines > 0; lines--) {
    await addToCart(actor, { skuId: one(world.skus).id, quantity: 1 + roll(2) }).catch(refusalsAreFine)
  }
  const gateway = one([CARD, CARD, FORM, 'courierPaymentGateway', 'invoicePaymentGateway', 'authInvoicePaymentGateway'])
  const deliveries_ = one(['one', 'several'])
  const choices = { gateway, card: gateway === CARD ? cardId : '', deliveries: deliveries_ }
  await saveCheckout(actor, typedCheckout(choices)).catch(refusalsAreFine)
  const quote = await quoteOf(actor)
  if (!quote) return
  const form = { placementKey: newId(), expectedTotal: quote.total }
  const whose = { customerId: known.customer!.id, expectedTotal: form.expectedTotal }
  const line: Line = { request: actor.requestId, what: 'place', key: form.placementKey, form: whose }
  const order = await called(
    line,
    () => placeOrder(actor, form),
    (placed) => ({ state: placed.state }),
  )
  if (order?.gateway === FORM && roll(5) > 0) await callBack(order)
}

async function callBack({ id, number: orderNumber, total: amount }: OrderRow) {
  const event = newId()
  const said = { id: event, type: 'PAYMENT', orderNumber, amount, shop: shop.code, currency: 'EUR', code: '1' } as const
  const tell = async () => {
    const { status } = await receiveCallback(callbackRequest(said, SECRET), FORM, handleCallback)
    if (status !== 200) throw new Error(`callback answered ${status}`)
  }
  await called({ request: event, what: 'callback', key: id }, tell, () => ({}))
}

const moving = ['os.waiting', 'os.waiting.payment', 'os.in.progress', 'os.partially.shipped'] as const

async function operate_() {
  const open = and(eq(orders.shopId, shop.id), inArray(orders.state, [...moving]))
  const [order] = await db.select().from(orders).where(open).limit(1).offset(roll(40))
  if (!order) return sleep(20)
  const parts = await db.select().from(deliveries).where(eq(deliveries.orderId, order.id))
  const forward = (name: OperatorActionName) => actionOf(name).from !== 'any'
  const isRare = roll(12) === 0
  const offered = [
    ...actionsFor(operator, order).map((action) => ({ action, version: order.version, deliveryId: undefined })),
    ...parts.flatMap((part) =>
      deliveryActionsFor(operator, part).map((action) => ({ action, version: part.version, deliveryId: part.id })),
    ),
  ].filter(({ action }) => forward(action) && (isRare || !/cancel|return|refund|manual/.test(action)))
  if (offered.length === 0) return sleep(5)
  const { action, version, deliveryId } = one(offered)
  const actor = { ...operator, requestId: newId() }
  const given = {
    action,
    orderId: order.id,
    deliveryId,
    expectedVersion: version,
    expectedPayments: await db.$count(payments, eq(payments.orderId, order.id)),
    amount: 100,
    remark: 'Killed.',
    message: '',
  }
  await called(
    { request: actor.requestId, what: 'operate', key: order.id, reason: action },
    () => operate(actor, given),
    (outcome) => (outcome.handled ? { state: outcome.order.state } : { end: 'unhandled' }),
  )
}

async function stock_() {
  const actor = { ...operator, requestId: newId() }
  const { code } = one(world.skus.slice(0, 9))
  const file = `${code};WAREHOUSE_1;${1 + roll(5)}`
  await called(
    { request: actor.requestId, what: 'stock', key: code },
    () => importStock(actor, file, 'delta'),
    ([line]) => (line?.refused ? { end: 'refused', reason: line.refused.key } : {}),
  )
  await sleep(30)
}

/** The connection to the bank breaks now and then, after it has acted. */
async function trouble() {
  await sleep(150)
  await setGatewayParameter({ ...operator, requestId: newId() }, CARD, 'DROP_AFTER', 'yes')
  await sleep(40)
  await setGatewayParameter({ ...operator, requestId: newId() }, CARD, 'DROP_AFTER', null)
}

async function jobs() {
  await resumeRuns()
  await resumeCallbacks(handleCallback)
  await progressDeliveries()
  await sleep(60)
}

function refusalsAreFine(error: unknown) {
  if (!(error instanceof Refusal)) throw error
}

async function forever(work: () => Promise<unknown>): Promise<never> {
  for (;;) await work()
}

await Promise.all([
  ...shoppers.map((_, at) => forever(() => shop_(at))),
  ...Array.from({ length: 4 }, () => forever(operate_)),
  forever(stock_),
  forever(trouble),
  forever(jobs),
])
