import { Badge } from '@/components/ui/badge'
import { type Actor, may } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { openInvoices } from '@/lib/payments/credit'
import type { Result } from '@/lib/result'
import { SmallForm } from './small-form'
import { Table } from './table'

type Settle = (previous: Result<string> | null, form: FormData) => Promise<Result<string>>

/** What the organisation in hand has not paid yet, and the button of whoever sees the money come in. */
export async function OpenInvoices({ actor, settle }: { actor: Actor; settle: Settle }) {
  const t = translator(actor.locale)
  const { locale, shop } = actor
  const open = await openInvoices(actor, shop.id)
  if (open.length === 0) return <p className="text-soft">{t('admin.organisations.noneOpen')}</p>
  const settles = may(actor, 'orders.money')
  return (
    <Table
      caption={t('admin.organisations.open')}
      columns={[
        { key: 'invoice', label: t('admin.organisations.invoice') },
        { key: 'due', label: t('admin.organisations.due') },
        { key: 'amount', label: t('admin.organisations.amount'), align: 'right' },
        ...(settles ? [{ key: 'settle', label: t('organisation.change') }] : []),
      ]}
      rows={open.map(({ id, number, kind, total, currency, dueOn, orderNumber }) => {
        const isCredit = kind === 'credit'
        const word = t(isCredit ? 'admin.organisations.settleCredit' : 'admin.organisations.settle')
        return {
          key: id,
          cells: {
            invoice: (
              <>
                <span className="font-medium">{t(`invoices.${kind}Number`, { number })}</span>
                <span className="block text-soft">{t('orders.orderNumber', { number: orderNumber })}</span>
              </>
            ),
            due: !isCredit && dueOn && (
              <span className="flex flex-wrap items-center gap-2">
                {formatDay(dueOn, locale)}
                {dueOn < dayOf(now()) && <Badge tone="bad">{t('admin.organisations.overdue')}</Badge>}
              </span>
            ),
            amount: formatMoney(isCredit ? -total : total, currency, locale),
            settle: (
              <SmallForm
                action={settle}
                compact
                hidden={{ organisationId: shop.id, invoiceId: id }}
                fields={[]}
                submit={word}
                submitLabel={`${word}: ${number}`}
              />
            ),
          },
        }
      })}
    />
  )
}
