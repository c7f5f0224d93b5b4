import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Chips } from '@/components/admin/chips'
import { OperatorForm } from '@/components/admin/operator-form'
import { callbackReason } from '@/components/admin/order-money'
import { Pager } from '@/components/admin/pager'
import { gatewayWord } from '@/components/admin/words'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { callbackPage, isWaiting, type ListedCallback } from '@/lib/orders/desk/callbacks'
import { CallbacksView, callbackChoices } from '@/lib/orders/desk/payment-view'
import { viewHref } from '@/lib/orders/desk/view'
import { pageTitle } from '@/lib/page-title'
import { close } from './actions'

const HERE = '/admin/callbacks'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.callbacks.title'))
}

/** What gateways said and nobody could make anything of: a person reads it, deals with it and closes it. */
export default async function AdminCallbacksPage({ searchParams }: PageProps<'/admin/callbacks'>) {
  const actor = await adminActor()
  if (!may(actor, 'payments.see')) notFound()
  const t = translator(actor.locale)
  const view = CallbacksView.parse(await searchParams)
  const page = await callbackPage(actor, view)

  return (
    <Page title={t('admin.callbacks.title')} lead={t('admin.callbacks.lead')}>
      <Chips
        label={t('admin.callbacks.state')}
        chips={callbackChoices.map((state) => ({
          key: state,
          label: t(`admin.callbacks.states.${state}`),
          href: viewHref(HERE, view, { state }),
          current: state === view.state,
        }))}
      />
      {page.rows.length === 0 && <Empty title={t('admin.callbacks.none')}>{t('admin.callbacks.noneHelp')}</Empty>}
      <ul className="grid gap-4">
        {page.rows.map((row) => (
          <li key={row.id}>
            <Callback actor={actor} row={row} />
          </li>
        ))}
      </ul>
      <Pager actor={actor} page={page} hrefOf={(after) => viewHref(HERE, view, { after })} />
    </Page>
  )
}

function Callback({ actor, row }: { actor: Actor; row: ListedCallback }) {
  const t = translator(actor.locale)
  const waits = isWaiting(row.state)
  return (
    <Card aria-label={`${gatewayWord(t, row.gateway)} ${formatTime(row.receivedAt, actor.locale)}`}>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-md">
        <h2 className="text-base">{gatewayWord(t, row.gateway)}</h2>
        {row.operation && <span className="font-medium">{row.operation}</span>}
        {row.amount !== null && row.currency && <span>{formatMoney(row.amount, row.currency, actor.locale)}</span>}
        <Badge tone={waits ? 'warn' : 'plain'}>{t(`admin.callbacks.states.${row.state}`)}</Badge>
        <time dateTime={row.receivedAt.toISOString()} className="text-soft">
          {formatTime(row.receivedAt, actor.locale)}
        </time>
        <span className="text-soft">{row.shop}</span>
        {row.orderId && row.orderNumber && may(actor, 'orders.see') ? (
          <NextLink
            href={`/admin/orders/${row.orderId}`}
            prefetch={false}
            className="text-accent underline underline-offset-4"
          >
            {row.orderNumber}
          </NextLink>
        ) : (
          <span className="text-soft">{row.orderNumber ?? t('admin.callbacks.noOrder')}</span>
        )}
      </div>
      {row.reason && (
        <p className="mt-2 text-md">
          <span className="text-soft">{t('admin.callbacks.why')}:</span> {callbackReason(t, row.reason)}
        </p>
      )}
      {row.closedByName && (
        <p className="mt-2 text-md text-soft">{t('admin.callbacks.closedBy', { name: row.closedByName })}</p>
      )}
      <details className="mt-2 text-sm">
        <summary className="w-fit text-soft">{t('admin.callbacks.said')}</summary>
        <pre className="mt-1 overflow-x-auto rounded-control bg-sunken p-3 break-words whitespace-pre-wrap">
          {row.body}
        </pre>
      </details>
      {waits && may(actor, 'orders.money') && (
        <div className="mt-3">
          <OperatorForm
            action={close}
            hidden={{ callbackId: row.id }}
            title={t('admin.callbacks.close')}
            submit={t('admin.callbacks.closeNow')}
            alone
            warning={t('admin.callbacks.closeWarning')}
            fields={[
              { name: 'remark', label: t('admin.order.remark'), help: t('admin.order.remarkHelp'), required: true },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
