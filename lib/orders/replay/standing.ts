import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, orders, payments, stock } from '@/db/schema'
import type { PaymentOperation, PaymentResult } from '@/db/words'
import { isCapture } from '@/lib/payments/ledger'
import { type ExpectedStanding, major } from './case'
import type { World } from './shop'

/** How an order stands, in the words of a case. */
export type Standing = {
  order: string
  del: [group: string, state: string][]
  pay: string[]
  paid: string
  total: string
  inv: Record<string, string>
}

const operations: Record<PaymentOperation, string> = {
  AUTH: 'A',
  REVERSE_AUTH: 'RA',
  CAPTURE: 'C',
  AUTH_CAPTURE: 'AC',
  VOID_CAPTURE: 'V',
  REFUND: 'R',
  REFUND_NOTIFY: 'RN',
}
const results: Record<PaymentResult, string> = {
  Ok: 'ok',
  Failed: 'F',
  Processing: 'P',
  'Manual processing required': 'M',
}

export async function standingOf(orderId: string, { skus }: World): Promise<Standing> {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const all = await db
    .select()
    .from(deliveries)
    .where(eq(deliveries.orderId, orderId))
    .orderBy(asc(deliveries.position))
  const ledger = await db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.seq))
  const rows = await db
    .select()
    .from(stock)
    .where(inArray(stock.skuId, [...skus.values()]))
  const nameOf = (skuId: string) => [...skus].find(([, id]) => id === skuId)![0]
  return {
    order: order!.state,
    del: all.map(({ group, state }) => [group, state]),
    pay: ledger.map((row) => {
      const settled = row.settled && isCapture(row) ? '+s' : ''
      return `${major(row.amount)} ${operations[row.operation]} ${results[row.result]}${settled}`
    }),
    paid: major(order!.paid),
    total: major(order!.total),
    inv: Object.fromEntries(rows.map((row) => [nameOf(row.skuId), `${row.quantity}/${row.reserved}`])),
  }
}

/** What differs between how an order stands and how it should; only what the case speaks of counts. */
export function differences(expected: ExpectedStanding, got: Standing): string[] {
  const found: string[] = []
  const compare = (what: string, wanted: string, has: string) => {
    if (wanted !== has) found.push(`${what}: expected ${wanted}, got ${has}`)
  }
  for (const what of ['order', 'paid', 'total'] as const) {
    if (expected[what] !== undefined) compare(what, expected[what], got[what])
  }
  if (expected.del !== undefined) compare('del', ...deliveriesAsSaid(expected.del, got.del))
  if (expected.pay !== undefined) compare('pay', multiset(expected.pay.split(';')), multiset(got.pay))
  for (const [sku, wanted] of Object.entries(expected.inv ?? {})) compare(sku, wanted, got.inv[sku] ?? 'nothing')
  return found
}

/** Both sides in one order: `all=` speaks of whichever deliveries there are. */
function deliveriesAsSaid(said: string, got: Standing['del']): [string, string] {
  const pairs = said.trim().split(/\s+/)
  const all = said.match(/^all=(\S+)$/)?.[1]
  const wanted = all ? got.map(([group]) => `${group}=${all}`) : pairs
  return [
    wanted.toSorted().join(' '),
    got
      .map((pair) => pair.join('='))
      .toSorted()
      .join(' '),
  ]
}

const multiset = (rows: string[]) =>
  rows
    .map((row) => row.trim().replace(/\s+/g, ' '))
    .filter((row) => row !== '' && row !== 'none')
    .toSorted()
    .join('; ') || 'none'
