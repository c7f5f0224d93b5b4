import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts } from '@/db/schema'
import { act, type Note } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { missing, Refusal } from '@/lib/refusal'
import { demandQuantity, goodsFor } from './goods'
import * as input from './input'
import { addLine, cartFor, lineOf, onOtherLines, raise, setLine } from './lines'
import { lockedByOther } from './lock'
import { cartNoun, cartScope, demandOwner } from './policy'
import { putIntoCart } from './put'
import { findCart } from './queries'

/** Puts so many more of a sku into the cart, or refuses with the reason. */
export async function addToCart(actor: Actor, given: input.AddToCart) {
  const { quantity, ...wanted } = input.AddToCart.parse(given)
  return act(actor, 'cart.add', cartScope(actor), async (tx, note) => {
    demandOwner(actor)
    const goods = await goodsFor(tx, actor, wanted)
    const cart = await cartFor(tx, actor)
    const line = await lineOf(tx, cart.id, goods.id)
    const inCart = line?.quantity ?? 0
    const total = inCart + quantity
    demandQuantity(actor, goods, total, await onOtherLines(tx, cart.id, goods.id, line?.id), inCart)
    await (line
      ? setLine(tx, actor, line.id, total)
      : addLine(tx, actor, { cartId: cart.id, skuId: goods.id, quantity }))
    await raise(tx, actor, cart.id)
    note.about(cartNoun(actor), cart.id)
    note.changed({ sku: goods.code, quantity: inCart }, { sku: goods.code, quantity: total })
    return { cartId: cart.id, name: goods.name, quantity: total }
  })
}

/**
 * Sets how many a line has; none removes it. Whoever says how many they saw there is refused if somebody else has set
 * something else meanwhile: then they look, and decide anew. So no change is lost unseen.
 */
export async function setQuantity(actor: Actor, given: input.SetQuantity) {
  const { lineId, quantity, seen } = input.SetQuantity.parse(given)
  if (quantity === 0) return removeLine(actor, { lineId, seen })
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    const { cart, line } = await ownLine(tx, actor, lineId)
    if (line.quantity === quantity) return note.nothing()
    demandSeen(line, seen)
    const goods = await goodsFor(tx, actor, { skuId: line.skuId })
    const isLess =
      quantity < line.quantity && quantity >= goods.availability.min && quantity % goods.availability.step === 0
    if (!isLess) demandQuantity(actor, goods, quantity, await onOtherLines(tx, cart.id, goods.id, line.id))
    await setLine(tx, actor, line.id, quantity)
    await raise(tx, actor, cart.id)
    noteChange(note, cart, line, quantity)
  })
}

export async function removeLine(actor: Actor, given: input.RemoveLine) {
  const { lineId, seen } = input.RemoveLine.parse(given)
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    const { cart, line } = await ownLine(tx, actor, lineId)
    demandSeen(line, seen)
    await tx.delete(cartLines).where(eq(cartLines.id, line.id))
    await raise(tx, actor, cart.id)
    noteChange(note, cart, line, 0)
  })
}

/** Takes everything out of the cart; what the checkout has gathered stays. */
export async function emptyCart(actor: Actor) {
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    demandOwner(actor)
    const cart = await findCart(tx, actor)
    const gone = cart ? await tx.delete(cartLines).where(eq(cartLines.cartId, cart.id)).returning() : []
    if (!cart || gone.length === 0) return note.nothing()
    await raise(tx, actor, cart.id)
    note.about(cartNoun(actor), cart.id)
    note.changed({ lines: gone.map(({ skuId, quantity }) => ({ skuId, quantity })) }, { lines: [] })
  })
}

/**
 * Brings what a guest had gathered into the cart of the customer they turned out to be, as far as each sku's
 * limits allow, and ends the guest's cart. Never refuses goods: signing in must not fail because of a cart. While
 * somebody has locked the customer's, it is left alone, and answers false: what is the guest's stays for the next time.
 */
export async function joinGuestCart(actor: Actor, guestHash: string): Promise<boolean> {
  const guest: Actor = { ...actor, account: null, customer: null, guestHash }
  return act(actor, 'cart.join', { ...cartScope(actor), ...cartScope(guest) }, async (tx, note) => {
    if (!actor.customer) throw missing()
    const from = await findCart(tx, guest)
    const isKeptOut = (await lockedByOther(actor, tx)) !== null
    if (!from || isKeptOut) {
      note.nothing()
      return !isKeptOut
    }
    const lines = await tx
      .select()
      .from(cartLines)
      .where(eq(cartLines.cartId, from.id))
      .orderBy(cartLines.addedAt, cartLines.id)
    if (lines.length > 0) {
      const { cartId } = await putIntoCart(
        tx,
        actor,
        lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
      )
      note.about('cart', cartId)
    }
    await tx.delete(carts).where(eq(carts.id, from.id))
    note.changed(undefined, { joined: lines.length })
    return true
  })
}

/** A line of the actor's own cart; of any other it is not found. */
async function ownLine(tx: Tx, actor: Actor, lineId: string) {
  demandOwner(actor)
  const cart = await findCart(tx, actor)
  if (!cart) throw missing()
  const [line] = await tx
    .select()
    .from(cartLines)
    .where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, cart.id)))
  if (!line) throw missing()
  return { cart, line }
}

type Line = typeof cartLines.$inferSelect
type CartRow = typeof carts.$inferSelect

function demandSeen({ quantity }: Line, seen?: number) {
  if (seen !== undefined && seen !== quantity) throw new Refusal('quantityMoved', 'conflict', { quantity })
}

function noteChange(note: Note, { id, kind }: CartRow, { skuId, quantity }: Line, now: number) {
  note.about(kind === 'draft' ? 'draft' : 'cart', id)
  note.changed({ skuId, quantity }, { skuId, quantity: now })
}
