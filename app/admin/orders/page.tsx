import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkForm } from '@/components/admin/bulk-form'
import { Chips } from '@/components/admin/chips'
import { OrderTable } from '@/components/admin/order-table'
import { Pager } from '@/components/admin/pager'
import { SearchForm } from '@/components/admin/search-form'
import { operatorWord } from '@/components/admin/words'
import { Notice } from '@/components/ui/notice'
import { Empty, Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { type Translate, translator } from '@/lib/i18n'
import { bulkOrderActions } from '@/lib/orders/desk/delivery-view'
import { orderPage, overseenShops } from '@/lib/orders/desk/list'
import { lookedFor } from '@/lib/orders/desk/looked-for'
import { chips, OrdersView, viewHref } from '@/lib/orders/desk/view'
import { actionsFor } from '@/lib/orders/operate'
import { pageTitle } from '@/lib/page-title'
import { find, pressOnEach } from './actions'

const HERE = '/admin/orders'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.orders.title'))
}

/** The orders of the manager's shops, however many. The address says how they are looked at, and names nobody. */
export default async function AdminOrdersPage({ searchParams }: PageProps<'/admin/orders'>) {
  const actor = await adminActor()
  if (!may(actor, 'orders.see')) notFound()
  const t = translator(actor.locale)
  const view = OrdersView.parse(await searchParams)
  const text = await lookedFor(actor, view.q)
  const page = await orderPage(actor, { ...view, q: text })
  const [confirm] = bulkOrderActions
  const tickable = page.rows.filter((row) => actionsFor(actor, row).includes(confirm)).map(({ id }) => id)

  return (
    <Page title={t('admin.orders.title')}>
      <SearchForm action={find} actor={actor} view={view} text={text} shops={await overseenShops(actor)} />
      <Chips
        label={t('admin.orders.group')}
        chips={chips.map((group) => ({
          key: group,
          label: t(`admin.orders.groups.${group}`),
          href: viewHref(HERE, view, { group }),
          current: view.group === group,
        }))}
      />
      <Chips label={t('admin.orders.ready')} chips={readyMade(t, view)} />
      <BulkForm
        action={pressOnEach}
        buttons={tickable.length > 0 ? [{ action: confirm, label: operatorWord(t, confirm) }] : []}
        labels={{ ticked: t('admin.list.ticked'), report: t('admin.list.report') }}
      />
      {page.senseless && <Notice kind="warn">{t('admin.orders.senseless')}</Notice>}
      {page.rows.length === 0 && !page.senseless && (
        <Empty title={t('admin.list.none')}>{t('admin.list.noneHelp')}</Empty>
      )}
      {page.rows.length > 0 && <OrderTable actor={actor} view={view} rows={page.rows} tickable={new Set(tickable)} />}
      <Pager actor={actor} page={page} hrefOf={(after) => viewHref(HERE, view, { after })} />
    </Page>
  )
}

/** Lists somebody comes for every morning; some are lists of deliveries. */
function readyMade(t: Translate, view: OrdersView) {
  const { shop } = view
  const orders = (key: 'mine' | 'unpaid' | 'refunds') => ({
    key,
    label: t(`admin.orders.${key}`),
    href: viewHref(HERE, { group: key, shop }),
    current: view.group === key,
  })
  const deliveries = (key: 'pack' | 'ship' | 'short', group: string) => ({
    key,
    label: t(`admin.orders.${key}`),
    href: viewHref('/admin/deliveries', { group, shop }),
    current: false,
  })
  return [
    orders('mine'),
    orders('unpaid'),
    orders('refunds'),
    {
      key: 'requests',
      label: t('admin.orders.requests'),
      href: viewHref(HERE, { requests: 'open', shop }),
      current: view.requests === 'open',
    },
    deliveries('pack', 'pack'),
    deliveries('ship', 'ship'),
    deliveries('short', 'stock'),
  ]
}
