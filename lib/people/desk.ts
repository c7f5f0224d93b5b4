import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, customerSearch, customerShops, customers, deskSearches } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { type CustomerCard, cardColumns, cardsOf } from './cards'
import type { DeskView } from './desk-input'
import { visibleTo } from './policy'
import { findCustomers, MOST_FOUND } from './search'

export type DeskPage = {
  cards: CustomerCard[]
  previous?: string
  next?: string
  /** More people match than are shown: the search should be refined. */
  more: boolean
}

const sortKeys = {
  lastname: customerShops.sortName,
  company: customerShops.sortCompany,
  time: customerShops.createdAt,
} as const

/** The customers of the shop in the chosen order, a page at a time. */
export async function browseCustomers(actor: Actor, view: DeskView): Promise<DeskPage> {
  await look(actor, 'customers.search')
  const cursor = readCursor(view.after, view.sort === 'time' ? 'number' : 'string')
  const keys = { key: sortKeys[view.sort], id: customerShops.customerId, order: view.order, cursor }
  const page = pageBy(keys, (key) => (view.sort === 'time' ? momentAt(key) : String(key)))
  const rows = await db
    .select(cardColumns)
    .from(customerShops)
    .innerJoin(customers, eq(customers.id, customerShops.customerId))
    .innerJoin(customerSearch, eq(customerSearch.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(visibleTo(actor), page.where))
    .orderBy(...page.orderBy)
    .limit(view.size + 1)

  const shown = pageOf(rows, view.size, cursor, (row) => ({ value: keyOf(row, view.sort), id: row.id }))
  return { cards: await cardsOf(actor, shown.rows), previous: shown.previous, next: shown.next, more: false }
}

type Keyed = { sortName: string; sortCompany: string; createdAt: Date }

const keyOf = (row: Keyed, sort: DeskView['sort']) =>
  ({ lastname: row.sortName, company: row.sortCompany, time: row.createdAt.getTime() })[sort]

/** The best matches of a text, twenty at most, a page at a time. */
export async function searchPage(actor: Actor, text: string, view: DeskView): Promise<DeskPage> {
  const found = await findCustomers(actor, text, MOST_FOUND + 1)
  const all = found.slice(0, MOST_FOUND)
  const from = Math.max(0, Math.min(Math.trunc(Number(view.after)) || 0, all.length))
  const next = from + view.size
  return {
    cards: all.slice(from, next),
    previous: from > 0 ? String(Math.max(0, from - view.size)) : undefined,
    next: next < all.length ? String(next) : undefined,
    more: found.length > MOST_FOUND,
  }
}

/** Keeps what was searched for under an opaque id, so that no name or e-mail stands in a URL. Audited. */
export function saveSearch(
  actor: Actor,
  text: string,
  what: 'customers.search' | 'orders.search' = 'customers.search',
): Promise<string> {
  return act(actor, what, { search: actor.account?.sessionId ?? '' }, async (tx, note) => {
    const row = { sessionId: actor.account?.sessionId ?? '', text, createdAt: now() }
    const [search] = await tx.insert(deskSearches).values(row).returning()
    note.about('search', search!.id)
    note.changed(null, { text })
    return search!.id
  })
}

/** The text of a search of this very session; undefined for anybody else's. */
export async function searchText(actor: Actor, id: string | undefined): Promise<string | undefined> {
  if (!id || !actor.account) return undefined
  const [search] = await db
    .select({ text: deskSearches.text })
    .from(deskSearches)
    .where(and(eq(deskSearches.id, id), eq(deskSearches.sessionId, actor.account.sessionId)))
  return search?.text
}
