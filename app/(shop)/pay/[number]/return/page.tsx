import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LookAgain } from '@/components/orders/look-again'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { isPaidElsewhere } from '@/lib/orders/checkout/outcome'
import { orderByNumber } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('pay.returnTitle'))
}

/**
 * Back from the gateway's page. What the address claims is not looked at: whether anything was paid is what the
 * gateway tells us by itself, and that is in the order's row, or not yet.
 */
export default async function ReturnPage({ params }: PageProps<'/pay/[number]/return'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const order = await orderByNumber(actor, (await params).number)
  if (!order) notFound()
  if (!isPaidElsewhere(order)) return goTo(actor, `/checkout/done/${order.number}`)
  const t = translator(actor.locale)

  return (
    <Page title={t('pay.returnTitle')} lead={t('orders.orderNumber', { number: order.number })} narrow>
      <LookAgain />
      <div className="grid gap-6">
        <Notice>{t('pay.returnLead')}</Notice>
        <p className="flex flex-wrap gap-3">
          <Link href={`/pay/${order.number}`} className={buttonClass('primary')}>
            {t('pay.again')}
          </Link>
          <Link href="/checkout" className={buttonClass()}>
            {t('pay.otherWay')}
          </Link>
        </p>
      </div>
    </Page>
  )
}
