import type { ReactNode } from 'react'
import { State } from '@/components/orders/state'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import type { AdminDelivery, AdminOrder } from '@/lib/orders/desk/order'

type Props = { actor: Actor; order: AdminOrder; buttons: (delivery: AdminDelivery) => ReactNode }

/** How the goods travel: where each delivery stands, and what can be done to it. */
export function OrderDeliveries({ actor, order, buttons }: Props) {
  const t = translator(actor.locale)
  return (
    <section aria-labelledby="deliveries" className="grid gap-4">
      <h2 id="deliveries">{t('admin.order.deliveries')}</h2>
      {order.deliveries.map((delivery) => (
        <Card key={delivery.id} aria-label={t('orders.deliveryNumber', { number: delivery.number })}>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h3 className="text-base">
                {t(`deliveryGroups.${delivery.group}`)} <span className="text-sm text-soft">{delivery.group}</span>
              </h3>
              <p className="text-sm break-all text-soft">{delivery.number}</p>
            </div>
            <State state={delivery.state} locale={actor.locale} />
          </div>
          <Contents actor={actor} delivery={delivery} />
          <Facts actor={actor} delivery={delivery} />
          <div className="mt-4">{buttons(delivery)}</div>
        </Card>
      ))}
    </section>
  )
}

function Contents({ actor, delivery }: { actor: Actor; delivery: AdminDelivery }) {
  const t = translator(actor.locale)
  return (
    <ul className="mt-3 grid gap-1 text-md">
      {delivery.lines.map((line) => (
        <li key={line.id}>
          <span className="font-medium">{line.quantity} ×</span> {line.name}{' '}
          <span className="text-sm text-soft">{line.skuCode}</span>
          {line.rejected && <span className="ml-2 text-bad">{t('admin.order.rejected')}</span>}
          {line.deliveredQuantity !== null && !line.rejected && (
            <span className="ml-2 text-soft">
              {t('admin.order.delivered', { delivered: line.deliveredQuantity, quantity: line.quantity })}
            </span>
          )}
          {line.statusText && <span className="block text-sm text-soft">{line.statusText}</span>}
        </li>
      ))}
    </ul>
  )
}

function Facts({ actor, delivery }: { actor: Actor; delivery: AdminDelivery }) {
  const t = translator(actor.locale)
  const day = (text: string | null) => text && formatDay(text, actor.locale)
  const estimate = [day(delivery.estimatedMin), day(delivery.estimatedMax)].filter(Boolean)
  const facts: [string, ReactNode][] = [
    [t('admin.order.centre'), delivery.centre],
    [t('admin.order.method'), delivery.methodName || t('admin.order.noMethod')],
    [t('admin.order.requestedDate'), day(delivery.requestedDate)],
    [t('admin.order.estimate'), [...new Set(estimate)].join(' – ')],
    [t('admin.order.tracking'), <Tracking key="tracking" delivery={delivery} />],
  ]
  const known = facts.filter(([term, value]) => value && (term !== t('admin.order.tracking') || isTracked(delivery)))
  return (
    <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {known.map(([term, value]) => (
        <div key={term} className="flex gap-1.5">
          <dt className="text-soft">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const isTracked = ({ externalReference, externalUrl }: AdminDelivery) => Boolean(externalReference || externalUrl)

function Tracking({ delivery: { externalReference, externalUrl } }: { delivery: AdminDelivery }) {
  if (!externalUrl) return externalReference
  return (
    <a
      href={externalUrl}
      rel="noreferrer noopener"
      target="_blank"
      className="break-all text-accent underline underline-offset-4"
    >
      {externalReference || externalUrl}
    </a>
  )
}
