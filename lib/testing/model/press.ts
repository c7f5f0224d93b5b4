import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveries, fulfilmentCentres, orders, payments } from '@/db/schema'
import type { OrderEvent } from '@/lib/orders/machine'
import { operate } from '@/lib/orders/operate'
import { actionOf, actionsFrom, operatorActionNames } from '@/lib/orders/operator-actions'
import { raise } from '@/lib/orders/raise'
import { goodsOf, type World } from '@/lib/orders/replay/shop'
import { tell } from '@/lib/orders/replay/told'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { byItself, type Raise } from '@/lib/orders/work'
import type { GatewayLabel } from '@/lib/payments/gateways'
import { Refusal } from '@/lib/refusal'
import type { Asked, Came } from './orders'

/** Who causes what no button does. */
const raisedBy: Partial<Record<string, Raise['by']>> = {
  'evt.pending': 'checkout',
  'evt.payment.processed': 'gateway',
  'evt.process.allocation': 'job',
  'evt.delivery.allowed.timeout': 'job',
  'evt.delivery.allowed.quantity': 'job',
  'evt.order.cancel': 'job',
  'evt.refund.external': 'gateway',
  'evt.delivery.update': 'integration',
}

async function rowsOf(orderId: string, at?: number) {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const all = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId)).orderBy(deliveries.position)
  return { order: order!, delivery: at === undefined ? undefined : all[at]! }
}

/** What came of it; a refusal is an answer, any other error is not. */
export async function outcome(work: () => Promise<{ handled: boolean }>): Promise<Came> {
  try {
    return (await work()).handled ? 'handled' : 'not handled'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

/** Raises an event as whoever causes it: an operator by the button, `late` of whom saw the order as it was before. */
export async function press(world: World, orderId: string, event: string, asked: Asked, late = 0): Promise<Came> {
  const { order, delivery } = await rowsOf(orderId, asked.at)
  const target = delivery ?? order
  const buttons = operatorActionNames.filter((name) => {
    const { event: raised, force = false } = actionOf(name)
    return name === event || (raised === event && force === (asked.byHand ?? false))
  })
  const open = actionsFrom(delivery ? 'delivery' : 'order', target.state)
  const isDraft = order.state === 'os.none' && event === 'evt.order.cancel.refund'
  const action = buttons.find((name) => open.includes(name)) ?? (isDraft ? undefined : buttons[0])
  const by = asked.code === undefined ? raisedBy[event] : 'gateway'
  if (action && !by) {
    const what = {
      action,
      orderId,
      deliveryId: delivery?.id,
      expectedVersion: target.version - late,
      expectedPayments: await db.$count(payments, eq(payments.orderId, orderId)),
      amount: asked.amount,
    }
    return outcome(() => operate(world.operator, { ...what, remark: 'said so', message: '' }))
  }
  const update = asked.lines && (await updateOf(world, asked.lines))
  const told = await toldOf(order, event, asked)
  const { amount, byHand } = asked
  const at = {
    event: event as OrderEvent,
    by: by ?? 'operator',
    deliveryId: delivery?.id,
    amount,
    byHand,
    update,
    told,
  }
  return outcome(() => raise(byItself(newId()), orderId, at))
}

async function toldOf(order: Parameters<typeof tell>[0], event: string, { code, amount }: Asked) {
  if (event === 'evt.refund.external') return tell(order, 'REFUND', code ?? '1', amount ?? 0)
  return code === undefined ? undefined : tell(order, 'PAYMENT', code, order.total)
}

async function updateOf({ shop }: World, lines: Record<string, string>): Promise<Raise['update']> {
  const [centre] = await db.select().from(fulfilmentCentres).where(eq(fulfilmentCentres.shopId, shop.id))
  const said = (what: string) =>
    what === 'info' ? { statusText: 'soon' } : what === 'rejected' ? { rejected: true } : { delivered: Number(what) }
  const told = Object.entries(lines).map(([sku, what]) => ({ skuCode: goodsOf(sku).code, ...said(what) }))
  return { centreId: centre!.id, lines: told }
}

/** A gateway's callback that was believed, at the door behind the door. */
export async function callBack(
  world: World,
  orderId: string,
  operation: 'PAYMENT' | 'REFUND',
  code: string,
  amount: number,
): Promise<Came> {
  const { order } = await rowsOf(orderId)
  const told = await tell(order, operation, code, amount)
  return outcome(async () => {
    const came = await handleCallback({
      id: told.callbackId!,
      gateway: order.gateway as GatewayLabel,
      masterId: world.shop.id,
      operation,
      orderId,
      amount,
      currency: order.currency,
      told,
    })
    return { handled: came === 'processed' }
  })
}
