import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { OrderView } from '@/components/orders/order-view'
import { State } from '@/components/orders/state'
import { AccountPage } from '@/components/people/account-page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { formatTime, translator } from '@/lib/i18n'
import { orderByNumber } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata({ params }: PageProps<'/account/orders/[number]'>): Promise<Metadata> {
  const actor = await currentActor()
  const order = await orderByNumber(actor, (await params).number)
  const t = translator(actor.locale)
  return pageTitle(actor, order ? t('orders.orderNumber', { number: order.number }) : t('orders.title'))
}

/** One order: what, how much, where it stands. */
export default async function OrderPage({ params }: PageProps<'/account/orders/[number]'>) {
  const actor = await currentActor()
  const { number } = await params
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/orders')
  const order = await orderByNumber(actor, number)
  if (!order) notFound()
  const t = translator(actor.locale)

  return (
    <AccountPage
      actor={actor}
      room="orders"
      title={t('orders.orderNumber', { number: order.number })}
      lead={t('orders.placedOn', { date: formatTime(order.placedAt, actor.locale) })}
      aside={<State state={order.state} locale={actor.locale} />}
    >
      <OrderView actor={actor} order={order} />
    </AccountPage>
  )
}
