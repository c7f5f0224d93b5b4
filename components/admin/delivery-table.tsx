import NextLink from 'next/link'
import { State } from '@/components/orders/state'
import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, formatTime, translator } from '@/lib/i18n'
import { rowValue } from '@/lib/orders/desk/bulk'
import type { ListedDelivery } from '@/lib/orders/desk/deliveries'
import { bulkDeliveryActions } from '@/lib/orders/desk/delivery-view'
import { deliveryActionsFor } from '@/lib/orders/operate'
import { BULK } from './bulk-id'
import { Table } from './table'
import { operatorWord } from './words'

/** What can be done with many at once, of what this manager may do with the delivery. */
export const nextActions = (actor: Actor, row: ListedDelivery) => {
  const open = deliveryActionsFor(actor, row)
  return bulkDeliveryActions.filter((name) => open.includes(name))
}

/** The list of deliveries; each has the button of what comes next for it. */
export function DeliveryTable({ actor, rows }: { actor: Actor; rows: ListedDelivery[] }) {
  const t = translator(actor.locale)
  const ticks = rows.some((row) => nextActions(actor, row).length > 0)
  return (
    <Table
      caption={t('admin.deliveries.title')}
      columns={[
        ...(ticks ? [{ key: 'tick', label: <span className="sr-only">{t('admin.orders.box')}</span> }] : []),
        { key: 'number', label: t('admin.deliveries.number') },
        { key: 'ordered', label: t('admin.deliveries.ordered') },
        { key: 'state', label: t('admin.orders.state') },
        { key: 'customer', label: t('admin.orders.customer') },
        { key: 'centre', label: t('admin.deliveries.centre') },
        ...(ticks ? [{ key: 'next', label: t('admin.deliveries.next') }] : []),
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row) }))}
    />
  )
}

function cellsOf(actor: Actor, row: ListedDelivery) {
  const t = translator(actor.locale)
  const names = nextActions(actor, row)
  const value = rowValue({ orderId: row.orderId, version: row.version, number: row.number, deliveryId: row.id })
  return {
    tick: names.length > 0 && (
      <input
        type="checkbox"
        form={BULK}
        name="row"
        value={value}
        aria-label={t('admin.list.tick', { number: row.number })}
        className="size-5"
      />
    ),
    number: (
      <>
        <NextLink
          href={`/admin/orders/${row.orderId}`}
          prefetch={false}
          className="font-medium whitespace-nowrap text-accent underline underline-offset-4"
        >
          {row.number}
        </NextLink>
        <span className="block text-sm text-soft">{row.shop}</span>
      </>
    ),
    ordered: (
      <>
        <time dateTime={row.placedAt.toISOString()}>{formatTime(row.placedAt, actor.locale)}</time>
        {row.requestedDate && (
          <span className="block text-sm text-soft">
            {t('orders.askedFor', { day: formatDay(row.requestedDate, actor.locale) })}
          </span>
        )}
      </>
    ),
    state: (
      <>
        <State state={row.state} locale={actor.locale} />
        <span className="mt-1 block text-sm text-soft">{t(`deliveryGroups.${row.group}`)}</span>
      </>
    ),
    customer: `${row.firstname} ${row.lastname}`.trim(),
    centre: (
      <>
        {row.centre}
        <span className="block text-sm text-soft">
          {[row.methodName, row.externalReference].filter(Boolean).join(' · ')}
        </span>
      </>
    ),
    next: names.map((name) => (
      <button
        key={name}
        type="submit"
        form={BULK}
        name="press"
        value={`${name} ${value}`}
        aria-label={`${operatorWord(t, name)}: ${row.number}`}
        className={buttonClass('plain', 'min-h-9 whitespace-nowrap')}
      >
        {operatorWord(t, name)}
      </button>
    )),
  }
}
