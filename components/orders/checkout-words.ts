import { postalLabels } from '@/components/people/address-words'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { CheckoutLabels } from './checkout-form'

export function checkoutLabels({ locale, assist }: Actor): CheckoutLabels {
  const t = translator(locale)
  return {
    ...postalLabels(locale),
    contact: t('checkout.contact'),
    email: t('checkout.email'),
    emailHelp: t('checkout.emailHelp'),
    shipTo: t('orders.shipTo'),
    billTo: t('orders.billTo'),
    method: t('checkout.method'),
    deliveries: t('checkout.deliveries'),
    requestedDate: t('orders.requestedDate'),
    requestedDateHelp: t('checkout.requestedDateHelp'),
    gateway: t('orders.payment'),
    card: t('checkout.card'),
    noCards: t('checkout.noCards'),
    anotherCard: t('checkout.anotherCard'),
    cardPage: t('hostedCard.enter'),
    cardEntered: t('checkout.cardEntered'),
    noWayToPay: t('checkout.noWayToPay'),
    reference: t(assist ? 'orders.referenceFor' : 'orders.reference'),
    referenceHelp: t('checkout.referenceHelp'),
    message: t('orders.message'),
    messageHelp: t('checkout.messageHelp'),
    extras: t('checkout.extras'),
    submit: t('checkout.toReview'),
  }
}
