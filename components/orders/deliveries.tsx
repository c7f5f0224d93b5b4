import { Card } from '@/components/ui/card'
import type { DeliveryGroup } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { OrderInFull } from '@/lib/orders/queries'
import { State } from './state'

type Delivery = OrderInFull['deliveries'][number]

/** How the goods travel, and where each delivery stands. */
export function Deliveries({ actor, order }: { actor: Actor; order: OrderInFull }) {
  const t = translator(actor.locale)
  return (
    <div className="grid gap-4">
      {order.deliveries.map((delivery) => (
        <Card key={delivery.id} aria-label={t('orders.deliveryNumber', { number: delivery.number })}>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h3 className="text-base">{t(`deliveryGroups.${delivery.group}`)}</h3>
              <p className="text-sm break-all text-soft">{delivery.number}</p>
            </div>
            <State state={delivery.state} locale={actor.locale} />
          </div>
          <Contents lines={delivery.lines} />
          <p className="mt-3 text-sm text-soft">{[how(delivery), when(delivery)].filter(Boolean).join(' · ')}</p>
        </Card>
      ))}
    </div>
  )

  function how({ methodName, price, group }: Delivery) {
    const cost = price === 0 ? t('orders.free') : formatMoney(price, order.currency, actor.locale)
    return group === 'D4' ? t('orders.electronic') : `${methodName}, ${cost}`
  }

  function when({ estimatedMin, estimatedMax, requestedDate }: Delivery) {
    const day = (text: string) => formatDay(text, actor.locale)
    if (estimatedMin && estimatedMin === estimatedMax) return t('orders.expectedOn', { day: day(estimatedMin) })
    if (estimatedMin && estimatedMax) return t('orders.expected', { from: day(estimatedMin), to: day(estimatedMax) })
    return requestedDate ? t('orders.askedFor', { day: day(requestedDate) }) : ''
  }
}

type Content = { id: string; name: string; quantity: number }

export function Contents({ lines }: { lines: Content[] }) {
  return (
    <ul className="mt-3 text-md">
      {lines.map(({ id, name, quantity }) => (
        <li key={id}>
          {quantity} × {name}
        </li>
      ))}
    </ul>
  )
}

/** The deliveries an order would have. */
export function PlannedDeliveries({ actor, deliveries }: { actor: Actor; deliveries: Planned[] }) {
  const t = translator(actor.locale)
  return (
    <ol className="grid gap-4">
      {deliveries.map(({ id, group, price, lines }) => (
        <li key={id}>
          <p className="flex justify-between gap-4 text-md">
            <span className="font-medium">{t(`deliveryGroups.${group}`)}</span>
            <span>{price === 0 ? t('orders.free') : formatMoney(price, actor.shop.currency, actor.locale)}</span>
          </p>
          <p className="text-sm text-soft">{t(`deliveryHelp.${group}`)}</p>
          <Contents lines={lines} />
        </li>
      ))}
    </ol>
  )
}

type Planned = { id: string; group: DeliveryGroup; price: number; lines: Content[] }
