import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Write } from '@/components/admin/choose'
import { Pager } from '@/components/admin/pager'
import { SmallForm } from '@/components/admin/small-form'
import { TermTable } from '@/components/admin/term-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { countedShops } from '@/lib/inventory/policy'
import { viewHref } from '@/lib/orders/desk/view'
import { pageTitle } from '@/lib/page-title'
import { termPage } from '@/lib/subscriptions/desk-terms'
import { TermsView } from '@/lib/subscriptions/desk-view'
import { offer, price, turn } from './actions'

const HERE = '/admin/subscriptions/terms'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.terms.title'))
}

/** The articles that can be had as a subscription, and for how long a term of each lasts. */
export default async function AdminTermsPage({ searchParams }: PageProps<'/admin/subscriptions/terms'>) {
  const actor = await adminActor()
  if (!may(actor, 'catalogue.edit')) notFound()
  const t = translator(actor.locale)
  const view = TermsView.parse(await searchParams)
  const page = await termPage(actor, view)
  const shops = await countedShops(actor)

  return (
    <Page
      title={t('admin.terms.title')}
      lead={t('admin.terms.lead')}
      aside={
        may(actor, 'orders.see') && (
          <NextLink href="/admin/subscriptions" prefetch={false} className="text-accent underline underline-offset-4">
            {t('admin.terms.back')}
          </NextLink>
        )
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0">
          <Find actor={actor} view={view} />
          {page.rows.length === 0 ? (
            <Empty title={t(view.q ? 'admin.list.none' : 'admin.terms.none')}>
              {t(view.q ? 'admin.list.noneHelp' : 'admin.terms.noneHelp')}
            </Empty>
          ) : (
            <TermTable actor={actor} rows={page.rows} presses={{ turn, price }} />
          )}
          <Pager actor={actor} page={page} hrefOf={(after) => viewHref(HERE, { ...view }, { after })} />
        </div>
        {shops.length > 0 && <New actor={actor} shops={shops} />}
      </div>
    </Page>
  )
}

function Find({ actor, view }: { actor: Actor; view: TermsView }) {
  const t = translator(actor.locale)
  return (
    <search>
      <form action={HERE} className="mb-3 flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1">
          <Write label={t('admin.terms.find')} name="q" value={view.q} type="search" maxLength={50} />
        </div>
        <Button look="primary">{t('admin.inventory.go')}</Button>
      </form>
    </search>
  )
}

function New({ actor, shops }: { actor: Actor; shops: Awaited<ReturnType<typeof countedShops>> }) {
  const t = translator(actor.locale)
  const [first] = shops
  const whose = { name: 'shopId', label: t('admin.list.shop') }
  const choice = {
    ...whose,
    value: shops.find(({ id }) => id === actor.shop.id)?.id,
    options: shops.map(({ id, name }) => ({ value: id, label: name })),
  }
  return (
    <Card aria-labelledby="new">
      <h2 id="new" className="mb-3">
        {t('admin.terms.new')}
      </h2>
      <SmallForm
        action={offer}
        hidden={shops.length === 1 ? { shopId: first!.id } : {}}
        fields={[
          ...(shops.length > 1 ? [choice] : []),
          { name: 'article', kind: 'text', label: t('admin.terms.articleCode'), required: true },
          { name: 'months', label: t('admin.terms.months'), required: true, help: t('admin.terms.monthsHelp') },
        ]}
        submit={t('admin.terms.offer')}
      />
    </Card>
  )
}
