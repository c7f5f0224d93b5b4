import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AnswerForGateway } from '@/components/admin/answer-for-gateway'
import { OperatorButtons } from '@/components/admin/operator-buttons'
import { OrderDeliveries } from '@/components/admin/order-deliveries'
import { OrderFacts, OrderGoods } from '@/components/admin/order-facts'
import { OrderHistory } from '@/components/admin/order-history'
import { OrderCallbacks, OrderMoney } from '@/components/admin/order-money'
import { OrderRequests } from '@/components/admin/order-requests'
import { operatorWord } from '@/components/admin/words'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { formatTime, translator } from '@/lib/i18n'
import { type AdminOrder, orderInFull } from '@/lib/orders/desk/order'
import { Did } from '@/lib/orders/desk/press'
import { actionsFor, deliveryActionsFor, whyNotCancel } from '@/lib/orders/operate'
import { isPromised } from '@/lib/orders/pay-by'
import { pageTitle } from '@/lib/page-title'
import { answer, decline, press } from './actions'

type Props = PageProps<'/admin/orders/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.orders.title'))
}

/** All of an order, and whatever this manager may do with it. */
export default async function AdminOrderPage({ params, searchParams }: Props) {
  const actor = await adminActor()
  const { id } = await params
  if (!may(actor, 'orders.see') || !z.uuid().safeParse(id).success) notFound()
  const order = await orderInFull(actor, id)
  if (!order) notFound()
  const t = translator(actor.locale)
  const back = (
    <NextLink href="/admin/orders" prefetch={false} className={buttonClass('quiet')}>
      {t('admin.order.back')}
    </NextLink>
  )

  return (
    <Page title={t('admin.order.title', { number: order.number })} lead={order.shop.name} aside={back}>
      <WhatHappened actor={actor} did={Did.parse(await searchParams)} />
      {order.isBusy && (
        <Notice kind="warn" className="mb-4">
          {t('admin.order.busy')}
          <AnswerForGateway actor={actor} order={order} action={answer} />
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-6 lg:row-span-2">
          <OrderFacts actor={actor} order={order} />
          <OrderGoods actor={actor} order={order} />
          <OrderDeliveries
            actor={actor}
            order={order}
            buttons={(delivery) => (
              <OperatorButtons
                actor={actor}
                action={press}
                names={deliveryActionsFor(actor, delivery)}
                order={order}
                delivery={delivery}
              />
            )}
          />
          <OrderMoney actor={actor} order={order} />
          <OrderCallbacks actor={actor} order={order} />
        </div>
        {/* On a phone what can be done comes before everything there is to know. */}
        <div className="order-first grid min-w-0 gap-6 lg:order-none">
          <ToDo actor={actor} order={order} />
          <OrderRequests actor={actor} order={order} action={decline} />
        </div>
        <OrderHistory actor={actor} order={order} />
      </div>
    </Page>
  )
}

function ToDo({ actor, order }: { actor: Actor; order: AdminOrder }) {
  const t = translator(actor.locale)
  const names = actionsFor(actor, order)
  const whyNot = whyNotCancel(order.deliveries)
  return (
    <Card aria-labelledby="todo">
      <h2 id="todo" className="mb-3">
        {t('admin.order.todo')}
      </h2>
      {whyNot && (
        <Notice kind="warn" className="mb-3">
          <p className="font-medium">{t('admin.order.whyNot')}</p>
          <p>{t(`refusals.${whyNot}`)}</p>
        </Notice>
      )}
      {order.payBy && (
        <Notice kind="warn" className="mb-3">
          {t(isPromised(order) ? 'admin.order.endsUnlessConfirmed' : 'admin.order.endsBy', {
            until: formatTime(order.payBy, actor.locale),
          })}
        </Notice>
      )}
      {names.length === 0 && <p className="text-md text-soft">{t('admin.order.nothingToDo')}</p>}
      <OperatorButtons actor={actor} action={press} names={names} order={order} />
    </Card>
  )
}

function WhatHappened({ actor, did: { did, outcome } }: { actor: Actor; did: ReturnType<typeof Did.parse> }) {
  const t = translator(actor.locale)
  if (!did) return null
  if (outcome === 'moved') {
    return (
      <Notice kind="bad" className="mb-4">
        {t('admin.order.changed')}
      </Notice>
    )
  }
  const action = operatorWord(t, did)
  return (
    <Notice kind={outcome === 'done' ? 'good' : 'warn'} className="mb-4">
      {t('admin.order.did', { action, outcome: t(`admin.outcome.${outcome}`) })}
    </Notice>
  )
}
