import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts } from '@/db/schema'
import { sumOf } from '@/db/sql'
import { act, type Note } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import { demandQuantity, fitting, goodsFor } from './goods'
import * as input from './input'
import { cartScope, demandOwner } from './policy'
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
    await (line ? setLine(tx, line.id, total) : addLine(tx, actor, { cartId: cart.id, skuId: goods.id, quantity }))
    await raise(tx, cart.id)
    note.about('cart', cart.id)
    note.changed({ sku: goods.code, quantity: inCart }, { sku: goods.code, quantity: total })
    return { cartId: cart.id, name: goods.name, quantity: total }
  })
}

/** Sets how many a line has; none removes it. */
export async function setQuantity(actor: Actor, given: input.SetQuantity) {
  const { lineId, quantity } = input.SetQuantity.parse(given)
  if (quantity === 0) return removeLine(actor, { lineId })
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    const { cart, line } = await ownLine(tx, actor, lineId)
    if (line.quantity === quantity) return note.nothing()
    const goods = await goodsFor(tx, actor, { skuId: line.skuId })
    const isLess =
      quantity < line.quantity && quantity >= goods.availability.min && quantity % goods.availability.step === 0
    if (!isLess) demandQuantity(actor, goods, quantity, await onOtherLines(tx, cart.id, goods.id, line.id))
    await setLine(tx, line.id, quantity)
    await raise(tx, cart.id)
    noteChange(note, cart.id, line, quantity)
  })
}

export async function removeLine(actor: Actor, given: input.RemoveLine) {
  const { lineId } = input.RemoveLine.parse(given)
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    const { cart, line } = await ownLine(tx, actor, lineId)
    await tx.delete(cartLines).where(eq(cartLines.id, line.id))
    await raise(tx, cart.id)
    noteChange(note, cart.id, line, 0)
  })
}

/** Takes everything out of the cart; what the checkout has gathered stays. */
export async function emptyCart(actor: Actor) {
  return act(actor, 'cart.change', cartScope(actor), async (tx, note) => {
    demandOwner(actor)
    const cart = await findCart(tx, actor)
    const gone = cart ? await tx.delete(cartLines).where(eq(cartLines.cartId, cart.id)).returning() : []
    if (!cart || gone.length === 0) return note.nothing()
    await raise(tx, cart.id)
    note.about('cart', cart.id)
    note.changed({ lines: gone.map(({ skuId, quantity }) => ({ skuId, quantity })) }, { lines: [] })
  })
}

/**
 * Brings what a guest had gathered into the cart of the customer they turned out to be, as far as each sku's
 * limits allow, and ends the guest's cart. Never refuses goods: signing in must not fail because of a cart.
 */
export async function joinGuestCart(actor: Actor, guestHash: string) {
  const guest: Actor = { ...actor, account: null, customer: null, guestHash }
  return act(actor, 'cart.join', { ...cartScope(actor), ...cartScope(guest) }, async (tx, note) => {
    if (!actor.customer) throw missing()
    const from = await findCart(tx, guest)
    if (!from) return note.nothing()
    const lines = await tx
      .select()
      .from(cartLines)
      .where(eq(cartLines.cartId, from.id))
      .orderBy(cartLines.addedAt, cartLines.id)
    if (lines.length > 0) {
      const cart = await cartFor(tx, actor)
      for (const line of lines) await joinLine(tx, actor, cart.id, line)
      await raise(tx, cart.id)
      note.about('cart', cart.id)
    }
    await tx.delete(carts).where(eq(carts.id, from.id))
    note.changed(undefined, { joined: lines.length })
  })
}

type Line = typeof cartLines.$inferSelect

async function joinLine(tx: Tx, actor: Actor, cartId: string, guests: Line) {
  const goods = await goodsFor(tx, actor, { skuId: guests.skuId }).catch((error) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  if (!goods) return
  const line = await lineOf(tx, cartId, goods.id)
  const elsewhere = await onOtherLines(tx, cartId, goods.id, line?.id)
  const quantity = fitting(goods, (line?.quantity ?? 0) + guests.quantity, elsewhere)
  if (quantity <= (line?.quantity ?? 0)) return
  if (line) return setLine(tx, line.id, quantity)
  await addLine(tx, actor, { cartId, skuId: goods.id, quantity })
}

/** The owner's live cart; made now if there is none. Everybody who could make it waits for the same scope. */
async function cartFor(tx: Tx, actor: Actor) {
  const owner = demandOwner(actor)
  const found = await findCart(tx, actor)
  if (found) return found
  const at = now()
  const values = { shopId: actor.shop.id, kind: 'live' as const, ...owner, createdAt: at, updatedAt: at }
  const [cart] = await tx.insert(carts).values(values).returning()
  return cart!
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

async function lineOf(tx: Tx, cartId: string, skuId: string) {
  const [line] = await tx
    .select()
    .from(cartLines)
    .where(and(eq(cartLines.cartId, cartId), eq(cartLines.skuId, skuId), eq(cartLines.listReference, '')))
  return line
}

/** How many of the sku other lines of the cart have: they share what is left of it. */
async function onOtherLines(tx: Tx, cartId: string, skuId: string, lineId = '') {
  const [row] = await tx
    .select({ sum: sumOf(cartLines.quantity) })
    .from(cartLines)
    .where(and(eq(cartLines.cartId, cartId), eq(cartLines.skuId, skuId), ne(cartLines.id, lineId)))
  return row?.sum ?? 0
}

async function addLine(tx: Tx, actor: Actor, line: { cartId: string; skuId: string; quantity: number }) {
  const by = actor.assist ? { addedById: actor.account?.id, addedByName: actor.account?.name } : {}
  await tx.insert(cartLines).values({ ...line, ...by, addedAt: now() })
}

const setLine = async (tx: Tx, id: string, quantity: number) => {
  await tx.update(cartLines).set({ quantity }).where(eq(cartLines.id, id))
}

/** Counts a change of the cart, so that whoever looks at an older one can tell. */
export async function raise(tx: Tx, cartId: string) {
  await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, updatedAt: now() })
    .where(eq(carts.id, cartId))
}

function noteChange(note: Note, cartId: string, { skuId, quantity }: Line, now: number) {
  note.about('cart', cartId)
  note.changed({ skuId, quantity }, { skuId, quantity: now })
}
