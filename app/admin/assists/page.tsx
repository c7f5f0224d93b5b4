import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Write } from '@/components/admin/choose'
import { Table } from '@/components/admin/table'
import { Button, buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { pageTitle } from '@/lib/page-title'
import { type AssistFigures, assistReport } from '@/lib/reports/assist-report'
import { Period } from '@/lib/reports/input'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.assists.title'))
}

/** What assisting came to: how often, how long, what was ordered, by shop and manager. */
export default async function AssistReportPage({ searchParams }: PageProps<'/admin/assists'>) {
  const actor = await adminActor()
  if (!may(actor, 'audit.see')) notFound()
  const t = translator(actor.locale)
  const { from, to, rows } = await assistReport(actor, Period.parse(await searchParams))
  const days = { from: formatDay(from, actor.locale), to: formatDay(to, actor.locale) }
  const sum = (figure: (row: AssistFigures) => number) => rows.reduce((total, row) => total + figure(row), 0)
  const right = 'right' as const

  return (
    <Page title={t('admin.assists.title')} lead={t('admin.assists.lead', days)}>
      <form action="/admin/assists" className="mb-6 flex flex-wrap items-end gap-2">
        <Write label={t('admin.assists.from')} name="from" value={from} type="date" />
        <Write label={t('admin.assists.to')} name="to" value={to} type="date" />
        <Button>{t('admin.assists.show')}</Button>
        {rows.length > 0 && (
          <a href={`/admin/assists/export?from=${from}&to=${to}`} className={buttonClass('quiet')}>
            {t('admin.assists.export')}
          </a>
        )}
      </form>
      {rows.length === 0 ? (
        <Empty title={t('admin.assists.none')} />
      ) : (
        <>
          <p className="mb-4 text-md">
            {t('admin.assists.sentence', {
              assists: sum((row) => row.assists),
              orders: sum((row) => row.orders),
              disputed: sum((row) => row.disputed),
            })}
          </p>
          <Table
            caption={t('admin.assists.title')}
            columns={[
              { key: 'shop', label: t('admin.assists.shop') },
              { key: 'manager', label: t('admin.assists.manager') },
              { key: 'assists', label: t('admin.assists.assists'), align: right },
              { key: 'customers', label: t('admin.assists.customers'), align: right },
              { key: 'minutes', label: t('admin.assists.minutes'), align: right },
              { key: 'disputed', label: t('admin.assists.disputed'), align: right },
              { key: 'lists', label: t('admin.assists.lists'), align: right },
              { key: 'accepted', label: t('admin.assists.accepted'), align: right },
              { key: 'orders', label: t('admin.assists.orders'), align: right },
              { key: 'revenue', label: t('admin.assists.revenue'), align: right },
              { key: 'handedOver', label: t('admin.assists.handedOver'), align: right },
              { key: 'handedOverRevenue', label: t('admin.assists.handedOverRevenue'), align: right },
            ]}
            rows={rows.map((row, at) => ({
              key: String(at),
              cells: {
                ...row,
                minutes: row.minutes ?? '–',
                revenue: formatMoney(row.revenue, row.currency, actor.locale),
                handedOverRevenue: formatMoney(row.handedOverRevenue, row.currency, actor.locale),
              },
            }))}
          />
        </>
      )}
    </Page>
  )
}
