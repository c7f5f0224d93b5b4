import 'server-only'
import { asc, inArray } from 'drizzle-orm'
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

export async function standingOf(orderId: string, world: World): Promise<Standing> {
  const [standing] = await standingsOf([orderId], world)
  return standing!
}

/** How several orders of a shop stand, in the order they are asked for. */
export async function standingsOf(orderIds: string[], { skus }: World): Promise<Standing[]> {
  const found = await db.select().from(orders).where(inArray(orders.id, orderIds))
  const all = await db
    .select()
    .from(deliveries)
    .where(inArray(deliveries.orderId, orderIds))
    .orderBy(asc(deliveries.position))
  const ledger = await db.select().from(payments).where(inArray(payments.orderId, orderIds)).orderBy(asc(payments.seq))
  const rows = await db
    .select()
    .from(stock)
    .where(inArray(stock.skuId, [...skus.values()]))
  const nameOf = (skuId: string) => [...skus].find(([, id]) => id === skuId)![0]
  const inv = Object.fromEntries(rows.map((row) => [nameOf(row.skuId), `${row.quantity}/${row.reserved}`]))
  return orderIds.map((id) => {
    const order = found.find((each) => each.id === id)!
    return {
      order: order.state,
      del: all.filter(({ orderId }) => orderId === id).map(({ group, state }) => [group, state]),
      pay: ledger.filter(({ orderId }) => orderId === id).map(inWords),
      paid: major(order.paid),
      total: major(order.total),
      inv,
    }
  })
}

function inWords(row: typeof payments.$inferSelect) {
  const settled = row.settled && isCapture(row) ? '+s' : ''
  return `${major(row.amount)} ${operations[row.operation]} ${results[row.result]}${settled}`
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
