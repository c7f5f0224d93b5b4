import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart } from '@/lib/cart/commands'
import { now } from '@/lib/clock'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { goesWith } from '@/lib/orders/checkout/delivery-methods'
import { placeOrder } from '@/lib/orders/checkout/place'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { Checkout } from '@/lib/orders/input'
import type { OrderRow } from '@/lib/orders/work'
import { featuresOf, type GatewayLabel, gatewayShopId } from '@/lib/payments/gateways'
import { keepCard } from '@/lib/payments/tokens'
import { addressesOf } from '@/lib/people/addresses'
import { Refusal } from '@/lib/refusal'

export type Goods = [skuCode: string, quantity: number][]

export type Purchase = {
  goods: Goods
  gateway: GatewayLabel
  message?: string
  /** Every delivery goes when it can. */
  several?: true
  /** With a card that the bank declines. */
  declined?: true
}

/** Who of the demo keeps a card for the next time, by their number. */
const keepers = ['4', '1001']

/** Buys; undefined if there was nothing left to buy. What is sold out, or only shown, is left out: as anybody would. */
export async function buy(actor: Actor, { goods, gateway, ...said }: Purchase): Promise<OrderRow | undefined> {
  for (const [skuCode, quantity] of goods) await tryToAdd(actor, skuCode, quantity)
  const home = await addressesOf(actor)
  const shipTo = home.find((address) => address.kind === 'shipping')?.id
  const begun = await quoteOf(actor)
  if (!shipTo || !begun) return undefined
  const method = begun.methods.find((way) => goesWith(gateway, way, begun.methods))
  const card = featuresOf(gateway).needsCard ? await cardOf(actor, said.declined) : ''
  const deliveries = said.several ? 'several' : 'one'
  const how = { deliveryMethodId: method?.id ?? '', gateway, card, deliveries }
  await saveCheckout(actor, Checkout.parse({ shipTo, billTo: 'same', message: said.message ?? '', ...how }))
  const quote = await quoteOf(actor)
  try {
    return await placeOrder(actor, { placementKey: newId(), expectedTotal: quote!.total })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await emptyCart(actor)
    return undefined
  }
}

export async function tryToAdd(actor: Actor, skuCode: string, quantity: number) {
  try {
    await addToCart(actor, { skuCode, quantity })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** The customer's card, as the test gateway's form would hand it over. */
async function cardOf(actor: Actor, declined?: true): Promise<string> {
  const { number } = actor.customer!
  const [brand, lastFour] = declined
    ? (['visa', '0002'] as const)
    : number === '1001'
      ? (['mastercard', '4444'] as const)
      : (['visa', '4242'] as const)
  const { id } = await keepCard(actor, {
    gateway: 'testPaymentGateway',
    token: `tok_${declined ? 'declined_' : ''}${brand}_${lastFour}_of${number}.${gatewayShopId(actor.shop).slice(-6)}`,
    brand,
    lastFour,
    expiryMonth: 11,
    expiryYear: now().getFullYear() + 3,
    saved: keepers.includes(number) && !declined ? 'on' : undefined,
  })
  return id
}
