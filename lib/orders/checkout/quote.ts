import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { fulfilmentCentres, type PostalAddress } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { type Cart, type CartLine, cartOf } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { canBeRequested } from '@/lib/days'
import { stockOf } from '@/lib/inventory/queries'
import { type Card, cardInHand } from '@/lib/payments/card'
import { type Credit, creditOf, isWithin } from '@/lib/payments/credit'
import { featuresOf, type GatewayLabel, gatewaysFor } from '@/lib/payments/gateways'
import { mayUseCards } from '@/lib/payments/tokens'
import { type Address, addressesOf, isSameAddress, postalOf } from '@/lib/people/addresses'
import { hasSharedOnly } from '@/lib/people/shared-addresses'
import { rateOf, taxRatesOf } from '@/lib/pricing/queries'
import { lineAmounts } from '@/lib/pricing/tax'
import type { RefusalKey } from '@/lib/refusal'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { needsApproval } from './approval'
import { type DeliveryMethod, deliveryMethodsOf, goesWith } from './delivery-methods'
import { referenceOf } from './reference'
import { isPhysical, type Split, type SplitDelivery, split } from './split'

export type QuotedDelivery = SplitDelivery & { price: number; tax: number }

/** What an order of this cart would be if it were placed now. */
export type Quote = {
  cart: Cart
  email: string
  shipTo: PostalAddress | null
  billTo: PostalAddress | null
  methods: DeliveryMethod[]
  method: DeliveryMethod | null
  gateways: GatewayLabel[]
  gateway: GatewayLabel | null
  /** The card to charge, where the gateway charges one. */
  card: Card | null
  requestedDate: string | null
  deliveries: QuotedDelivery[]
  /** Lines that no centre can send. */
  refused: CartLine[]
  /** How many physical deliveries one choice or the other makes, where there is a choice. */
  choice: { one: number; several: number } | null
  /** What the organisation may still owe, where that is limited. */
  credit: Credit | null
  /** It was to be paid by invoice, and the credit is not enough. */
  beyondCredit: boolean
  /** What the buyer's company calls the order; null where nobody is asked. */
  reference: string | null
  /** Somebody has to release an order like this before it goes ahead. */
  needsApproval: boolean
  /** After the discount. */
  itemsTotal: number
  discount: number
  coupons: string[]
  shippingTotal: number
  taxTotal: number
  total: number
  /** What the checkout still has to ask. */
  open: ('email' | 'shipTo' | 'method' | 'gateway' | 'card')[]
}

/** Reckons the whole order. The review shows this, and placing it reckons it again: the same figures, or a refusal. */
export async function quoteOf(actor: Actor, reader: Reader = db): Promise<Quote | null> {
  const cart = await cartOf(actor, reader)
  if (!cart || cart.lines.length === 0) return null

  const methods = await deliveryMethodsOf(actor.shop, reader)
  const { one, several, refused } = await splits(actor.shop, cart, reader)
  const isOne = !cart.separateDeliveries || physicalIn(one) === physicalIn(several)
  const deliveries = (isOne ? one : several).deliveries
  const isShipped = deliveries.some(isPhysical)
  const method = methods.find(({ id }) => id === cart.deliveryMethodId) ?? methods[0] ?? null
  const quoted = await priced(actor.shop, deliveries, method, reader)
  const shippingTotal = sum(quoted.map(({ price }) => price))
  const total = cart.itemsTotal + shippingTotal
  const isReleasedFirst = await needsApproval(reader, actor, total)
  const credit = await creditOf(reader, actor.shop)
  const offered = gatewaysOffered(actor, total, isReleasedFirst)
  const gateways = offered.filter(
    (label) => isWithin(credit, label, total) && (isShipped || goesWith(label, null, methods)),
  )
  const wanted = offered.find((label) => label === cart.gateway)
  const beyondCredit = wanted !== undefined && !isWithin(credit, wanted, total)
  // What was chosen and cannot be had is asked for again; for the store somebody has to decide.
  const chosen = wanted ?? gateways.find((label) => label !== 'inStorePaymentGateway')
  const isHad = chosen && gateways.includes(chosen) && goesWith(chosen, isShipped ? method : null, methods)
  const gateway = isHad ? chosen : null
  const needsCard = gateway !== null && featuresOf(gateway).needsCard
  const known = {
    cart,
    ...(await addressesFor(actor, cart, reader)),
    email: actor.customer?.email ?? cart.email,
    method: isShipped ? method : null,
    needsApproval: isReleasedFirst,
    credit,
    beyondCredit,
    reference: await referenceOf(reader, actor, cart.reference),
    gateway,
    card: needsCard ? await cardInHand(reader, actor, cart.paymentTokenId, gateway) : null,
  }
  return {
    ...known,
    methods: isShipped ? methods : [],
    gateways,
    requestedDate: isShipped ? stillPossible(cart.requestedDate) : null,
    deliveries: quoted,
    refused: cart.lines.filter(({ id }) => refused.some(({ line }) => line.id === id)),
    choice: physicalIn(several) > physicalIn(one) ? { one: physicalIn(one), several: physicalIn(several) } : null,
    itemsTotal: cart.itemsTotal,
    discount: cart.discount,
    coupons: cart.coupon && !cart.coupon.refusal ? [cart.coupon.code] : [],
    shippingTotal,
    taxTotal: cart.itemsTax + sum(quoted.map(({ tax }) => tax)),
    total,
    open: [
      ...(known.email ? [] : ['email' as const]),
      ...(known.shipTo ? [] : ['shipTo' as const]),
      ...(known.method || !isShipped ? [] : ['method' as const]),
      ...(known.gateway ? [] : ['gateway' as const]),
      ...(needsCard && !known.card ? ['card' as const] : []),
    ],
  }
}

