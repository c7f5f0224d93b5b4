import 'server-only'
import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, orders, payments, shops } from '@/db/schema'
import { startsWith } from '@/db/search'
import type { Actor } from '@/lib/auth/actor'
import { may } from '@/lib/auth/actor'
import { momentAt } from '@/lib/cursor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { isCapture } from '@/lib/payments/ledger'
import { Refusal } from '@/lib/refusal'
import { readBox } from './box'
import { branchesOf, keyed, mergedFrom } from './branches'
import type { PaymentsView } from './payment-view'

const PAGE = 50
/** Orders whose number ends alike; more than these need a longer end. */
const MOST_ORDERS = 200
const SHORTEST_END = 4

export type ListedPayment = Awaited<ReturnType<typeof rowsOf>>[number]

/** A page of the payment ledger over the manager's shops, the newest first. */
export async function paymentPage(actor: Actor, view: PaymentsView) {
  if (!may(actor, 'payments.see') || actor.assist) throw new Refusal('notAllowed', 'forbidden')
  const shopIds = actor.oversees.filter((id) => !view.shop || id === view.shop)
  const cursor = readCursor(view.after, 'number')
  const keys = { key: payments.at, id: payments.id, order: 'down' as const, cursor }
  const page = pageBy(keys, momentAt)
  const wanted = and(conditions(view), await ofOrder(shopIds, view.number), page.where)
  const branches = branchesOf(shopIds, [null], (shopId) =>
    db
      .select(keyed(payments.id, payments.at))
      .from(payments)
      .where(and(eq(payments.shopId, shopId), wanted))
      .orderBy(...page.orderBy)
      .limit(PAGE + 1),
  )
  const rows = await rowsOf(await mergedFrom(branches, cursor?.towards === 'before', PAGE + 1))
  return pageOf(rows, PAGE, cursor, ({ at, id }) => ({ value: at.getTime(), id }))
}

function conditions({ gateway, operation, result, period }: PaymentsView): SQL | undefined {
  const { from, till } = period ? readBox(period) : {}
  return and(
    gateway ? eq(payments.gateway, gateway) : undefined,
    operation ? eq(payments.operation, operation) : undefined,
    result ? eq(payments.result, result) : undefined,
    from && gte(payments.at, from),
    till && lt(payments.at, till),
    period && !from && !till ? sql`1 = 0` : undefined,
  )
}

/** An order's number, or its last digits. */
async function ofOrder(shopIds: string[], number: string | undefined): Promise<SQL | undefined> {
  if (!number) return undefined
  const digits = number.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits) || digits.length < SHORTEST_END || shopIds.length === 0) return sql`1 = 0`
  const backwards = [...digits].reverse().join('')
  const found = await db
    .select({ id: orders.id })
    .from(orders)
    .where(or(...shopIds.map((shopId) => and(eq(orders.shopId, shopId), startsWith(orders.reversedNumber, backwards)))))
    .limit(MOST_ORDERS)
  return inArray(payments.orderId, [...found.map(({ id }) => id), ''])
}

async function rowsOf(ids: string[]) {
  if (ids.length === 0) return []
  const { id, at, gateway, operation, result, settled, amount, currency, reference, message, orderId } = payments
  const rows = await db
    .select({
      ...{ id, at, gateway, operation, result, settled, amount, currency, reference, message, orderId },
      orderNumber: orders.number,
      delivery: deliveries.number,
      shop: shops.name,
    })
    .from(payments)
    .innerJoin(orders, eq(orders.id, orderId))
    .innerJoin(shops, eq(shops.id, payments.shopId))
    .leftJoin(deliveries, eq(deliveries.id, payments.deliveryId))
    .where(inArray(id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((each) => byId.get(each) ?? [])
}

export type PageSum = { currency: string; captured: number; returned: number }

/** What came in and went back in these rows, for each currency by itself. */
export function sumsOf(rows: Pick<ListedPayment, 'currency' | 'amount' | 'operation' | 'result'>[]): PageSum[] {
  const sums = new Map<string, PageSum>()
  for (const row of rows) {
    const sum = sums.get(row.currency) ?? { currency: row.currency, captured: 0, returned: 0 }
    sums.set(row.currency, sum)
    if (row.result !== 'Ok') continue
    if (isCapture(row)) sum.captured += row.amount
    if (row.operation === 'REFUND' || row.operation === 'VOID_CAPTURE') sum.returned += row.amount
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
