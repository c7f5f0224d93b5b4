import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { Revenue } from '@/lib/orders/desk/dashboard'
import { Table } from './table'

const [WIDTH, HEIGHT, GAP] = [600, 120, 4]

/** What was sold day by day: a picture, the sentence that says what it shows, and the figures. */
export function RevenueCard({ actor, revenue: { currency, days } }: { actor: Actor; revenue: Revenue }) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, currency, actor.locale)
  const best = days.reduce((a, b) => (b.total > a.total ? b : a))
  const total = days.reduce((sum, day) => sum + day.total, 0)
  const orders = days.reduce((sum, day) => sum + day.orders, 0)
  const sentence =
    orders === 0
      ? t('admin.dashboard.nothing')
      : t('admin.dashboard.sentence', {
          total: money(total),
          orders,
          day: formatDay(best.day, actor.locale),
          best: money(best.total),
        })
  const id = `revenue-${currency}`

  return (
    <Card aria-labelledby={id}>
      <h2 id={id} className="mb-1">
        {t('admin.dashboard.revenue')} · {currency}
      </h2>
      <p className="mb-3 text-md text-soft">{sentence}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`} role="img" aria-label={sentence} className="w-full text-accent">
        {days.map(({ day, total: amount }, at) => {
          const step = WIDTH / days.length
          const height = best.total > 0 ? Math.round((amount / best.total) * HEIGHT) : 0
          return (
            <rect
              key={day}
              x={at * step + GAP / 2}
              y={HEIGHT - height}
              width={step - GAP}
              height={Math.max(height, amount > 0 ? 1 : 0)}
              rx={2}
              fill="currentColor"
            >
              <title>{`${formatDay(day, actor.locale)}: ${money(amount)}`}</title>
            </rect>
          )
        })}
        <line x1={0} y1={HEIGHT + 1} x2={WIDTH} y2={HEIGHT + 1} stroke="var(--outline)" />
      </svg>
      <details className="mt-2 text-md">
        <summary className="w-fit text-soft">{t('admin.dashboard.asTable')}</summary>
        <Table
          caption={t('admin.dashboard.revenue')}
          columns={[
            { key: 'day', label: t('admin.dashboard.day') },
            { key: 'orders', label: t('admin.dashboard.count'), align: 'right' },
            { key: 'amount', label: t('admin.dashboard.amount'), align: 'right' },
          ]}
          rows={days.toReversed().map((day) => ({
            key: day.day,
            cells: { day: formatDay(day.day, actor.locale), orders: day.orders, amount: money(day.total) },
          }))}
        />
      </details>
    </Card>
  )
}
