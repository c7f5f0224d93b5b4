import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { OrderAgain } from '@/components/orders/order-again'
import { OrderView } from '@/components/orders/order-view'
import { Requests } from '@/components/orders/requests'
import { State } from '@/components/orders/state'
import { AccountPage } from '@/components/people/account-page'
import { MadeByRecurring } from '@/components/recurring/made-by-recurring'
import { Arrival } from '@/components/ui/arrival'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { formatTime, translator } from '@/lib/i18n'
import { isPaidElsewhere } from '@/lib/orders/checkout/outcome'
import { orderByNumber } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'
import { again, ask, toList } from './actions'

export async function generateMetadata({ params }: PageProps<'/account/orders/[number]'>): Promise<Metadata> {
  const actor = await currentActor()
  const order = await orderByNumber(actor, (await params).number)
  const t = translator(actor.locale)
  return pageTitle(actor, order ? t('orders.orderNumber', { number: order.number }) : t('orders.title'))
}

/** One order: what, how much, where it stands. */
export default async function OrderPage({ params, searchParams }: PageProps<'/account/orders/[number]'>) {
  const actor = await currentActor()
  const { number } = await params
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/orders/${number}`))
  const order = await orderByNumber(actor, number)
  if (!order) notFound()
  const t = translator(actor.locale)
  const { asked } = await searchParams
  const told = order.requests.find(({ kind, state }) => kind === asked && state === 'open')?.kind

  return (
    <AccountPage
      actor={actor}
      room="orders"
      title={t('orders.orderNumber', { number: order.number })}
      lead={t('orders.placedOn', { date: formatTime(order.placedAt, actor.locale) })}
      aside={<State state={order.state} locale={actor.locale} />}
    >
      <div className="grid gap-6">
        {told && (
          <Arrival>
            <Notice kind="good">{t(actor.assist ? `requests.${told}.toldFor` : `requests.${told}.told`)}</Notice>
          </Arrival>
        )}
        {isPaidElsewhere(order) && <Unpaid actor={actor} number={number} />}
        <MadeByRecurring actor={actor} orderId={order.id} />
        <OrderView actor={actor} order={order} />
        <OrderAgain actor={actor} number={number} again={again} toList={toList} />
        <Requests actor={actor} order={order} ask={ask} />
      </div>
    </AccountPage>
  )
}

/** It was never paid: until it is, nothing is ordered. */
function Unpaid({ actor, number }: { actor: Actor; number: string }) {
  const t = translator(actor.locale)
  return (
    <Notice kind="warn">
      <p>{t('pay.unpaid')}</p>
      <p className="mt-3">
        <Link href={`/pay/${number}`} className={buttonClass('primary')}>
          {t('pay.now')}
        </Link>
      </p>
    </Notice>
  )
}
