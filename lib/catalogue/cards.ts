import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { products, skus } from '@/db/schema'
import type { Texts } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Availability } from '@/lib/inventory/availability'
import { availabilities } from '@/lib/inventory/queries'
import { noPrices, type UnitPrice, unitPrice } from '@/lib/pricing/price'
import { priceBooks, rateOf, taxRatesOf } from '@/lib/pricing/queries'
import type { TaxRate } from '@/lib/pricing/tax'

/** A product as lists show it: with the lowest price for the customer in hand, and the best of its skus' states. */
export type ProductCard = {
  id: string
  slug: string
  names: Texts
  summaries: Texts
  brand: string
  picture: string
  price: UnitPrice
  taxRate: TaxRate
  /** Other skus cost more. */
  isFrom: boolean
  /** Some sku is on sale, if not the cheapest. */
  hasSale: boolean
  availability: Availability
  /** Its sku, where there is but one: that can be put into a cart from here. */
  onlySku: { id: string; availability: Availability } | null
}

/** The products as cards, in the order in which they are named. */
export async function cardsOf(actor: Actor, productIds: string[], reader: Reader = db): Promise<ProductCard[]> {
  if (productIds.length === 0) return []
  const [rows, variants, rates] = await Promise.all([
    reader.select().from(products).where(inArray(products.id, productIds)),
    reader
      .select({ id: skus.id, productId: skus.productId, digital: products.digital })
      .from(skus)
      .innerJoin(products, eq(products.id, skus.productId))
      .where(and(inArray(skus.productId, productIds), eq(skus.enabled, true)))
      .orderBy(skus.position, skus.id),
    taxRatesOf(actor.shop, reader),
  ])
  const ids = variants.map((sku) => sku.id)
  const [books, states] = await Promise.all([
    priceBooks(actor, ids, reader),
    availabilities(actor.shop, variants, reader),
  ])
  const at = now()
  return productIds.flatMap((id) => {
    const row = rows.find((product) => product.id === id)
    if (!row) return []
    const its = variants.filter((sku) => sku.productId === id)
    const prices = its.map((sku) => unitPrice(books.get(sku.id) ?? noPrices, 1, at)).sort(cheapestFirst)
    const [sku, ...more] = its
    const state = sku && more.length === 0 ? states.get(sku.id) : undefined
    const { slug, names, summaries, brand, picture, taxCode } = row
    return {
      id,
      slug,
      names,
      summaries,
      brand,
      picture,
      price: prices[0] ?? unitPrice(noPrices, 1, at),
      isFrom: new Set(prices.map((price) => price.unit)).size > 1,
      hasSale: prices.some((price) => price.because === 'sale'),
      taxRate: rateOf(rates, taxCode),
      availability: bestOf(its.flatMap((each) => states.get(each.id) ?? [])),
      onlySku: sku && state ? { id: sku.id, availability: state } : null,
    }
  })
}

const cheapestFirst = (a: UnitPrice, b: UnitPrice) => (a.unit ?? Infinity) - (b.unit ?? Infinity) || 0

const order = ['in-stock', 'digital', 'few', 'pre-order', 'back-order', 'showroom', 'sold-out', 'not-for-sale'] as const

const nothing: Availability = { state: 'not-for-sale', sellable: 0, releaseDate: null, min: 1, max: 1, step: 1 }

const bestOf = (states: Availability[]) =>
  [...states].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0] ?? nothing
