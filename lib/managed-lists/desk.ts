import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerShops, customers, managedLists } from '@/db/schema'
import { look } from '@/lib/audit/act'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { momentAt } from '@/lib/cursor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { visibleTo as customersVisibleTo } from '@/lib/people/policy'
import type { ManagedListView } from './input'
import { openStates } from './policy'

const AT_ONCE = 24

/** Whether the desk shows managed lists to this manager: to who makes them, and may know the customers. */
export const mayFind = (actor: Actor) =>
  !actor.assist && may(actor, 'desk.enter') && may(actor, 'lists.create') && may(actor, 'customers.find')

const columns = {
  id: managedLists.id,
  name: managedLists.name,
  state: managedLists.state,
  version: managedLists.version,
  managerName: managedLists.managerName,
  validUntil: managedLists.validUntil,
  rejectReason: managedLists.rejectReason,
  updatedAt: managedLists.updatedAt,
  customerId: managedLists.customerId,
}

const withCustomer = (reader: Reader) =>
  reader
    .select({ ...columns, customer: customers })
    .from(managedLists)
    .innerJoin(customers, eq(customers.id, managedLists.customerId))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))

const inShop = (actor: Actor) => and(eq(managedLists.shopId, actor.shop.id), customersVisibleTo(actor))

/** A page of the lists made in this shop, for customers the manager may know of; what happened last first. */
export async function deskLists(actor: Actor, { state, at }: ManagedListView, reader: Reader = db) {
  await look(actor, 'managedList.find')
  const cursor = readCursor(at, 'number')
  const keys = { key: managedLists.updatedAt, id: managedLists.id, order: 'down' as const, cursor }
  const { where, orderBy } = pageBy(keys, momentAt)
  const states = state === 'open' ? openStates : state && [state]
  const rows = await withCustomer(reader)
    .where(and(inShop(actor), states && inArray(managedLists.state, states), where))
    .orderBy(...orderBy)
    .limit(AT_ONCE + 1)
  const page = pageOf(rows, AT_ONCE, cursor, ({ updatedAt, id }) => ({ value: updatedAt.getTime(), id }))
  return { ...page, rows: page.rows.map(named) }
}

/** The last lists of one customer, for the desk's page about them. */
export async function listsForDesk(actor: Actor, customerId: string, reader: Reader = db) {
  const rows = await withCustomer(reader)
    .where(and(inShop(actor), eq(managedLists.customerId, customerId)))
    .orderBy(desc(managedLists.updatedAt), desc(managedLists.id))
    .limit(10)
  return rows.map(named)
}

export type DeskList = Awaited<ReturnType<typeof listsForDesk>>[number]

const named = <Row extends { customer: typeof customers.$inferSelect }>({ customer, ...row }: Row) => ({
  ...row,
  customerName: fullName(customer),
})
