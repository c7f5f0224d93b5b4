import 'server-only'
import { and, asc, desc, eq } from 'drizzle-orm'
import { db } from '@/db'
import {
  deliveries,
  deliveryLines,
  fulfilmentCentres,
  invoices,
  orderHistory,
  orderLines,
  orders,
  paymentCallbacks,
  paymentRuns,
  payments,
  shops,
} from '@/db/schema'
import { look } from '@/lib/audit/act'
import { type Actor, may } from '@/lib/auth/actor'
import { paymentLabel } from '@/lib/payments/ledger'
import { overseenBy } from '../policy'
import { requestsOf } from '../requests'
import { overdueQuestion } from '../running/answer-by-hand'

export type AdminOrder = NonNullable<Awaited<ReturnType<typeof orderInFull>>>
export type AdminDelivery = AdminOrder['deliveries'][number]

/** All an operator may know of an order of their shops; undefined for any other. Money only for who may see payments. */
export async function orderInFull(actor: Actor, orderId: string) {
  await look(actor, 'orders.search')
  const [found] = await db
    .select({ order: orders, shop: { id: shops.id, name: shops.name, code: shops.code } })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.id, orderId), overseenBy(actor)))
  if (!found) return undefined
  const { guestHash: _, placementKey: __, ...order } = found.order
  const seesMoney = may(actor, 'payments.see')
  return {
    ...order,
    shop: found.shop,
    label: paymentLabel(order),
    lines: await db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position)),
    deliveries: await deliveriesOf(orderId),
    history: await historyOf(orderId),
    requests: await requestsOf(orderId),
    isBusy: await isBusy(orderId),
    /** What the gateway does not answer; for who may answer in its place. */
    overdue: may(actor, 'orders.money') ? await overdueQuestion(orderId) : undefined,
    /** How long the payment ledger is, for whoever gives money back by what they saw. */
    paymentCount: await db.$count(payments, eq(payments.orderId, orderId)),
    payments: seesMoney ? await paymentsOf(orderId) : undefined,
    invoices: seesMoney ? await invoicesOf(orderId) : undefined,
    callbacks: seesMoney ? await callbacksOf(orderId) : undefined,
  }
}

async function deliveriesOf(orderId: string) {
  const all = await db
    .select({ delivery: deliveries, centre: fulfilmentCentres.name })
    .from(deliveries)
    .innerJoin(fulfilmentCentres, eq(fulfilmentCentres.id, deliveries.centreId))
    .where(eq(deliveries.orderId, orderId))
    .orderBy(asc(deliveries.position))
  const contents = await db
    .select({ line: deliveryLines, name: orderLines.name, skuCode: orderLines.skuCode })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(eq(deliveries.orderId, orderId))
    .orderBy(asc(orderLines.position), asc(deliveryLines.id))
  return all.map(({ delivery, centre }) => ({
    ...delivery,
    centre,
    lines: contents
      .filter(({ line }) => line.deliveryId === delivery.id)
      .map(({ line, name, skuCode }) => ({ ...line, name, skuCode })),
  }))
}

/** Who did what and when, with what stays inside; the newest first. */
const historyOf = (orderId: string) =>
  db
    .select({ row: orderHistory, delivery: deliveries.number })
    .from(orderHistory)
    .leftJoin(deliveries, eq(deliveries.id, orderHistory.deliveryId))
    .where(eq(orderHistory.orderId, orderId))
    .orderBy(desc(orderHistory.seq))

/** Whether an answer about money is still awaited: until then nothing else moves the order. */
async function isBusy(orderId: string): Promise<boolean> {
  const [run] = await db
    .select({ id: paymentRuns.id })
    .from(paymentRuns)
    .where(and(eq(paymentRuns.orderId, orderId), eq(paymentRuns.state, 'open')))
  return Boolean(run)
}

const paymentsOf = (orderId: string) =>
  db
    .select({ row: payments, delivery: deliveries.number })
    .from(payments)
    .leftJoin(deliveries, eq(deliveries.id, payments.deliveryId))
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.seq))

const invoicesOf = (orderId: string) =>
  db.select().from(invoices).where(eq(invoices.orderId, orderId)).orderBy(asc(invoices.issuedAt), asc(invoices.id))

function callbacksOf(orderId: string) {
  const { id, gateway, state, operation, amount, currency, reason, receivedAt } = paymentCallbacks
  return db
    .select({ id, gateway, state, operation, amount, currency, reason, receivedAt })
    .from(paymentCallbacks)
    .where(eq(paymentCallbacks.orderId, orderId))
    .orderBy(desc(receivedAt), desc(id))
}
