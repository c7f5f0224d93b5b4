import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import type { ListedCoupon } from '@/lib/coupons/desk'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { Result } from '@/lib/result'
import { SmallForm } from './small-form'
import { Table } from './table'

type Turn = (previous: Result<string> | null, form: FormData) => Promise<Result<string>>

/** What takes something off orders: how much, when, for whom, and how often it was used. */
export function CouponTable({ actor, rows, turn }: { actor: Actor; rows: ListedCoupon[]; turn: Turn }) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.coupons.title')}
      columns={[
        { key: 'code', label: t('admin.coupons.coupon') },
        { key: 'value', label: t('admin.coupons.value'), align: 'right' },
        { key: 'days', label: t('admin.coupons.days') },
        { key: 'who', label: t('admin.coupons.whose') },
        { key: 'used', label: t('admin.coupons.used'), align: 'right' },
        { key: 'state', label: t('admin.coupons.state') },
        { key: 'turn', label: t('admin.coupons.change') },
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row, turn) }))}
    />
  )
}

function cellsOf({ locale }: Actor, row: ListedCoupon, turn: Turn) {
  const t = translator(locale)
  const number = (count: number) => new Intl.NumberFormat(locale).format(count)
  const { code, name, shop, percent, amount, currency, usageLimit, customerLimit, used } = row
  return {
    code: (
      <>
        <span className="font-medium break-words">{code}</span>
        <span className="block break-words text-soft">
          {name} · {shop}
        </span>
      </>
    ),
    value:
      percent === null
        ? formatMoney(amount ?? 0, currency, locale)
        : new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100),
    days: daysOf(locale, row),
    who: (
      <>
        {t(`admin.coupons.who.${row.assignedOnly ? 'given' : 'everybody'}`)}
        {customerLimit !== null && (
          <span className="block text-soft">{t('admin.coupons.each', { count: customerLimit })}</span>
        )}
      </>
    ),
    used: usageLimit === null ? number(used) : t('admin.coupons.usedOf', { used, most: usageLimit }),
    state: <State locale={locale} row={row} />,
    turn: (
      <SmallForm
        action={turn}
        compact
        hidden={{ couponId: row.id, enabled: row.enabled ? 'no' : 'yes' }}
        fields={[]}
        submit={t(row.enabled ? 'admin.coupons.turnOff' : 'admin.coupons.turnOn')}
        submitLabel={`${t(row.enabled ? 'admin.coupons.turnOff' : 'admin.coupons.turnOn')}: ${code}`}
      />
    ),
  }
}

/** The last day is the one before the moment at which it ends. */
function daysOf(locale: Actor['locale'], { startsAt, endsAt }: ListedCoupon) {
  const t = translator(locale)
  const parts = [
    startsAt && t('coupons.from', { date: formatDate(startsAt, locale) }),
    endsAt && t('coupons.until', { date: formatDate(later(-MINUTE, endsAt), locale) }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : t('admin.coupons.always')
}

function State({ locale, row }: { locale: Actor['locale']; row: ListedCoupon }) {
  const t = translator(locale)
  const at = now()
  if (!row.enabled) return <Badge>{t('admin.coupons.states.off')}</Badge>
  if (row.endsAt && at >= row.endsAt) return <Badge>{t('admin.coupons.states.over')}</Badge>
  if (row.startsAt && at < row.startsAt) return <Badge tone="warn">{t('admin.coupons.states.early')}</Badge>
  const isUsedUp = row.usageLimit !== null && row.used >= row.usageLimit
  if (isUsedUp) return <Badge>{t('admin.coupons.states.usedUp')}</Badge>
  return <Badge tone="good">{t('admin.coupons.states.on')}</Badge>
}
