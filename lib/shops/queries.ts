import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { shopAttributes, shopHosts, shops } from '@/db/schema'
import type { Shop } from './shop'

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
  const of = (shopId: string | null) =>
    Object.fromEntries(values.filter((value) => value.shopId === shopId).map(({ code, value }) => [code, value]))
  const { code, name, currency, languages, masterId } = row
  return { id, code, name, currency, languages, masterId, attributes: of(id), masterAttributes: of(masterId) }
}
