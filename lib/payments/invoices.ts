import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { counters, deliveries, deliveryLines, invoices, orderLines, type orders, type payments } from '@/db/schema'
import { dayAfter } from '@/lib/days'
import { proportion } from '@/lib/money'
import { termsOf } from '@/lib/organisations/terms'

type OrderRow = Pick<typeof orders.$inferSelect, 'id' | 'total' | 'taxTotal'>
type Payment = typeof payments.$inferSelect

/**
 * The invoice of money that came in, or the credit note of money that went back, in the transaction that wrote the
 * money down. `change` is by how much the balance moved: calling off what was never there is no credit. Numbered by shop
 * and year without a gap: a number is taken only with the row that bears it.
 */
export async function issueInvoice(tx: Tx, order: OrderRow, payment: Payment, change: number): Promise<void> {
  if (change === 0) return
  const kind = change > 0 ? 'invoice' : 'credit'
  const total = Math.abs(change)
  await tx.insert(invoices).values({
    shopId: payment.shopId,
    number: await nextNumber(tx, payment, kind),
    kind,
    orderId: order.id,
    deliveryId: payment.deliveryId,
    paymentId: payment.id,
    total,
    tax: await taxIn(tx, order, { ...payment, amount: total }),
    currency: payment.currency,
    issuedAt: payment.at,
    dueOn: payment.gateway === 'authInvoicePaymentGateway' ? await dueDay(tx, payment) : null,
  })
}

/** Goods that left before they were paid are paid by the terms of the organisation, where it has any. */
async function dueDay(tx: Tx, { shopId, at }: Payment): Promise<string | null> {
  const terms = await termsOf(tx, shopId)
  return terms && dayAfter(terms.days, at)
}

/** `2026-000123`, and `C2026-000017` for credit notes. */
async function nextNumber(tx: Tx, { shopId, at }: Payment, kind: 'invoice' | 'credit'): Promise<string> {
  const year = at.getUTCFullYear()
  const [counter] = await tx
    .insert(counters)
    .values({ name: `${kind}s:${shopId}:${year}`, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning()
  return `${kind === 'credit' ? 'C' : ''}${year}-${String(counter!.value).padStart(6, '0')}`
}

/** The tax inside the amount: the order's own, a delivery's own, or a proportion of the order's. */
async function taxIn(tx: Tx, order: OrderRow, { amount, deliveryId }: Payment): Promise<number> {
  if (amount === order.total) return order.taxTotal
  const share = deliveryId ? await taxOfDelivery(tx, deliveryId) : undefined
  return share?.total === amount ? share.tax : proportion(order.taxTotal, amount, order.total)
}

async function taxOfDelivery(tx: Tx, deliveryId: string) {
  const [delivery] = await tx.select().from(deliveries).where(eq(deliveries.id, deliveryId))
  const lines = await tx
    .select({ total: orderLines.total, discount: orderLines.discount, tax: orderLines.tax })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(eq(deliveryLines.deliveryId, deliveryId))
  return {
    total: lines.reduce((sum, { total, discount }) => sum + total - discount, delivery?.price ?? 0),
    tax: lines.reduce((sum, { tax }) => sum + tax, delivery?.tax ?? 0),
  }
}
