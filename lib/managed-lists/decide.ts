import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { managedLists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { cartScope, demandLive } from '@/lib/cart/policy'
import { type Put, putIntoCart } from '@/lib/cart/put'
import { findCart, linesIn } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import type { AcceptManagedList, RejectManagedList } from './input'
import { tellMaker } from './letters'
import { leftOf, linesOn, type ManagedLineRow, outOf } from './lines'
import { demandDeciding, listScope, type ManagedListRow, undecided, visibleTo, whyNot } from './policy'

/**
 * Puts a list, or the ticked lines of it, into the customer's cart at today's prices and as far as it can be had. A list
 * is decided about once, however many ask at the same time: the others are told so. Where nothing of it can be had,
 * nothing is decided. What was not taken stays on the list.
 */
export async function acceptManagedList(actor: Actor, asked: AcceptManagedList): Promise<Put[]> {
  const { id, version, which, ticked } = asked
  return act(actor, 'managedList.accept', { ...cartScope(actor), ...listScope(id) }, async (tx, note) => {
    note.about('managedList', id)
    demandDeciding(actor)
    demandLive(actor)
    const list = await decide(tx, actor, { id, version }, { state: 'accepted' })
    const lines = await linesOn(tx, id)
    const chosen = which === 'all' ? lines : lines.filter((line) => ticked.includes(line.id))
    if (chosen.length === 0) throw new Refusal('nothingTicked')
    const puts = await putFrom(
      tx,
      actor,
      list,
      chosen.map((line) => ({ line, ...asked.lines.get(line.id) })),
    )
    note.changed(undefined, { name: list.name, pieces: piecesIn(puts) })
    return puts
  })
}

/** Says no, with or without a reason: the list is gone from the customer's view, and whoever made it gets one letter. */
export async function rejectManagedList(actor: Actor, given: RejectManagedList): Promise<void> {
  const { id, version, reason } = given
  return act(actor, 'managedList.reject', listScope(id), async (tx, note) => {
    note.about('managedList', id)
    demandDeciding(actor)
    const list = await decide(tx, actor, { id, version }, { state: 'rejected', rejectReason: reason })
    await tellMaker(tx, actor.shop, 'rejected', { list, customer: fullName(actor.customer!), reason })
    note.changed(undefined, { name: list.name, reasonText: reason })
  })
}

/** Puts into the cart what is left of an accepted list and does not stand there already; twice is once. */
export async function takeRest(actor: Actor, id: string): Promise<Put[]> {
  return act(actor, 'list.toCart', { ...cartScope(actor), ...listScope(id) }, async (tx, note) => {
    demandLive(actor)
    const [list] = await tx
      .select()
      .from(managedLists)
      .where(and(eq(managedLists.id, id), eq(managedLists.state, 'accepted'), visibleTo(actor)))
    if (!list) throw missing()
    const cart = await findCart(tx, actor)
    const there = cart ? (await linesIn(tx, cart.id)).filter(({ listReference }) => listReference === id) : []
    const rest = outOf(await linesOn(tx, id), there)
    if (rest.length === 0) throw new Refusal('managedListAllThere')
    const puts = await putFrom(tx, actor, list, rest)
    note.about('managedList', id)
    note.changed(undefined, { name: list.name, pieces: piecesIn(puts) })
    return puts
  })
}

/** The customer has the list before them. Only they can have seen it; an opened link says nothing about who opened it. */
export async function seeManagedList(actor: Actor, id: string): Promise<void> {
  return act(actor, 'managedList.see', listScope(id), async (tx, note) => {
    await tx
      .update(managedLists)
      .set({ state: 'seen', seenAt: now() })
      .where(and(eq(managedLists.id, id), eq(managedLists.state, 'sent'), visibleTo(actor)))
    note.nothing()
  })
}

type Seen = { id: string; version: number }

/** Decides, if nobody has: the one row that changes is the decision. */
async function decide(tx: Tx, actor: Actor, seen: Seen, decision: Partial<ManagedListRow>): Promise<ManagedListRow> {
  const at = now()
  const decidedByName = actor.assist ? (actor.account?.name ?? null) : null
  const [list] = await tx
    .update(managedLists)
    .set({ ...decision, decidedAt: at, decidedByName, updatedAt: at })
    .where(undecided(actor, seen))
    .returning()
  if (list) return list
  const own = and(eq(managedLists.id, seen.id), eq(managedLists.shopId, actor.shop.id))
  const [other] = await tx
    .select()
    .from(managedLists)
    .where(and(own, eq(managedLists.customerId, actor.customer?.id ?? '')))
  throw whyNot(other, seen.version)
}

type Taken = { line: ManagedLineRow; quantity?: number; sku?: string }

/** Into the cart, in the name of who made the list; never more than it offers, and nothing it does not. */
async function putFrom(tx: Tx, actor: Actor, list: ManagedListRow, taken: Taken[]): Promise<Put[]> {
  const by = { addedById: list.managerId, addedByName: list.managerName }
  const wanted = taken.map(({ line, quantity = leftOf(line), sku = line.skuId }) => {
    if (sku !== line.skuId && !line.alternatives.includes(sku)) throw new Refusal('managedListChanged')
    return { skuId: sku, quantity: Math.min(quantity, leftOf(line)), listReference: list.id, by }
  })
  const { puts } = await putIntoCart(tx, actor, wanted)
  if (piecesIn(puts) > 0) return puts
  throw puts[0]?.refusal ?? new Refusal('nothingOnList')
}

const piecesIn = (puts: Put[]) => puts.reduce((sum, { put }) => sum + put, 0)
