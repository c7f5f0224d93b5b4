import { isOn, listIn, type Shop } from '@/lib/shops/shop'

const usual = ['phone', 'question', 'order', 'account', 'complaint', 'other'] as const
export type Reason = (typeof usual)[number]

/** What a manager can give as the reason; a shop can name its own, comma-separated. */
export function reasonsOf(shop: Shop): string[] {
  const own = listIn(shop, 'SHOP_SF_ASSIST_REASONS')
  return own.length > 0 ? own : [...usual]
}

/** The reason that the place an assist is begun from gives: the one wanted, where the shop knows it; the first one otherwise. */
export function reasonFor(shop: Shop, wanted?: Reason): string {
  const known = reasonsOf(shop)
  return wanted && known.includes(wanted) ? wanted : (known[0] ?? '')
}

/** Whether an assist needs one. */
export const needsReason = (shop: Shop) => isOn(shop, 'SHOP_SF_ASSIST_REASON_REQUIRED')
