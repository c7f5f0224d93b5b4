import 'server-only'
import { and, eq, inArray, isNotNull, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { customers, products, recurringLines, recurringOrders, shops, skus, subscriptions } from '@/db/schema'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { dayAfter } from '@/lib/days'
import { type Cursor, pageBy, pageOf, readCursor } from '@/lib/keyset'
import { branchesOf, keyed, mergedFrom } from '@/lib/orders/desk/branches'
import type { SubscriptionsView } from './desk-view'
import { stateOf } from './policy'

const PAGE = 50

export type ListedSubscription = Awaited<ReturnType<typeof subscriptionPage>>['rows'][number]

/**
 * A page of the subscriptions of the manager's shops, the newest first; those that are renewed within so many days with
 * the next one first. An index leads to the first of the page either way.
 */
export async function subscriptionPage(actor: Actor, view: SubscriptionsView) {
  await look(actor, 'orders.search')
  const shopIds = actor.oversees.filter((id) => !view.shop || id === view.shop)
  const isByDay = view.due !== undefined
  const cursor = readCursor(view.after, isByDay ? 'string' : 'number')
  const ids = await (isByDay ? nextDue(view, shopIds, cursor) : newest(view, shopIds, cursor))
  return pageOf(await rowsOf(ids), PAGE, cursor, ({ id, nextDay, createdAt }) => ({
    value: isByDay ? nextDay! : createdAt.getTime(),
    id,
  }))
}

const { id, createdAt, nextDay, shopId, state } = recurringOrders

function newest(view: SubscriptionsView, shopIds: string[], cursor: Cursor | undefined): Promise<string[]> {
  const page = pageBy({ key: createdAt, id, order: 'down', cursor }, momentAt)
  const branches = branchesOf(shopIds, [null], (shop) =>
    db
      .select(keyed(id, createdAt))
      .from(recurringOrders)
      .innerJoin(subscriptions, eq(subscriptions.id, id))
      .where(and(eq(shopId, shop), inGroup(view), having(view), page.where))
      .orderBy(...page.orderBy)
      .limit(PAGE + 1),
  )
  return mergedFrom(branches, cursor?.towards === 'before', PAGE + 1)
}

async function nextDue(view: SubscriptionsView, shopIds: string[], cursor: Cursor | undefined): Promise<string[]> {
  const page = pageBy({ key: nextDay, id, order: 'up', cursor })
  const rows = await db
    .select({ id })
    .from(recurringOrders)
    .innerJoin(subscriptions, eq(subscriptions.id, id))
    .where(
      and(
        eq(state, 'active'),
        lte(nextDay, dayAfter(Number(view.due), now())),
        inArray(shopId, [...shopIds, '']),
        inGroup(view),
        having(view),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(PAGE + 1)
  return rows.map((row) => row.id)
}

/** As `stateOf` says it. */
function inGroup({ group }: SubscriptionsView): SQL | undefined {
  if (group === 'ended') return eq(state, 'ended')
  if (group === 'goingOn') return ne(state, 'ended')
  if (group === 'ending') return and(ne(state, 'ended'), isNotNull(subscriptions.cancelledAt))
  return and(eq(state, group), isNull(subscriptions.cancelledAt))
}

/** With that article, and that term. As a subquery that is led by the article. */
function having({ article, months }: SubscriptionsView): SQL | undefined {
  const holders = db
    .select({ id: recurringLines.recurringId })
    .from(recurringLines)
    .innerJoin(skus, eq(skus.id, recurringLines.skuId))
    .where(sql`lower(${skus.code}) = ${article?.toLowerCase() ?? ''}`)
  return and(article ? inArray(id, holders) : undefined, months ? eq(recurringOrders.every, Number(months)) : undefined)
}

/** What the list shows of each, in the order of the ids: who, what and when, and no more of the customer. */
async function rowsOf(ids: string[]) {
  if (ids.length === 0) return []
  const { every, managerName, customerId } = recurringOrders
  const { salutation, firstname, middlename, lastname, company } = customers
  const { termEnd, cancelledAt } = subscriptions
  const rows = await db
    .select({
      ...{ id, createdAt, nextDay, state, every, managerName, customerId, termEnd, cancelledAt },
      ...{ salutation, firstname, middlename, lastname, company },
      ...{
        quantity: recurringLines.quantity,
        skuCode: skus.code,
        names: products.names,
        options: skus.options,
        shop: shops.name,
      },
    })
    .from(recurringOrders)
    .innerJoin(subscriptions, eq(subscriptions.id, id))
    .innerJoin(recurringLines, eq(recurringLines.recurringId, id))
    .innerJoin(skus, eq(skus.id, recurringLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .innerJoin(customers, eq(customers.id, customerId))
    .innerJoin(shops, eq(shops.id, shopId))
    .where(inArray(id, ids))
  const byId = new Map(rows.map((row) => [row.id, { ...row, standing: stateOf(row, row) }]))
  return ids.flatMap((each) => byId.get(each) ?? [])
}
