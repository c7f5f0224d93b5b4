import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Reader } from '@/db'
import {
  deliveryLines,
  fulfilmentCentres,
  invoiceSettlements,
  invoices,
  orderLines,
  paymentRuns,
  payments,
} from '@/db/schema'
import { sumOf } from '@/db/sql'
import type { PaymentOperation, RunKind } from '@/db/words'
import { fullName } from '@/lib/auth/actor'
import type { DeliveryFacts, OrderFacts } from '@/lib/mail/letters/facts'
import { byInvoice } from '@/lib/payments/gateways'
import { type Shop, shopUrl } from '@/lib/shops/shop'
import { webAddress } from '@/lib/web-address'
import type { DeliveryRow, OrderRow } from '../work'

/** What an order's letters tell, as things stand now. */
export async function orderFacts(reader: Reader, shop: Shop, order: OrderRow, cause: string): Promise<OrderFacts> {
  const lines = await reader
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  const { number, state, currency, email, shipTo, requestedDate, managerName, message, reference } = order
  const { discount, coupons, shippingTotal, taxTotal, total } = order
  const path = order.customerId ? `/account/orders/${number}` : `/checkout/done/${number}`
  return {
    orderId: order.id,
    number,
    cause,
    state,
    currency,
    email,
    shipTo,
    requestedDate,
    managerName,
    message,
    reference,
    discount,
    coupons,
    shippingTotal,
    taxTotal,
    total,
    lines,
    payBy: await daysToPay(reader, order.id),
    endsAt: order.payBy,
    back: state === 'os.cancelled' ? await givenBack(reader, order) : undefined,
    name: fullName(order) || shipTo.name,
    url: shopUrl(shop, path),
    adminUrl: shopUrl(shop, `/admin/orders/${number}`),
    deskUrl: order.customerId ? shopUrl(shop, `/service/customers/${order.customerId}`) : null,
  }
}

/** What cancelling gave back; money that was only set aside never moved. */
async function givenBack(reader: Reader, { id, gateway }: OrderRow): Promise<OrderFacts['back']> {
  const [row] = await reader
    .select({ amount: sumOf(payments.amount) })
    .from(payments)
    .innerJoin(paymentRuns, and(eq(paymentRuns.id, payments.runId), eq(paymentRuns.kind, 'cancel')))
    .where(
      and(
        eq(payments.orderId, id),
        inArray(payments.operation, [...about.cancel]),
        inArray(payments.result, ['Ok', 'Processing']),
      ),
    )
  return { amount: row?.amount ?? 0, invoiced: byInvoice.some((label) => label === gateway) }
}

/** By when what was invoiced of an order, and nobody has settled, is to be paid; the earliest first. */
async function daysToPay(reader: Reader, orderId: string): Promise<string[]> {
  const open = [eq(invoices.kind, 'invoice'), isNotNull(invoices.dueOn), isNull(invoiceSettlements.invoiceId)]
  const rows = await reader
    .selectDistinct({ day: invoices.dueOn })
    .from(invoices)
    .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, invoices.id))
    .where(and(eq(invoices.orderId, orderId), ...open))
    .orderBy(asc(invoices.dueOn))
  return rows.flatMap(({ day }) => day ?? [])
}

type Sent = { facts: DeliveryFacts; email?: string }

/** What letters tell of a delivery, and the address of the centre that has to send something. */
export async function deliveryFacts(reader: Reader, delivery: DeliveryRow): Promise<Sent> {
  const [centre] = await reader.select().from(fulfilmentCentres).where(eq(fulfilmentCentres.id, delivery.centreId))
  const lines = await reader
    .select({ name: orderLines.name, skuCode: orderLines.skuCode, quantity: deliveryLines.quantity })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(eq(deliveryLines.deliveryId, delivery.id))
    .orderBy(asc(orderLines.position))
  const { number, methodName, externalReference, externalUrl, requestedDate, estimatedMin, estimatedMax } = delivery
  const facts = {
    number,
    electronic: delivery.group === 'D4',
    method: methodName,
    centre: centre?.name ?? '',
    lines,
    tracking: externalReference,
    trackingUrl: webAddress(externalUrl),
    requestedDate,
    estimatedMin,
    estimatedMax,
  }
  return { facts, email: facts.electronic ? undefined : centre?.email }
}

const about: Record<RunKind, readonly PaymentOperation[]> = {
  authorize: ['AUTH', 'AUTH_CAPTURE'],
  capture: ['CAPTURE'],
  cancel: ['REFUND', 'VOID_CAPTURE'],
  refund: ['REFUND', 'VOID_CAPTURE'],
}

/** What money a gateway was asked to move, or to set aside, in a run, whatever it answered; undefined if the run has asked for nothing. */
export async function askedFor(reader: Reader, orderId: string, kind: RunKind, runId: string) {
  const rows = await reader
    .select({ amount: payments.amount })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.runId, runId), inArray(payments.operation, [...about[kind]])))
  return rows.length > 0 ? rows.reduce((sum, { amount }) => sum + amount, 0) : undefined
}

/** What was last given back, or is about to be: the rows of one conversation belong together. */
export async function lastRefund(
  reader: Reader,
  orderId: string,
): Promise<{ seq: number; amount: number } | undefined> {
  const rows = await reader
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orderId),
        inArray(payments.operation, [...about.refund]),
        inArray(payments.result, ['Ok', 'Processing']),
      ),
    )
    .orderBy(desc(payments.seq))
  const [last] = rows
  if (!last) return undefined
  const together = rows.filter((row) => row === last || (row.runId !== null && row.runId === last.runId))
  return { seq: last.seq, amount: together.reduce((sum, { amount }) => sum + amount, 0) }
}
