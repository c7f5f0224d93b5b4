import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { SubscriptionList } from '@/components/subscriptions/subscription-list'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { hasRecurring } from '@/lib/recurring/policy'
import { subscriptionsOf } from '@/lib/subscriptions/queries'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('subscriptions.title'))
}

/** What the customer has subscribed to. */
export default async function SubscriptionsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/subscriptions')
  if (!hasRecurring(actor)) notFound()
  const t = translator(actor.locale)
  const all = await subscriptionsOf(actor)

  return (
    <AccountPage
      actor={actor}
      room="subscriptions"
      title={t('subscriptions.title')}
      lead={t(actor.assist ? 'subscriptions.leadFor' : 'subscriptions.lead')}
    >
      {all.length > 0 ? (
        <>
          <SubscriptionList actor={actor} all={all} />
          <p className="mt-4 max-w-prose text-md text-soft">
            {t('subscriptions.noneHelp')}{' '}
            <Link href="/" className="text-accent underline underline-offset-4">
              {t('subscriptions.toGoods')}
            </Link>
          </p>
        </>
      ) : (
        <Empty title={t('subscriptions.none')}>
          <p>{t('subscriptions.noneHelp')}</p>
          <Link href="/" className={buttonClass('primary', 'mt-4')}>
            {t('subscriptions.toGoods')}
          </Link>
        </Empty>
      )}
    </AccountPage>
  )
}
