import 'server-only'
import { and, desc, eq, isNull, or, type SQL } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { paymentTokens } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, isManager } from '@/lib/auth/actor'
import { cartOwner, demandOwner } from '@/lib/cart/policy'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { missing, Refusal } from '@/lib/refusal'
import { isOn } from '@/lib/shops/shop'
import { forgetCard, registerCard } from './card-desk'
import { gatewayShopId, gatewaysFor } from './gateways'
import type { KeepCard } from './input'
import { parametersOf } from './parameters'
import { isPast } from './tokenise'

export type CardRow = typeof paymentTokens.$inferSelect

/** What may be shown of a card. */
export type CardOnFile = Omit<CardRow, 'token' | 'guestHash' | 'customerId' | 'shopId' | 'removedAt'> & {
  expired: boolean
}

/** More than anybody has in their wallet. */
const MOST_CARDS = 20

/** On behalf, cards are only for shops that say so: SHOP_SF_ASSIST_CARD_ENTRY. */
export const mayUseCards = ({ assist, shop }: Actor) => !assist || isOn(shop, 'SHOP_SF_ASSIST_CARD_ENTRY')

/** The cards this actor may know exist: those of whoever is in hand, here, that were not removed. */
function ownCards(actor: Actor): SQL | undefined {
  const owner = cartOwner(actor)
  const whose =
    owner && 'customerId' in owner
      ? eq(paymentTokens.customerId, owner.customerId)
      : and(isNull(paymentTokens.customerId), eq(paymentTokens.guestHash, owner?.guestHash ?? ''))
  return and(eq(paymentTokens.shopId, gatewayShopId(actor.shop)), isNull(paymentTokens.removedAt), whose)
}

/** The cards in hand that are kept, newest first; with the one that was given for this order alone, if it is named. */
export async function cardsOf(
  actor: Actor,
  chosenId: string | null = null,
  reader: Reader = db,
): Promise<CardOnFile[]> {
  if (!cartOwner(actor) || !mayUseCards(actor)) return []
  const { id, gateway, brand, lastFour, expiryMonth, expiryYear, saved, addedByName, createdAt } = paymentTokens
  const kept = or(eq(saved, true), eq(id, chosenId ?? ''))
  const cards = await reader
    .select({ id, gateway, brand, lastFour, expiryMonth, expiryYear, saved, addedByName, createdAt })
    .from(paymentTokens)
    .where(and(ownCards(actor), kept))
    .orderBy(desc(createdAt), desc(id))
  const showsStaff = isManager(actor) || isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER')
  return cards.map((card) => ({
    ...card,
    addedByName: showsStaff ? card.addedByName : null,
    expired: isPast(card.expiryYear, card.expiryMonth, thisMonth()),
  }))
}

/**
 * Keeps what a gateway calls a card, for the next orders or for one. On behalf, only where the shop lets managers
 * see a card entered, and only if the customer has agreed: that, and who saw it, is written down.
 */
export async function keepCard(actor: Actor, given: KeepCard): Promise<CardRow> {
  const owner = demandOwner(actor)
  const isOffered = gatewaysFor(actor).includes(given.gateway)
  const parameters = await parametersOf(db, gatewayShopId(actor.shop), given.gateway)
  const mayRegister = isOffered && mayUseCards(actor)
  const token = mayRegister ? await registerCard({ ...given, email: actor.customer?.email ?? null, parameters }) : ''
  return act(actor, 'card.keep', scopeOf(actor), async (tx, note) => {
    if (!mayUseCards(actor)) throw new Refusal('noCardsOnBehalf', 'forbidden')
    if (!isOffered) throw missing()
    if (actor.assist && given.agreed !== 'on') {
      throw new Refusal('customerMustAgree', 'invalid', {}, { agreed: 'customerMustAgree' })
    }
    const { gateway, brand, lastFour, expiryMonth, expiryYear } = given
    if (isPast(expiryYear, expiryMonth, thisMonth())) {
      throw new Refusal('cardExpired', 'invalid', {}, { expiryMonth: 'cardExpired' })
    }
    const kept = await keptAlready(tx, actor, gateway, token)
    if (kept) {
      note.nothing()
      return kept
    }
    const saved = given.saved === 'on' && 'customerId' in owner
    const own = await tx.$count(paymentTokens, and(ownCards(actor), eq(paymentTokens.saved, true)))
    if (saved && own >= MOST_CARDS) throw new Refusal('tooManyCards')
    const [card] = await tx
      .insert(paymentTokens)
      .values({
        ...owner,
        ...{ gateway, token, brand, lastFour, expiryMonth, expiryYear, saved },
        shopId: gatewayShopId(actor.shop),
        addedByName: actor.assist ? (actor.account?.name ?? null) : null,
        createdAt: now(),
      })
      .returning()
    note.about('card', card!.id)
    note.changed(undefined, { gateway, brand, lastFour, saved, ...(actor.assist && { customerAgreed: true }) })
    return card!
  })
}

/** The same form sent twice keeps one card. A card that somebody else has given us is not theirs to give. */
async function keptAlready(tx: Tx, actor: Actor, gateway: string, token: string): Promise<CardRow | undefined> {
  const known = and(eq(paymentTokens.gateway, gateway), eq(paymentTokens.token, token))
  const [own] = await tx
    .select()
    .from(paymentTokens)
    .where(and(ownCards(actor), known))
  if (own) return own
  const [other] = await tx.select({ id: paymentTokens.id }).from(paymentTokens).where(known)
  if (other) throw missing()
  return undefined
}

/** Removes a card here and, once that is written, at its gateway. Orders keep what was shown of it. */
export async function removeCard(actor: Actor, id: string): Promise<void> {
  demandOwner(actor)
  const card = await act(actor, 'card.remove', scopeOf(actor), async (tx, note) => {
    if (!mayUseCards(actor)) throw new Refusal('noCardsOnBehalf', 'forbidden')
    const [removed] = await tx
      .update(paymentTokens)
      .set({ removedAt: now() })
      .where(and(ownCards(actor), eq(paymentTokens.id, id)))
      .returning()
    if (!removed) throw missing()
    note.about('card', id)
    note.changed({ gateway: removed.gateway, brand: removed.brand, lastFour: removed.lastFour }, undefined)
    return removed
  })
  try {
    await forgetCard(card.gateway, card.token, await parametersOf(db, card.shopId, card.gateway))
  } catch (error) {
    log.error({ err: error, cardId: card.id, gateway: card.gateway }, 'a gateway could not be told to forget a card')
  }
}

function scopeOf(actor: Actor) {
  const owner = demandOwner(actor)
  return 'customerId' in owner ? { cards: owner.customerId } : { cards: owner.guestHash }
}

/** `yyyy-mm`. */
export const thisMonth = () => now().toISOString().slice(0, 7)
