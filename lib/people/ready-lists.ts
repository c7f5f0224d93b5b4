import 'server-only'
import { type AnyColumn, aliasedTable, and, eq, exists, gte, notExists, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import {
  accounts,
  assists,
  cartLines,
  carts,
  customerSearch,
  customerShops,
  customers,
  managedLists,
  orders,
} from '@/db/schema'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { DAY, later, now } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { beginningOf, dayOf } from '@/lib/days'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { cardColumns, cardsOf } from './cards'
import type { DeskPage } from './desk'
import type { DeskView, ReadyList } from './desk-input'
import { visibleTo } from './policy'

/** So long is somebody recently registered. */
const RECENT = 30 * DAY

/** What a list is read from: a row for each customer in it, the latest one. */
type Source = {
  table: typeof assists | typeof carts | typeof managedLists | typeof orders
  customerId: AnyColumn
  at: AnyColumn
  id: AnyColumn
  where: SQL | undefined
}

/** Whom the list is of. One more list is one more entry here, and its name in `readyLists`. */
const sources: Record<Exclude<ReadyList, 'registered'>, (actor: Actor) => Source> = {
  helped: (actor) => ({
    table: assists,
    customerId: assists.customerId,
    at: assists.startedAt,
    id: assists.id,
    where: and(
      eq(assists.shopId, actor.shop.id),
      eq(assists.managerId, actor.account?.id ?? ''),
      gte(assists.startedAt, beginningOf(dayOf(now()))!),
      notExists(laterAssist),
    ),
  }),
  carts: (actor) => ({
    table: carts,
    customerId: carts.customerId,
    at: carts.updatedAt,
    id: carts.id,
    where: and(
      eq(carts.shopId, actor.shop.id),
      eq(carts.kind, 'live'),
      exists(db.select({ id: cartLines.id }).from(cartLines).where(eq(cartLines.cartId, carts.id))),
    ),
  }),
  orders: (actor) => ({
    table: orders,
    customerId: orders.customerId,
    at: orders.placedAt,
    id: orders.id,
    where: and(eq(orders.shopId, actor.shop.id), isWaiting(orders.state), notExists(laterOrder)),
  }),
  lists: (actor) => ({
    table: managedLists,
    customerId: managedLists.customerId,
    at: managedLists.updatedAt,
    id: managedLists.id,
    where: and(eq(managedLists.shopId, actor.shop.id), isUnanswered(managedLists.state), notExists(laterList)),
  }),
}

/** Written out, not bound: only so the index of waiting orders serves. */
function isWaiting(state: AnyColumn) {
  return sql`${state} in ('os.waiting', 'os.waiting.approve', 'os.waiting.payment')`
}

/** Sent, perhaps seen, and not decided about. */
const isUnanswered = (state: AnyColumn) => sql`${state} in ('sent', 'seen')`

/** The other rows of the same customer. */
const others = {
  assists: aliasedTable(assists, 'other_assists'),
  lists: aliasedTable(managedLists, 'other_lists'),
  orders: aliasedTable(orders, 'other_orders'),
}

const laterAssist = db
  .select({ id: others.assists.id })
  .from(others.assists)
  .where(
    and(
      eq(others.assists.managerId, assists.managerId),
      eq(others.assists.shopId, assists.shopId),
      eq(others.assists.customerId, assists.customerId),
      isLater([others.assists.startedAt, others.assists.id], [assists.startedAt, assists.id]),
    ),
  )

const laterOrder = db
  .select({ id: others.orders.id })
  .from(others.orders)
  .where(
    and(
      eq(others.orders.customerId, orders.customerId),
      eq(others.orders.shopId, orders.shopId),
      isWaiting(others.orders.state),
      isLater([others.orders.placedAt, others.orders.id], [orders.placedAt, orders.id]),
    ),
  )

const laterList = db
  .select({ id: others.lists.id })
  .from(others.lists)
  .where(
    and(
      eq(others.lists.customerId, managedLists.customerId),
      eq(others.lists.shopId, managedLists.shopId),
      isUnanswered(others.lists.state),
      isLater([others.lists.updatedAt, others.lists.id], [managedLists.updatedAt, managedLists.id]),
    ),
  )

type Moment = [at: AnyColumn, id: AnyColumn]

function isLater([at, id]: Moment, [thanAt, thanId]: Moment) {
  return sql`(${at} > ${thanAt} or (${at} = ${thanAt} and ${id} > ${thanId}))`
}

/** A page of a ready-made list, the latest first. Whom this manager may not know of stands in none. */
export async function readyPage(actor: Actor, list: ReadyList, view: DeskView): Promise<DeskPage> {
  await look(actor, 'customers.search')
  const cursor = readCursor(view.after, 'number')
  const source = list === 'registered' ? undefined : sources[list](actor)
  const place = source ?? { at: customerShops.createdAt, id: customerShops.customerId }
  const page = pageBy({ key: place.at, id: place.id, order: 'down', cursor }, momentAt)
  const people = db
    .select({
      ...cardColumns,
      at: sql<Date>`${place.at}`.mapWith(customerShops.createdAt),
      place: sql<string>`${place.id}`,
    })
    .from(customerShops)
    .innerJoin(customers, eq(customers.id, customerShops.customerId))
    .innerJoin(customerSearch, eq(customerSearch.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .$dynamic()
  const among = source ? people.innerJoin(source.table, eq(source.customerId, customerShops.customerId)) : people
  const rows = await among
    .where(and(source ? source.where : gte(customerShops.createdAt, later(-RECENT)), visibleTo(actor), page.where))
    .orderBy(...page.orderBy)
    .limit(view.size + 1)
  const shown = pageOf(rows, view.size, cursor, (row) => ({ value: row.at.getTime(), id: row.place }))
  return { cards: await cardsOf(actor, shown.rows), previous: shown.previous, next: shown.next, more: false }
}
