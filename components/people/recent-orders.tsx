import { Card } from '@/components/ui/card'
import type { OrderState } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'

type Order = { number: string; state: OrderState; placedAt: Date }

/** When the customer last ordered. Numbers and amounts are what callers are asked for: they stand masked beside this. */
export function RecentOrders({ actor, orders }: { actor: Actor; orders: Order[] }) {
  const t = translator(actor.locale)
  return (
    <Card>
      <h2 className="mb-2">{t('desk.page.orders')}</h2>
      {orders.length === 0 && <p className="text-md text-soft">{t('desk.noOrder')}</p>}
      <ul className="divide-y divide-line text-md">
        {orders.map((order) => (
          <li key={order.number} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>{formatDate(order.placedAt, actor.locale)}</span>
            <span>{t(`orderStates.${order.state.replaceAll('.', '_')}` as 'orderStates.os_waiting')}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
