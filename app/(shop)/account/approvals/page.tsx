import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DecisionForm } from '@/components/orders/decision-form'
import { Contents } from '@/components/orders/deliveries'
import { AccountPage } from '@/components/people/account-page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { isApprover, ordersToRelease } from '@/lib/orders/release'
import { pageTitle } from '@/lib/page-title'
import { decide } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('approvals.title'))
}

/** What the buyers of the organisation have ordered, and its approver has to release. */
export default async function ApprovalsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/approvals')
  if (!(await isApprover(actor))) notFound()
  const t = translator(actor.locale)
  const waiting = await ordersToRelease(actor)

  return (
    <AccountPage
      actor={actor}
      room="approvals"
      title={t('approvals.title')}
      lead={t(actor.assist ? 'approvals.leadFor' : 'approvals.lead')}
    >
      {waiting.length === 0 && <Empty title={t('approvals.none')} />}
      <ol className="grid gap-4">
        {waiting.map((order) => (
          <li key={order.id}>
            <Card>
              <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
                <h2 className="text-base">{t('orders.orderNumber', { number: order.number })}</h2>
                <p className="font-medium">{formatMoney(order.total, order.currency, actor.locale)}</p>
              </div>
              <p className="text-md text-soft">
                {order.firstname} {order.lastname} ·{' '}
                <time dateTime={order.placedAt.toISOString()}>{formatTime(order.placedAt, actor.locale)}</time>
              </p>
              <Contents lines={order.lines} />
              {actor.assist ? (
                <p className="mt-4 text-md text-soft">{t('refusals.notOnBehalf')}</p>
              ) : (
                <DecisionForm
                  action={decide}
                  number={order.number}
                  labels={{
                    remark: t('approvals.remark'),
                    release: t('approvals.release'),
                    reject: t('approvals.reject'),
                  }}
                />
              )}
            </Card>
          </li>
        ))}
      </ol>
    </AccountPage>
  )
}
