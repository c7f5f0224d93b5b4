import 'server-only'
import { and, eq, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { type carts, quickCheckouts } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor, Customer } from '@/lib/auth/actor'
import { demandChangeable } from '@/lib/cart/lock'
import { cartScope } from '@/lib/cart/policy'
import { findCart } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { cardInHand } from '@/lib/payments/card'
import { featuresOf, gatewaysFor } from '@/lib/payments/gateways'
import { isPast } from '@/lib/payments/tokenise'
import { mayUseCards, thisMonth } from '@/lib/payments/tokens'
import { addressById, postalOf } from '@/lib/people/addresses'
import { missing, Refusal } from '@/lib/refusal'
import type { QuickCheckout } from '../input'
import { demandOrdering, orderingBarred } from '../policy'
import { type QuickPart, quickParts } from '../quick-parts'
import { keepAnswers } from './checkout'
import { deliveryMethodsOf, goesWith } from './delivery-methods'
import { problemsIn, quoteOf } from './quote'

export type QuickCheckoutRow = typeof quickCheckouts.$inferSelect

/** The quick checkout profile of the customer in hand, in this shop. */
export async function quickCheckoutOf(actor: Actor, reader: Reader = db): Promise<QuickCheckoutRow | undefined> {
  if (!actor.customer || orderingBarred(actor)) return undefined
  const [row] = await reader.select().from(quickCheckouts).where(ofCustomer(actor, actor.customer))
  return row
}

/** What of the profile is gone by now, whatever the order. */
export async function goneFrom(actor: Actor, row: QuickCheckoutRow, reader: Reader = db): Promise<QuickPart[]> {
  return (await found(actor, row, reader)).gone
}

/** Keeps how the checkout is to be answered: from what the customer really has, and from what the shop offers. */
export async function saveQuickCheckout(actor: Actor, given: QuickCheckout): Promise<void> {
  const customer = owner(actor)
  return act(actor, 'quickCheckout.save', { customer: customer.id }, async (tx, note) => {
    demandOrdering(actor)
    const before = await quickCheckoutOf(actor, tx)
    const [gateway = '', card = null] = given.pay.split(':')
    const choices = {
      shipToId: given.shipTo,
      billToId: given.billTo === 'same' ? null : given.billTo,
      deliveryMethodId: given.deliveryMethodId,
      gateway,
      paymentTokenId: featuresOf(gateway).needsCard ? card : null,
    }
    const row = { ...choices, shopId: actor.shop.id, customerId: customer.id, updatedAt: now() }
    // A manager who may see no card can still change the rest.
    const isPaidAsBefore =
      actor.assist !== null && before?.gateway === gateway && before.paymentTokenId === row.paymentTokenId
    const { gone } = await found(actor, row, tx)
    const wrong = gone.filter((part) => !(isPaidAsBefore && (part === 'card' || part === 'gateway')))
    if (wrong.length > 0) throw new Refusal('checkFields', 'invalid', {}, fieldsOf(wrong))
    await tx
      .insert(quickCheckouts)
      .values(row)
      .onConflictDoUpdate({ target: [quickCheckouts.shopId, quickCheckouts.customerId], set: row })
    note.about('customer', customer.id)
    note.changed(before, choices)
  })
}

/** From now on the checkout is answered by hand again. */
export async function removeQuickCheckout(actor: Actor): Promise<void> {
  const customer = owner(actor)
  return act(actor, 'quickCheckout.remove', { customer: customer.id }, async (tx, note) => {
    const [removed] = await tx.delete(quickCheckouts).where(ofCustomer(actor, customer)).returning()
    if (!removed) return note.nothing()
    note.about('customer', customer.id)
    note.changed(removed, undefined)
  })
}

export type QuickAnswer = {
  /** What has to be asked after all, in the order of the checkout. */
  gone: QuickPart[]
  /** Whether there is anything but the review left to do. */
  isReady: boolean
}

/**
 * Answers the checkout of the cart in hand from the profile. Nothing is ordered: the review comes next, or, if
 * something is gone, the checkout with the rest filled in. A day or message that was said for this cart stays; so does
 * where a manager said in the assist bar that it goes.
 */
