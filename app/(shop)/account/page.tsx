import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OrderList } from '@/components/orders/order-list'
import { AccountPage } from '@/components/people/account-page'
import { DefaultAddresses } from '@/components/people/default-addresses'
import { RecurringList } from '@/components/recurring/recurring-list'
import { SubscriptionList } from '@/components/subscriptions/subscription-list'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { fullName, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { ordersOf } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'
import { addressesOf } from '@/lib/people/addresses'
import { recurringOf } from '@/lib/recurring/queries'
import { subscriptionsOf } from '@/lib/subscriptions/queries'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('account.overview'))
}

/** The account at a glance. */
export default async function AccountOverviewPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account')
  const t = translator(actor.locale)
  const name = fullName(actor.customer)
  const { orders } = await ordersOf(actor, { limit: 3 })
  const recurring = await recurringOf(actor, { isGoingOn: true, most: 3 })
  const subscriptions = await subscriptionsOf(actor, { isGoingOn: true, most: 3 })

  return (
    <AccountPage
      actor={actor}
      room="overview"
      title={t(actor.assist ? 'account.helloFor' : 'account.hello', { name })}
      lead={[actor.customer.company, t('account.number', { number: actor.customer.number })]
        .filter(Boolean)
        .join(' · ')}
    >
      <div className="grid gap-10">
        <section>
          <div className="mb-3 flex items-baseline justify-between gap-4">
            <h2>{t('account.lastOrders')}</h2>
            <Link href="/account/orders" className="py-1 text-md text-accent underline underline-offset-4">
              {t('account.allOrders')}
            </Link>
          </div>
          {orders.length > 0 ? (
            <OrderList actor={actor} orders={orders} />
          ) : (
            <Empty title={t('orders.none')}>{t('orders.noneHelp')}</Empty>
          )}
        </section>
        {recurring.length > 0 && (
          <section>
            <div className="mb-3 flex items-baseline justify-between gap-4">
              <h2>{t('recurring.title')}</h2>
              <Link href="/account/recurring" className="py-1 text-md text-accent underline underline-offset-4">
                {t('recurring.all')}
              </Link>
            </div>
            <RecurringList actor={actor} all={recurring} />
          </section>
        )}
        {subscriptions.length > 0 && (
          <section>
            <div className="mb-3 flex items-baseline justify-between gap-4">
              <h2>{t('subscriptions.title')}</h2>
              <Link href="/account/subscriptions" className="py-1 text-md text-accent underline underline-offset-4">
                {t('subscriptions.all')}
              </Link>
            </div>
            <SubscriptionList actor={actor} all={subscriptions} />
          </section>
        )}
        <DefaultAddresses actor={actor} addresses={await addressesOf(actor)} />
      </div>
    </AccountPage>
  )
}
