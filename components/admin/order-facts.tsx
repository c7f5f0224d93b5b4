import NextLink from 'next/link'
import { Lines } from '@/components/orders/lines'
import { State } from '@/components/orders/state'
import { Totals } from '@/components/orders/totals'
import { Postal } from '@/components/people/postal'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { formatDay, formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { AdminOrder } from '@/lib/orders/desk/order'
import { gatewayWord, labelTone, labelWord } from './words'

type Props = { actor: Actor; order: AdminOrder }

/** Who ordered, for whom, where to and how it is paid. */
export function OrderFacts({ actor, order }: Props) {
  const t = translator(actor.locale)
  return (
    <Card aria-labelledby="facts">
      <h2 id="facts" className="mb-4">
        {t('admin.order.facts')}
      </h2>
      <dl className="grid gap-x-6 gap-y-3 text-md sm:grid-cols-2">
        <Fact term={t('admin.orders.state')}>
          <State state={order.state} locale={actor.locale} />
        </Fact>
        <Fact term={t('admin.orders.date')}>
          <time dateTime={order.placedAt.toISOString()}>{formatTime(order.placedAt, actor.locale)}</time>
        </Fact>
        <Fact term={t('admin.order.customer')}>
          <Customer actor={actor} order={order} />
        </Fact>
        <Fact term={t('orders.payment')}>
          <p>{gatewayWord(t, order.gateway)}</p>
          <p className="mt-1 flex flex-wrap items-center gap-2">
            <Badge tone={labelTone(order.label)}>{labelWord(t, order.label)}</Badge>
            <span>
              {t('admin.order.paid')}: {formatMoney(order.paid, order.currency, actor.locale)}
            </span>
          </p>
        </Fact>
        <Fact term={t('orders.shipTo')}>
          <Postal address={order.shipTo} locale={actor.locale} />
        </Fact>
        <Fact term={t('orders.billTo')}>
          <Postal address={order.billTo} locale={actor.locale} />
        </Fact>
        {order.requestedDate && (
          <Fact term={t('orders.requestedDate')}>
            <time dateTime={order.requestedDate}>{formatDay(order.requestedDate, actor.locale)}</time>
          </Fact>
        )}
        {order.reference && (
          <Fact term={t('orders.referenceFor')}>
            <p className="break-words">{order.reference}</p>
          </Fact>
        )}
        {order.message && (
          <Fact term={t('orders.message')}>
            <p className="break-words whitespace-pre-line">{order.message}</p>
          </Fact>
        )}
      </dl>
    </Card>
  )
}

function Customer({ actor, order }: Props) {
  const t = translator(actor.locale)
  return (
    <>
      <p className="font-medium">{fullName(order)}</p>
      <p className="break-all">{order.email}</p>
      {order.phone && <p>{order.phone}</p>}
      {!order.customerId && <p className="text-soft">{t('admin.order.guest')}</p>}
      {order.customerId && may(actor, 'customers.find') && may(actor, 'desk.enter') && (
        <NextLink
          href={`/service/customers/${order.customerId}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('admin.order.customerNumber')}
        </NextLink>
      )}
      {order.managerName && (
        <p className="mt-1 text-assist">
          {t('admin.order.placedBy', { name: order.managerName, email: order.managerEmail ?? '' })}
          {order.assistReason && (
            <span className="block">{t('admin.order.reason', { reason: reasonWord(t, order.assistReason) })}</span>
          )}
        </p>
      )}
    </>
  )
}

/** Shops may have reasons of their own, which are words already. */
function reasonWord(t: ReturnType<typeof translator>, reason: string) {
  const key = `assistReasons.${reason}` as 'assistReasons.phone'
  return t.has(key) ? t(key) : reason
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What was ordered and what it comes to. */
export function OrderGoods({ actor, order }: Props) {
  const t = translator(actor.locale)
  return (
    <Card aria-labelledby="goods">
      <h2 id="goods" className="mb-4">
        {t('admin.order.lines')}
      </h2>
      <Lines actor={actor} lines={order.lines} currency={order.currency} />
      <div className="mt-6 sm:ml-auto sm:max-w-xs">
        <Totals actor={actor} amounts={order} />
      </div>
    </Card>
  )
}
