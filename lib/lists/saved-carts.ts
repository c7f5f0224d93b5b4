import 'server-only'
import { eq } from 'drizzle-orm'
import { cartLines, lists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { raise } from '@/lib/cart/lines'
import { cartScope, demandLive, inDraft } from '@/lib/cart/policy'
import type { Put } from '@/lib/cart/put'
import { findCart } from '@/lib/cart/queries'
import { missing, Refusal } from '@/lib/refusal'
import { moveLines } from './commands'
import * as input from './input'
import { listsScope } from './policy'
import { type ListRow, linesOn, makeList, nameOfToday, ownList, putOnList } from './rows'

/**
 * Puts the cart aside under a name. The one live cart, which the customer and whoever helps them share, is empty
 * afterwards for both; what the checkout has gathered stays.
 */
export async function saveCart(actor: Actor, given: input.SaveCart): Promise<ListRow> {
  const { name } = input.SaveCart.parse(given)
  return act(actor, 'cart.save', { ...cartScope(actor), ...listsScope(actor) }, async (tx, note) => {
    demandLive(actor)
    const cart = await findCart(tx, actor)
    const lines = cart ? await tx.delete(cartLines).where(eq(cartLines.cartId, cart.id)).returning() : []
    if (!cart || lines.length === 0) throw new Refusal('nothingInCart')
    const list = await makeList(tx, actor, 'saved-cart', name || nameOfToday(actor, 'savedName'))
    lines.sort((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || (a.id < b.id ? -1 : 1))
    await putOnList(
      tx,
      actor,
      list,
      lines.map(({ skuId, quantity, listReference, addedById, addedByName }) => ({
        skuId,
        quantity,
        listReference,
        by: { addedById, addedByName },
      })),
    )
    await raise(tx, actor, cart.id)
    note.about('list', list.id)
    note.changed({ lines: lines.length }, { name: list.name, lines: 0 })
    return list
  })
}

/**
 * Brings a saved cart back into the cart, which keeps what it has: quantities are added up, at today's prices and as
 * far as there is stock. What cannot be had stays in the saved cart; without it, the saved cart is gone. A draft only
 * takes a copy.
 */
export async function restoreCart(actor: Actor, id: string): Promise<{ puts: Put[]; isGone: boolean }> {
  return act(actor, 'cart.restore', { ...cartScope(actor), ...listsScope(actor) }, async (tx, note) => {
    const list = await ownList(tx, actor, id)
    if (list.kind !== 'saved-cart') throw missing()
    const puts = await moveLines(tx, actor, list, await linesOn(tx, id))
    const isGone = (await linesOn(tx, id)).length === 0
    if (isGone) await tx.delete(lists).where(eq(lists.id, id))
    note.about(inDraft(actor) ? 'draft' : 'list', id)
    note.changed(undefined, { name: list.name, pieces: puts.reduce((sum, { put }) => sum + put, 0) })
    return { puts, isGone }
  })
}
