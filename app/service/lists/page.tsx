import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { DeskLists } from '@/components/managed-lists/desk-lists'
import { buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { managedListStates } from '@/db/words'
import { may } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { deskLists, mayFind } from '@/lib/managed-lists/desk'
import { ManagedListView } from '@/lib/managed-lists/input'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('managedLists.desk.title'))
}

const filters = [undefined, 'open', ...managedListStates] as const

/** What became of the lists that were sent, for those who send them. */
export default async function DeskListsPage({ searchParams }: PageProps<'/service/lists'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect('/sign-in?next=/service/lists')
  if (!mayFind(actor)) notFound()
  const t = translator(actor.locale)
  const view = ManagedListView.parse(await searchParams)
  const page = await deskLists(actor, view)
  const href = (given: { state?: string; at?: string }) =>
    `/service/lists?${new URLSearchParams(Object.entries(given).filter(([, value]) => value))}`

  return (
    <Page title={t('managedLists.desk.title')} lead={t('managedLists.desk.lead')}>
      <nav aria-label={t('managedLists.desk.filter')} className="mb-6 flex flex-wrap gap-2">
        {filters.map((state) => (
          <NextLink
            key={state ?? 'all'}
            href={href({ state })}
            prefetch={false}
            aria-current={view.state === state ? 'page' : undefined}
            className={buttonClass(view.state === state ? 'plain' : 'quiet', 'px-3')}
          >
            {t(`managedLists.states.${state ?? 'all'}`)}
          </NextLink>
        ))}
      </nav>
      {page.rows.length > 0 ? (
        <DeskLists actor={actor} lists={page.rows} />
      ) : (
        <Empty title={t('managedLists.desk.none')}>{t('managedLists.desk.noneHelp')}</Empty>
      )}
      <div className="mt-6 flex gap-3">
        {page.previous && (
          <NextLink href={href({ ...view, at: page.previous })} prefetch={false} className={buttonClass()}>
            {t('managedLists.desk.previous')}
          </NextLink>
        )}
        {page.next && (
          <NextLink href={href({ ...view, at: page.next })} prefetch={false} className={buttonClass()}>
            {t('managedLists.desk.next')}
          </NextLink>
        )}
      </div>
    </Page>
  )
}
