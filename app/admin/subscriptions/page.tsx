import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Chips } from '@/components/admin/chips'
import { Choose, ChooseOf, Write } from '@/components/admin/choose'
import { Pager } from '@/components/admin/pager'
import { SubscriptionTable } from '@/components/admin/subscription-table'
import { Button, buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { overseenShops } from '@/lib/orders/desk/list'
import { viewHref } from '@/lib/orders/desk/view'
import { pageTitle } from '@/lib/page-title'
import { subscriptionPage } from '@/lib/subscriptions/desk-list'
import { SubscriptionsView, subscriptionGroups } from '@/lib/subscriptions/desk-view'

const HERE = '/admin/subscriptions'
const DUE = ['7', '30', '90']

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.subscriptions.title'))
}

/** The subscriptions of the manager's shops: whose, of what, and when they are renewed. */
export default async function AdminSubscriptionsPage({ searchParams }: PageProps<'/admin/subscriptions'>) {
  const actor = await adminActor()
  if (!may(actor, 'orders.see')) notFound()
  const t = translator(actor.locale)
  const view = SubscriptionsView.parse(await searchParams)
  const page = await subscriptionPage(actor, view)

  return (
    <Page
      title={t('admin.subscriptions.title')}
      lead={t('admin.subscriptions.lead')}
      aside={
        may(actor, 'catalogue.edit') && (
          <NextLink href={`${HERE}/terms`} prefetch={false} className={buttonClass('plain')}>
            {t('admin.terms.title')}
          </NextLink>
        )
      }
    >
      <Chips
        label={t('admin.subscriptions.state')}
        chips={subscriptionGroups.map((group) => ({
          key: group,
          label: t(group === 'goingOn' ? 'admin.subscriptions.goingOn' : `subscriptions.states.${group}`),
          href: hrefOf(view, { group }),
          current: view.group === group,
        }))}
      />
      <Find actor={actor} view={view} shops={await overseenShops(actor)} />
      {page.rows.length === 0 ? (
        <Empty title={t('admin.list.none')}>{t('admin.list.noneHelp')}</Empty>
      ) : (
        <SubscriptionTable actor={actor} rows={page.rows} />
      )}
      <Pager actor={actor} page={page} hrefOf={(after) => hrefOf(view, { after })} />
    </Page>
  )
}

/** The usual is not written into the address. */
const hrefOf = (view: SubscriptionsView, change: Partial<SubscriptionsView>) => {
  const { group, ...rest } = { ...view, after: undefined, ...change }
  return viewHref(HERE, {}, { ...rest, group: group === 'goingOn' ? undefined : group })
}

type Shops = Awaited<ReturnType<typeof overseenShops>>

function Find({ actor, view, shops }: { actor: Actor; view: SubscriptionsView; shops: Shops }) {
  const t = translator(actor.locale)
  const days = [...new Set([...DUE, ...(view.due ? [view.due] : [])])]
  return (
    <search>
      <form action={HERE} className="mb-4 flex flex-wrap items-end gap-2">
        {view.group !== 'goingOn' && <input type="hidden" name="group" value={view.group} />}
        <div className="min-w-40 flex-1">
          <Write
            label={t('admin.subscriptions.article')}
            name="article"
            value={view.article}
            type="search"
            maxLength={50}
          />
        </div>
        {view.months && <Write label={t('admin.terms.months')} name="months" value={view.months} size={4} />}
        <Choose label={t('admin.subscriptions.due')} name="due" value={view.due}>
          <option value="">{t('admin.list.any')}</option>
          {days.map((count) => (
            <option key={count} value={count}>
              {t('admin.subscriptions.withinDays', { count: Number(count) })}
            </option>
          ))}
        </Choose>
        <ChooseOf
          label={t('admin.list.shop')}
          name="shop"
          value={view.shop}
          all={t('admin.list.allShops')}
          among={shops}
        />
        <Button look="primary">{t('admin.list.show')}</Button>
      </form>
    </search>
  )
}
