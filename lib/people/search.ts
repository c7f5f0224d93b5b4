import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, customerSearch, customerShops, customers, orders } from '@/db/schema'
import { beginningWith, containing, type Hits, SHORTEST_PART, startsWith } from '@/db/search'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { fold, wordsOf } from '@/lib/fold'
import { oneSlipAway } from '@/lib/typo'
import { type CardRow, type CustomerCard, cardColumns, cardsOf } from './cards'
import { visibleTo } from './policy'

/** Candidates looked at for one answer; enough to rank, few enough to be quick. */
export const CANDIDATES = 120

/** An order's last digits are enough, but not fewer than these. */
const SHORTEST_NUMBER = 4

/**
 * The customers that a text finds, best first: an exact e-mail or number, then people whose names begin with
 * the words, then other words, then parts of words; and if nobody matches, one typing mistake is forgiven.
 * Scope and blacklist are part of every query. Needs two characters.
 */
export async function findCustomers(actor: Actor, text: string, limit: number): Promise<CustomerCard[]> {
  await look(actor, 'customers.search')
  const words = wantedWords(text)
  if (fold(text).trim().length < 2 || words.length === 0) return []

  const found = new Map<string, CardRow>()
  const add = (rows: CardRow[]) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
  }
  add(await exactly(actor, text))
  add(await byOrderNumber(actor, text))
  const certain = new Set(found.keys())

  add(
    await matching(
      actor,
      beginningWith(
        'customer',
        words.map((word) => [word]),
      ),
    ),
  )
  const [person = '', ...domain] = text.split('@')
  if (domain.length === 0 && found.size < limit && words.every((word) => word.length >= SHORTEST_PART)) {
    add(await matching(actor, containing('customer', words)))
  }
  if (found.size === 0) add(await withOneTypo(actor, words, wordsOf(person).length))

  return cardsOf(actor, bestFirst([...found.values()], certain, words).slice(0, limit))
}

function bestFirst(rows: CardRow[], certain: Set<string>, words: string[]): CardRow[] {
  const ranked = rows.map((row) => ({ row, rank: rank(row, certain, words) }))
  return ranked.sort((a, b) => a.rank - b.rank || byName(a.row, b.row)).map(({ row }) => row)
}

/** The words of a text; what is dialled is one word, however it is written. */
function wantedWords(text: string): string[] {
  const dialled = /^[\d\s+()./-]{6,}$/.test(text.trim()) ? text.replace(/\D/g, '').replace(/^0+/, '') : ''
  return (dialled ? [dialled] : wordsOf(text)).filter((word) => word.length >= 2)
}

/** An e-mail address or a customer number, written out. */
const exactly = (actor: Actor, text: string) => {
  const written = text.trim().toLowerCase()
  return select(
    actor,
    written.includes('@') ? eq(accounts.email, written) : eq(customers.number, text.trim().toUpperCase()),
  )
}

async function byOrderNumber(actor: Actor, text: string): Promise<CardRow[]> {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits) || digits.length < SHORTEST_NUMBER) return []
  const backwards = [...digits].reverse().join('')
  const matches = await db
    .select({ customerId: orders.customerId })
    .from(orders)
    .where(and(eq(orders.shopId, actor.shop.id), startsWith(orders.reversedNumber, backwards)))
    .limit(CANDIDATES)
  const ids = [...new Set(matches.flatMap(({ customerId }) => customerId ?? []))]
  return ids.length > 0 ? select(actor, inArray(customers.id, ids)) : []
}

/** For each of the first words in turn, what it may have been meant to be. (Of an address: before the @.) */
async function withOneTypo(actor: Actor, words: string[], first: number): Promise<CardRow[]> {
  const rows: CardRow[] = []
  for (const [at, word] of words.slice(0, first).entries()) {
    const candidates = oneSlipAway(word, words.length > 1 ? 3 : undefined) // another word keeps a short one apart
    if (candidates.length === 1) continue
    const wanted = words.map((other, place) => (place === at ? candidates : [other]))
    rows.push(...(await matching(actor, beginningWith('customer', wanted))))
  }
  return rows
}

export const select = (actor: Actor, condition: SQL): Promise<CardRow[]> =>
  db
    .select(cardColumns)
    .from(customers)
    .innerJoin(customerSearch, eq(customerSearch.customerId, customers.id))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(condition, visibleTo(actor)))
    .limit(CANDIDATES)

/** Cross joins, because SQLite keeps their order: the hits come first, and it stops when there are enough. */
export const matching = (actor: Actor, hits: Hits): Promise<CardRow[]> =>
  db
    .select(cardColumns)
    .from(hits.from)
    .crossJoin(customerSearch)
    .crossJoin(customers)
    .crossJoin(customerShops)
    .crossJoin(accounts)
    .where(
      and(
        eq(customerSearch.row, hits.row),
        eq(customers.id, customerSearch.customerId),
        eq(customerShops.customerId, customers.id),
        eq(accounts.id, customers.accountId),
        visibleTo(actor),
      ),
    )
    .limit(CANDIDATES)

function rank(row: CardRow, certain: Set<string>, words: string[]): number {
  if (certain.has(row.id)) return 0
  const names = wordsOf(`${row.firstname} ${row.lastname}`)
  if (words.every((word) => names.some((name) => name.startsWith(word)))) return 1
  if (words.some((word) => names.some((name) => name.startsWith(word)))) return 2
  return 3
}

const byName = (a: CardRow, b: CardRow) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0)
