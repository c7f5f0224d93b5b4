import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Choose, ChooseOf, Write } from '@/components/admin/choose'
import { Pager } from '@/components/admin/pager'
import { PaymentSums, PaymentTable } from '@/components/admin/payment-table'
import { gatewayWord, operationWord, resultWord } from '@/components/admin/words'
import { Button, buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { paymentOperations, paymentResults } from '@/db/words'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { overseenShops } from '@/lib/orders/desk/list'
import { PaymentsView, paymentGateways } from '@/lib/orders/desk/payment-view'
import { paymentPage } from '@/lib/orders/desk/payments'
import { viewHref } from '@/lib/orders/desk/view'
import { pageTitle } from '@/lib/page-title'

const HERE = '/admin/payments'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.payments.title'))
}

/** The payment ledger over all the manager's shops. */
export default async function AdminPaymentsPage({ searchParams }: PageProps<'/admin/payments'>) {
  const actor = await adminActor()
  if (!may(actor, 'payments.see')) notFound()
  const t = translator(actor.locale)
  const view = PaymentsView.parse(await searchParams)
  const page = await paymentPage(actor, view)

  return (
    <Page title={t('admin.payments.title')} lead={t('admin.payments.lead')}>
      <Filters actor={actor} view={view} />
      {page.rows.length === 0 ? (
        <Empty title={t('admin.list.none')}>{t('admin.list.noneHelp')}</Empty>
      ) : (
        <PaymentTable actor={actor} rows={page.rows} />
      )}
      <PaymentSums actor={actor} rows={page.rows} />
      <Pager actor={actor} page={page} hrefOf={(after) => viewHref(HERE, view, { after })} />
    </Page>
  )
}

async function Filters({ actor, view }: { actor: Actor; view: PaymentsView }) {
  const t = translator(actor.locale)
  const shops = await overseenShops(actor)
  const any = <option value="">{t('admin.list.any')}</option>
  return (
    <form action={HERE} className="mb-4 flex flex-wrap items-end gap-2">
      <Write label={t('admin.payments.orderNumber')} name="number" value={view.number} inputMode="numeric" />
      <Write label={t('admin.payments.period')} name="period" value={view.period} placeholder="2026-01<2026-02" />
      <Choose label={t('admin.payments.gateway')} name="gateway" value={view.gateway}>
        {any}
        {paymentGateways.map((label) => (
          <option key={label} value={label}>
            {gatewayWord(t, label)}
          </option>
        ))}
      </Choose>
      <Choose label={t('admin.payments.operation')} name="operation" value={view.operation}>
        {any}
        {paymentOperations.map((operation) => (
          <option key={operation} value={operation}>
            {operationWord(t, operation)}
          </option>
        ))}
      </Choose>
      <Choose label={t('admin.payments.result')} name="result" value={view.result}>
        {any}
        {paymentResults.map((result) => (
          <option key={result} value={result}>
            {resultWord(t, result)}
          </option>
        ))}
      </Choose>
      <ChooseOf
        label={t('admin.list.shop')}
        name="shop"
        value={view.shop}
        all={t('admin.list.allShops')}
        among={shops}
      />
      <Button look="primary">{t('admin.list.show')}</Button>
      <NextLink href={HERE} prefetch={false} className={buttonClass('quiet')}>
        {t('admin.orders.clear')}
      </NextLink>
    </form>
  )
}
