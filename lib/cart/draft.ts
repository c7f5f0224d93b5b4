import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { assists, cartLines, carts } from '@/db/schema'
import { sumOf } from '@/db/sql'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import type { SwitchCart } from './input'
import { raise } from './lines'
import { demandAssist } from './locking'
import { cartScope, draftOf } from './policy'
import { type Put, putIntoCart } from './put'
import { linesIn } from './queries'

/** Says which cart the manager works in from now on, in every tab of this assist. */
export async function switchCart(actor: Actor, { to }: SwitchCart): Promise<void> {
  return act(actor, 'cart.switch', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    note.about('draft', assist.id)
    if (!(await turnTo(tx, assist.id, to))) return note.nothing()
    note.changed(undefined, { to })
  })
}

/**
 * Puts the draft into the customer's cart, by the rules by which anything gets there, and goes on in that one. Leaving
 * the draft is what decides: of two presses one moves. What cannot be had stays in the draft, with the reason.
 */
export async function moveDraft(actor: Actor): Promise<Put[]> {
  return act(actor, 'cart.move', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    const [draft] = await tx.select().from(carts).where(draftOf(actor))
    if (!draft || !(await turnTo(tx, assist.id, 'live'))) {
      note.nothing()
      return []
    }
    const lines = await linesIn(tx, draft.id)
    const wanted = lines.map(({ skuId, quantity, listReference, addedById, addedByName }) => {
      return { skuId, quantity, listReference, by: { addedById, addedByName } }
    })
    const live: Actor = { ...actor, assist: { ...assist, inDraft: false } }
    const { cartId, puts } = await putIntoCart(tx, live, wanted)
    for (const [at, { put }] of puts.entries()) {
      const { id, quantity } = lines[at]!
      if (put === quantity) await tx.delete(cartLines).where(eq(cartLines.id, id))
      else if (put > 0)
        await tx
          .update(cartLines)
          .set({ quantity: quantity - put })
          .where(eq(cartLines.id, id))
    }
    if (puts.every(({ put, wanted: all }) => put === all)) await tx.delete(carts).where(eq(carts.id, draft.id))
    else await raise(tx, live, draft.id)
    note.about('cart', cartId)
    note.changed(undefined, { pieces: puts.reduce((sum, { put }) => sum + put, 0) })
    return puts
  })
}

/** The draft has become something else: it is over, and the manager goes on in the customer's cart. */
export async function leaveDraft(tx: Tx, actor: Actor): Promise<void> {
  const { assist } = demandAssist(actor)
  await tx.delete(carts).where(draftOf(actor))
  await turnTo(tx, assist.id, 'live')
}

/** Whether it was the other one before: the one row that changes is the switch. */
async function turnTo(tx: Tx, assistId: string, to: SwitchCart['to']): Promise<boolean> {
  const isDraft = to === 'draft'
  const [turned] = await tx
    .update(assists)
    .set({ inDraft: isDraft })
    .where(and(eq(assists.id, assistId), eq(assists.inDraft, !isDraft)))
    .returning({ id: assists.id })
  return turned !== undefined
}

/** How many pieces wait in the draft of the assist in hand. */
export async function draftCount(actor: Actor): Promise<number> {
  if (!actor.assist) return 0
  const [row] = await db
    .select({ pieces: sumOf(cartLines.quantity) })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(draftOf(actor))
  return row?.pieces ?? 0
}
