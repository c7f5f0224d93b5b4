import 'server-only'
import { and, asc, count, desc, eq, ne, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { customers, listLines, lists, products, skus } from '@/db/schema'
import { sumOf } from '@/db/sql'
import type { ListKind } from '@/db/words'
import { type Actor, fullName } from '@/lib/auth/actor'
import { hashOfSecret } from '@/lib/auth/secret'
import { type CartLine, linesToday } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { pathOf } from './link'
import { kindsOf, ownedBy, ownerIsIn, visibleTo } from './policy'
import { MOST_LISTS } from './rows'

export type ListSummary = Awaited<ReturnType<typeof listsOf>>[number]

/** The lists of a kind that the customer in hand may use, with how much is on them; what changed last comes first. */
export async function listsOf(actor: Actor, kind: ListKind, reader: Reader = db) {
  const rows = await reader
    .select({
      id: lists.id,
      name: lists.name,
      shared: lists.shared,
      updatedAt: lists.updatedAt,
      customer: customers,
      lines: count(listLines.id),
      pieces: sumOf(listLines.quantity),
    })
    .from(lists)
    .innerJoin(customers, eq(customers.id, lists.customerId))
    .leftJoin(listLines, eq(listLines.listId, lists.id))
    .where(and(visibleTo(actor), eq(lists.kind, kind)))
    .groupBy(lists.id, customers.id)
    .orderBy(desc(lists.updatedAt), desc(lists.id))
    .limit(MOST_LISTS * 2)
  return rows.map(({ customer, pieces, ...list }) => ({
    ...list,
    pieces: pieces ?? 0,
    ownerName: nameOfOther(actor, customer),
  }))
}

export type ListInFull = {
  id: string
  kind: ListKind
  name: string
  shared: boolean
  /** The colleague whose list it is; null if it is the customer's own. */
  ownerName: string | null
  shownAs: string
  /** Where it is shown to whoever has the link. */
  path: string | null
  lines: CartLine[]
}

/** A list the customer in hand may use, at today's prices and stock; undefined if there is none. */
export const listById = (actor: Actor, id: string, reader: Reader = db) =>
  inFull(actor, and(eq(lists.id, id), visibleTo(actor)), reader)

/** The customer's wish list; undefined as long as nothing was put on it. */
export const wishListOf = (actor: Actor, reader: Reader = db) =>
  inFull(actor, and(eq(lists.kind, 'wish'), ownedBy(actor)), reader)

async function inFull(actor: Actor, which: SQL | undefined, reader: Reader): Promise<ListInFull | undefined> {
  const [row] = await reader
    .select({ list: lists, customer: customers })
    .from(lists)
    .innerJoin(customers, eq(customers.id, lists.customerId))
    .where(which)
  if (!row) return undefined
  const { id, kind, name, shared, shownAs } = row.list
  return {
    id,
    kind,
    name: name || translator(actor.locale)('lists.wish'),
    shared,
    ownerName: nameOfOther(actor, row.customer),
    shownAs,
    path: pathOf(row.list),
    lines: await linesFor(actor, id, reader),
  }
}

/**
 * The wish list behind a link: what is on it at the reader's own prices, and of its owner what they chose to say.
 * It signs nobody in, and changes nothing by being read.
 */
export async function wishListBehind(actor: Actor, secret: string, reader: Reader = db) {
  if (!/^[\w-]{43}$/.test(secret)) return undefined
  const [list] = await reader
    .select({ id: lists.id, shownAs: lists.shownAs })
    .from(lists)
    .where(and(eq(lists.linkHash, hashOfSecret(secret)), eq(lists.shopId, actor.shop.id), ownerIsIn()))
  if (!list) return undefined
  const lines = await linesFor(actor, list.id, reader)
  return { shownAs: list.shownAs, lines: lines.map((line) => ({ ...line, addedById: null, addedByName: null })) }
}

async function linesFor(actor: Actor, listId: string, reader: Reader): Promise<CartLine[]> {
  const rows = await reader
    .select({ line: listLines, sku: skus, product: products })
    .from(listLines)
    .innerJoin(skus, eq(skus.id, listLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .where(eq(listLines.listId, listId))
    .orderBy(asc(listLines.addedAt), asc(listLines.id))
  return linesToday(actor, rows, reader)
}

/** The lists something can be put on, by their names, as a form offers them: see `listFor`. */
export async function listChoices(actor: Actor, reader: Reader = db): Promise<{ value: string; label: string }[]> {
  const t = translator(actor.locale)
  const kinds = kindsOf(actor)
  if (kinds.length === 0) return []
  const named = await reader
    .select({ value: lists.id, label: lists.name })
    .from(lists)
    .where(and(ownedBy(actor), ne(lists.kind, 'wish'), ne(lists.kind, 'saved-cart')))
    .orderBy(desc(lists.updatedAt), desc(lists.id))
  const fresh = kinds.includes('shopping') ? [{ value: 'new', label: t('lists.newOne') }] : []
  return [{ value: 'wish', label: t('lists.wish') }, ...named, ...fresh]
}

const nameOfOther = (actor: Actor, owner: typeof customers.$inferSelect) =>
  owner.id === actor.customer?.id ? null : fullName({ ...owner, salutation: '' })
