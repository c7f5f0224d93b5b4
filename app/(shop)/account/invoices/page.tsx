import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { InvoiceList } from '@/components/orders/invoice-list'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { invoicesOf } from '@/lib/orders/papers/invoices'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('invoices.title'))
}

/** All invoices and credit notes, newest first, twenty at a time. */
export default async function InvoicesPage({ searchParams }: PageProps<'/account/invoices'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/invoices')
  const t = translator(actor.locale)
  const { after } = await searchParams
  const { invoices, next } = await invoicesOf(actor, { after: typeof after === 'string' ? after : undefined })

  return (
    <AccountPage actor={actor} room="invoices" title={t('invoices.title')} lead={t('invoices.lead')}>
      {invoices.length > 0 ? (
        <InvoiceList actor={actor} invoices={invoices} />
      ) : (
        <Empty title={t('invoices.none')}>
          <p className="mb-4">{t('invoices.noneHelp')}</p>
          <Link href="/account/orders" className={buttonClass('primary')}>
            {t('account.allOrders')}
          </Link>
        </Empty>
      )}
      <p className="mt-6 flex flex-wrap gap-3 empty:hidden">
        {after && (
          <Link href="/account/invoices" className={buttonClass()}>
            {t('invoices.newest')}
          </Link>
        )}
        {next && (
          <Link href={`/account/invoices?after=${next}`} rel="next" className={buttonClass()}>
            {t('invoices.older')} →
          </Link>
        )}
      </p>
    </AccountPage>
  )
}
