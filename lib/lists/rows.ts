import 'server-only'
import { and, asc, count, eq, ne } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { listLines, lists } from '@/db/schema'
import type { ListKind } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { type AddedBy, addedBy } from '@/lib/cart/lines'
import { later, now } from '@/lib/clock'
import { formatDate, translator } from '@/lib/i18n'
import { MOST_OF_A_LINE } from '@/lib/inventory/availability'
import { missing, Refusal } from '@/lib/refusal'
import { demandKind, demandOwner, ownedBy } from './policy'

export type ListRow = typeof lists.$inferSelect
export type ListLineRow = typeof listLines.$inferSelect

/** More than anybody needs; lists without an end are a way to fill a disk. */
export const MOST_LISTS = 100
export const MOST_LINES = 200

/** One of the customer's own lists; any other does not exist. */
export async function ownList(tx: Reader, actor: Actor, id: string): Promise<ListRow> {
  const [list] = await tx
    .select()
    .from(lists)
    .where(and(eq(lists.id, id), ownedBy(actor)))
  if (!list) throw missing()
  return list
}

/** Makes a list of the customer's. */
export async function makeList(tx: Tx, actor: Actor, kind: ListKind, name: string, shared = false): Promise<ListRow> {
  demandKind(actor, kind)
  const [held] = await tx
    .select({ count: count() })
    .from(lists)
    .where(and(ownedBy(actor), eq(lists.kind, kind)))
  if (held && held.count >= MOST_LISTS) throw new Refusal('tooManyLists', 'conflict', { most: MOST_LISTS })
  const at = now()
  const whose = { shopId: actor.shop.id, customerId: demandOwner(actor).id }
  const [list] = await tx
    .insert(lists)
    .values({ ...whose, kind, name, shared, createdAt: at, updatedAt: at })
    .returning()
  return list!
}

/** The list that a form names: the wish list, made now if there is none; a new shopping list; or one by its id. */
export async function listFor(tx: Tx, actor: Actor, wanted: string): Promise<ListRow> {
  if (wanted === 'new') return makeList(tx, actor, 'shopping', nameOfToday(actor, 'newName'))
  const which = wanted === 'wish' ? eq(lists.kind, 'wish') : and(eq(lists.id, wanted), ne(lists.kind, 'saved-cart'))
  const [list] = await tx
    .select()
    .from(lists)
    .where(and(ownedBy(actor), which))
  if (list) return list
  if (wanted !== 'wish') throw missing()
  return makeList(tx, actor, 'wish', '')
}

export const nameOfToday = ({ locale }: Actor, key: 'newName' | 'savedName') =>
  translator(locale)(`lists.${key}`, { date: formatDate(now(), locale) })

export const linesOn = (reader: Reader, listId: string): Promise<ListLineRow[]> =>
  reader.select().from(listLines).where(eq(listLines.listId, listId)).orderBy(asc(listLines.addedAt), asc(listLines.id))

type NewLine = { skuId: string; quantity: number; listReference?: string; by?: AddedBy }

/** Puts goods on a list, in their order. What is there already is added up; on a wish list, which is not for counting, it stays. */
export async function putOnList(tx: Tx, actor: Actor, list: ListRow, wanted: NewLine[]): Promise<void> {
  const held = new Map((await linesOn(tx, list.id)).map((line) => [keyOf(line), line]))
  for (const [at, { by = addedBy(actor), ...each }] of wanted.entries()) {
    const line = held.get(keyOf(each))
    if (!line && held.size >= MOST_LINES) throw new Refusal('listFull', 'conflict', { most: MOST_LINES })
    const sum =
      list.kind === 'wish' ? Math.max(line?.quantity ?? 0, each.quantity) : (line?.quantity ?? 0) + each.quantity
    const quantity = Math.min(sum, MOST_OF_A_LINE)
    const [row] = line
      ? await tx.update(listLines).set({ quantity }).where(eq(listLines.id, line.id)).returning()
      : await tx
          .insert(listLines)
          .values({ ...each, quantity, listId: list.id, ...by, addedAt: later(at) })
          .returning()
    held.set(keyOf(row!), row!)
  }
  await touch(tx, list.id)
}

const keyOf = ({ skuId, listReference = '' }: { skuId: string; listReference?: string }) => `${skuId} ${listReference}`

export async function touch(tx: Tx, listId: string) {
  await tx.update(lists).set({ updatedAt: now() }).where(eq(lists.id, listId))
}
