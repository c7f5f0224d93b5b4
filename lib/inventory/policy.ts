import 'server-only'
import { asc, inArray, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { shops } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

/** Shops with goods of their own whose shelves this manager may see: they look after the shop, or one that sells from it. */
export async function stockShopIds({ oversees }: Actor, reader: Reader = db): Promise<string[]> {
  if (oversees.length === 0) return []
  const rows = await reader
    .selectDistinct({ id: sql<string>`coalesce(${shops.masterId}, ${shops.id})` })
    .from(shops)
    .where(inArray(shops.id, [...oversees]))
  return rows.map(({ id }) => id)
}

/** Whether this manager may change what lies there: who looks after a sub-shop alone only sees its master's shelves. */
export const mayCount = ({ oversees }: Actor, { shopId }: { shopId: string }) => oversees.includes(shopId)

/** The shops whose shelves this manager may change. */
export async function countedShops(actor: Actor) {
  const ids = (await stockShopIds(actor)).filter((shopId) => mayCount(actor, { shopId }))
  if (ids.length === 0) return []
  const { id, code, name } = shops
  return db.select({ id, code, name }).from(shops).where(inArray(id, ids)).orderBy(asc(code), asc(id))
}

/** The one of those shops that has this code; without a code the one in hand, or the only one. */
export async function countedShop(actor: Actor, code?: string): Promise<Shop | undefined> {
  const all = await countedShops(actor)
  const inHand = catalogueShopId(actor.shop)
  const found = code ? all.find((shop) => shop.code === code) : (all.find(({ id }) => id === inHand) ?? sole(all))
  return found && shopById(found.id)
}

const sole = <T>(all: T[]) => (all.length === 1 ? all[0] : undefined)
