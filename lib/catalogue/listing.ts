import 'server-only'
import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { productCategories, products } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { cursorOf, momentAt, type Place, placeOf } from '@/lib/cursor'
import { isInStockSql } from '@/lib/inventory/queries'
import { minorUnits } from '@/lib/money'
import { isOnSaleSql, lowestPriceSql } from '@/lib/pricing/queries'
import { catalogueShopId } from '@/lib/shops/shop'
import { cardsOf } from './cards'
import type { Listing } from './input'

/** Above every price: what is sold upon request comes last in both directions. */
const NO_PRICE_UP = 9_000_000_000_000
const NO_PRICE_DOWN = -1

/**
 * A page of the enabled products: those of these categories, or all. Pages follow each other by what the list is
 * sorted by, not by counting: a product that comes or goes meanwhile moves nobody else to another page.
 */
export async function productsIn(actor: Actor, categoryIds: string[] | null, listing: Listing) {
  const at = now()
  const key = sortKey(actor, listing, at)
  const scope = and(inCatalogue(actor, categoryIds), ...filtersOf(actor, listing, at))
  const all = and(scope, listing.brand.length > 0 ? inArray(products.brand, listing.brand) : undefined)
  const back = placeOf(listing.before, key.kind)
  const start = back ?? placeOf(listing.after, key.kind)
  const down = key.down !== (back !== undefined)
  const direction = down ? desc : asc

  const [found, total, brands] = await Promise.all([
    db
      .select({ id: products.id, value: key.value })
      .from(products)
      .where(and(all, start && isBeyond(key, start, down)))
      .orderBy(direction(key.value), direction(products.id))
      .limit(listing.size + 1),
    db.$count(products, all),
    db
      .select({ name: products.brand, count: count() })
      .from(products)
      .where(scope)
      .groupBy(products.brand)
      .orderBy(products.brand),
  ])
  const page = found.slice(0, listing.size)
  if (back) page.reverse()
  const more = found.length > listing.size
  const [first, last] = [page[0], page.at(-1)]
  return {
    products: await cardsOf(
      actor,
      page.map((row) => row.id),
    ),
    total: Number(total),
    brands: brands.map((brand) => ({ ...brand, count: Number(brand.count) })),
    previous: first && (back ? more : start !== undefined) ? cursorOf(placeFrom(first)) : null,
    next: last && (back ? true : more) ? cursorOf(placeFrom(last)) : null,
  }
}

export type ProductPage = Awaited<ReturnType<typeof productsIn>>

type Key = { value: SQL<unknown>; kind: 'string' | 'number'; down: boolean; param: (value: string | number) => SQL }
type Row = { id: string; value: unknown }

const placeFrom = ({ id, value }: Row): Place => ({
  id,
  value: value instanceof Date ? value.getTime() : typeof value === 'number' ? value : String(value),
})

function sortKey(actor: Actor, { sort }: Listing, at: Date): Key {
  const plain = (value: string | number) => sql`${value}`
  if (sort === 'newest') {
    const param = (value: string | number) => sql`${sql.param(momentAt(value), products.createdAt)}`
    return { value: sql`${products.createdAt}`.mapWith(products.createdAt), kind: 'number', down: true, param }
  }
  if (sort === 'name') {
    const column = actor.locale === 'fr' ? products.sortFr : products.sortEn
    return { value: sql<string>`${column}`, kind: 'string', down: false, param: plain }
  }
  const down = sort === 'price-down'
  const otherwise = sql.raw(String(down ? NO_PRICE_DOWN : NO_PRICE_UP))
  const value = sql<number>`coalesce(${lowestPriceSql(actor, at)}, ${otherwise})`.mapWith(Number)
  return { value, kind: 'number', down, param: (price) => sql`cast(${price} as bigint)` }
}

const isBeyond = ({ value, param }: Key, place: Place, down: boolean) => {
  const there = param(place.value)
  const beyond = sql.raw(down ? '<' : '>')
  return sql`(${value} ${beyond} ${there} or (${value} = ${there} and ${products.id} ${beyond} ${place.id}))`
}

function inCatalogue(actor: Actor, categoryIds: string[] | null) {
  const here = and(eq(products.shopId, catalogueShopId(actor.shop)), eq(products.enabled, true))
  if (!categoryIds) return here
  const members = db
    .select({ id: productCategories.productId })
    .from(productCategories)
    .where(inArray(productCategories.categoryId, categoryIds))
  return and(here, inArray(products.id, members))
}

/** Prices are compared as they stand on the list, with or without tax. */
function filtersOf(actor: Actor, { stock, sale, from, to }: Listing, at: Date) {
  const minor = (amount: number) => Math.round(amount * minorUnits(actor.shop.currency))
  const lowest = lowestPriceSql(actor, at)
  return [
    stock ? isInStockSql(at) : undefined,
    sale ? isOnSaleSql(actor, at) : undefined,
    from === undefined ? undefined : sql`${lowest} >= ${minor(from)}`,
    to === undefined ? undefined : sql`${lowest} <= ${minor(to)}`,
  ]
}
