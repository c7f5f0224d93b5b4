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
import { again } from './[number]/actions'

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
  const { after, show } = await searchParams
  const pending = show === 'pending'
  const { orders, next } = await ordersOf(actor, { after: typeof after === 'string' ? after : undefined, pending })
  const here = (more: string) => `/account/orders${pending ? `?show=pending${more && `&${more}`}` : more && `?${more}`}`

  return (
    <AccountPage actor={actor} room="orders" title={t('orders.title')}>
      <nav aria-label={t('orders.show')} className="mb-4 flex gap-2">
        {([false, true] as const).map((only) => (
          <Link
            key={String(only)}
            href={only ? '/account/orders?show=pending' : '/account/orders'}
            aria-current={only === pending ? 'page' : undefined}
            className={buttonClass(only === pending ? 'plain' : 'quiet')}
          >
            {t(only ? 'orders.pendingOnly' : 'orders.allOfThem')}
          </Link>
        ))}
      </nav>
      {orders.length > 0 ? (
        <OrderList actor={actor} orders={orders} again={again} />
      ) : pending ? (
        <Empty title={t('orders.nonePending')}>{t('orders.nonePendingHelp')}</Empty>
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
          <Link href={here('')} className={buttonClass()}>
            {t('orders.newest')}
          </Link>
        )}
        {next && (
          <Link href={here(`after=${next}`)} rel="next" className={buttonClass()}>
            {t('orders.older')} →
          </Link>
        )}
      </p>
    </AccountPage>
  )
}
