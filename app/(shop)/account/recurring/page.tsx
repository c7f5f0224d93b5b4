import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { RecurringList } from '@/components/recurring/recurring-list'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { hasRecurring } from '@/lib/recurring/policy'
import { recurringOf } from '@/lib/recurring/queries'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('recurring.title'))
}

/** What is ordered again and again. */
export default async function RecurringPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/recurring')
  if (!hasRecurring(actor)) notFound()
  const t = translator(actor.locale)
  const all = await recurringOf(actor)

  return (
    <AccountPage
      actor={actor}
      room="recurring"
      title={t('recurring.title')}
      lead={t(actor.assist ? 'recurring.leadFor' : 'recurring.lead')}
    >
      {all.length > 0 ? (
        <>
          <RecurringList actor={actor} all={all} />
          <p className="mt-4 max-w-prose text-md text-soft">
            {t('recurring.noneHelp')}{' '}
            <Link href="/cart" className="text-accent underline underline-offset-4">
              {t('recurring.toCart')}
            </Link>
          </p>
        </>
      ) : (
        <Empty title={t('recurring.none')}>
          <p>{t('recurring.noneHelp')}</p>
          <Link href="/cart" className={buttonClass('primary', 'mt-4')}>
            {t('recurring.toCart')}
          </Link>
        </Empty>
      )}
    </AccountPage>
  )
}
