import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { deliveryMethods } from '@/db/schema'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

export type DeliveryMethod = typeof deliveryMethods.$inferSelect

/**
 * Whether what goes this way, null for what is not sent at all, can be paid so: where goods can be collected, only what
 * is collected is paid in the store. A shop that names no such way says in words what has to be done.
 */
export function goesWith(gateway: string, method: DeliveryMethod | null, methods: readonly DeliveryMethod[]): boolean {
  if (gateway !== 'inStorePaymentGateway' || !methods.some(({ collected }) => collected)) return true
  return method?.collected ?? false
}

/** How goods can travel, in the order the shop offers it. */
export function deliveryMethodsOf(shop: Shop, reader: Reader = db): Promise<DeliveryMethod[]> {
  return reader
    .select()
    .from(deliveryMethods)
    .where(and(eq(deliveryMethods.shopId, catalogueShopId(shop)), eq(deliveryMethods.enabled, true)))
    .orderBy(asc(deliveryMethods.position), asc(deliveryMethods.id))
}
