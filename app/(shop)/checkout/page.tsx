import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckoutForm } from '@/components/orders/checkout-form'
import { checkoutOffer, checkoutValues } from '@/components/orders/checkout-offer'
import { checkoutLabels } from '@/components/orders/checkout-words'
import { Gone } from '@/components/orders/gone'
import { HandOver } from '@/components/orders/hand-over'
import { Problems } from '@/components/orders/problems'
import { cardFormFor } from '@/components/payments/card-words'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { orderingBarred } from '@/lib/orders/policy'
import { pageTitle } from '@/lib/page-title'
import { cardsOf, thisMonth } from '@/lib/payments/tokens'
import { addressesOf } from '@/lib/people/addresses'
import { countryChoices } from '@/lib/people/countries'
import { enterCard, save, sendToCustomer } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('checkout.title'))
}

/** Where to, how, and how it is paid; `?card=` is one that was just entered on its gateway's own page, `?gone=` what Quick checkout missed. */
export default async function CheckoutPage({ searchParams }: PageProps<'/checkout'>) {
  const actor = await currentActor()
  const t = translator(actor.locale)
  if (isIdleManager(actor)) redirect('/service')
  const barred = orderingBarred(actor)
  if (barred === 'signInToOrder') redirect('/sign-in?next=/checkout')
  if (barred) {
    return (
      <Page title={t('checkout.title')} narrow>
        <Notice kind="bad">{t(`refusals.${barred}`)}</Notice>
      </Page>
    )
  }
  const quote = await quoteOf(actor)
  if (!quote) return goTo(actor, '/cart')
  const book = await addressesOf(actor)
  const { card, gone } = await searchParams
  const cards = await cardsOf(actor, typeof card === 'string' ? card : quote.cart.paymentTokenId)
  const { needsBook, ...offer } = checkoutOffer(actor, quote, book, cards)
  const entered = cards.find(({ id }) => id === card)

  return (
    <Page title={t('checkout.title')} lead={t('checkout.lead')} narrow>
      <Gone actor={actor} gone={gone} />
      <Problems actor={actor} quote={quote} />
      {needsBook ? (
        <Notice kind="warn">{t('checkout.needsBook')}</Notice>
      ) : (
        <CheckoutForm
          action={save}
          values={{
            ...checkoutValues(actor, quote, book, cards),
            ...(entered && { gateway: entered.gateway, card: entered.id }),
          }}
          {...offer}
          card={{ ...cardFormFor(actor), action: enterCard, thisMonth: thisMonth() }}
          labels={checkoutLabels(actor)}
          countries={countryChoices(actor.locale)}
          words={invalidWords(actor.locale)}
        />
      )}
      <div className="mt-6">
        <HandOver actor={actor} action={sendToCustomer} />
      </div>
    </Page>
  )
}
