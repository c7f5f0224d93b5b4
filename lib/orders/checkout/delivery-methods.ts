import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { deliveryMethods } from '@/db/schema'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

export type DeliveryMethod = typeof deliveryMethods.$inferSelect

/** How goods can travel, in the order the shop offers it. */
export function deliveryMethodsOf(shop: Shop, reader: Reader = db): Promise<DeliveryMethod[]> {
  return reader
    .select()
    .from(deliveryMethods)
    .where(and(eq(deliveryMethods.shopId, catalogueShopId(shop)), eq(deliveryMethods.enabled, true)))
    .orderBy(asc(deliveryMethods.position), asc(deliveryMethods.id))
}
