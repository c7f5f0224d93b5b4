import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OrderList } from '@/components/orders/order-list'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { ordersOf } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('orders.title'))
}

/** All orders, newest first, twenty at a time. */
export default async function OrdersPage({ searchParams }: PageProps<'/account/orders'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/orders')
  const t = translator(actor.locale)
  const { after } = await searchParams
  const { orders, next } = await ordersOf(actor, { after: typeof after === 'string' ? after : undefined })

  return (
    <AccountPage actor={actor} room="orders" title={t('orders.title')}>
      {orders.length > 0 ? (
        <OrderList actor={actor} orders={orders} />
      ) : (
        <Empty title={t('orders.none')}>
          <p className="mb-4">{t('orders.noneHelp')}</p>
          <Link href="/" className={buttonClass('primary')}>
            {t('orders.browse')}
          </Link>
        </Empty>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        {after && (
          <Link href="/account/orders" className={buttonClass()}>
            {t('orders.newest')}
          </Link>
        )}
        {next && (
          <Link href={`/account/orders?after=${next}`} rel="next" className={buttonClass()}>
            {t('orders.older')} →
          </Link>
        )}
      </p>
    </AccountPage>
  )
}
