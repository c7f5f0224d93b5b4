import { Headset } from 'lucide-react'
import NextLink from 'next/link'
import { stateTones } from '@/components/subscriptions/subscription-words'
import { Badge } from '@/components/ui/badge'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { formatDate, formatDay, translator } from '@/lib/i18n'
import { rhythmWords } from '@/lib/recurring/words'
import type { ListedSubscription } from '@/lib/subscriptions/desk-list'
import { Table } from './table'
import { articleName } from './term-table'

/** Whose subscription, of what, how it stands and what comes next. */
export function SubscriptionTable({ actor, rows }: { actor: Actor; rows: ListedSubscription[] }) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.subscriptions.title')}
      columns={[
        { key: 'customer', label: t('admin.subscriptions.customer') },
        { key: 'article', label: t('admin.terms.article') },
        { key: 'term', label: t('admin.terms.term') },
        { key: 'state', label: t('admin.subscriptions.state') },
        { key: 'next', label: t('admin.subscriptions.next') },
        { key: 'since', label: t('admin.subscriptions.since') },
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row) }))}
    />
  )
}

function cellsOf(actor: Actor, row: ListedSubscription) {
  const t = translator(actor.locale)
  return {
    customer: (
      <>
        <Customer actor={actor} row={row} />
        <span className="block text-sm text-soft">{row.shop}</span>
      </>
    ),
    article: (
      <>
        <span className="font-medium">{`${new Intl.NumberFormat(actor.locale).format(row.quantity)} × ${row.skuCode}`}</span>
        <span className="block break-words text-soft">{articleName(actor, row)}</span>
      </>
    ),
    term: rhythmWords({ every: row.every, unit: 'month' }, t),
    state: <Badge tone={stateTones[row.standing]}>{t(`subscriptions.states.${row.standing}`)}</Badge>,
    next: whatComes(actor, row),
    since: <time dateTime={row.createdAt.toISOString()}>{formatDate(row.createdAt, actor.locale)}</time>,
  }
}

function whatComes({ locale }: Actor, { standing, nextDay, termEnd }: ListedSubscription) {
  const t = translator(locale)
  if (standing === 'active' && nextDay) return t('subscriptions.renews', { day: formatDay(nextDay, locale) })
  if (standing === 'ending' && termEnd) return t('subscriptions.runsOut', { day: formatDay(termEnd, locale) })
  return '–'
}

function Customer({ actor, row }: { actor: Actor; row: ListedSubscription }) {
  const t = translator(actor.locale)
  const name = [fullName(row), row.company].filter(Boolean).join(' · ')
  return (
    <span className="inline-flex items-start gap-1">
      {may(actor, 'customers.find') && may(actor, 'desk.enter') ? (
        <NextLink
          href={`/service/customers/${row.customerId}`}
          prefetch={false}
          className="break-words text-accent underline underline-offset-4"
        >
          {name}
        </NextLink>
      ) : (
        <span className="break-words">{name}</span>
      )}
      {row.managerName && (
        <Headset
          role="img"
          aria-label={t('admin.subscriptions.byManager', { name: row.managerName })}
          className="mt-0.5 size-4 shrink-0 text-assist"
        />
      )}
    </span>
  )
}
