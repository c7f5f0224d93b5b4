import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { carts, type PostalAddress } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { cartFor } from '@/lib/cart/lines'
import { cartScope } from '@/lib/cart/policy'
import { cartOf, findCart } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { canBeRequested, dayOf } from '@/lib/days'
import { type Address, addressesOf, isSameAddress, postalOf } from '@/lib/people/addresses'
import { missing, Refusal } from '@/lib/refusal'
import type { DeliveryWishes } from '../input'
import { demandOrdering, orderingBarred } from '../policy'

/** Refuses a day on which nothing can be delivered, or before everything that goes together has come out. */
export async function demandDay(tx: Tx, actor: Actor, day: string, together: boolean): Promise<void> {
  const refused = (word: 'dateOutOfRange' | 'dateBeforeRelease') =>
    new Refusal('checkFields', 'invalid', {}, { requestedDate: word })
  if (!day) return
  if (!canBeRequested(day, now())) throw refused('dateOutOfRange')
  if (together && day < (await firstDay(tx, actor))) throw refused('dateBeforeRelease')
}

/** The first day on which everything in the cart can leave together; empty if nothing is still to come out. */
async function firstDay(tx: Tx, actor: Actor): Promise<string> {
  const lines = (await cartOf(actor, tx))?.lines ?? []
  const days = lines.flatMap(({ availability: { releaseDate } }) => (releaseDate ? dayOf(releaseDate) : []))
  return days.sort().at(-1) ?? ''
}

/**
 * Says where to and for which day, before the checkout has been opened. It is kept with the customer's cart, so that
 * whoever finishes the order finds it in the checkout: the manager, or the customer afterwards.
 */
export async function wishDelivery(actor: Actor, { shipTo, requestedDate }: DeliveryWishes): Promise<void> {
  return act(actor, 'checkout.change', cartScope(actor), async (tx, note) => {
    demandOrdering(actor)
    const cart = await cartFor(tx, actor)
    await demandDay(tx, actor, requestedDate, !cart.separateDeliveries)
    const said = { placeSaidInId: actor.assist?.id ?? null }
    const places = shipTo ? { ...said, ...(await placesFor(tx, actor, shipTo, cart)) } : {}
    const wishes = { ...places, requestedDate: requestedDate || null }
    await tx
      .update(carts)
      .set({ ...wishes, version: sql`${carts.version} + 1`, updatedAt: now() })
      .where(eq(carts.id, cart.id))
    note.about('cart', cart.id)
    note.changed({ requestedDate: cart.requestedDate }, wishes)
  })
}

type Places = { shipTo: PostalAddress | null; billTo: PostalAddress | null }

/** Of a cart that was told nothing yet, the bill goes where the book says, not after the goods. */
async function placesFor(tx: Tx, actor: Actor, addressId: string, before: Places): Promise<Places> {
  const book = await addressesOf(actor, tx)
  const address = book.find(({ id, kind }) => id === addressId && kind === 'shipping')
  if (!address) throw missing()
  const bill = book.find(({ kind, isDefault }) => kind === 'billing' && isDefault)
  const billTo = before.shipTo || !bill ? before.billTo : postalOf(bill)
  return { shipTo: postalOf(address), billTo }
}

export type WishesNow = { book: Address[]; chosen: Address | null; other: PostalAddress | null; requestedDate: string }

/** What the customer in hand can be asked to choose from, and what holds now; undefined if they cannot order at all. */
export async function wishesOf(actor: Actor, reader: Reader = db): Promise<WishesNow | undefined> {
  if (!actor.customer || orderingBarred(actor)) return undefined
  const book = (await addressesOf(actor, reader)).filter(({ kind }) => kind === 'shipping')
  const cart = await findCart(reader, actor)
  const told = cart?.shipTo ?? null
  const chosen = told ? book.find((address) => isSameAddress(address, told)) : book.find(({ isDefault }) => isDefault)
  const day = cart?.requestedDate ?? ''
  return {
    book,
    chosen: chosen ?? null,
    other: chosen ? null : told,
    requestedDate: day && canBeRequested(day, now()) ? day : '',
  }
}
