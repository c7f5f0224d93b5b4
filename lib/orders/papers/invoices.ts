import 'server-only'
import { and, asc, desc, eq, lt, or, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import {
  deliveries,
  deliveryLines,
  invoiceSettlements,
  invoices,
  managedLists,
  orderLines,
  orders,
  payments,
  shops,
} from '@/db/schema'
import { type Actor, may } from '@/lib/auth/actor'
import { overseenBy, visibleTo } from '../policy'
import { rateThatGives, type TaxRow, taxTable } from './invoice-parts'

const PAGE = 20

export type InvoiceSummary = Awaited<ReturnType<typeof invoicesOf>>['invoices'][number]

/**
 * A page of the invoices and credit notes in hand, newest first; `after` is the id of the last one shown already.
 * `payBy` is the last day to pay what is still open.
 */
export async function invoicesOf(actor: Actor, { after, limit = PAGE }: { after?: string; limit?: number } = {}) {
  const { id, number, kind, total, currency, issuedAt, dueOn } = invoices
  const { at: settledAt } = invoiceSettlements
  const own = (condition?: SQL) =>
    db
      .select({ id, number, kind, total, currency, issuedAt, dueOn, settledAt, orderNumber: orders.number })
      .from(invoices)
      .innerJoin(orders, eq(orders.id, invoices.orderId))
      .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, id))
      .where(and(visibleTo(actor), condition))
  const [from] = after ? await own(eq(id, after)) : []
  const older = from && or(lt(issuedAt, from.issuedAt), and(eq(issuedAt, from.issuedAt), lt(id, from.id)))
  const rows = await own(older)
    .orderBy(desc(issuedAt), desc(id))
    .limit(limit + 1)
  const page = rows.slice(0, limit).map(({ dueOn: day, settledAt: settled, ...row }) => ({
    ...row,
    payBy: row.kind === 'invoice' && settled === null ? day : null,
  }))
  return { invoices: page, next: rows.length > limit ? page.at(-1)!.id : null }
}

export type InvoiceInFull = NonNullable<Awaited<ReturnType<typeof invoiceById>>>

/**
 * An invoice or credit note with all that it is about, for whoever may see its order: the customer in hand, a guest by
 * their cookie, and in the admin app whoever looks after its shop. Undefined for everybody else.
 */
export async function invoiceById(actor: Actor, wanted: string, reader: Reader = db) {
  const isDesk = actor.oversees.length > 0 && may(actor, 'orders.see')
  const [row] = await reader
    .select({
      invoice: invoices,
      order: orders,
      shopName: shops.name,
      paidAt: payments.at,
      settledAt: invoiceSettlements.at,
    })
    .from(invoices)
    .innerJoin(orders, eq(orders.id, invoices.orderId))
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .innerJoin(payments, eq(payments.id, invoices.paymentId))
    .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, invoices.id))
    .where(and(eq(invoices.id, wanted), isDesk ? overseenBy(actor) : visibleTo(actor)))
  if (!row) return undefined
  const { invoice, order, shopName } = row
  // By terms it is paid when somebody saw the money; until then there is a day to pay by.
  const paidAt = invoice.kind === 'invoice' && invoice.dueOn !== null ? row.settledAt : row.paidAt
  const { lines, shipping } = await chargedFor(reader, invoice)
  const goods = [...lines.map((line) => ({ ...line, total: line.total - line.discount })), ...shipping]
  const sum = (of: 'total' | 'tax') => goods.reduce((all, each) => all + each[of], 0)
  // Part of an order's money is part of all that was bought: no line of its own can be named.
  const isWhole = sum('total') === invoice.total && sum('tax') === invoice.tax
  const { id, number, kind, total, tax, currency, issuedAt } = invoice
  return {
    ...{ id, number, kind, total, tax, currency, issuedAt, shopName, paidAt, dueOn: invoice.dueOn },
    reference: order.reference,
    orderNumber: order.number,
    placedAt: order.placedAt,
    billTo: order.billTo,
    email: order.email,
    lines: isWhole ? lines : [],
    discount: isWhole ? lines.reduce((sum, line) => sum + line.discount, 0) : 0,
    coupons: order.coupons,
    shipping: isWhole ? shipping.filter((each) => each.total > 0) : [],
    taxes: isWhole ? taxTable(goods) : ([{ rate: null, total, tax }] satisfies TaxRow[]),
  }
}

type InvoiceRow = typeof invoices.$inferSelect

/** The goods and the way that an invoice is about: those of its delivery, or all of the order's. */
async function chargedFor(reader: Reader, { orderId, deliveryId }: InvoiceRow) {
  const lines = deliveryId ? await linesOfDelivery(reader, deliveryId) : await linesOfOrder(reader, orderId)
  const sent = await reader
    .select({ id: deliveries.id, name: deliveries.methodName, total: deliveries.price, tax: deliveries.tax })
    .from(deliveries)
    .where(deliveryId ? eq(deliveries.id, deliveryId) : eq(deliveries.orderId, orderId))
    .orderBy(asc(deliveries.position))
  const rates = [...new Set(lines.map(({ rate }) => rate))].sort((a, b) => b - a)
  return { lines, shipping: sent.map((each) => ({ ...each, rate: rateThatGives(each.total, each.tax, rates) })) }
}

const goods = {
  id: orderLines.id,
  name: orderLines.name,
  skuCode: orderLines.skuCode,
  unitPrice: orderLines.unitPrice,
  rate: orderLines.taxRate,
  total: orderLines.total,
  discount: orderLines.discount,
  tax: orderLines.tax,
  /** What the managed list it came from is called. */
  list: managedLists.name,
}

/** A line goes with one delivery, whole. */
const linesOfDelivery = (reader: Reader, deliveryId: string) =>
  reader
    .select({ ...goods, quantity: deliveryLines.quantity })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .leftJoin(managedLists, eq(managedLists.id, orderLines.managedListLine))
    .where(eq(deliveryLines.deliveryId, deliveryId))
    .orderBy(asc(orderLines.position))

const linesOfOrder = (reader: Reader, orderId: string) =>
  reader
    .select({ ...goods, quantity: orderLines.quantity })
    .from(orderLines)
    .leftJoin(managedLists, eq(managedLists.id, orderLines.managedListLine))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
