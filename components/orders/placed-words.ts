import { type Actor, fullName } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { OrderSummary } from '@/lib/orders/queries'

type ByStaff = Pick<OrderSummary, 'byYou' | 'staffName'>

/** By whom of the staff an order was placed, as it is said to the customer, to that manager, or to another one. */
export function placedWords({ locale, assist, customer }: Actor, { byYou, staffName: name }: ByStaff): string {
  const t = translator(locale)
  if (!assist) return name ? t('orders.byStaffName', { name }) : t('orders.byStaff')
  if (byYou) return t('orders.byYou', { customer: fullName(customer!) })
  return name ? t('orders.byStaffNameFor', { name }) : t('orders.byStaffFor')
}
