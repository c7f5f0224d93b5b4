import type { OrderState } from '@/db/words'
import { HOUR, later, MINUTE } from '@/lib/clock'
import { beginningOf, dayAfter } from '@/lib/days'
import { numberIn, type Shop } from '@/lib/shops/shop'

/** A year: more is as good as never, and 0 says so. */
const MOST_HOURS = 8760
const MOST_DAYS = 365

/**
 * Until when an order holds its goods while a gateway is at it (SHOP_PAYMENT_WAIT_HOURS), from when it begins to wait; null
 * for as long as it takes. It is agreed then: what the shop changes later holds for orders to come.
 */
export function payByOnline(shop: Shop, from: Date): Date | null {
  const hours = Math.min(MOST_HOURS, numberIn(shop, 'SHOP_PAYMENT_WAIT_HOURS', 72))
  return hours > 0 ? later(hours * HOUR, from) : null
}

/**
 * The same for money that was promised in advance (SHOP_PREPAYMENT_WAIT_DAYS): to the last minute of the shop's day. Never
 * unless the shop says so, since there an operator decides.
 */
export function payByPrepayment(shop: Shop, gateway: string, from: Date): Date | null {
  const days = Math.min(MOST_DAYS, numberIn(shop, 'SHOP_PREPAYMENT_WAIT_DAYS', 0))
  const after = gateway === 'prePaymentGateway' && days > 0 && beginningOf(dayAfter(days + 1, from))
  return after ? later(-MINUTE, after) : null
}

/** Whether the customer has still to send the money; otherwise it is the gateway that takes its time. */
export const isPromised = ({ state }: { state: OrderState }) => state === 'os.waiting'
