import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { InvoiceSummary } from '@/lib/orders/papers/invoices'

/** Invoices and credit notes, newest first. */
export function InvoiceList({ actor, invoices }: { actor: Actor; invoices: InvoiceSummary[] }) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {invoices.map(({ id, kind, number, total, currency, issuedAt, orderNumber, payBy }) => (
        <li key={id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunken">
          <div className="min-w-48 flex-1">
            <Link
              href={`/account/invoices/${id}`}
              className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {t(`invoices.${kind}Number`, { number })}
            </Link>
            <p className="text-sm text-soft">
              {formatDate(issuedAt, actor.locale)} · {t('orders.orderNumber', { number: orderNumber })}
            </p>
          </div>
          {payBy && <p className="text-sm">{t('invoices.dueOn', { date: formatDay(payBy, actor.locale) })}</p>}
          <p className="ml-auto min-w-24 text-right font-medium">{formatMoney(total, currency, actor.locale)}</p>
        </li>
      ))}
    </ul>
  )
}
