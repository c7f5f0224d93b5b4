import type { Metadata } from 'next'
import { type Figure, Figures } from '@/components/admin/figures'
import { RevenueCard } from '@/components/admin/revenue'
import { gatewayWord } from '@/components/admin/words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { waitingCounts } from '@/lib/orders/desk/callbacks'
import { dashboard } from '@/lib/orders/desk/dashboard'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.dashboard.title'))
}

type Numbers = Awaited<ReturnType<typeof dashboard>>

/** What waits for somebody in the manager's shops, and how they do. */
export default async function DashboardPage() {
  const actor = await adminActor()
  const t = translator(actor.locale)
  const numbers = await dashboard(actor)
  const { locale } = actor

  return (
    <Page title={t('admin.dashboard.title')}>
      {actor.oversees.length === 0 && <Notice kind="warn">{t('admin.dashboard.noShops')}</Notice>}
      <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-4">
        <Figures id="placed" title={t('admin.dashboard.placed')} figures={placed(actor, numbers)} locale={locale} />
        <Figures id="orders" title={t('admin.dashboard.orders')} figures={orders(actor, numbers)} locale={locale} />
        <Figures
          id="deliveries"
          title={t('admin.dashboard.deliveries')}
          figures={deliveries(actor, numbers)}
          locale={locale}
        />
        {may(actor, 'payments.see') && <Callbacks actor={actor} />}
      </div>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        {numbers.revenue.map((revenue) => (
          <RevenueCard key={revenue.currency} actor={actor} revenue={revenue} />
        ))}
      </div>
    </Page>
  )
}

/** Only who may see the lists is led to them. */
const linked = (actor: Actor, path: string) => (may(actor, 'orders.see') ? path : undefined)

function placed(actor: Actor, { today, week, month }: Numbers): Figure[] {
  const t = translator(actor.locale)
  const href = linked(actor, '/admin/orders')
  return [
    { key: 'today', count: today, label: t('admin.dashboard.today'), href },
    { key: 'week', count: week, label: t('admin.dashboard.week'), href },
    { key: 'month', count: month, label: t('admin.dashboard.month'), href },
  ]
}

function orders(actor: Actor, { waiting, unpaid, refunds, requests }: Numbers): Figure[] {
  const t = translator(actor.locale)
  const to = (query: string) => linked(actor, `/admin/orders?${query}`)
  return [
    { key: 'waiting', count: waiting, label: t('admin.dashboard.approve'), href: to('group=waiting') },
    { key: 'unpaid', count: unpaid, label: t('admin.dashboard.unpaid'), href: to('group=unpaid') },
    { key: 'refunds', count: refunds, label: t('admin.dashboard.refunds'), href: to('group=refunds') },
    { key: 'requests', count: requests, label: t('admin.dashboard.requests'), href: to('requests=open') },
  ]
}

function deliveries(actor: Actor, { allocation, date, stock, pack, ship }: Numbers): Figure[] {
  const t = translator(actor.locale)
  const to = (group: string) => linked(actor, `/admin/deliveries?group=${group}`)
  return [
    { key: 'allocation', count: allocation, label: t('admin.dashboard.picking'), href: to('allocation') },
    { key: 'date', count: date, label: t('admin.dashboard.date'), href: to('date') },
    { key: 'stock', count: stock, label: t('admin.dashboard.stock'), href: to('stock') },
    { key: 'pack', count: pack, label: t('admin.dashboard.pack'), href: to('pack') },
    { key: 'ship', count: ship, label: t('admin.dashboard.ship'), href: to('ship') },
  ]
}

async function Callbacks({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const counts = await waitingCounts(actor)
  const title = t('admin.dashboard.callbacks')
  if (counts.length === 0) {
    return (
      <Card aria-labelledby="callbacks">
        <h2 id="callbacks" className="mb-3">
          {title}
        </h2>
        <p className="text-md text-soft">{t('admin.dashboard.noCallbacks')}</p>
      </Card>
    )
  }
  const figures = counts.map(([gateway, count]) => ({
    key: gateway,
    count,
    label: gatewayWord(t, gateway),
    href: '/admin/callbacks',
  }))
  return <Figures id="callbacks" title={title} figures={figures} locale={actor.locale} />
}
