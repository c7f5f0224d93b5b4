import 'server-only'
import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { db } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { demandOwner } from '@/lib/cart/policy'
import { hrefFor } from '@/lib/href'
import { log } from '@/lib/log'
import { missing, Refusal } from '@/lib/refusal'
import { gatewayShopId, gatewaysFor } from './gateways'
import { KeepCard } from './input'
import { parametersOf } from './parameters'
import { stripeOf } from './stripe-client'
import { type CardRow, keepCard, mayUseCards } from './tokens'

const STRIPE = 'stripePaymentGateway'

/**
 * The address of Stripe's own page for a card: the number is typed there, and what comes back is a session that is
 * good for whoever began it. `origin` is this shop's, `back` a path of it.
 */
export async function pageForCard(actor: Actor, origin: string, back: string): Promise<string> {
  const stripe = await stripeFor(actor)
  const here = `${origin}${hrefFor(actor, '/pay/card')}`
  const { url } = await answered(
    stripe.checkout.sessions.create({
      mode: 'setup',
      currency: actor.shop.currency.toLowerCase(),
      success_url: `${here}?session={CHECKOUT_SESSION_ID}&back=${encodeURIComponent(back)}`,
      cancel_url: `${origin}${hrefFor(actor, back)}`,
      metadata: { owner: markOf(actor) },
    }),
  )
  if (!url) throw new Refusal('gatewayNoAnswer', 'unavailable')
  return url
}

export type HostedCard = { token: string; brand: string; lastFour: string; expiryMonth: number; expiryYear: number }

/** The card that was entered in a session. Somebody else's session does not exist. */
export async function cardEntered(actor: Actor, sessionId: string): Promise<HostedCard> {
  if (!/^cs_\w{1,200}$/.test(sessionId)) throw missing()
  const stripe = await stripeFor(actor)
  const expand = { expand: ['setup_intent.payment_method'] }
  const session = await answered(stripe.checkout.sessions.retrieve(sessionId, expand))
  const intent = typeof session.setup_intent === 'object' ? session.setup_intent : null
  const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null
  if (session.metadata?.owner !== markOf(actor) || intent?.status !== 'succeeded' || !method?.card) throw missing()
  const { brand, last4, exp_month, exp_year } = method.card
  return { token: method.id, brand: brandOf(brand), lastFour: last4, expiryMonth: exp_month, expiryYear: exp_year }
}

/** Keeps it, by the rules of every other card. */
export async function keepEntered(
  actor: Actor,
  sessionId: string,
  given: Pick<KeepCard, 'saved' | 'agreed'>,
): Promise<CardRow> {
  const card = await cardEntered(actor, sessionId)
  return keepCard(actor, KeepCard.parse({ gateway: STRIPE, ...card, ...given }))
}

async function stripeFor(actor: Actor): Promise<Stripe> {
  demandOwner(actor)
  if (!mayUseCards(actor)) throw new Refusal('noCardsOnBehalf', 'forbidden')
  if (!gatewaysFor(actor).includes(STRIPE)) throw missing()
  return stripeOf(await parametersOf(db, gatewayShopId(actor.shop), STRIPE))
}

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    log.error({ err: error }, 'Stripe did not answer about a card')
    throw new Refusal('gatewayNoAnswer', 'unavailable')
  }
}

/** Whom a session is for, without saying it to Stripe. */
function markOf(actor: Actor) {
  const owner = demandOwner(actor)
  const whose = 'customerId' in owner ? owner.customerId : owner.guestHash
  return createHash('sha256').update(`${actor.shop.id} ${whose}`).digest('hex')
}

const brandOf = (brand: string) => brand.toLowerCase().replace(/[^a-z]/g, '') || 'card'
