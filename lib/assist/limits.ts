import { MINUTE } from '@/lib/clock'
import { numberIn, type Shop } from '@/lib/shops/shop'

/** An assist ends after this long without a click, and after this long in any case. Both per shop. */
export const assistLimits = (shop: Shop) => ({
  idle: numberIn(shop, 'SHOP_SF_ASSIST_IDLE_MINUTES', 15) * MINUTE,
  absolute: numberIn(shop, 'SHOP_SF_ASSIST_MINUTES', 60) * MINUTE,
})

/** The bar warns this long before an assist ends. */
export const WARN_BEFORE = 2 * MINUTE
