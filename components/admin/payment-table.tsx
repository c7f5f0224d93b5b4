import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { may } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { type ListedPayment, sumsOf } from '@/lib/orders/desk/payments'
import { ResultBadge } from './order-money'
import { Table } from './table'
import { gatewayWord, operationWord } from './words'

type Props = { actor: Actor; rows: ListedPayment[] }

/** Rows of the payment ledger, over all orders. */
export function PaymentTable({ actor, rows }: Props) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.payments.title')}
      columns={[
        { key: 'time', label: t('admin.payments.time') },
        { key: 'order', label: t('admin.payments.order') },
        { key: 'operation', label: t('admin.payments.operation') },
        { key: 'result', label: t('admin.payments.result') },
        { key: 'amount', label: t('admin.payments.amount'), align: 'right' },
        { key: 'reference', label: t('admin.payments.reference') },
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row) }))}
    />
  )
}

function cellsOf(actor: Actor, row: ListedPayment) {
  const t = translator(actor.locale)
  return {
    time: (
      <time dateTime={row.at.toISOString()} className="whitespace-nowrap">
        {formatTime(row.at, actor.locale)}
      </time>
    ),
    order: (
      <>
        {may(actor, 'orders.see') ? (
          <NextLink
            href={`/admin/orders/${row.orderId}`}
            prefetch={false}
            className="font-medium whitespace-nowrap text-accent underline underline-offset-4"
          >
            {row.orderNumber}
          </NextLink>
        ) : (
          <span className="font-medium whitespace-nowrap">{row.orderNumber}</span>
        )}
        <span className="block text-sm text-soft">{row.shop}</span>
      </>
    ),
    operation: (
      <>
        <span className="font-medium">{operationWord(t, row.operation)}</span>
        <span className="block text-sm text-soft">{gatewayWord(t, row.gateway)}</span>
      </>
    ),
    result: (
      <>
        <ResultBadge actor={actor} result={row.result} />
        {row.settled && <span className="block text-sm text-soft">{t('admin.payments.settled')}</span>}
      </>
    ),
    amount: <span className="whitespace-nowrap">{formatMoney(row.amount, row.currency, actor.locale)}</span>,
    reference: (
      <>
        <span className="break-all">{row.reference}</span>
        {row.message && <span className="block text-sm break-words text-soft">{row.message}</span>}
      </>
    ),
  }
}

/** What the rows come to: amounts of two currencies are never added. */
export function PaymentSums({ actor, rows }: Props) {
  const t = translator(actor.locale)
  const sums = sumsOf(rows)
  if (sums.length === 0) return null
  return (
    <section aria-label={t('admin.payments.sums')} className="mt-4 text-md">
      <h2 className="text-base">{t('admin.payments.sums')}</h2>
      <ul>
        {sums.map(({ currency, captured, returned }) => (
          <li key={currency}>
            {t('admin.payments.sum', {
              currency,
              captured: formatMoney(captured, currency, actor.locale),
              returned: formatMoney(returned, currency, actor.locale),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
