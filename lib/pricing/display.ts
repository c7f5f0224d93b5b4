import 'server-only'
import type { Customer } from '@/lib/auth/actor'
import { listsType, type Shop } from '@/lib/shops/shop'

export type PriceDisplay = { tax: 'gross' | 'net'; hidden: boolean }

type Reader = { shop: Shop; customer: Pick<Customer, 'type'> | null }

/** How prices are shown to the customer in hand, by their type. A sub-shop shows them as its master does. */
export function priceDisplay({ shop, customer }: Reader): PriceDisplay {
  const type = customer?.type ?? 'B2G'
  const level: Shop = shop.masterId ? { ...shop, attributes: {} } : shop
  return {
    tax: listsType(level, 'SHOP_PRODUCT_ENABLE_PRICE_TAX_INFO_SHOW_NET', type) ? 'net' : 'gross',
    hidden: listsType(level, 'SHOP_PRODUCT_HIDE_PRICES', type),
  }
}
