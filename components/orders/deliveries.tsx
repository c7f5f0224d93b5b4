import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { DeliveryGroup, Locale } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { hrefFor } from '@/lib/href'
import { formatDate, formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { mayDownload } from '@/lib/orders/machine'
import type { OrderInFull } from '@/lib/orders/queries'
import { isExpected, waitsFor } from '@/lib/orders/told'
import { State } from './state'

type Delivery = OrderInFull['deliveries'][number]
type Props = { actor: Actor; order: OrderInFull }

/** How the goods travel, and where each delivery stands. */
export function Deliveries({ actor, order }: Props) {
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
            {mayDownload(order.state, delivery) ? (
              <Badge tone="good">{t('orders.available')}</Badge>
            ) : (
              <State state={delivery.state} locale={actor.locale} />
            )}
          </div>
          <Contents lines={delivery.lines} noteOf={(line) => noteOn(line, delivery, actor)} />
          <p className="mt-3 text-sm text-soft">
            {[how(delivery, actor, order), when(delivery, actor)].filter(Boolean).join(' · ')}
          </p>
          <Tracking actor={actor} delivery={delivery} />
          <Downloads actor={actor} order={order} delivery={delivery} />
        </Card>
      ))}
    </div>
  )
}

function how({ methodName, price, group }: Delivery, { locale }: Actor, { currency }: OrderInFull) {
  const t = translator(locale)
  const cost = price === 0 ? t('orders.free') : formatMoney(price, currency, locale)
  return group === 'D4' ? t('orders.toDownload') : `${methodName}, ${cost}`
}

/** The days it should come on, or what it waits for. */
function when(delivery: Delivery, { locale }: Actor): string {
  const t = translator(locale)
  if (!isExpected(delivery)) return ''
  const waits = waitsFor(delivery, now())
  if (waits === 'stock') return t('orders.whenInStock')
  if (waits) return t('orders.leavesOn', { day: formatDate(waits.day, locale) })
  const { requestedDate } = delivery
  return (
    expected(delivery, locale) || (requestedDate ? t('orders.askedFor', { day: formatDay(requestedDate, locale) }) : '')
  )
}

type Days = { estimatedMin: string | null; estimatedMax: string | null }

function expected({ estimatedMin: min, estimatedMax: max }: Days, locale: Locale): string {
  const t = translator(locale)
  const day = (text: string) => formatDay(text, locale)
  if (min && (!max || min === max)) return t(max ? 'orders.expectedOn' : 'orders.expectedFrom', { day: day(min) })
  return min && max ? t('orders.expected', { from: day(min), to: day(max) }) : ''
}

type Delivered = Delivery['lines'][number]

/** What the centre said of one line, if that is not what holds for all of the delivery. */
function noteOn(line: Delivered, delivery: Delivery, { locale }: Actor): string {
  const t = translator(locale)
  const { rejected, deliveredQuantity: sent, quantity } = line
  if (rejected) return t('orders.rejected')
  if (sent !== null && sent < quantity) return t('orders.sentOf', { sent, quantity })
  const own = isExpected(delivery) ? expected(line, locale) : ''
  return own === expected(delivery, locale) ? '' : own
}

function Tracking({ actor, delivery }: { actor: Actor; delivery: Delivery }) {
  const t = translator(actor.locale)
  const { externalReference: reference, externalUrl: url } = delivery
  if (!reference && !url) return null
  return (
    <p className="mt-2 text-sm">
      {reference && <span className="break-all">{t('orders.tracking', { reference })} </span>}
      {url && (
        <a href={url} rel="noreferrer" className="text-accent underline underline-offset-4">
          {t('letters.trackLink')}
        </a>
      )}
    </p>
  )
}

/** What was bought electronically, once it may be fetched. */
function Downloads({ actor, order, delivery }: Props & { delivery: Delivery }) {
  const t = translator(actor.locale)
  const files = delivery.lines.filter(({ hasFile }) => hasFile)
  if (files.length === 0) return null
  if (!mayDownload(order.state, delivery)) return null
  return (
    <ul className="mt-3 grid gap-2">
      {files.map(({ orderLineId, name }) => (
        <li key={orderLineId}>
          <a
            href={hrefFor(actor, `/api/downloads/${orderLineId}`)}
            download
            className={buttonClass('plain', 'break-words')}
          >
            {t('orders.download', { name })}
          </a>
        </li>
      ))}
    </ul>
  )
}

type Content = { id: string; name: string; quantity: number }

export function Contents<Line extends Content>({ lines, noteOf }: { lines: Line[]; noteOf?: (line: Line) => string }) {
  return (
    <ul className="mt-3 text-md">
      {lines.map((line) => (
        <li key={line.id} className="break-words">
          {line.quantity} × {line.name}
          {noteOf?.(line) && <span className="block text-sm text-soft">{noteOf(line)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The deliveries an order would have. */
export function PlannedDeliveries({ actor, deliveries, requestedDate }: PlannedProps) {
  const t = translator(actor.locale)
  return (
    <ol className="grid gap-4">
      {deliveries.map(({ id, group, price, lines, released }) => (
        <li key={id}>
          <p className="flex justify-between gap-4 text-md">
            <span className="font-medium">{t(`deliveryGroups.${group}`)}</span>
            <span>{price === 0 ? t('orders.free') : formatMoney(price, actor.shop.currency, actor.locale)}</span>
          </p>
          <p className="text-sm text-soft">{plan(actor, { group, released }, requestedDate)}</p>
          <Contents lines={lines} />
        </li>
      ))}
    </ol>
  )
}

type PlannedProps = { actor: Actor; deliveries: Planned[]; requestedDate: string | null }

/** When it leaves; what is sent and was asked for on a day says that day in the same breath. */
function plan({ locale }: Actor, { group, released }: Pick<Planned, 'group' | 'released'>, day: string | null): string {
  const t = translator(locale)
  const asked = day && group !== 'D4' ? formatDay(day, locale) : null
  if (!asked) return released ? t('orders.planned', { day: formatDate(released, locale) }) : t(`deliveryHelp.${group}`)
  if (released) return t('orders.plannedFor', { released: formatDate(released, locale), day: asked })
  return t(group === 'D1' ? 'orders.plannedReady' : 'orders.plannedWaiting', { day: asked })
}

type Planned = { id: string; group: DeliveryGroup; price: number; lines: Content[]; released: Date | null }