export async function answerFromProfile(actor: Actor): Promise<QuickAnswer> {
  return act(actor, 'checkout.change', cartScope(actor), async (tx, note) => {
    demandOrdering(actor)
    await demandChangeable(tx, actor)
    const row = await quickCheckoutOf(actor, tx)
    if (!row) throw missing()
    const cart = await findCart(tx, actor)
    if (!cart) throw new Refusal('cartIsEmpty')
    const { answers, gone } = await found(actor, row, tx)
    const places = placesOf(actor, cart, answers)
    await keepAnswers(tx, note, cart.id, { ...answers, ...places })
    const quote = await quoteOf(actor, tx)
    if (!quote) throw new Refusal('cartIsEmpty')
    const isFree = quote.gateway === 'noPaymentRequired'
    const isPaidSo = isFree || quote.gateway === row.gateway
    const told = quickParts.filter((part) => {
      if (part === 'gateway') return !isPaidSo
      if (part === 'card') return isPaidSo && !isFree && gone.includes('card')
      if (part === 'shipTo' && places) return false
      if (part === 'method') return quote.methods.length > 0 && gone.includes('method')
      return gone.includes(part)
    })
    const isReady = told.length === 0 && quote.open.length === 0 && problemsIn(quote).length === 0
    return { gone: told, isReady }
  })
}

type Found = {
  answers: Pick<typeof carts.$inferInsert, 'shipTo' | 'billTo' | 'deliveryMethodId' | 'gateway' | 'paymentTokenId'>
  gone: QuickPart[]
}

/** The profile as answers of the checkout; what cannot be had is null and named. */
async function found(actor: Actor, row: QuickCheckoutRow, reader: Reader): Promise<Found> {
  const ship = await addressById(actor, row.shipToId, reader)
  const bill = row.billToId ? await addressById(actor, row.billToId, reader) : null
  const methods = await deliveryMethodsOf(actor.shop, reader)
  const method = methods.find(({ id }) => id === row.deliveryMethodId)
  const { needsCard, online } = featuresOf(row.gateway)
  const gateway = gatewaysFor(actor).find((label) => label === row.gateway && label !== 'noPaymentRequired')
  const isHad = gateway !== undefined && goesWith(gateway, method ?? null, methods)
  const isOffered = isHad && (!online || mayUseCards(actor))
  const card = needsCard ? await cardInHand(reader, actor, row.paymentTokenId, row.gateway) : null
  const isCharged = card?.saved && !isPast(card.expiryYear, card.expiryMonth, thisMonth())
  const is: Record<QuickPart, boolean> = {
    shipTo: !ship,
    billTo: bill === undefined,
    method: !method,
    gateway: !isOffered,
    card: needsCard && !isCharged,
  }
  return {
    answers: {
      shipTo: ship ? postalOf(ship) : null,
      billTo: bill ? postalOf(bill) : null,
      deliveryMethodId: method?.id ?? null,
      gateway: isOffered ? gateway : null,
      paymentTokenId: isOffered && isCharged ? card.id : null,
    },
    gone: quickParts.filter((part) => is[part]),
  }
}

type Places = Pick<typeof carts.$inferSelect, 'shipTo' | 'placeSaidInId'>

/** Goods that a manager sends elsewhere this once are still billed as the profile says. */
function placesOf({ assist }: Actor, { shipTo, placeSaidInId }: Places, answers: Found['answers']) {
  if (!shipTo || !assist || placeSaidInId !== assist.id) return undefined
  return { shipTo, billTo: answers.billTo ?? answers.shipTo }
}

function fieldsOf(wrong: QuickPart[]): Record<string, 'choose'> {
  const fields = {
    shipTo: 'shipTo',
    billTo: 'billTo',
    method: 'deliveryMethodId',
    gateway: 'pay',
    card: 'pay',
  } as const
  return Object.fromEntries(wrong.map((part) => [fields[part], 'choose' as const]))
}

function owner(actor: Actor): Customer {
  if (!actor.customer) throw missing()
  return actor.customer
}

const ofCustomer = ({ shop }: Actor, { id }: Customer): SQL | undefined =>
  and(eq(quickCheckouts.shopId, shop.id), eq(quickCheckouts.customerId, id))
