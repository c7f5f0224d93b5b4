import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { OrderSummary } from '@/lib/orders/queries'
import type { Answer } from '@/lib/result'
import { placedWords } from './placed-words'
import { State } from './state'

/** Orders, newest first. */
export function OrderList({
  actor,
  orders,
  again,
}: {
  actor: Actor
  orders: OrderSummary[]
  again?: FormAction<Answer>
}) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {orders.map((order) => (
        <li key={order.id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunken">
          <div className="min-w-48 flex-1">
            <Link
              href={`/account/orders/${order.number}`}
              className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {t('orders.orderNumber', { number: order.number })}
            </Link>
            <p className="text-sm text-soft">
              {formatDate(order.placedAt, actor.locale)}
              {order.byStaff && ` · ${placedWords(actor, order)}`}
            </p>
          </div>
          <State state={order.state} locale={actor.locale} />
          <p className="ml-auto text-right font-medium">{formatMoney(order.total, order.currency, actor.locale)}</p>
          {again && (
            <div className="relative -mx-4">
              <TellingForm action={again} fields={{ number: order.number }}>
                <SubmitButton look="quiet" aria-label={t('orders.againOf', { number: order.number })}>
                  {t('orders.again')}
                </SubmitButton>
              </TellingForm>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
