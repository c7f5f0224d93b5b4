import type { Metadata } from 'next'
import NextLink from 'next/link'
import { redirect } from 'next/navigation'
import { EndedNotice } from '@/components/assist/ended-notice'
import { OpenAssists } from '@/components/assist/open-assists'
import { PassedToMe } from '@/components/assist/passed-to-me'
import { CustomerCards } from '@/components/people/customer-cards'
import { CustomerSearch } from '@/components/people/customer-search'
import { DeskControls, Pager } from '@/components/people/desk-controls'
import { ReadyLists } from '@/components/people/ready-lists'
import { RecentCustomers } from '@/components/people/recent-customers'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { mayFind } from '@/lib/managed-lists/desk'
import { pageTitle } from '@/lib/page-title'
import { browseCustomers, searchPage, searchText } from '@/lib/people/desk'
import { DeskView, type ReadyList } from '@/lib/people/desk-input'
import { readyPage } from '@/lib/people/ready-lists'
import { decline, search, take } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('desk.title'))
}

/** "Customers": where managers land and find whom to help. */
export default async function CustomersPage({ searchParams }: PageProps<'/service'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect('/sign-in?next=/service')
  if (actor.assist) redirect('/service')
  const t = translator(actor.locale)
  const ways = (
    <div className="flex flex-wrap gap-2">
      {may(actor, 'admin.enter') && (
        <NextLink href="/admin" prefetch={false} className={buttonClass('quiet')}>
          {t('header.admin')}
        </NextLink>
      )}
      {mayFind(actor) && (
        <NextLink href="/service/lists" prefetch={false} className={buttonClass('quiet')}>
          {t('managedLists.desk.title')}
        </NextLink>
      )}
      {may(actor, 'customers.register') && (
        <NextLink href="/service/customers/new" prefetch={false} className={buttonClass()}>
          {t('desk.addCustomer')}
        </NextLink>
      )}
    </div>
  )
  const given = await searchParams
  const registered = given.registered && (
    <Notice kind="good" className="mb-4">
      {t('desk.registered')}
    </Notice>
  )
  if (!may(actor, 'customers.find')) {
    return (
      <Page title={t('desk.title')} aside={ways}>
        {registered}
        <Notice kind="warn">{t('desk.noRight')}</Notice>
      </Page>
    )
  }
  const view = DeskView.parse(given)
  const text = await searchText(actor, view.q)
  const list = text ? undefined : view.list
  const page = text
    ? await searchPage(actor, text, view)
    : await (list ? readyPage(actor, list, view) : browseCustomers(actor, view))
  const labels = {
    label: t('desk.search'),
    placeholder: t('desk.placeholder'),
    submit: t('desk.go'),
    more: t('desk.more'),
  }

  return (
    <Page title={t('desk.title')} lead={t('desk.lead')} aside={ways}>
      {registered}
      {view.ended && <EndedNotice actor={actor} assistId={view.ended} />}
      <PassedToMe actor={actor} take={take} decline={decline} />
      <OpenAssists actor={actor} />
      <CustomerSearch action={search} source="/api/customers" text={text ?? ''} labels={labels} />
      {!text && !list && !view.after && <RecentCustomers actor={actor} />}
      <ReadyLists actor={actor} view={view} searched={Boolean(text)} />
      <DeskControls actor={actor} view={view} text={text} />
      {page.more && <Notice className="mb-4">{t('desk.more')}</Notice>}
      <CustomerCards actor={actor} cards={page.cards} none={noneOf(actor, text, list)} />
      <Pager actor={actor} view={view} page={page} />
    </Page>
  )
}

/** What stands where nobody does. */
function noneOf(actor: Actor, text: string | undefined, list: ReadyList | undefined) {
  const t = translator(actor.locale)
  if (text) return { title: t('desk.none'), help: t('desk.noneHelp') }
  return { title: t(list ? `desk.empty.${list}` : 'desk.nobody') }
}
