import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { GuestAccount } from '@/components/orders/guest-account'
import { LookAgain } from '@/components/orders/look-again'
import { OrderView } from '@/components/orders/order-view'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { isBack, isPaidElsewhere, isUndecided, type Outcome, outcomeOf } from '@/lib/orders/checkout/outcome'
import { orderByNumber } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'
import { createAccount } from './actions'

export async function generateMetadata({ params }: PageProps<'/checkout/done/[number]'>): Promise<Metadata> {
  const actor = await currentActor()
  const order = await orderByNumber(actor, (await params).number)
  const t = translator(actor.locale)
  return pageTitle(actor, order ? titleOf(actor, outcomeOf(order)) : t('checkout.title'))
}

const tones: Record<Outcome, 'good' | 'warn' | 'bad' | 'info'> = {
  placed: 'good',
  approval: 'good',
  processing: 'warn',
  awaited: 'info',
  unpaid: 'info',
  refused: 'bad',
  soldOut: 'bad',
  cancelled: 'warn',
}

/** A customer is thanked; a manager is told. */
function titleOf({ locale, assist }: Actor, outcome: Outcome): string {
  const t = translator(locale)
  const isThanks = outcome === 'placed' || outcome === 'approval' || outcome === 'processing'
  return t(assist && isThanks ? `outcomes.${outcome}.titleFor` : `outcomes.${outcome}.title`)
}

/** What came of the button: the confirmation, or what is still awaited, or why nothing was ordered. */
export default async function DonePage({ params, searchParams }: PageProps<'/checkout/done/[number]'>) {
  const actor = await currentActor()
  const { number } = await params
  if (isIdleManager(actor)) redirect('/service')
  const order = await orderByNumber(actor, number)
  if (!order) notFound()
  if (isPaidElsewhere(order)) return goTo(actor, `/pay/${number}/return`)
  const t = translator(actor.locale)
  const outcome = outcomeOf(order)

  return (
    <Page title={titleOf(actor, outcome)} lead={t('orders.orderNumber', { number: order.number })} narrow>
      {isUndecided(outcome) && <LookAgain />}
      <div className="grid gap-6">
        <Notice kind={tones[outcome]}>{t(`outcomes.${outcome}.lead`, { email: order.email })}</Notice>
        {isBack(outcome) ? (
          <p className="flex flex-wrap gap-3">
            <Link href="/checkout#payment" className={buttonClass('primary')}>
              {t('pay.otherWay')}
            </Link>
            <Link href="/cart" className={buttonClass()}>
              {t('checkout.backToCart')}
            </Link>
          </p>
        ) : (
          <p className="flex flex-wrap gap-3">
            {actor.customer && (
              <Link href={`/account/orders/${order.number}`} className={buttonClass('primary')}>
                {t('letters.orderLink')}
              </Link>
            )}
            <Link href="/" className={buttonClass()}>
              {t('checkout.continue')}
            </Link>
          </p>
        )}
        {!actor.account && outcome === 'placed' && (
          <GuestAccount
            action={createAccount}
            actor={actor}
            order={order}
            sent={Boolean((await searchParams).account)}
          />
        )}
        {!isBack(outcome) && <OrderView actor={actor} order={order} />}
      </div>
    </Page>
  )
}
