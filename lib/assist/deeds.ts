import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { auditEntries, managedLists, products, skus } from '@/db/schema'
import type { Texts } from '@/db/words'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId } from '@/lib/shops/shop'

/** What was changed in assists, in order, by the audit ledger; what was tried in a draft cart is the manager's own. */
export async function deedsOf(assistIds: string[], reader: Reader = db) {
  if (assistIds.length === 0) return []
  const { shopId, assistId, action, at, after, seq, objectType, objectId } = auditEntries
  const rows = await reader
    .select({ shopId, assistId, action, at, after, seq, objectType, objectId })
    .from(auditEntries)
    .where(and(inArray(assistId, assistIds), eq(auditEntries.outcome, 'ok')))
    .orderBy(at, seq)
  const deeds = rows
    .filter((row) => !row.action.startsWith('assist.') && row.objectType !== 'draft')
    .map((row) => ({ ...row, kept: JSON.parse(row.after ?? '{}') as Kept }))
  const goods = await goodsNamed(reader, deeds)
  const lists = await listsNamed(reader, deeds)
  return deeds.map(({ kept, shopId: _, after: __, objectType: ___, objectId: id, ...deed }) => ({
    ...deed,
    detail: detailOf(kept, goods) ?? lists.get(id ?? '') ?? sameInAll(''),
  }))
}

/** Of what the ledger keeps of a change: which order, or which article and how many. */
type Kept = { number?: string; sku?: string; quantity?: number } | null
type Row = { shopId: string; objectType: string | null; objectId: string | null; kept: Kept }

const sameInAll = (text: string): Texts => ({ en: text, fr: text })

/** Which order, or which goods and how many. */
function detailOf(kept: Kept, goods: Map<string, Texts>): Texts | undefined {
  if (kept?.number) return sameInAll(kept.number)
  if (!kept?.sku) return undefined
  const names = goods.get(kept.sku) ?? sameInAll(kept.sku)
  return { en: `${kept.quantity} × ${names.en}`, fr: `${kept.quantity} × ${names.fr}` }
}

/** What article numbers stand for, by the catalogue of the shop they were used in. */
async function goodsNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const codes = [...new Set(rows.flatMap(({ kept }) => kept?.sku ?? []))]
  const shop = codes.length > 0 && rows[0] && (await shopById(rows[0].shopId, reader))
  if (!shop) return new Map()
  const found = await reader
    .select({ code: skus.code, names: products.names, options: skus.options })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(and(inArray(skus.code, codes), eq(skus.shopId, catalogueShopId(shop))))
  return new Map(
    found.map(({ code, names, options }) => [
      code,
      options ? { en: `${names.en}, ${options.en}`, fr: `${names.fr}, ${options.fr}` } : names,
    ]),
  )
}

/** What the managed lists among them are called: a manager's own words, not the customer's. */
async function listsNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const ids = rows.flatMap(({ objectType, objectId }) => (objectType === 'managedList' && objectId ? [objectId] : []))
  if (ids.length === 0) return new Map()
  const { id, name } = managedLists
  const found = await reader
    .select({ id, name })
    .from(managedLists)
    .where(inArray(id, [...new Set(ids)]))
  return new Map(found.map((list) => [list.id, { en: `“${list.name}”`, fr: `« ${list.name} »` }]))
}
