import { Postal } from '@/components/people/postal'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, formatTime, translator } from '@/lib/i18n'
import { isPromised } from '@/lib/orders/pay-by'
import type { OrderInFull } from '@/lib/orders/queries'
import { Deliveries } from './deliveries'
import { History } from './history'
import { Lines } from './lines'
import { Money } from './money'
import { placedWords } from './placed-words'
import { Totals } from './totals'

/** Everything the customer may know of an order. */
export function OrderView({ actor, order }: { actor: Actor; order: OrderInFull }) {
  const t = translator(actor.locale)
  return (
    <div className="grid gap-6">
      {order.byStaff && <Notice>{placedWords(actor, order)}</Notice>}
      <PayBy actor={actor} order={order} />
      <Card>
        <h2 className="mb-4">{t('orders.goods')}</h2>
        <Lines actor={actor} lines={order.lines} currency={order.currency} />
        <div className="mt-6 sm:ml-auto sm:max-w-xs">
          <Totals actor={actor} amounts={order} />
        </div>
      </Card>
      <section>
        <h2 className="mb-3">{t('orders.deliveries')}</h2>
        {order.requestedDate && (
          <p className="-mt-2 mb-3 text-md text-soft">
            {t('orders.named', {
              what: t('orders.requestedDate'),
              value: formatDay(order.requestedDate, actor.locale),
            })}
          </p>
        )}
        <Deliveries actor={actor} order={order} />
      </section>
      <div className="grid gap-4 sm:grid-cols-2">
        <Card>
          <h2 className="mb-2 text-base">{t('orders.shipTo')}</h2>
          <Postal address={order.shipTo} locale={actor.locale} />
        </Card>
        <Card>
          <h2 className="mb-2 text-base">{t('orders.billTo')}</h2>
          <Postal address={order.billTo} locale={actor.locale} />
        </Card>
        <Money actor={actor} order={order} />
        {order.reference && (
          <Card>
            <h2 className="mb-2 text-base">{t(actor.assist ? 'orders.referenceFor' : 'orders.reference')}</h2>
            <p className="text-md break-words">{order.reference}</p>
          </Card>
        )}
        {order.message && (
          <Card>
            <h2 className="mb-2 text-base">{t('orders.message')}</h2>
            <p className="text-md break-words whitespace-pre-line">{order.message}</p>
          </Card>
        )}
      </div>
      <Card>
        <h2 className="mb-4">{t('orders.history')}</h2>
        <History actor={actor} order={order} />
      </Card>
    </div>
  )
}

/** Until when its goods are kept for it, where that ends. */
function PayBy({ actor, order }: { actor: Actor; order: OrderInFull }) {
  const t = translator(actor.locale)
  if (!order.payBy) return null
  const until = formatTime(order.payBy, actor.locale)
  const words = isPromised(order) ? 'orders.payBy' : 'orders.paymentAwaited'
  return <Notice kind="warn">{t(words, { until })}</Notice>
}
