import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { carts, type PostalAddress } from '@/db/schema'
import { act, type Note } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { demandChangeable } from '@/lib/cart/lock'
import { cartScope } from '@/lib/cart/policy'
import { findCart } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { cardInHand } from '@/lib/payments/card'
import { featuresOf, gatewaysFor } from '@/lib/payments/gateways'
import { addressById, postalOf } from '@/lib/people/addresses'
import { canonicalEmail } from '@/lib/people/email'
import { hasSharedOnly } from '@/lib/people/shared-addresses'
import { missing, Refusal } from '@/lib/refusal'
import { type Checkout, typedAddress } from '../input'
import { demandOrdering } from '../policy'
import { deliveryMethodsOf, goesWith } from './delivery-methods'
import { demandDay } from './delivery-wishes'
import { asksReference } from './reference'

/** Keeps what the checkout was told with the cart. Ids of other people's addresses are as unknown as made-up ones. */
export async function saveCheckout(actor: Actor, given: Checkout): Promise<void> {
  return act(actor, 'checkout.change', cartScope(actor), async (tx, note) => {
    demandOrdering(actor)
    await demandChangeable(tx, actor)
    const cart = await findCart(tx, actor)
    if (!cart) throw new Refusal('cartIsEmpty')
    await keepAnswers(tx, note, cart.id, await checked(tx, actor, given))
  })
}

type Answers = Partial<typeof carts.$inferInsert>

/** Writes answers of the checkout to the cart, once they have been looked at. */
export async function keepAnswers(tx: Tx, note: Note, cartId: string, answers: Answers): Promise<void> {
  await tx
    .update(carts)
    .set({ ...answers, version: sql`${carts.version} + 1`, updatedAt: now() })
    .where(eq(carts.id, cartId))
  note.about('cart', cartId)
  note.changed(undefined, answers)
}

async function checked(tx: Tx, actor: Actor, given: Checkout) {
  const email = actor.customer ? '' : canonicalEmail(given.email ?? '')
  if (email === undefined) throw new Refusal('checkFields', 'invalid', {}, { email: 'guestEmail' })
  await demandDay(tx, actor, given.requestedDate, given.deliveries === 'one')
  const methods = await deliveryMethodsOf(actor.shop, tx)
  if (given.deliveryMethodId && !methods.some(({ id }) => id === given.deliveryMethodId)) throw missing()
  const gateway = [...gatewaysFor(actor), 'noPaymentRequired' as const].find((label) => label === given.gateway)
  if (!gateway) throw missing()
  const method = methods.find(({ id }) => id === given.deliveryMethodId) ?? methods[0] ?? null
  if (!goesWith(gateway, method, methods)) {
    throw new Refusal('checkFields', 'invalid', {}, { gateway: 'collectedOnly' })
  }
  const card = featuresOf(gateway).needsCard ? await cardInHand(tx, actor, given.card || null, gateway) : undefined
  if (card === null) throw new Refusal('checkFields', 'invalid', {}, { card: 'chooseCard' })
  return {
    email,
    placeSaidInId: null,
    paymentTokenId: card?.id ?? null,
    shipTo: await addressFrom(tx, actor, given, 'ship'),
    billTo: given.billTo === 'same' ? null : await addressFrom(tx, actor, given, 'bill'),
    deliveryMethodId: given.deliveryMethodId || null,
    separateDeliveries: given.deliveries === 'several',
    requestedDate: given.requestedDate || null,
    gateway,
    message: given.message,
    reference: asksReference(actor) ? given.reference : null,
  }
}

async function addressFrom(tx: Tx, actor: Actor, given: Checkout, prefix: 'ship' | 'bill'): Promise<PostalAddress> {
  const choice = prefix === 'ship' ? given.shipTo : given.billTo
  if (choice === 'new') {
    if (hasSharedOnly(actor)) throw new Refusal('checkFields', 'invalid', {}, { [`${prefix}To`]: 'choose' })
    const typed = typedAddress(given, prefix)
    if (!typed.success) throw new Refusal('checkFields', 'invalid')
    return typed.data
  }
  const address = await addressById(actor, choice, tx)
  if (!address) throw missing()
  return postalOf(address)
}
