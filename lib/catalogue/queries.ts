import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { categories, productCategories, products, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { availabilities } from '@/lib/inventory/queries'
import { noPrices } from '@/lib/pricing/price'
import { priceBooks, rateOf, taxRatesOf } from '@/lib/pricing/queries'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

export type Category = typeof categories.$inferSelect

/** All categories of the shop, in the order in which it shows them. */
export const categoriesOf = (shop: Shop, reader: Reader = db): Promise<Category[]> =>
  reader
    .select()
    .from(categories)
    .where(eq(categories.shopId, catalogueShopId(shop)))
    .orderBy(categories.position, categories.id)

/** The category a path such as `glassware/beakers` leads to, with those above it first; undefined if it does not. */
export async function categoryAt(shop: Shop, path: string[]) {
  const all = await categoriesOf(shop)
  const trail: Category[] = []
  for (const slug of path) {
    const parentId = trail.at(-1)?.id ?? null
    const next = all.find((category) => category.slug === slug && category.parentId === parentId)
    if (!next) return undefined
    trail.push(next)
  }
  const category = trail.at(-1)
  if (!category) return undefined
  return {
    category,
    trail,
    children: all.filter(({ parentId }) => parentId === category.id),
    within: within(all, category),
  }
}

/** Its path in URLs. */
export function pathOf(category: Category, all: Category[]): string {
  const parent = all.find(({ id }) => id === category.parentId)
  return `${parent ? pathOf(parent, all) : '/c'}/${category.slug}`
}

/** The category and all below it. */
function within(all: Category[], category: Category): string[] {
  const below = all.filter(({ parentId }) => parentId === category.id)
  return [category.id, ...below.flatMap((child) => within(all, child))]
}

/** The product a URL names, with its skus, their prices for the customer in hand and their stock; or undefined. */
export async function productBySlug(actor: Actor, slug: string, reader: Reader = db) {
  const shopId = catalogueShopId(actor.shop)
  const [product] = await reader
    .select()
    .from(products)
    .where(and(eq(products.shopId, shopId), eq(products.slug, slug), eq(products.enabled, true)))
  if (!product) return undefined
  const [variants, within, rates] = await Promise.all([
    reader
      .select()
      .from(skus)
      .where(and(eq(skus.productId, product.id), eq(skus.enabled, true)))
      .orderBy(skus.position, skus.id),
    reader
      .select({ category: categories })
      .from(categories)
      .innerJoin(productCategories, eq(productCategories.categoryId, categories.id))
      .where(eq(productCategories.productId, product.id))
      .orderBy(categories.position, categories.id),
    taxRatesOf(actor.shop, reader),
  ])
  const ids = variants.map(({ id }) => id)
  const asked = ids.map((id) => ({ id, digital: product.digital }))
  const [books, states] = await Promise.all([priceBooks(actor, ids, reader), availabilities(actor.shop, asked, reader)])
  return {
    ...product,
    taxRate: rateOf(rates, product.taxCode),
    categories: within.map((row) => row.category),
    skus: variants.map((sku) => ({
      ...sku,
      prices: books.get(sku.id) ?? noPrices,
      availability: states.get(sku.id)!,
    })),
  }
}

export type ProductInFull = NonNullable<Awaited<ReturnType<typeof productBySlug>>>
export type SkuInFull = ProductInFull['skus'][number]

/** A sku of the shop's catalogue by its code, however it was typed. */
export async function skuByCode(shop: Shop, code: string, reader: Reader = db) {
  const [sku] = await reader
    .select()
    .from(skus)
    .where(and(eq(skus.shopId, catalogueShopId(shop)), eq(skus.code, code.trim().toUpperCase())))
  return sku
}
