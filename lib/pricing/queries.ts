import 'server-only'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { prices, shops, taxRates } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { isOn, type Shop } from '@/lib/shops/shop'
import type { PriceBook } from './price'
import type { TaxRate } from './tax'

type Buyer = Pick<Actor, 'shop' | 'customer'>

/** The price rows of each sku that the customer in hand may get; also while a manager acts for them. */
export async function priceBooks(actor: Buyer, skuIds: string[], reader: Reader = db): Promise<Map<string, PriceBook>> {
  const books = new Map<string, PriceBook>(skuIds.map((id) => [id, { rows: [] }]))
  if (skuIds.length === 0) return books
  const { shop } = actor
  const rows = await reader
    .select({ row: prices, shopCode: shops.code })
    .from(prices)
    .innerJoin(shops, eq(shops.id, prices.shopId))
    .where(
      and(
        inArray(prices.skuId, skuIds),
        inArray(prices.shopId, listsOf(shop)),
        inArray(prices.policy, policiesOf(actor)),
        eq(prices.currency, shop.currency),
      ),
    )
    .orderBy(prices.quantity, prices.id)
  for (const { row, shopCode } of rows) {
    books.get(row.skuId)?.rows.push({ ...row, shopCode, own: shop.masterId !== null && row.shopId === shop.id })
  }
  return books
}

/** The tax rates of the shop by code; a sub-shop's own before its master's. */
export async function taxRatesOf(shop: Shop, reader: Reader = db): Promise<Map<string, TaxRate>> {
  const ids = shop.masterId ? [shop.masterId, shop.id] : [shop.id]
  const rows = await reader.select().from(taxRates).where(inArray(taxRates.shopId, ids))
  const ordered = rows.sort((a, b) => ids.indexOf(a.shopId) - ids.indexOf(b.shopId))
  return new Map(ordered.map(({ code, rate, included }) => [code, { code, rate, included }]))
}

/** A code nobody has given a rate is untaxed. */
export const rateOf = (rates: Map<string, TaxRate>, code: string): TaxRate =>
  rates.get(code) ?? { code, rate: 0, included: true }

/**
 * What `unitPrice` says for a single piece of the product's cheapest sku, as an expression inside a query on
 * `products`; null where the price is upon request. The property test holds the two to each other.
 */
export const lowestPriceSql = (actor: Buyer, at: Date = now()): SQL<number | null> =>
  sql<number | null>`(select min(case when ${saleIsOn(at)} then p.sale else p.regular end)
    ${applyingRows(actor)} and p.on_request = false)`.mapWith((value: unknown) =>
    value === null ? null : Number(value),
  )

/** Whether one of the product's skus is on sale for the customer in hand. */
export const isOnSaleSql = (actor: Buyer, at: Date = now()): SQL =>
  sql`exists (select 1 ${applyingRows(actor)} and p.on_request = false and p.sale < p.regular and ${saleIsOn(at)})`

const saleIsOn = (at: Date) => {
  const then = sql.param(at, prices.saleFrom)
  return sql`p.sale is not null and (p.sale_from is null or p.sale_from <= ${then}) and (p.sale_to is null or ${then} < p.sale_to)`
}

/** The rows for a single piece: the sub-shop's own, or its master's where it has none. */
function applyingRows({ shop, customer }: Buyer): SQL {
  const applies = (row: SQL) =>
    sql`${row}.policy in ('', ${customer?.pricingPolicy ?? ''})
      and ${row}.currency = ${shop.currency} and ${row}.quantity = 1`
  const inherits = listsOf(shop).length > 1
  const mastersCount = inherits
    ? sql`or (p.shop_id = ${shop.masterId} and not exists (
        select 1 from prices o where o.sku_id = p.sku_id and o.shop_id = ${shop.id} and ${applies(sql.raw('o'))}))`
    : sql``
  // A cross join keeps SQLite to this order: from the product to its few rows, not through all prices of the shop.
  return sql`from skus s cross join prices p
    where s.product_id = "products"."id" and s.enabled = true and p.sku_id = s.id and ${applies(sql.raw('p'))}
    and (p.shop_id = ${shop.id} ${mastersCount})`
}

/** Whose price lists count in the shop. */
const listsOf = (shop: Shop) =>
  shop.masterId && !isOn(shop, 'SHOP_B2B_STRICT_PRICE') ? [shop.id, shop.masterId] : [shop.id]

const policiesOf = ({ customer }: Pick<Actor, 'customer'>) => [...new Set(['', customer?.pricingPolicy ?? ''])]
