import type { PostalAddress } from '@/db/schema/carts'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayAfter, FURTHEST_DAY } from '@/lib/days'
import { hrefFor } from '@/lib/href'
import { inLocale, type Translate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { type DeliveryMethod, goesWith } from '@/lib/orders/checkout/delivery-methods'
import type { Quote } from '@/lib/orders/checkout/quote'
import { featuresOf, type GatewayLabel } from '@/lib/payments/gateways'
import { type CardOnFile, mayUseCards } from '@/lib/payments/tokens'
import { type Address, isSameAddress, postalOf } from '@/lib/people/addresses'
import { countryName } from '@/lib/people/countries'
import { hasSharedOnly } from '@/lib/people/shared-addresses'
import { cardOption } from './card-words'

/** What the form offers to choose from, in words: of the cards, those that can be charged. */
export function checkoutOffer(actor: Actor, quote: Quote, book: Address[], cards: CardOnFile[]) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, actor.shop.currency, actor.locale)
  const price = (amount: number) => (amount === 0 ? t('orders.free') : money(amount))
  const fromBook = addressOptions(actor, book)
  const other = hasSharedOnly(actor) ? [] : [{ value: 'new', label: t('checkout.otherAddress') }]
  const { choice } = quote
  /** What so many deliveries cost, in each way that is offered. */
  const costOf = (count: number) =>
    quote.methods.map((way) => `${inLocale(way.names, actor.locale)} ${price(way.price * count)}`).join(' · ')
  return {
    asksEmail: !actor.customer,
    shipTo: book.length > 0 ? [...fromBook, ...other] : [],
    needsBook: book.length === 0 && other.length === 0,
    billTo: [{ value: 'same', label: t('checkout.sameAddress') }, ...fromBook, ...other],
    methods: quote.methods.map((offered) => ({
      value: offered.id,
      label: inLocale(offered.names, actor.locale),
      help: daysOf(offered, t),
      aside:
        choice && offered.price > 0 ? t('checkout.perDelivery', { price: money(offered.price) }) : price(offered.price),
    })),
    deliveries: choice
      ? [
          {
            value: 'one',
            label: t('checkout.one', { count: choice.one }),
            help: `${t('checkout.oneHelp')} ${costOf(choice.one)}`,
          },
          {
            value: 'several',
            label: t('checkout.several', { count: choice.several }),
            help: `${t('checkout.severalHelp')} ${costOf(choice.several)}`,
          },
        ]
      : [],
    gateways: quote.gateways.map((label) => ({
      value: label,
      label: t(`gateways.${label}.name`),
      ...wayOf(label, quote.methods, actor),
      cards: featuresOf(label).needsCard
        ? cards.filter(({ gateway, expired }) => gateway === label && !expired).map((card) => cardOption(card, t))
        : null,
      asksCard: label === 'testPaymentGateway',
      cardPage: label === 'stripePaymentGateway' ? hrefFor(actor, '/api/card-tokens/stripe?back=/checkout') : null,
    })),
    asksReference: quote.reference !== null,
    payNotes: [
      ...(quote.credit && quote.total > quote.credit.left
        ? [t('checkout.creditLeft', { limit: money(quote.credit.limit), left: money(quote.credit.left) })]
        : []),
      ...(quote.needsApproval ? [t('checkout.needsApproval')] : []),
      ...(mayUseCards(actor) ? [] : [t('checkout.noCardsOnBehalf')]),
    ],
    days: { first: dayAfter(1, now()), last: dayAfter(FURTHEST_DAY, now()) },
  }
}

/** The ways of delivery that a gateway goes with, where not with all, and what there is to know about it. */
function wayOf(label: GatewayLabel, methods: DeliveryMethod[], { locale }: Actor) {
  const t = translator(locale)
  const help = t(`gateways.${label}.help`)
  const fit = methods.filter((method) => goesWith(label, method, methods))
  if (fit.length === methods.length) return { help, onlyWith: null }
  const ways = fit.map(({ names }) => inLocale(names, locale)).join(', ')
  return { help: `${help} ${t('checkout.onlyWith', { ways })}`, onlyWith: fit.map(({ id }) => id) }
}

/** The addresses of a book, each once. */
export const addressOptions = (actor: Actor, book: Address[]) =>
  distinct(book).map((address) => ({ value: address.id, ...envelope(address, actor) }))

/** What was chosen so far, as the form begins with it. */
export function checkoutValues(actor: Actor, quote: Quote, book: Address[], cards: CardOnFile[]) {
  const { cart } = quote
  const shipTo = quote.shipTo ?? blank(actor)
  const billTo = quote.billTo ?? blank(actor)
  const inBook = (address: PostalAddress) => distinct(book).find((own) => isSameAddress(own, address))?.id
  const ownBill =
    cart.shipTo || cart.billTo ? undefined : book.find(({ kind, isDefault }) => kind === 'billing' && isDefault)
  const isBilledThere = !ownBill && (!quote.billTo || isSameAddress(billTo, shipTo))
  return {
    email: cart.email,
    shipTo: inBook(shipTo) ?? 'new',
    billTo: isBilledThere ? 'same' : (inBook(ownBill ? postalOf(ownBill) : billTo) ?? 'new'),
    // Another address is another: nothing of the one in the book stands in its fields.
    ...fieldsOf('ship', inBook(shipTo) ? blank(actor) : shipTo),
    ...fieldsOf('bill', isBilledThere || inBook(billTo) ? blank(actor) : billTo),
    deliveryMethodId: quote.method?.id ?? '',
    deliveries: cart.separateDeliveries ? ('several' as const) : ('one' as const),
    requestedDate: quote.requestedDate ?? '',
    gateway: quote.gateway ?? '',
    card: quote.card?.id ?? cards.find(({ expired }) => !expired)?.id ?? '',
    reference: quote.reference,
    message: cart.message,
  }
}

/** The same address kept for goods and for bills is offered once. */
const distinct = (book: Address[]) =>
  book.filter((address, at) => book.findIndex((other) => isSameAddress(other, address)) === at)

export const daysOf = ({ minDays: min, maxDays: max }: DeliveryMethod, t: Translate) =>
  min === max ? t('checkout.daysExactly', { count: min }) : t('checkout.days', { min, max })

const blank = ({ customer }: Actor): PostalAddress => ({
  name: customer ? [customer.firstname, customer.lastname].join(' ') : '',
  company: customer?.company ?? '',
  line1: '',
  line2: '',
  postcode: '',
  city: '',
  country: '',
  phone: customer?.phone ?? '',
})

const fieldsOf = (prefix: 'ship' | 'bill', address: PostalAddress) =>
  Object.fromEntries(
    Object.entries(address).map(([part, value]) => [prefix + part[0]!.toUpperCase() + part.slice(1), value]),
  )

function envelope({ name, company, line1, line2, postcode, city, country }: Address, { locale }: Actor) {
  const parts = [company, line1, line2, `${postcode} ${city}`, countryName(country, locale)]
  return { label: name, help: parts.filter(Boolean).join(', ') }
}
