import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { orders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { demandChangeable, releaseLock } from '@/lib/cart/lock'
import { cartScope } from '@/lib/cart/policy'
import { findCart } from '@/lib/cart/queries'
import { formatMoney } from '@/lib/money'
import { featuresOf } from '@/lib/payments/gateways'
import { missing, Refusal } from '@/lib/refusal'
import { settleHandover } from '../handover'
import type { PlaceOrder } from '../input'
import { demandOrdering, visibleTo } from '../policy'
import { begin, finish, type Step } from '../raise'
import { takeDate } from '../recurring-date'
import { causeOf, type OrderRow } from '../work'
import { demandCheckout } from './approval'
import { draftOrder } from './draft'
import { demandWithinHold, holdScope } from './held'
import { demandNotUnderWay } from './once'
import { demandProven, proveGiven } from './prove'
import { problemsIn, type Quote, quoteOf } from './quote'
import { seenOf } from './seen'

/**
 * Turns the cart in hand into an order: prices, stock and addresses as they are now, goods promised, letters written;
 * all of it or nothing. The same form sent twice makes one order. If it would cost anything but what the person saw,
 * nothing happens and they are told.
 *
 * Where money moves by itself, the answer is the order as the gateway left it: running, waiting for its payment, or
 * cancelled because it was refused, and then the cart is still full. Where it is asked for on the gateway's own page,
 * the order is only written down: it begins when the gateway says that it is paid.
 */
export async function placeOrder(actor: Actor, given: PlaceOrder): Promise<OrderRow> {
  await proveGiven(actor, given.currentPassword)
  // Orders of one organisation share its credit and what it may hold: they are placed one after another.
  const holder = { customerId: actor.customer?.id ?? null, email: (await findCart(db, actor))?.email ?? '' }
  const scope = { ...cartScope(actor), ...holdScope(actor.shop, holder), placement: given.placementKey }
  const step = await act(actor, 'order.place', scope, async (tx, note): Promise<Step> => {
    const placed = await orderOfForm(tx, actor, given.placementKey)
    if (placed) {
      note.nothing()
      return { order: placed, handled: true }
    }
    demandOrdering(actor)
    await demandChangeable(tx, actor)
    await demandNotUnderWay(tx, actor)
    const quote = await quoteOf(actor, tx)
    if (!quote) throw new Refusal('cartIsEmpty')
    demandSound(actor, quote, given)
    if (!actor.customer && quote.email !== holder.email) throw new Refusal('cartChanged')
    await demandCheckout(tx, actor, quote.total)
    await demandProven(tx, actor, quote.total)

    const draft = await draftOrder(tx, actor, quote, given.placementKey)
    await (actor.recurring ? takeDate(tx, actor.recurring, draft) : settleHandover(tx, actor, draft.id))
    await releaseLock(tx, actor)
    const isPaidElsewhere = featuresOf(draft.gateway).externalForm
    const begun = isPaidElsewhere
      ? { order: draft, handled: true }
      : await begin(tx, draft.id, causeOf(actor), { event: 'evt.pending', by: 'checkout' })
    await demandWithinHold(tx, actor.shop, begun.order)
    const { id, number, state, total } = begun.order
    note.about('order', id)
    note.changed(undefined, { number, state, total, lines: quote.cart.lines.length })
    return begun
  })
  return (await finish(step)).order
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
  if (quote.beyondCredit) {
    const left = formatMoney(quote.credit?.left ?? 0, shop.currency, locale)
    throw new Refusal('creditExceeded', 'conflict', { left })
  }
  if (quote.open.length > 0) throw new Refusal('checkoutNotDone', 'invalid')
  demandAgreed({ shop, locale }, given.expectedTotal, quote.total)
  const isOther = given.expectedVersion !== undefined && given.expectedVersion !== quote.cart.version
  if (isOther) throw new Refusal('cartChanged')
  if (given.seen !== undefined && given.seen !== seenOf(quote)) throw new Refusal('orderChanged')
}

/** Refuses what would cost anything but what the person saw. */
export function demandAgreed({ shop, locale }: Pick<Actor, 'shop' | 'locale'>, seen: number, total: number) {
  if (seen === total) return
  const [before, after] = [seen, total].map((sum) => formatMoney(sum, shop.currency, locale))
  throw new Refusal('priceChanged', 'conflict', { before: before!, after: after! })
}
