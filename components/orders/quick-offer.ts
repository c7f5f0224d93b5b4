import type { Actor } from '@/lib/auth/actor'
import { inLocale, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { DeliveryMethod } from '@/lib/orders/checkout/delivery-methods'
import type { QuickCheckoutRow } from '@/lib/orders/checkout/quick'
import { featuresOf, gatewaysFor } from '@/lib/payments/gateways'
import { type CardOnFile, mayUseCards } from '@/lib/payments/tokens'
import type { Address } from '@/lib/people/addresses'
import { cardOption } from './card-words'
import { addressOptions, daysOf } from './checkout-offer'

type Has = { row: QuickCheckoutRow | undefined; book: Address[]; methods: DeliveryMethod[]; cards: CardOnFile[] }

/** What a profile can be made of, in words. */
export function quickOffer(actor: Actor, { row, book, methods, cards }: Has) {
  const t = translator(actor.locale)
  const fromBook = addressOptions(actor, book)
  return {
    shipTo: fromBook,
    billTo: [{ value: 'same', label: t('checkout.sameAddress') }, ...fromBook],
    deliveryMethodId: methods.map((way) => ({
      value: way.id,
      label: inLocale(way.names, actor.locale),
      help: daysOf(way, t),
      aside: way.price === 0 ? t('orders.free') : formatMoney(way.price, actor.shop.currency, actor.locale),
    })),
    pay: [...waysToPay(actor, cards), ...asBefore(actor, row)],
  }
}

/** What the form begins with: what is kept, else what the checkout itself would begin with. */
export function quickValues(actor: Actor, { row, book, methods, cards }: Has) {
  const offer = quickOffer(actor, { row, book, methods, cards })
  const known = (options: { value: string }[], value: string | undefined) =>
    options.some((option) => option.value === value) ? value! : ''
  const usual = (kind: Address['kind']) => book.find((address) => address.kind === kind && address.isDefault)?.id
  return {
    shipTo: known(offer.shipTo, row ? row.shipToId : usual('shipping')),
    // The same address kept for both is offered once: then the bill goes where the goods go.
    billTo: row ? known(offer.billTo, row.billToId ?? 'same') : known(offer.billTo, usual('billing')) || 'same',
    deliveryMethodId: known(offer.deliveryMethodId, row ? row.deliveryMethodId : methods[0]?.id),
    pay: known(offer.pay, row ? payOf(row) : offer.pay[0]?.value),
  }
}

function waysToPay(actor: Actor, cards: CardOnFile[]) {
  const t = translator(actor.locale)
  return gatewaysFor(actor).flatMap((label) => {
    const { needsCard, online } = featuresOf(label)
    if (label === 'noPaymentRequired' || (online && !mayUseCards(actor))) return []
    if (!needsCard)
      return [{ value: label as string, label: t(`gateways.${label}.name`), help: t(`gateways.${label}.help`) }]
    const own = cards.filter(({ gateway, expired }) => gateway === label && !expired)
    return own.map((card) => ({ ...cardOption(card, t), value: `${label}:${card.id}` }))
  })
}

/** Of a card that a manager may not see, only that the customer chose one. */
function asBefore(actor: Actor, row: QuickCheckoutRow | undefined) {
  if (!row || mayUseCards(actor) || !featuresOf(row.gateway).online) return []
  return [{ value: payOf(row), label: translator(actor.locale)('quickCheckout.asBefore') }]
}

const payOf = ({ gateway, paymentTokenId }: QuickCheckoutRow) =>
  paymentTokenId ? `${gateway}:${paymentTokenId}` : gateway
