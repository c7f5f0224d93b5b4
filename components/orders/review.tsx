import type { ReactNode } from 'react'
import { Postal } from '@/components/people/postal'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { inLocale, translator } from '@/lib/i18n'
import { listsNamed } from '@/lib/managed-lists/queries'
import type { Quote } from '@/lib/orders/checkout/quote'
import { cardHelp, cardName } from './card-words'
import { PlannedDeliveries } from './deliveries'
import { Lines } from './lines'

/** The order as it would be, to be read once more. */
export async function Review({ actor, quote }: { actor: Actor; quote: Quote }) {
  const t = translator(actor.locale)
  const { cart, shipTo, billTo, gateway, card, method, requestedDate, needsApproval } = quote
  const references = cart.lines.map((line) => line.listReference)
  const lists = await listsNamed(actor, references)
  const lines = cart.lines.map((line) => ({ ...line, list: lists.get(line.listReference) }))
  const known = new Map(cart.lines.map((line) => [line.id, line]))
  const planned = quote.deliveries.map(({ group, price, lines, centreId }, index) => ({
    id: `${centreId}-${group}-${index}`,
    group,
    price,
    lines: lines.map(({ id, quantity }) => ({ id, quantity, name: known.get(id)?.name ?? '' })),
    released: lastOf(lines.map(({ id }) => known.get(id)?.availability.releaseDate ?? null)),
  }))
  return (
    <div className="grid gap-6">
      <Part title={t('orders.goods')} change="/cart" label={t('checkout.changeGoods')}>
        <Lines actor={actor} lines={lines} currency={actor.shop.currency} />
      </Part>
      <div className="grid gap-6 sm:grid-cols-2">
        <Part title={t('orders.shipTo')} change="/checkout#ship-to" label={t('checkout.changeShipTo')}>
          {shipTo && <Postal address={shipTo} locale={actor.locale} />}
        </Part>
        <Part title={t('orders.billTo')} change="/checkout#bill-to" label={t('checkout.changeBillTo')}>
          {billTo && <Postal address={billTo} locale={actor.locale} />}
        </Part>
      </div>
      <Part title={t('orders.deliveries')} change="/checkout#delivery" label={t('checkout.changeDelivery')}>
        {method && <p className="mb-4 text-md">{inLocale(method.names, actor.locale)}</p>}
        <PlannedDeliveries actor={actor} deliveries={planned} requestedDate={requestedDate} />
      </Part>
      <Part title={t('orders.payment')} change="/checkout#payment" label={t('checkout.changePayment')}>
        {gateway && <p className="text-md">{t(`gateways.${gateway}.name`)}</p>}
        {card && (
          <p className="text-md">
            {cardName(card, t)}, {cardHelp(card, t)}
          </p>
        )}
        {needsApproval && <p className="text-md text-warn">{t('checkout.needsApproval')}</p>}
        <p className="text-md text-soft">{t('checkout.mailTo', { email: quote.email })}</p>
        {quote.reference && (
          <p className="mt-3 text-md break-words">
            {t('orders.named', {
              what: t(actor.assist ? 'orders.referenceFor' : 'orders.reference'),
              value: quote.reference,
            })}
          </p>
        )}
        {cart.message && <p className="mt-3 text-md break-words whitespace-pre-line">{cart.message}</p>}
      </Part>
    </div>
  )
}

/** The day on which the last of them comes out, if one still has to. */
const lastOf = (days: (Date | null)[]) => days.reduce((last, day) => (day && (!last || last < day) ? day : last), null)

function Part({
  title,
  change,
  label,
  children,
}: {
  title: string
  change: string
  label: string
  children: ReactNode
}) {
  return (
    <Card>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 className="text-base">{title}</h2>
        <Link href={change} className="py-1 text-md text-accent underline underline-offset-4">
          {label}
        </Link>
      </div>
      {children}
    </Card>
  )
}
