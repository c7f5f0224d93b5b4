import { isOn, listIn, type Shop } from '@/lib/shops/shop'

const usual = ['phone', 'question', 'order', 'account', 'complaint', 'other']

/** What a manager can give as the reason; a shop can name its own, comma-separated. */
export function reasonsOf(shop: Shop): string[] {
  const own = listIn(shop, 'SHOP_SF_ASSIST_REASONS')
  return own.length > 0 ? own : usual
}

/** Whether an assist needs one. */
export const needsReason = (shop: Shop) => isOn(shop, 'SHOP_SF_ASSIST_REASON_REQUIRED')
