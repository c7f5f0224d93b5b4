import 'server-only'
import { and, desc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import {
  deliveries,
  deliveryLines,
  orderLines,
  orderRequests,
  orderSearch,
  orders,
  reservations,
  shops,
  skus,
  stock,
} from '@/db/schema'
import { inRowOrder } from '@/db/search'
import type { OrderState } from '@/db/words'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { momentAt } from '@/lib/cursor'
import { type Cursor, pageBy, pageOf, readCursor } from '@/lib/keyset'
import { type PaymentLabel, paymentLabel } from '@/lib/payments/ledger'
import { firstState } from '../machine'
import { type Asked, readBox, sameCode } from './box'
import { branchesOf, keyed, mergedFrom } from './branches'
import { type OrdersView, statesOf } from './view'
import { searchRow } from './words'

export const PAGE = 50

export type ListedOrder = Awaited<ReturnType<typeof rowsOf>>[number] & { label: PaymentLabel; requested: boolean }

export type OrderPage = { rows: ListedOrder[]; previous?: string; next?: string; senseless?: true }

/** The shops whose orders this manager may see, for choosing one. */
export function overseenShops(actor: Actor) {
  const { id, code, name, currency } = shops
  if (actor.oversees.length === 0) return Promise.resolve([])
  return db
    .select({ id, code, name, currency })
    .from(shops)
    .where(inArray(shops.id, [...actor.oversees]))
    .orderBy(shops.name, shops.id)
}

type Narrowed = { actor: Actor; view: OrdersView; asked: Asked; shopIds: string[]; states: readonly OrderState[] }

/** A page of the orders of the manager's shops. However many there are, an index leads to the first of the page. */
export async function orderPage(actor: Actor, view: OrdersView): Promise<OrderPage> {
  await look(actor, 'orders.search')
  const asked = readBox(view.q ?? '')
  const known = await overseenShops(actor)
  const named = asked.shopCode ? known.filter(({ code }) => sameCode(code, asked.shopCode!)) : []
  if (named.length > 0) asked.wanted = undefined
  else if (asked.senseless) return { rows: [], senseless: true }
  const inView = (named.length > 0 ? named : known).filter(({ id }) => !view.shop || id === view.shop)
  const states = statesOf(actor, view.group)
  const narrowed = { actor, view, asked, shopIds: inView.map(({ id }) => id), states }
  if (narrowed.shopIds.length === 0 || (states.length === 0 && !asked.id)) return { rows: [] }

  const cursor = readCursor(view.after, 'number')
  const ids = await idsOf(narrowed, cursor)
  const rows = await rowsOf(ids)
  const page = pageOf(rows, PAGE, cursor, (row) => ({ value: placeValue(narrowed, row), id: row.id }))
  const requested = await openRequests(page.rows.map(({ id }) => id))
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, label: paymentLabel(row), requested: requested.has(row.id) })),
  }
}

/** The order of the hits of words is that of the index, which counts along with the time. */
const byHits = ({ view, asked }: Narrowed) => Boolean(asked.wanted) && view.sort === 'time'

const placeValue = (narrowed: Narrowed, row: { placedAt: Date; total: number; number: string }) =>
  byHits(narrowed) ? searchRow(row) : narrowed.view.sort === 'total' ? row.total : row.placedAt.getTime()

/** The ids of the page and of one row more, in the order they are read in. */
async function idsOf(narrowed: Narrowed, cursor: Cursor | undefined): Promise<string[]> {
  const { view } = narrowed
  if (byHits(narrowed)) return byWords(narrowed, cursor)
  const key = view.sort === 'total' ? orders.total : orders.placedAt
  const keys = { key, id: orders.id, order: view.order, cursor }
  const page = pageBy(keys, (value) => (view.sort === 'total' ? value : momentAt(value)))
  const few = await fewOf(narrowed)
  if (few) return among(narrowed, and(few, page.where), page.orderBy)
  const branches = branchesOf(narrowed.shopIds, walkedStates(narrowed), (shopId, state) =>
    db
      .select(keyed(orders.id, key))
      .from(orders)
      .where(and(eq(orders.shopId, shopId), inState(state), conditions(narrowed), page.where))
      .orderBy(...page.orderBy)
      .limit(PAGE + 1),
  )
  return mergedFrom(branches, isUp(view, cursor), PAGE + 1)
}

/** Nearly all orders are in one of `all`: by time they are walked together, and the few others are stepped over. */
const walkedStates = ({ view, states }: Narrowed) =>
  view.group === 'all' && view.sort === 'time' ? (['placed'] as const) : states

const inState = (state: OrderState | 'placed') =>
  state === 'placed' ? ne(orders.state, firstState.order) : eq(orders.state, state)

const isUp = (view: OrdersView, cursor: Cursor | undefined) => (view.order === 'up') === (cursor?.towards !== 'before')

