import 'server-only'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { fulfilmentCentres, stock } from '@/db/schema'
import { now } from '@/lib/clock'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { type Availability, availabilityOf } from './availability'

export type StockOfSku = typeof stock.$inferSelect & { centreCode: string }

/** The stock rows of each sku in the shop's centres, in the order of the centres. */
export async function stockOf(reader: Reader, shop: Shop, skuIds: string[]): Promise<Map<string, StockOfSku[]>> {
  const found = new Map<string, StockOfSku[]>(skuIds.map((id) => [id, []]))
  if (skuIds.length === 0) return found
  const rows = await reader
    .select({ row: stock, centreCode: fulfilmentCentres.code })
    .from(stock)
    .innerJoin(fulfilmentCentres, eq(fulfilmentCentres.id, stock.centreId))
    .where(and(inArray(stock.skuId, skuIds), eq(fulfilmentCentres.shopId, catalogueShopId(shop))))
    .orderBy(fulfilmentCentres.position, stock.id)
  for (const { row, centreCode } of rows) found.get(row.skuId)?.push({ ...row, centreCode })
  return found
}

/** Whether and how each of these skus can be bought now. */
export async function availabilities(
  shop: Shop,
  skus: { id: string; digital: boolean }[],
  reader: Reader = db,
): Promise<Map<string, Availability>> {
  const ids = skus.map((sku) => sku.id)
  const rows = await stockOf(reader, shop, ids)
  const at = now()
  return new Map(skus.map(({ id, digital }) => [id, availabilityOf(rows.get(id) ?? [], at, digital)]))
}

/** Whether one of the product's skus lies ready to leave, inside a query on `products`. */
export function isInStockSql(at: Date = now()): SQL {
  const then = sql.param(at, stock.releaseDate)
  return sql`exists (select 1 from skus s cross join stock w
    where s.product_id = "products"."id" and w.sku_id = s.id and s.enabled = true and w.disabled = false
    and (w.available_from is null or w.available_from <= ${then}) and (w.available_to is null or ${then} < w.available_to)
    and (w.release_date is null or w.release_date <= ${then})
    and (w.availability = 'ALWAYS' or (w.availability in ('STANDARD', 'BACKORDER') and w.quantity - w.reserved >= w.min_order)))`
}
