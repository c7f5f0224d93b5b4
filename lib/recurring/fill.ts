import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/db/id'
import { cartLines, carts, type RecurringLack, recurringDates } from '@/db/schema'
import type { RecurringReason } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { putIntoCart } from '@/lib/cart/put'
import { now } from '@/lib/clock'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { problemsOf, type Quote, quoteOf } from '@/lib/orders/checkout/quote'
import { cardInHand } from '@/lib/payments/card'
import { featuresOf, gatewaysFor } from '@/lib/payments/gateways'
import { isPast } from '@/lib/payments/tokenise'
import { thisMonth } from '@/lib/payments/tokens'
import { addressesOf, postalOf } from '@/lib/people/addresses'
import { Refusal } from '@/lib/refusal'
import { goodsOf } from './goods'
import type { RecurringRow } from './policy'
import type { DateRow } from './turn'

/** Ready to be placed as it stands, or why not. */
export type Filled = { total: number; version: number } | { reason: RecurringReason }

/** The cart of a date; nobody else ever sees it. */
export async function cartOfDate(tx: Tx, { id, cartId }: DateRow, row: RecurringRow): Promise<string> {
  if (cartId) return cartId
  const at = now()
  const own = { id: newId(), kind: 'recurring' as const, shopId: row.shopId, customerId: row.customerId }
  await tx.insert(carts).values({ ...own, createdAt: at, updatedAt: at })
  const [dated] = await tx.update(recurringDates).set({ cartId: own.id }).where(eq(recurringDates.id, id)).returning()
  // Whoever has closed their account meanwhile keeps no cart that nobody knows of.
  if (!dated) throw new Refusal('recurringMoved')
  return own.id
}

/**
 * Fills the date's cart anew with what can be had of it today, answers the checkout as it was answered when it was set
 * up, and holds the quote against that: a checkout falls back on what is offered, a job must not.
 */
export async function fillCart(tx: Tx, actor: Actor, row: RecurringRow, date: DateRow): Promise<Filled> {
  const answers = await answersOf(tx, actor, row)
  if ('reason' in answers) return answers
  const cartId = actor.recurring!.cartId
  await tx.delete(cartLines).where(eq(cartLines.cartId, cartId))
  await tx
    .update(carts)
    .set({ ...answers, version: sql`${carts.version} + 1`, updatedAt: now() })
    .where(eq(carts.id, cartId))
  const quote = await quoteOfGoods(tx, actor, row, date)
  return quote
    ? (differing(quote, row, date) ?? { total: quote.total, version: quote.cart.version })
    : { reason: 'nothingLeft' }
}

type Answers = Pick<typeof carts.$inferInsert, 'shipTo' | 'billTo' | 'deliveryMethodId' | 'gateway' | 'paymentTokenId'>

/** What is gone is not asked for again: nobody is there to answer. */
async function answersOf(tx: Tx, actor: Actor, row: RecurringRow): Promise<Answers | { reason: RecurringReason }> {
  const book = await addressesOf(actor, tx)
  const shipTo = book.find(({ id }) => id === row.shipToId)
  const billTo = book.find(({ id }) => id === row.billToId)
  if (!shipTo || (row.billToId && !billTo)) return { reason: 'addressGone' }
  const methods = await deliveryMethodsOf(actor.shop, tx)
  if (!methods.some(({ id }) => id === row.deliveryMethodId)) return { reason: 'methodGone' }
  const gateway = gatewaysFor(actor).find((label) => label === row.gateway)
  if (!gateway || featuresOf(gateway).externalForm) return { reason: 'paymentGone' }
  if (featuresOf(gateway).needsCard) {
    const card = await cardInHand(tx, actor, row.paymentTokenId, gateway)
    if (!card) return { reason: 'cardGone' }
    if (isPast(card.expiryYear, card.expiryMonth, thisMonth())) return { reason: 'cardExpired' }
  }
  const { deliveryMethodId, paymentTokenId } = row
  return {
    shipTo: postalOf(shipTo),
    billTo: billTo ? postalOf(billTo) : null,
    deliveryMethodId,
    gateway,
    paymentTokenId,
  }
}

/** The quote of what can be had, with what cannot written down; null if that is nothing. */
async function quoteOfGoods(tx: Tx, actor: Actor, row: RecurringRow, date: DateRow): Promise<Quote | null> {
  const goods = await goodsOf(actor, row.id, tx)
  const wanted = goods.map(({ skuId, quantity, addedById, addedByName }) => ({
    skuId,
    quantity,
    by: { addedById, addedByName },
  }))
  const { puts } = await putIntoCart(tx, actor, wanted)
  const had = new Map(puts.map(({ skuId, put }) => [skuId, put]))
  let quote = await quoteOf(actor, tx)
  const stuck = quote ? problemsOf(quote) : []
  if (stuck.length > 0) {
    const ids = stuck.map(({ line }) => line.id)
    await tx.delete(cartLines).where(and(inArray(cartLines.id, ids)))
    for (const { line } of stuck) had.set(line.skuId, 0)
    quote = await quoteOf(actor, tx)
  }
  const lacks = goods.flatMap(({ skuId, names, quantity }): RecurringLack[] => {
    const put = had.get(skuId) ?? 0
    return put < quantity ? [{ names: { en: names.en, fr: names.fr }, wanted: quantity, put }] : []
  })
  await tx.update(recurringDates).set({ lacks }).where(eq(recurringDates.id, date.id))
  return quote
}

/** Where the quote would order otherwise than it was set up. */
function differing(quote: Quote, row: RecurringRow, { agreedTotal }: DateRow): { reason: RecurringReason } | undefined {
  if (quote.beyondCredit) return { reason: 'creditExceeded' }
  if (quote.method && quote.method.id !== row.deliveryMethodId) return { reason: 'methodGone' }
  if (quote.total > 0 && quote.gateway !== row.gateway) return { reason: 'paymentGone' }
  if (quote.total > 0 && (quote.card?.id ?? null) !== row.paymentTokenId) return { reason: 'cardGone' }
  if (agreedTotal !== null && quote.total > agreedTotal) return { reason: 'priceChanged' }
  return quote.open.length > 0 ? { reason: 'fault' } : undefined
}
