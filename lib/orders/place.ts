import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts, orders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { cartScope } from '@/lib/cart/policy'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { missing, Refusal } from '@/lib/refusal'
import { draftOrder } from './draft'
import type { OrderRow } from './effects'
import type { PlaceOrder } from './input'
import { demandOrdering, visibleTo } from './policy'
import { problemsIn, type Quote, quoteOf } from './quote'
import { seenOf } from './seen'
import { transition } from './transition'

/**
 * Turns the cart in hand into an order: prices, stock and addresses as they are now, goods promised, letters
 * written, the cart emptied; all of it or nothing. The same form sent twice makes one order. If it would cost
 * anything but what the person saw, nothing happens and they are told.
 */
export async function placeOrder(actor: Actor, given: PlaceOrder): Promise<OrderRow> {
  const scope = { ...cartScope(actor), placement: given.placementKey }
  return act(actor, 'order.place', scope, async (tx, note) => {
    const placed = await orderOfForm(tx, actor, given.placementKey)
    if (placed) {
      note.nothing()
      return placed
    }
    demandOrdering(actor)
    const quote = await quoteOf(actor, tx)
    if (!quote) throw new Refusal('cartIsEmpty')
    demandSound(actor, quote, given)

    const draft = await draftOrder(tx, actor, quote, given.placementKey)
    const order = await transition(tx, actor, draft, 'evt.pending')
    await emptyCart(tx, actor, quote)
    note.about('order', order.id)
    note.changed(undefined, {
      number: order.number,
      state: order.state,
      total: order.total,
      lines: quote.cart.lines.length,
    })
    return order
  })
}

/** The order this very form has made already; somebody else's form does not exist. */
async function orderOfForm(tx: Tx, actor: Actor, placementKey: string): Promise<OrderRow | undefined> {
  const [any] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.placementKey, placementKey))
  if (!any) return undefined
  const [own] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.id, any.id), visibleTo(actor)))
  if (!own) throw missing()
  return own
}

/** Refuses what cannot be ordered, or is not what the person agreed to. */
function demandSound({ shop, locale }: Actor, quote: Quote, given: PlaceOrder) {
  const [problem] = problemsIn(quote)
  if (problem) throw new Refusal(problem.key, 'conflict', { name: problem.name })
  if (quote.open.length > 0) throw new Refusal('checkoutNotDone', 'invalid')
  if (given.expectedTotal !== quote.total) {
    const [before, after] = [given.expectedTotal, quote.total].map((sum) => formatMoney(sum, shop.currency, locale))
    throw new Refusal('priceChanged', 'conflict', { before: before!, after: after! })
  }
  const isOther = given.expectedVersion !== undefined && given.expectedVersion !== quote.cart.version
  if (isOther) throw new Refusal('cartChanged')
  if (given.seen !== undefined && given.seen !== seenOf(quote)) throw new Refusal('orderChanged')
}

/**
 * What was ordered leaves the cart, with what was said about this order. A customer's addresses stay for the
 * next; a guest's go, because the next person at this browser is somebody else.
 */
async function emptyCart(tx: Tx, actor: Actor, { cart }: Quote) {
  await tx.delete(cartLines).where(eq(cartLines.cartId, cart.id))
  const forgotten = actor.customer ? {} : { email: '', shipTo: null, billTo: null }
  await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, message: '', requestedDate: null, updatedAt: now(), ...forgotten })
    .where(eq(carts.id, cart.id))
}
