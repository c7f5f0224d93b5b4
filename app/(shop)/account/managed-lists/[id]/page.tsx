import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { backClass } from '@/components/catalogue/back-class'
import { ListCare } from '@/components/managed-lists/care'
import { ListState } from '@/components/managed-lists/list-state'
import { Review } from '@/components/managed-lists/review'
import { AccountPage } from '@/components/people/account-page'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { fullName, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { formatDay, translator } from '@/lib/i18n'
import { lastDayOf } from '@/lib/managed-lists/days'
import { openStates } from '@/lib/managed-lists/policy'
import { managedListById } from '@/lib/managed-lists/queries'
import { pageTitle } from '@/lib/page-title'
import { accept, reject, rest, revise, see, withdraw } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)(actor.assist ? 'managedLists.titleOnBehalf' : 'managedLists.title'))
}

/** One managed list: for the customer to answer, for the manager to look after. */
export default async function ManagedListPage({ params, searchParams }: PageProps<'/account/managed-lists/[id]'>) {
  const actor = await currentActor()
  const { id } = await params
  if (isIdleManager(actor)) redirect('/service/lists')
  if (!actor.customer) redirect(`/sign-in?next=/account/managed-lists/${encodeURIComponent(id)}`)
  const list = await managedListById(actor, id)
  if (!list) notFound()
  const t = translator(actor.locale)
  const { sent } = await searchParams
  const customer = fullName(actor.customer)
  const until = lastDayOf(list)
  const told = [
    t('managedLists.byFor', { name: list.managerName }),
    until && t('managedLists.until', { day: formatDay(until, actor.locale) }),
    list.version > 1 && t('managedLists.version', { version: list.version }),
  ]

  return (
    <AccountPage
      actor={actor}
      room="managedLists"
      title={list.name}
      lead={told.filter(Boolean).join(' · ')}
      aside={
        <div className="flex items-center gap-4">
          {(actor.assist || list.decidedAt) && <ListState state={list.state} locale={actor.locale} />}
          <Link href="/account/managed-lists" className={backClass}>
            ← {t(actor.assist ? 'account.onBehalf.managedLists' : 'account.managedLists')}
          </Link>
        </div>
      }
    >
      <div className="grid gap-10">
        {sent && actor.assist && openStates.includes(list.state) && (
          <Notice kind="good">
            {t('managedLists.sent', { customer })} {sent === 'draft' && t('managedLists.backLive')}
          </Notice>
        )}
        <Review actor={actor} list={list} actions={{ accept, reject, rest, see }} />
        <ListCare key={list.version} actor={actor} list={list} revise={revise} withdraw={withdraw} />
      </div>
    </AccountPage>
  )
}
