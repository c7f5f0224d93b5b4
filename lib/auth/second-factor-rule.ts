import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { managerShops, shopAttributes, shops } from '@/db/schema'
import { isOn, type Shop } from '@/lib/shops/shop'

const RULE = 'SHOP_SF_MANAGER_SECOND_FACTOR'

/**
 * Whether a manager has to have a second factor: this shop says so, or one they look after does. (The admin app shows
 * the orders of all their shops at the door of any.) A sub-shop that says nothing goes by its master.
 */
export async function needsSecondFactor(shop: Shop, managerId: string): Promise<boolean> {
  if (isOn(shop, RULE)) return true
  const theirs = await db
    .select({ id: shops.id, masterId: shops.masterId })
    .from(managerShops)
    .innerJoin(shops, eq(shops.id, managerShops.shopId))
    .where(eq(managerShops.managerId, managerId))
  const ids = theirs.flatMap(({ id, masterId }) => (masterId ? [id, masterId] : [id]))
  if (ids.length === 0) return false
  const said = await db
    .select({ shopId: shopAttributes.shopId, value: shopAttributes.value })
    .from(shopAttributes)
    .where(and(inArray(shopAttributes.shopId, ids), eq(shopAttributes.code, RULE)))
  const saidBy = new Map(said.map(({ shopId, value }) => [shopId, value.trim()]))
  return theirs.some(({ id, masterId }) => (saidBy.get(id) || (masterId && saidBy.get(masterId))) === 'true')
}
