import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { InvoiceView } from '@/components/orders/invoice-view'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor, signInFor } from '@/lib/href'
import { formatDate, translator } from '@/lib/i18n'
import { invoiceById } from '@/lib/orders/papers/invoices'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata({ params }: PageProps<'/account/invoices/[id]'>): Promise<Metadata> {
  const actor = await currentActor()
  const invoice = await invoiceById(actor, (await params).id)
  const t = translator(actor.locale)
  return pageTitle(
    actor,
    invoice ? t(`invoices.${invoice.kind}Number`, { number: invoice.number }) : t('invoices.title'),
  )
}

/** One invoice or credit note; a guest sees theirs with the cookie they ordered with. */
export default async function InvoicePage({ params }: PageProps<'/account/invoices/[id]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const invoice = await invoiceById(actor, (await params).id)
  if (!invoice && !actor.customer) redirect(signInFor(`/account/invoices/${(await params).id}`))
  if (!invoice) notFound()
  const t = translator(actor.locale)
  const frame = {
    title: t(`invoices.${invoice.kind}Number`, { number: invoice.number }),
    lead: t('invoices.date', { date: formatDate(invoice.issuedAt, actor.locale) }),
    aside: (
      <a href={hrefFor(actor, `/api/invoices/${invoice.id}`)} download className={buttonClass('primary')}>
        {t('invoices.save')}
      </a>
    ),
    children: <InvoiceView actor={actor} invoice={invoice} />,
  }
  return actor.customer ? <AccountPage actor={actor} room="invoices" {...frame} /> : <Page narrow {...frame} />
}
