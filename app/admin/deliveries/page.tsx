import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkForm } from '@/components/admin/bulk-form'
import { Chips } from '@/components/admin/chips'
import { ChooseOf } from '@/components/admin/choose'
import { DeliveryTable, nextActions } from '@/components/admin/delivery-table'
import { Pager } from '@/components/admin/pager'
import { operatorWord } from '@/components/admin/words'
import { Button } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { centresFor, deliveryPage } from '@/lib/orders/desk/deliveries'
import { bulkDeliveryActions, DeliveriesView, deliveryGroupNames } from '@/lib/orders/desk/delivery-view'
import { overseenShops } from '@/lib/orders/desk/list'
import { viewHref } from '@/lib/orders/desk/view'
import { pageTitle } from '@/lib/page-title'
import { pressOnEach } from '../orders/actions'

const HERE = '/admin/deliveries'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.deliveries.title'))
}

/** What has to be packed and sent, the longest waiting first. */
export default async function AdminDeliveriesPage({ searchParams }: PageProps<'/admin/deliveries'>) {
  const actor = await adminActor()
  if (!may(actor, 'orders.see')) notFound()
  const t = translator(actor.locale)
  const view = DeliveriesView.parse(await searchParams)
  const page = await deliveryPage(actor, view)
  const possible = new Set(page.rows.flatMap((row) => nextActions(actor, row)))

  return (
    <Page title={t('admin.deliveries.title')} lead={t('admin.deliveries.lead')}>
      <Chips
        label={t('admin.deliveries.group')}
        chips={deliveryGroupNames.map((group) => ({
          key: group,
          label: t(`admin.deliveries.groups.${group}`),
          href: viewHref(HERE, view, { group }),
          current: group === view.group,
        }))}
      />
      <Filters actor={actor} view={view} />
      <BulkForm
        action={pressOnEach}
        buttons={bulkDeliveryActions
          .filter((name) => possible.has(name))
          .map((name) => ({ action: name, label: operatorWord(t, name) }))}
        labels={{ ticked: t('admin.list.ticked'), report: t('admin.list.report') }}
      />
      {page.rows.length === 0 ? (
        <Empty title={t('admin.list.none')}>{t('admin.list.noneHelp')}</Empty>
      ) : (
        <DeliveryTable actor={actor} rows={page.rows} />
      )}
      <Pager actor={actor} page={page} hrefOf={(after) => viewHref(HERE, view, { after })} />
    </Page>
  )
}

async function Filters({ actor, view }: { actor: Actor; view: DeliveriesView }) {
  const t = translator(actor.locale)
  const [shops, centres] = [await overseenShops(actor), await centresFor(actor)]
  if (shops.length < 2 && centres.length < 2) return null
  return (
    <form action={HERE} className="mb-4 flex flex-wrap items-end gap-2">
      <input type="hidden" name="group" value={view.group} />
      <ChooseOf
        label={t('admin.list.shop')}
        name="shop"
        value={view.shop}
        all={t('admin.list.allShops')}
        among={shops}
      />
      <ChooseOf
        label={t('admin.deliveries.centre')}
        name="centre"
        value={view.centre}
        all={t('admin.deliveries.allCentres')}
        among={centres}
      />
      <Button>{t('admin.list.show')}</Button>
    </form>
  )
}
