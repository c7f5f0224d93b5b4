import 'server-only'
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { invoiceSettlements, invoices, orders } from '@/db/schema'
import { sumOf } from '@/db/sql'
import type { OrderState } from '@/db/words'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { inOrganisation } from '@/lib/organisations/policy'
import { termsOf } from '@/lib/organisations/terms'
import { isOrganisation } from '@/lib/people/organisations'
import { missing } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { byInvoice, type GatewayLabel } from './gateways'

/** What an organisation may owe at most, owes or will, and may still: minor units. */
export type Credit = { limit: number; used: number; left: number }

/** Orders that will be invoiced yet, all or in part. */
const running: OrderState[] = [
  'os.pending',
  'os.waiting.approve',
  'os.waiting',
  'os.waiting.payment',
  'os.in.progress',
  'os.partially.shipped',
]

/**
 * The credit of the organisation whose shop this is, or null where nothing limits it. Used is what was invoiced and is
 * not paid, and what running orders by invoice still have to be invoiced for.
 */
export async function creditOf(reader: Reader, shop: Shop): Promise<Credit | null> {
  const terms = isOrganisation(shop) ? await termsOf(reader, shop.id) : null
  if (terms?.limit == null) return null
  const used = Math.max(0, (await owed(reader, shop.id)) + (await toBeInvoiced(reader, shop.id)))
  return { limit: terms.limit, used, left: Math.max(0, terms.limit - used) }
}

/** Whether so much can be paid in this way: by invoice only as far as the credit goes. */
export const isWithin = (credit: Credit | null, label: GatewayLabel, total: number) =>
  credit === null || !byInvoice.includes(label) || total <= credit.left

const isOpen = (shopId: string) =>
  and(eq(invoices.shopId, shopId), isNotNull(invoices.dueOn), isNull(invoiceSettlements.invoiceId))

async function owed(reader: Reader, shopId: string): Promise<number> {
  const rows = await reader
    .select({ kind: invoices.kind, total: sumOf(invoices.total) })
    .from(invoices)
    .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, invoices.id))
    .where(isOpen(shopId))
    .groupBy(invoices.kind)
  const of = (kind: 'invoice' | 'credit') => rows.find((row) => row.kind === kind)?.total ?? 0
  return of('invoice') - of('credit')
}

async function toBeInvoiced(reader: Reader, shopId: string): Promise<number> {
  const live = and(eq(orders.shopId, shopId), inArray(orders.state, running), inArray(orders.gateway, [...byInvoice]))
  const [ordered] = await reader
    .select({ total: sumOf(orders.total) })
    .from(orders)
    .where(live)
  const [invoiced] = await reader
    .select({ total: sumOf(invoices.total) })
    .from(invoices)
    .innerJoin(orders, eq(orders.id, invoices.orderId))
    .where(and(live, eq(invoices.kind, 'invoice')))
  return Math.max(0, (ordered?.total ?? 0) - (invoiced?.total ?? 0))
}

const AT_ONCE = 100

/** What an organisation has not paid yet, the earliest day first, for the manager who looks after it. */
export async function openInvoices(actor: Actor, organisationId: string) {
  const { shop } = await inOrganisation(actor, organisationId)
  const { id, number, kind, total, currency, dueOn } = invoices
  return db
    .select({ id, number, kind, total, currency, dueOn, orderNumber: orders.number })
    .from(invoices)
    .innerJoin(orders, eq(orders.id, invoices.orderId))
    .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, invoices.id))
    .where(isOpen(shop.id))
    .orderBy(asc(dueOn), asc(id))
    .limit(AT_ONCE)
}

/** Writes down that an invoice was paid, or a credit note set off. Said twice, it happened once. */
export async function settleInvoice(actor: Actor, given: { organisationId: string; invoiceId: string }): Promise<void> {
  const there = await inOrganisation(actor, given.organisationId)
  const { id: shopId } = there.shop
  return act(there, 'invoice.settle', { organisation: shopId }, async (tx, note) => {
    const [invoice] = await tx
      .select({
        id: invoices.id,
        number: invoices.number,
        total: invoices.total,
        settled: invoiceSettlements.invoiceId,
      })
      .from(invoices)
      .leftJoin(invoiceSettlements, eq(invoiceSettlements.invoiceId, invoices.id))
      .where(and(eq(invoices.id, given.invoiceId), eq(invoices.shopId, shopId), isNotNull(invoices.dueOn)))
    if (!invoice) throw missing()
    note.about('invoice', invoice.id)
    if (invoice.settled) return note.nothing()
    await tx.insert(invoiceSettlements).values({ invoiceId: invoice.id, byName: actor.account!.name, at: now() })
    note.changed(null, { number: invoice.number, total: invoice.total })
  })
}

/** The terms and the credit of the organisation whose shop this is, as they stand now; null if none were agreed. */
export async function creditNow(shop: Shop) {
  const terms = await termsOf(db, shop.id)
  return terms && { terms, credit: await creditOf(db, shop) }
}
