import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, customerSearch, customerShops, customers, orders } from '@/db/schema'
import { beginningWith, containing, type Hits, knownBeginnings, SHORTEST_PART, startsWith } from '@/db/search'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE, now } from '@/lib/clock'
import { fold, wordsOf } from '@/lib/fold'
import { oneSlipAway } from '@/lib/typo'
import { type CardRow, type CustomerCard, cardColumns, cardsOf } from './cards'
import { visibleTo } from './policy'
import { spellings } from './search-words'

/** Candidates looked at for one answer; enough to rank, few enough to be quick. */
export const CANDIDATES = 120

/** So many are shown of those who match; then the search has to say more. */
export const MOST_FOUND = 20

/** A text shorter than this finds nobody. */
export const SHORTEST_TEXT = 2

/** An order's last digits are enough, but not fewer than these. */
const SHORTEST_NUMBER = 4

/** More words than these say nothing more. */
const MOST_WORDS = 8

/**
 * The customers that a text finds, best first: an exact e-mail or number, then people whose names are the words,
 * then those whose names begin with them, then other words, then parts of words; and if nobody matches, one typing
 * mistake is forgiven. Scope and blacklist are part of every query. Needs two characters.
 */
export async function findCustomers(actor: Actor, text: string, limit: number): Promise<CustomerCard[]> {
  await look(actor, 'customers.search')
  const words = wantedWords(text)
  if (fold(text).trim().length < SHORTEST_TEXT || words.length === 0) return []

  const most = Math.min(CANDIDATES, 3 * limit)
  const found = new Map<string, CardRow>()
  const add = (rows: CardRow[]) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
  }
  add(await exactly(actor, text))
  if (found.size > 0 && isAddress(text)) return inFull(actor, [...found.values()]) // nobody else has it
  add(await byOrderNumber(actor, text))
  const certain = new Set(found.keys())

  add(await begun(actor, words, most))
  if (found.size === 0 && isDialled(text)) add(await begun(actor, wordsOf(text), most)) // a postcode in two parts
  // Fragments are not asked for where a number is somebody's, or where several words are.
  const isDone = found.size > 0 && (words.length > 1 || certain.size > 0 || isDialled(text))
  const isPart = !isDone && !isAddress(text) && words.every((word) => word.length >= SHORTEST_PART)
  if (found.size < limit && isPart)
    add(await matching(actor, containing('customer', words, await smallShop(actor)), most))
  if (found.size === 0) add(await withOneTypo(actor, words, wordsOf(text.split('@')[0] ?? '').length, most))

  return cardsOf(actor, bestFirst([...found.values()], certain, words).slice(0, limit))
}

/** Whoever has typed the whole address knows it. */
async function inFull(actor: Actor, rows: CardRow[]): Promise<CustomerCard[]> {
  const email = new Map(rows.map((row) => [row.id, row.email]))
  return (await cardsOf(actor, rows)).map((card) => ({ ...card, email: email.get(card.id) ?? card.email }))
}

/** Words as they are typed, and as they are written without special letters. */
async function begun(actor: Actor, words: string[], most: number) {
  return matching(actor, beginningWith('customer', words.map(spellings), await smallShop(actor)), most)
}

/** From so many customers on, a shop's own are met often enough among everybody's. */
const CROWD = 20_000
const crowds = new Map<string, number>()
const CROWD_FOR = 10 * MINUTE

/** The shop, if it is one of which nobody might be met for long among another's crowd. */
async function smallShop({ shop }: Actor): Promise<string | undefined> {
  if ((crowds.get(shop.id) ?? 0) > now().getTime()) return undefined
  const { customerId, shopId } = customerShops
  const [many] = await db.select({ customerId }).from(customerShops).where(eq(shopId, shop.id)).limit(1).offset(CROWD)
  if (many) crowds.set(shop.id, now().getTime() + CROWD_FOR)
  return many ? undefined : shop.id
}

function bestFirst(rows: CardRow[], certain: Set<string>, words: string[]): CardRow[] {
  const ranked = rows.map((row) => ({ row, rank: rank(row, certain, words) }))
  return ranked.sort((a, b) => a.rank - b.rank || byName(a.row, b.row)).map(({ row }) => row)
}

/** The words of a text; what is dialled is one word, however it is written. */
function wantedWords(text: string): string[] {
  const dialled = isDialled(text) ? text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '') : ''
  return (dialled ? [dialled] : wordsOf(text)).filter((word) => word.length >= 2).slice(0, MOST_WORDS)
}

const isDialled = (text: string) => /^[\d\s+()./-]{5,}$/.test(text.trim())

const isAddress = (text: string) => text.includes('@')

/** An e-mail address or a customer number, written out. */
const exactly = (actor: Actor, text: string) => {
  const written = text.trim().toLowerCase()
  return select(
    actor,
    isAddress(written) ? eq(accounts.email, written) : eq(customers.number, text.trim().toUpperCase()),
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
async function withOneTypo(actor: Actor, words: string[], first: number, most: number): Promise<CardRow[]> {
  const shortest = words.length > 1 ? 3 : undefined // another word keeps a short one apart
  const slips = words.slice(0, first).map((word) => (/\d/.test(word) ? [word] : oneSlipAway(word, shortest)))
  const known = new Set(await knownBeginnings([...new Set(slips.filter(({ length }) => length > 1).flat())]))
  const within = await smallShop(actor)
  const rows: CardRow[] = []
  for (const [at, candidates] of slips.entries()) {
    const meant = candidates.filter((word) => known.has(word))
    if (meant.length === 0) continue
    const wanted = words.map((other, place) => (place === at ? meant : spellings(other)))
    rows.push(...(await matching(actor, beginningWith('customer', wanted, within), most)))
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
export const matching = (actor: Actor, hits: Hits, most = CANDIDATES): Promise<CardRow[]> =>
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
    .limit(most)

function rank(row: CardRow, certain: Set<string>, words: string[]): number {
  if (certain.has(row.id)) return 0
  const names = wordsOf(`${row.firstname} ${row.lastname}`)
  if (words.every((word) => names.some((name) => name === word))) return 1
  if (words.every((word) => names.some((name) => name.startsWith(word)))) return 2
  if (words.some((word) => names.some((name) => name.startsWith(word)))) return 3
  return 4
}

const byName = (a: CardRow, b: CardRow) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0)
