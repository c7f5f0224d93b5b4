import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { OrderView } from '@/components/orders/order-view'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { orderByNumber } from '@/lib/orders/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('checkout.doneTitle'))
}

/** The confirmation; a guest sees theirs with the cookie they ordered with. */
export default async function DonePage({ params }: PageProps<'/checkout/done/[number]'>) {
  const actor = await currentActor()
  const { number } = await params
  if (isIdleManager(actor)) redirect('/service')
  const order = await orderByNumber(actor, number)
  if (!order) notFound()
  const t = translator(actor.locale)

  return (
    <Page title={t('checkout.doneTitle')} lead={t('orders.orderNumber', { number: order.number })} narrow>
      <div className="grid gap-6">
        <Notice kind="good">{t('checkout.doneLead', { email: order.email })}</Notice>
        <p className="flex flex-wrap gap-3">
          {actor.customer && (
            <Link href={`/account/orders/${order.number}`} className={buttonClass('primary')}>
              {t('letters.orderLink')}
            </Link>
          )}
          <Link href="/" className={buttonClass()}>
            {t('checkout.continue')}
          </Link>
        </p>
        <OrderView actor={actor} order={order} />
      </div>
    </Page>
  )
}
