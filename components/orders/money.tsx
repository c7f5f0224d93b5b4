import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { OrderInFull } from '@/lib/orders/queries'
import { isGateway } from '@/lib/payments/gateways'
import { cardName } from './card-words'

type Props = { actor: Actor; order: OrderInFull }

/** How it is paid, what was charged and given back so far, and the papers of it. */
export function Money({ actor, order }: Props) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, order.currency, actor.locale)
  return (
    <Card>
      <h2 className="mb-2 text-base">{t('orders.payment')}</h2>
      <p className="text-md">{isGateway(order.gateway) ? t(`gateways.${order.gateway}.name`) : order.gateway}</p>
      {order.card && <p className="text-md">{cardName(order.card, t)}</p>}
      {order.payments.length > 0 && (
        <ul className="mt-3 grid gap-2 border-t border-line pt-3 text-md">
          {order.payments.map(({ id, kind, amount, card, at }) => (
            <li key={id}>
              <span className="flex justify-between gap-4">
                <span>{t(`paymentsTold.${kind}`)}</span>
                <span className="font-medium">{money(amount)}</span>
              </span>
              <span className="block text-sm text-soft">
                {[formatDate(at, actor.locale), card && cardName(card, t)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {order.invoices.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-md">
          {order.invoices.map(({ id, number, kind, total }) => (
            <li key={id} className="flex justify-between gap-4">
              <Link href={`/account/invoices/${id}`} className="py-1 text-accent underline underline-offset-4">
                {t(`invoices.${kind}Number`, { number })}
              </Link>
              <span className="py-1">{money(total)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
