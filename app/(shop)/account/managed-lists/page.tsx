import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Summaries } from '@/components/managed-lists/summaries'
import { AccountPage } from '@/components/people/account-page'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/page'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { managedListsOf } from '@/lib/managed-lists/queries'
import { pageTitle } from '@/lib/page-title'

const titleFor = ({ assist }: Actor) => (assist ? 'managedLists.titleOnBehalf' : 'managedLists.title')

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)(titleFor(actor)))
}

/** What managers have put together for the customer. */
export default async function ManagedListsPage({ searchParams }: PageProps<'/account/managed-lists'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service/lists')
  if (!actor.customer) redirect('/sign-in?next=/account/managed-lists')
  const t = translator(actor.locale)
  const lists = await managedListsOf(actor)
  const { rejected } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="managedLists"
      title={t(titleFor(actor))}
      lead={t(actor.assist ? 'managedLists.leadFor' : 'managedLists.lead')}
    >
      {rejected && (
        <Notice kind="good" className="mb-4">
          {t('managedLists.rejected')}
        </Notice>
      )}
      {lists.length > 0 ? (
        <Summaries actor={actor} lists={lists} />
      ) : (
        <Empty title={t('managedLists.none')}>
          {t(actor.assist ? 'managedLists.noneHelpFor' : 'managedLists.noneHelp')}
        </Empty>
      )}
    </AccountPage>
  )
}
