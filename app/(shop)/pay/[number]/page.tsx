import { notFound, redirect } from 'next/navigation'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo } from '@/lib/href'
import { isPaidElsewhere } from '@/lib/orders/checkout/outcome'
import { orderByNumber } from '@/lib/orders/queries'
import { externalFormUrl } from '@/lib/payments/bank'

/** To the gateway's own page, while the order waits to be paid there; else to where the order stands. */
export default async function PayPage({ params }: PageProps<'/pay/[number]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const order = await orderByNumber(actor, (await params).number)
  if (!order) notFound()
  return goTo(actor, isPaidElsewhere(order) ? externalFormUrl(order) : `/checkout/done/${order.number}`)
}
