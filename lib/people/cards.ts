import 'server-only'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerSearch, customerShops, customers, managedLists, orders, registrations } from '@/db/schema'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { maskedEmail } from './email'

/** What a card of the desk shows of a customer. */
export type CustomerCard = {
  id: string
  number: string
  name: string
  company: string
  /** Masked: nobody has been chosen yet. */
  email: string
  type: string
  state: 'enabled' | 'disabled' | 'locked'
  /** Of whoever is not let in: which of their answers these are. */
  registration: string | null
  lastOrderAt: Date | null
  /** Managed lists they have not answered. */
  openLists: number
}

/** The columns of a card. */
export const cardColumns = {
  id: customers.id,
  number: customers.number,
  salutation: customers.salutation,
  firstname: customers.firstname,
  middlename: customers.middlename,
  lastname: customers.lastname,
  company: customers.company,
  email: customers.email,
  type: customers.type,
  accountEnabled: accounts.enabled,
  lockedUntil: accounts.lockedUntil,
  linkEnabled: customerShops.enabled,
  // Read at once with what stands there by it; of those who are let in, nobody asks.
  registration: sql<string | null>`case when ${accounts.enabled} and ${customerShops.enabled} then null else (
    select max(${registrations.id}) from ${registrations}
    where ${registrations.accountId} = ${accounts.id} and ${registrations.written}) end`,
  sortName: customerShops.sortName,
  sortCompany: customerShops.sortCompany,
  createdAt: customerShops.createdAt,
  words: customerSearch.words,
}

export type CardRow = {
  id: string
  number: string
  salutation: string
  firstname: string
  middlename: string
  lastname: string
  company: string
  email: string
  type: string
  accountEnabled: boolean
  lockedUntil: Date | null
  linkEnabled: boolean
  registration: string | null
  sortName: string
  sortCompany: string
  createdAt: Date
  words: string
}

/** Rows as cards, in their order, each with the customer's last order in this shop. */
export async function cardsOf(actor: Actor, rows: CardRow[], reader: Reader = db): Promise<CustomerCard[]> {
  const ids = rows.map((row) => row.id)
  // The shop stands inside the aggregate: as a condition, SQLite would walk all orders of the shop instead.
  const inShop = sql`max(case when ${orders.shopId} = ${actor.shop.id} then ${orders.placedAt} end)`
  const placed = ids.length
    ? await reader
        .select({ customerId: orders.customerId, at: inShop.mapWith(orders.placedAt) })
        .from(orders)
        .where(inArray(orders.customerId, ids))
        .groupBy(orders.customerId)
    : []
  const last = new Map(placed.map((row) => [row.customerId, row.at]))
  const unanswered = await openListsOf(actor, ids, reader)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: fullName(row),
    company: row.company,
    email: maskedEmail(row.email),
    type: row.type,
    state: stateOf(row),
    registration: row.registration,
    lastOrderAt: last.get(row.id) ?? null,
    openLists: unanswered.get(row.id) ?? 0,
  }))
}

async function openListsOf(actor: Actor, ids: string[], reader: Reader): Promise<Map<string, number>> {
  if (ids.length === 0 || !may(actor, 'lists.create')) return new Map()
  const { customerId, shopId, state } = managedLists
  const rows = await reader
    .select({ customerId, lists: count() })
    .from(managedLists)
    .where(and(eq(shopId, actor.shop.id), inArray(customerId, ids), inArray(state, ['sent', 'seen'])))
    .groupBy(customerId)
  return new Map(rows.map((row) => [row.customerId, row.lists]))
}

function stateOf(row: Pick<CardRow, 'accountEnabled' | 'linkEnabled' | 'lockedUntil'>) {
  if (!row.accountEnabled || !row.linkEnabled) return 'disabled'
  return row.lockedUntil && row.lockedUntil > now() ? 'locked' : 'enabled'
}