/** Whether somebody has answered the whole checkout, and the answers hold: all that is left is to look and to order. */
export const isAnswered = ({ cart, gateway, open }: Quote): boolean =>
  open.length === 0 && cart.shipTo !== null && cart.gateway === gateway

/** The lines that cannot be ordered as they stand, and why. */
export const problemsOf = ({ cart, refused }: Quote): { key: RefusalKey; line: CartLine }[] =>
  cart.lines.flatMap((line) => {
    const problem = line.problem ?? (refused.includes(line) ? 'soldOut' : null)
    return problem ? [{ key: refusalOf[problem], line }] : []
  })

/** The same in words, for whoever is asked to mend it. */
export const problemsIn = (quote: Quote): { key: RefusalKey; name: string }[] =>
  problemsOf(quote).map(({ key, line }) => ({ key, name: line.name }))

const refusalOf: Record<NonNullable<CartLine['problem']>, RefusalKey> = {
  unavailable: 'lineUnavailable',
  soldOut: 'soldOutMeanwhile',
  tooMany: 'soldOutMeanwhile',
  onRequest: 'lineOnRequest',
  quantity: 'lineQuantity',
}

/**
 * How an order of this size can be paid: nothing if there is nothing to pay, by no card if somebody releases it first,
 * or if it is a manager at work in a shop that lets no manager see a card.
 */
function gatewaysOffered(actor: Actor, total: number, isReleasedFirst: boolean): GatewayLabel[] {
  if (total === 0) return ['noPaymentRequired']
  return gatewaysFor(actor).filter((label) => {
    if (label === 'noPaymentRequired') return false
    const { online } = featuresOf(label)
    return !online || (!isReleasedFirst && mayUseCards(actor))
  })
}

/** The cart's goods as deliveries, for one and for several. */
async function splits(shop: Shop, cart: Cart, reader: Reader) {
  const rows = await stockOf(
    reader,
    shop,
    cart.lines.map(({ skuId }) => skuId),
  )
  const centres = await reader
    .select()
    .from(fulfilmentCentres)
    .where(eq(fulfilmentCentres.shopId, catalogueShopId(shop)))
    .orderBy(asc(fulfilmentCentres.position), asc(fulfilmentCentres.id))
  const lines = cart.lines.map(({ id, skuId, quantity, digital }) => ({ id, skuId, quantity, digital }))
  const given = { lines, centres, stock: [...rows.values()].flat(), at: now() }
  const one = split({ ...given, separate: false })
  return { one, several: split({ ...given, separate: true }), refused: one.refused }
}

async function priced(shop: Shop, deliveries: SplitDelivery[], method: DeliveryMethod | null, reader: Reader) {
  const rates = await taxRatesOf(shop, reader)
  return deliveries.map((delivery): QuotedDelivery => {
    if (!method || !isPhysical(delivery)) return { ...delivery, price: 0, tax: 0 }
    const { total, tax } = lineAmounts(method.price, 1, rateOf(rates, method.taxCode))
    return { ...delivery, price: total, tax }
  })
}

/** What the cart says, else the defaults of the book; the bill goes where the goods go unless told otherwise. */
async function addressesFor(actor: Actor, given: Cart, reader: Reader) {
  const book = await addressesOf(actor, reader)
  const cart = hasSharedOnly(actor) ? fromBook(given, book) : given
  if (cart.shipTo) return { shipTo: cart.shipTo, billTo: cart.billTo ?? cart.shipTo }
  const ship = book.find(({ kind, isDefault }) => kind === 'shipping' && isDefault)
  const bill = book.find(({ kind, isDefault }) => kind === 'billing' && isDefault)
  const shipTo = ship ? postalOf(ship) : null
  return { shipTo, billTo: cart.billTo ?? (bill && shipTo ? postalOf(bill) : shipTo) }
}

/** An order is told only what stands in the organisation's book, whatever the cart was told before. */
function fromBook({ shipTo, billTo }: Pick<Cart, 'shipTo' | 'billTo'>, book: Address[]) {
  const known = (told: PostalAddress | null) => (told && book.some((each) => isSameAddress(each, told)) ? told : null)
  return { shipTo: known(shipTo), billTo: known(billTo) }
}

const stillPossible = (day: string | null) => (day && canBeRequested(day, now()) ? day : null)

const physicalIn = ({ deliveries }: Split) => deliveries.filter(isPhysical).length

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
