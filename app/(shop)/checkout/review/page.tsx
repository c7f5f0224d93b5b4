import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HandOver } from '@/components/orders/hand-over'
import { ownPasswordAsk } from '@/components/orders/own-password-words'
import { PlaceButton } from '@/components/orders/place-button'
import { Problems } from '@/components/orders/problems'
import { Review } from '@/components/orders/review'
import { Totals } from '@/components/orders/totals'
import { OrderRegularly } from '@/components/recurring/order-regularly'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { newPlacementKey } from '@/lib/orders/checkout/placement-key'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { seenOf } from '@/lib/orders/checkout/seen'
import { orderingBarred } from '@/lib/orders/policy'
import { pageTitle } from '@/lib/page-title'
import { place, sendToCustomer } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('checkout.reviewTitle'))
}

/** The last look before it is ordered. */
export default async function ReviewPage() {
  const actor = await currentActor()
  const t = translator(actor.locale)
  if (isIdleManager(actor)) redirect('/service')
  const quote = await quoteOf(actor)
  if (!quote) return goTo(actor, '/cart')
  if (orderingBarred(actor) || quote.open.length > 0) return goTo(actor, '/checkout')
  const { currency } = actor.shop
  const total = formatMoney(quote.total, currency, actor.locale)

  return (
    <Page title={t('checkout.reviewTitle')} lead={t('checkout.reviewLead')}>
      <Problems actor={actor} quote={quote} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Review actor={actor} quote={quote} />
        <Card className="grid gap-5 lg:sticky lg:top-20">
          <h2>{t('orders.summary')}</h2>
          <Totals actor={actor} amounts={{ ...quote, currency }} />
          <PlaceButton
            action={place}
            fields={{
              placementKey: newPlacementKey(),
              expectedTotal: quote.total,
              expectedVersion: quote.cart.version,
              seen: seenOf(quote),
            }}
            ask={await ownPasswordAsk(actor, quote.total)}
          >
            {t('checkout.place', { total })}
          </PlaceButton>
          <p className="text-sm text-soft">{t(actor.assist ? 'checkout.placeHelpFor' : 'checkout.placeHelp')}</p>
          <HandOver actor={actor} action={sendToCustomer} />
          <OrderRegularly actor={actor} />
        </Card>
      </div>
    </Page>
  )
}
