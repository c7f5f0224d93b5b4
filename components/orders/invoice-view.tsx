import { Postal } from '@/components/people/postal'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { formatRate } from '@/lib/orders/papers/invoice-parts'
import type { InvoiceInFull } from '@/lib/orders/papers/invoices'
import { Lines } from './lines'

type Props = { actor: Actor; invoice: InvoiceInFull }

/** What an invoice is for, the tax in it, and that it is paid or by when. */
export function InvoiceView({ actor, invoice }: Props) {
  const t = translator(actor.locale)
  const { kind, orderNumber, lines, shipping, discount, coupons, currency, total } = invoice
  const money = (amount: number) => formatMoney(amount, currency, actor.locale)
  return (
    <div className="grid gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <Card>
          <h2 className="mb-2 text-base">{invoice.shopName}</h2>
          <p className="text-md">
            {actor.customer ? (
              <Link href={`/account/orders/${orderNumber}`} className="text-accent underline underline-offset-4">
                {t('orders.orderNumber', { number: orderNumber })}
              </Link>
            ) : (
              t('orders.orderNumber', { number: orderNumber })
            )}
          </p>
          <p className="text-md text-soft">
            {t('orders.placedOn', { date: formatDate(invoice.placedAt, actor.locale) })}
          </p>
          {invoice.reference && (
            <p className="text-md break-words">
              {t('orders.named', {
                what: t(actor.assist ? 'orders.referenceFor' : 'orders.reference'),
                value: invoice.reference,
              })}
            </p>
          )}
        </Card>
        <Card>
          <h2 className="mb-2 text-base">{t('orders.billTo')}</h2>
          <Postal address={invoice.billTo} locale={actor.locale} />
        </Card>
      </div>
      <Card>
        <h2 className="mb-4">{t('orders.goods')}</h2>
        {lines.length > 0 ? (
          <Lines actor={actor} lines={lines} currency={currency} />
        ) : (
          <p className="flex justify-between gap-4 font-medium">
            <span>{t(`invoices.${kind}Part`, { number: orderNumber })}</span>
            <span>{money(total)}</span>
          </p>
        )}
        {discount > 0 && (
          <p className="flex justify-between gap-4 border-t border-line pt-3 mt-3">
            <span>{t('orders.discount', { code: coupons.join(', ') })}</span>
            <span className="font-medium">{money(-discount)}</span>
          </p>
        )}
        {shipping.map(({ id, name, total: price }) => (
          <p key={id} className="flex justify-between gap-4 border-t border-line pt-3 mt-3">
            <span>{name || t('orders.shipping')}</span>
            <span className="font-medium">{money(price)}</span>
          </p>
        ))}
        <Sums actor={actor} invoice={invoice} />
      </Card>
    </div>
  )
}

function Sums({ actor, invoice }: Props) {
  const t = translator(actor.locale)
  const { kind, currency, total, tax, taxes, paidAt, dueOn } = invoice
  const money = (amount: number) => formatMoney(amount, currency, actor.locale)
  const rates = taxes.flatMap(({ rate, ...row }) => (rate === null ? [] : [{ ...row, rate }]))
  return (
    <dl className="mt-6 grid grid-cols-[1fr_auto] gap-y-2 text-md sm:ml-auto sm:max-w-sm">
      <dt className="border-t border-line pt-3 text-base font-semibold">{t('orders.total')}</dt>
      <dd className="border-t border-line pt-3 pl-6 text-right text-base font-semibold">{money(total)}</dd>
      {rates.map((row) => (
        <div key={row.rate} className="contents text-sm text-soft">
          <dt>
            {t('invoices.taxAt', { rate: formatRate(row.rate, actor.locale), amount: money(row.total - row.tax) })}
          </dt>
          <dd className="text-right">{money(row.tax)}</dd>
        </div>
      ))}
      {rates.length !== 1 && (
        <div className="contents text-sm text-soft">
          <dt>{t('orders.taxIncluded')}</dt>
          <dd className="text-right">{money(tax)}</dd>
        </div>
      )}
      <dt>
        {paidAt
          ? t(`invoices.${kind}Paid`, { date: formatDate(paidAt, actor.locale) })
          : t('invoices.dueOn', { date: formatDay(dueOn ?? '', actor.locale) })}
      </dt>
      <dd className="text-right">{money(total)}</dd>
    </dl>
  )
}
