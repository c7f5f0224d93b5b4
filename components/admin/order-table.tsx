import { Headset, Inbox } from 'lucide-react'
import NextLink from 'next/link'
import { State } from '@/components/orders/state'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { rowValue } from '@/lib/orders/desk/bulk'
import type { ListedOrder } from '@/lib/orders/desk/list'
import { type OrdersView, viewHref } from '@/lib/orders/desk/view'
import { BULK } from './bulk-id'
import { SortLink } from './sort-link'
import { type Column, Table } from './table'
import { gatewayWord, labelTone, labelWord } from './words'

/** The lines of a card on a narrow screen: what it is on the left, how it stands on the right. */
const left = (line: 1 | 2 | 3) => `max-sm:col-start-1 ${lines[line]}`
const right = (line: 1 | 2 | 3 | 4) => `max-sm:col-start-2 max-sm:text-right ${lines[line]}`
const lines = { 1: 'max-sm:row-start-1', 2: 'max-sm:row-start-2', 3: 'max-sm:row-start-3', 4: 'max-sm:row-start-4' }

type Props = { actor: Actor; view: OrdersView; rows: ListedOrder[]; tickable: ReadonlySet<string> }

/** The list of orders; those with a box can be ticked for a button above. */
export function OrderTable({ actor, view, rows, tickable }: Props) {
  const t = translator(actor.locale)
  const sorted = (sort: OrdersView['sort'], label: string) => (
    <SortLink
      actor={actor}
      label={label}
      current={view.sort === sort ? view.order : undefined}
      hrefOf={hrefOf(view, sort)}
    />
  )
  const columns: Column[] = [
    ...(tickable.size > 0
      ? [{ key: 'tick', label: <span className="sr-only">{t('admin.orders.box')}</span>, narrow: right(4) }]
      : []),
    { key: 'number', label: t('admin.orders.number'), narrow: left(1) },
    { key: 'date', label: sorted('time', t('admin.orders.date')), short: t('admin.orders.date'), narrow: right(2) },
    { key: 'state', label: t('admin.orders.state'), narrow: left(3) },
    { key: 'customer', label: t('admin.orders.customer'), narrow: left(2) },
    { key: 'contact', label: t('admin.orders.contact'), narrow: 'max-sm:hidden' },
    {
      key: 'total',
      label: sorted('total', t('admin.orders.total')),
      short: t('admin.orders.total'),
      align: 'right',
      narrow: right(1),
    },
    { key: 'payment', label: t('admin.orders.payment'), narrow: right(3) },
    { key: 'paid', label: t('admin.orders.paid'), align: 'right', narrow: 'max-sm:hidden' },
  ]
  return (
    <Table
      caption={t('admin.orders.title')}
      columns={columns}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row, tickable.has(row.id)) }))}
    />
  )
}

/** Broken, if it has to be, where people would break it. */
function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <span className="[overflow-wrap:break-word]">
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </span>
  )
}

const hrefOf = (view: OrdersView, sort: OrdersView['sort']) => (order: 'up' | 'down') =>
  viewHref('/admin/orders', view, { sort, order })

function cellsOf(actor: Actor, row: ListedOrder, ticks: boolean) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, row.currency, actor.locale)
  return {
    tick: ticks && (
      <input
        type="checkbox"
        form={BULK}
        name="row"
        value={rowValue({ orderId: row.id, version: row.version, number: row.number })}
        aria-label={t('admin.list.tick', { number: row.number })}
        className="size-5"
      />
    ),
    number: (
      <>
        <NextLink
          href={`/admin/orders/${row.id}`}
          prefetch={false}
          className="font-medium whitespace-nowrap text-accent underline underline-offset-4"
        >
          {row.number}
        </NextLink>
        <span className="block text-sm text-soft max-sm:ml-2 max-sm:inline">{row.shop}</span>
      </>
    ),
    date: (
      <time dateTime={row.placedAt.toISOString()} className="whitespace-nowrap">
        {formatTime(row.placedAt, actor.locale)}
      </time>
    ),
    state: (
      <>
        <State state={row.state} locale={actor.locale} />
        {row.requested && (
          <span className="mt-1 flex items-center gap-1 text-sm font-medium text-warn">
            <Inbox aria-hidden className="size-4 shrink-0" />
            {t('admin.orders.requested')}
          </span>
        )}
      </>
    ),
    customer: (
      <span className="inline-flex items-start gap-1">
        <span className="break-words">{[row.salutation, row.firstname, row.lastname].filter(Boolean).join(' ')}</span>
        {row.managerName && (
          <Headset
            role="img"
            aria-label={t('admin.orders.byManager', { name: row.managerName })}
            className="mt-0.5 size-4 shrink-0 text-assist"
          />
        )}
      </span>
    ),
    contact: (
      <>
        <Email address={row.email} />
        {row.phone && <span className="block text-soft">{row.phone}</span>}
      </>
    ),
    total: <span className="font-medium whitespace-nowrap">{money(row.total)}</span>,
    payment: (
      <>
        <Badge tone={labelTone(row.label)}>{labelWord(t, row.label)}</Badge>
        <span className="mt-1 block text-sm text-soft max-sm:hidden">{gatewayWord(t, row.gateway)}</span>
      </>
    ),
    paid: <span className="whitespace-nowrap">{money(row.paid)}</span>,
  }
}
