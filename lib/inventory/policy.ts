import 'server-only'
import { asc, inArray, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { shops } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

/** Shops with goods of their own that this manager looks after, directly or because a shop of theirs sells them. */
export async function stockShopIds({ oversees }: Actor, reader: Reader = db): Promise<string[]> {
  if (oversees.length === 0) return []
  const rows = await reader
    .selectDistinct({ id: sql<string>`coalesce(${shops.masterId}, ${shops.id})` })
    .from(shops)
    .where(inArray(shops.id, [...oversees]))
  return rows.map(({ id }) => id)
}

export const stockShops = async (actor: Actor) =>
  db
    .select({ id: shops.id, code: shops.code, name: shops.name })
    .from(shops)
    .where(inArray(shops.id, await stockShopIds(actor)))
    .orderBy(asc(shops.code), asc(shops.id))

/** The one of those shops that has this code; without a code the one in hand, or the only one. */
export async function stockShop(actor: Actor, code?: string): Promise<Shop | undefined> {
  const all = await stockShops(actor)
  const inHand = catalogueShopId(actor.shop)
  const found = code ? all.find((shop) => shop.code === code) : (all.find(({ id }) => id === inHand) ?? sole(all))
  return found && shopById(found.id)
}

const sole = <T>(all: T[]) => (all.length === 1 ? all[0] : undefined)
