import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { PaymentResult } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { AdminOrder } from '@/lib/orders/desk/order'
import { Table } from './table'
import { gatewayWord, operationWord, resultWord } from './words'

type Props = { actor: Actor; order: AdminOrder }

const tones = { Ok: 'good', Processing: 'warn', Failed: 'bad', 'Manual processing required': 'warn' } as const

/** What a gateway answered. */
export const ResultBadge = ({ actor, result }: { actor: Actor; result: PaymentResult }) => (
  <Badge tone={tones[result]}>{resultWord(translator(actor.locale), result)}</Badge>
)

/** The order's rows of the payment ledger, and the papers that came of them. */
export function OrderMoney({ actor, order }: Props) {
  const t = translator(actor.locale)
  if (!order.payments) return null
  return (
    <Card aria-labelledby="payments">
      <h2 id="payments" className="mb-3">
        {t('admin.order.payments')}
      </h2>
      {order.payments.length === 0 && <p className="text-md text-soft">{t('admin.order.noPayments')}</p>}
      {order.payments.length > 0 && <Ledger actor={actor} order={order} />}
      {order.invoices && order.invoices.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-base">{t('admin.order.invoices')}</h3>
          <ul className="text-md">
            {order.invoices.map(({ id, number, total, currency, issuedAt }) => (
              <li key={id} className="flex flex-wrap justify-between gap-2">
                <a href={`/api/invoices/${id}`} className="text-accent underline underline-offset-4">
                  {number}
                </a>
                <span className="text-soft">{formatTime(issuedAt, actor.locale)}</span>
                <span>{formatMoney(total, currency, actor.locale)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Ledger({ actor, order }: Props) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.order.payments')}
      columns={[
        { key: 'time', label: t('admin.payments.time') },
        { key: 'operation', label: t('admin.payments.operation') },
        { key: 'result', label: t('admin.payments.result') },
        { key: 'amount', label: t('admin.payments.amount'), align: 'right' },
        { key: 'reference', label: t('admin.payments.reference') },
      ]}
      rows={(order.payments ?? []).map(({ row, delivery }) => ({
        key: row.id,
        cells: {
          time: formatTime(row.at, actor.locale),
          operation: (
            <>
              <span className="font-medium">{operationWord(t, row.operation)}</span>
              <span className="block text-sm text-soft">{gatewayWord(t, row.gateway)}</span>
              {delivery && <span className="block text-sm text-soft">{delivery}</span>}
            </>
          ),
          result: (
            <>
              <ResultBadge actor={actor} result={row.result} />
              {row.settled && <span className="block text-sm text-soft">{t('admin.payments.settled')}</span>}
            </>
          ),
          amount: formatMoney(row.amount, row.currency, actor.locale),
          reference: (
            <>
              <span className="break-all">{row.reference}</span>
              {row.cardBrand && (
                <span className="block text-sm">
                  {row.cardBrand} ··{row.cardLastFour}
                </span>
              )}
              {row.message && <span className="block text-sm break-words text-soft">{row.message}</span>}
            </>
          ),
        },
      }))}
    />
  )
}

/** What gateways told us about this order. */
export function OrderCallbacks({ actor, order }: Props) {
  const t = translator(actor.locale)
  if (!order.callbacks || order.callbacks.length === 0) return null
  return (
    <Card aria-labelledby="callbacks">
      <h2 id="callbacks" className="mb-3">
        {t('admin.order.callbacks')}
      </h2>
      <ul className="grid gap-2 text-md">
        {order.callbacks.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3">
            <span>{formatTime(row.receivedAt, actor.locale)}</span>
            <span>{gatewayWord(t, row.gateway)}</span>
            {row.operation && <span className="font-medium">{row.operation}</span>}
            {row.amount !== null && row.currency && <span>{formatMoney(row.amount, row.currency, actor.locale)}</span>}
            <span className="text-soft">{t(`admin.callbacks.states.${row.state}`)}</span>
            {row.reason && <span className="text-soft">{callbackReason(t, row.reason)}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Why a callback waits; a reason we have no words for is shown as it is. */
export function callbackReason(t: ReturnType<typeof translator>, reason: string) {
  const key = `callbackReasons.${reason}` as 'callbackReasons.unknownOrder'
  return t.has(key) ? t(key) : reason
}
