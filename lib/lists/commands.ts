import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '@/db'
import { listLines, lists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { goodsFor } from '@/lib/cart/goods'
import { cartScope, demandLive, inDraft } from '@/lib/cart/policy'
import { type Put, putIntoCart } from '@/lib/cart/put'
import { cartOf } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import * as input from './input'
import { hasColleagues, listsScope, ownedBy, visibleTo } from './policy'
import { type ListRow, linesOn, listFor, makeList, ownList, putOnList, touch } from './rows'

export async function createList(actor: Actor, given: input.CreateList): Promise<ListRow> {
  const { kind, name } = input.CreateList.parse(given)
  return act(actor, 'list.save', listsScope(actor), async (tx, note) => {
    const list = await makeList(tx, actor, kind, name)
    note.about('list', list.id)
    note.changed(undefined, { kind, name })
    return list
  })
}

/** Renames a list and, of a requisition list, says whether colleagues may use it. */
export async function changeList(actor: Actor, given: input.ChangeList): Promise<void> {
  const { id, name, shared } = input.ChangeList.parse(given)
  return act(actor, 'list.save', listsScope(actor), async (tx, note) => {
    const list = await ownNamed(tx, actor, id)
    const isShared = shared === 'on' && list.kind === 'requisition' && hasColleagues(actor)
    await tx.update(lists).set({ name, shared: isShared, updatedAt: now() }).where(eq(lists.id, id))
    note.about('list', id)
    note.changed({ name: list.name, shared: list.shared }, { name, shared: isShared })
  })
}

/** Removes a list with what is on it. There is always a wish list. */
export async function removeList(actor: Actor, id: string): Promise<ListRow> {
  return act(actor, 'list.remove', listsScope(actor), async (tx, note) => {
    const list = await ownNamed(tx, actor, id)
    await tx.delete(lists).where(eq(lists.id, id))
    note.about('list', id)
    note.changed({ kind: list.kind, name: list.name }, undefined)
    return list
  })
}

/** Puts so many more of a sku on a list; what has sold out may wait there. */
export async function addToList(actor: Actor, given: input.AddToList) {
  const { list: wanted, skuId, quantity } = input.AddToList.parse(given)
  return act(actor, 'list.add', listsScope(actor), async (tx, note) => {
    const goods = await goodsFor(tx, actor, { skuId })
    const list = await listFor(tx, actor, wanted)
    await putOnList(tx, actor, list, [{ skuId, quantity }])
    note.about('list', list.id)
    note.changed(undefined, { sku: goods.code, quantity })
    return { list, name: goods.name }
  })
}

/** Puts on a list what is in the cart, which stays as it is. */
export async function addCartToList(actor: Actor, given: input.CartToList) {
  const { list: wanted } = input.CartToList.parse(given)
  return act(actor, 'list.add', { ...cartScope(actor), ...listsScope(actor) }, async (tx, note) => {
    demandLive(actor)
    const lines = (await cartOf(actor, tx))?.lines ?? []
    if (lines.length === 0) throw new Refusal('nothingInCart')
    const list = await listFor(tx, actor, wanted)
    await putOnList(
      tx,
      actor,
      list,
      lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
    )
    note.about('list', list.id)
    note.changed(undefined, { lines: lines.length })
    return list
  })
}

/** Sets how many a line has; none removes it. */
export async function setListQuantity(actor: Actor, given: input.SetListQuantity): Promise<void> {
  const { lineId, quantity } = input.SetListQuantity.parse(given)
  return act(actor, 'list.change', listsScope(actor), async (tx, note) => {
    const [found] = await tx
      .select({ line: listLines })
      .from(listLines)
      .innerJoin(lists, eq(lists.id, listLines.listId))
      .where(and(eq(listLines.id, lineId), ownedBy(actor)))
    if (!found) throw missing()
    const { id, listId, skuId, quantity: before } = found.line
    if (before === quantity) return note.nothing()
    await (quantity === 0
      ? tx.delete(listLines).where(eq(listLines.id, id))
      : tx.update(listLines).set({ quantity }).where(eq(listLines.id, id)))
    await touch(tx, listId)
    note.about('list', listId)
    note.changed({ skuId, quantity: before }, { skuId, quantity })
  })
}

export const removeListLine = (actor: Actor, lineId: string) => setListQuantity(actor, { lineId, quantity: 0 })

/**
 * Puts a list, or the ticked lines of it, into the cart at today's prices, as far as it can be had. What went there
 * leaves the list, unless it is one to use again; the answer says what became of each line.
 */
export async function listToCart(actor: Actor, given: input.ListToCart): Promise<Put[]> {
  const { id, which, line: ticked } = input.ListToCart.parse(given)
  return act(actor, 'list.toCart', { ...cartScope(actor), ...listsScope(actor) }, async (tx, note) => {
    const [list] = await tx
      .select()
      .from(lists)
      .where(and(eq(lists.id, id), ne(lists.kind, 'saved-cart'), visibleTo(actor)))
    if (!list) throw missing()
    const lines = await linesOn(tx, list.id)
    const chosen = which === 'all' ? lines : lines.filter((line) => ticked.includes(line.id))
    if (which === 'chosen' && chosen.length < new Set(ticked).size) throw new Refusal('listChanged')
    if (chosen.length === 0) throw new Refusal(which === 'all' ? 'nothingOnList' : 'nothingTicked')
    const puts = await moveLines(tx, actor, list, chosen)
    note.about(inDraft(actor) ? 'draft' : 'list', id)
    note.changed(undefined, { name: list.name, pieces: puts.reduce((sum, { put }) => sum + put, 0) })
    return puts
  })
}

/** Into the cart and, of lists that are used up, off the list: not into a draft, or the customer would miss them. */
export async function moveLines(
  tx: Tx,
  actor: Actor,
  list: ListRow,
  lines: Awaited<ReturnType<typeof linesOn>>,
): Promise<Put[]> {
  const wanted = lines.map(({ skuId, quantity, listReference, addedById, addedByName }) => ({
    skuId,
    quantity,
    listReference,
    by: list.kind === 'saved-cart' && addedById ? { addedById, addedByName } : undefined,
  }))
  const { puts } = await putIntoCart(tx, actor, wanted)
  if (list.kind === 'requisition' || inDraft(actor)) return puts
  for (const [at, { put }] of puts.entries()) {
    const { id, quantity } = lines[at]!
    if (put === quantity) await tx.delete(listLines).where(eq(listLines.id, id))
    else if (put > 0)
      await tx
        .update(listLines)
        .set({ quantity: quantity - put })
        .where(eq(listLines.id, id))
  }
  await touch(tx, list.id)
  return puts
}

/** One of the customer's own lists that has a name. */
async function ownNamed(tx: Tx, actor: Actor, id: string): Promise<ListRow> {
  const list = await ownList(tx, actor, id)
  if (list.kind === 'wish') throw missing()
  return list
}
