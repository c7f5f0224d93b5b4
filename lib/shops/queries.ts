import 'server-only'
import { asc, eq, inArray, or } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { shopAttributes, shopHosts, shops } from '@/db/schema'
import { catalogueShopId, type Shop } from './shop'

/** The shop that answers on a host (a port does not matter), or undefined. */
export async function shopOfHost(host: string): Promise<Shop | undefined> {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const [row] = await db.select({ shopId: shopHosts.shopId }).from(shopHosts).where(eq(shopHosts.host, name))
  return row && shopById(row.shopId)
}

export async function shopById(id: string, reader: Reader = db): Promise<Shop | undefined> {
  const [row] = await reader.select().from(shops).where(eq(shops.id, id))
  if (!row) return undefined
  const ids = row.masterId ? [row.id, row.masterId] : [row.id]
  const values = await reader.select().from(shopAttributes).where(inArray(shopAttributes.shopId, ids))
  return shopFrom(row, values)
}

/** A shop's master and all of that one's sub-shops, itself among them, by name. */
export async function familyOf(shop: Shop, reader: Reader = db): Promise<Shop[]> {
  const head = catalogueShopId(shop)
  const rows = await reader
    .select()
    .from(shops)
    .where(or(eq(shops.id, head), eq(shops.masterId, head)))
    .orderBy(asc(shops.name), asc(shops.id))
  const values = await reader
    .select({ shopId: shopAttributes.shopId, code: shopAttributes.code, value: shopAttributes.value })
    .from(shopAttributes)
    .innerJoin(shops, eq(shops.id, shopAttributes.shopId))
    .where(or(eq(shops.id, head), eq(shops.masterId, head)))
  return rows.map((row) => shopFrom(row, values))
}

type Row = typeof shops.$inferSelect
type Value = typeof shopAttributes.$inferSelect

function shopFrom({ id, code, name, currency, languages, masterId }: Row, values: Value[]): Shop {
  const of = (shopId: string | null) =>
    Object.fromEntries(values.filter((value) => value.shopId === shopId).map(({ code, value }) => [code, value]))
  return { id, code, name, currency, languages, masterId, attributes: of(id), masterAttributes: of(masterId) }
}