/** What is rare enough to be read whole and sorted: the order itself, open requests, held stock, words by total. */
async function fewOf({ view, asked, shopIds }: Narrowed): Promise<SQL | undefined> {
  if (asked.id) return eq(orders.id, asked.id)
  if (asked.sku?.held) return inArray(orders.id, holding(asked.sku.code))
  if (asked.wanted) {
    const hits = await inRowOrder('order', asked.wanted, { order: 'down' })
    const found = db.select({ id: orderSearch.orderId }).from(hits.from).crossJoin(orderSearch)
    return inArray(orders.id, found.where(and(eq(orderSearch.row, hits.row), inArray(orderSearch.shopId, shopIds))))
  }
  if (view.requests) {
    const { orderId, shopId, state } = orderRequests
    const open = db.select({ id: orderId }).from(orderRequests)
    return inArray(orders.id, open.where(and(inArray(shopId, shopIds), eq(state, 'open'))))
  }
  return undefined
}

/** The orders whose deliveries hold stock of a sku. */
const holding = (code: string) =>
  db
    .select({ id: deliveries.orderId })
    .from(skus)
    .innerJoin(stock, eq(stock.skuId, skus.id))
    .innerJoin(reservations, and(eq(reservations.stockId, stock.id), eq(reservations.state, 'held')))
    .innerJoin(deliveryLines, eq(deliveryLines.id, reservations.deliveryLineId))
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .where(sql`lower(${skus.code}) = ${code.toLowerCase()}`)

/** Whatever else was asked for, on the row itself. As subqueries that PostgreSQL cannot turn into joins of everything. */
function conditions({ view, asked }: Narrowed): SQL | undefined {
  const { orderId, state } = orderRequests
  const code = asked.sku?.held ? undefined : asked.sku?.code.toLowerCase()
  const one = { one: sql`1` }
  const open = db
    .select(one)
    .from(orderRequests)
    .where(and(eq(orderId, orders.id), eq(state, 'open')))
  const contained = db
    .select(one)
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orders.id), sql`lower(${orderLines.skuCode}) = ${code ?? ''}`))
  return and(
    asked.from && gte(orders.placedAt, asked.from),
    asked.till && lt(orders.placedAt, asked.till),
    view.requests && sql`${open.limit(1)} = 1`,
    code === undefined ? undefined : sql`${contained.limit(1)} = 1`,
  )
}

/** An id is looked for in every state. */
const inScope = ({ asked, shopIds, states }: Narrowed) =>
  and(inArray(orders.shopId, shopIds), asked.id ? undefined : inArray(orders.state, [...states]))

async function among(narrowed: Narrowed, condition: SQL | undefined, orderBy: SQL[]): Promise<string[]> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(condition, inScope(narrowed), conditions(narrowed)))
    .orderBy(...orderBy)
    .limit(PAGE + 1)
  return rows.map(({ id }) => id)
}

/** Cross joins, because SQLite keeps their order: the hits come first, and it stops when there are enough. */
async function byWords(narrowed: Narrowed, cursor: Cursor | undefined): Promise<string[]> {
  const up = isUp(narrowed.view, cursor)
  const beyond = cursor && Number(cursor.place.value)
  const hits = await inRowOrder('order', narrowed.asked.wanted ?? [], { order: up ? 'up' : 'down', beyond })
  const rows = await db
    .select({ id: orders.id })
    .from(hits.from)
    .crossJoin(orderSearch)
    .crossJoin(orders)
    .where(
      and(
        eq(orderSearch.row, hits.row),
        inArray(orderSearch.shopId, narrowed.shopIds),
        eq(orders.id, orderSearch.orderId),
        inScope(narrowed),
        conditions(narrowed),
      ),
    )
    .orderBy(up ? hits.row : desc(hits.row))
    .limit(PAGE + 1)
  return rows.map(({ id }) => id)
}

/** What the list shows of each, in the order of the ids. */
async function rowsOf(ids: string[]) {
  if (ids.length === 0) return []
  const { id, number, state, version, placedAt, email, phone, salutation, firstname, middlename, lastname } = orders
  const { total, paid, currency, gateway, managerName, shopId } = orders
  const names = { salutation, firstname, middlename, lastname }
  const money = { total, paid, currency, gateway }
  const rows = await db
    .select({ id, number, state, version, placedAt, email, phone, ...names, ...money, managerName, shop: shops.name })
    .from(orders)
    .innerJoin(shops, eq(shops.id, shopId))
    .where(inArray(id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((each) => byId.get(each) ?? [])
}

async function openRequests(ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { orderId, state } = orderRequests
  const rows = await db
    .select({ orderId })
    .from(orderRequests)
    .where(and(inArray(orderId, ids), eq(state, 'open')))
  return new Set(rows.map((row) => row.orderId))
}
