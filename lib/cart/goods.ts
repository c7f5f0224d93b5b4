import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { products, skus } from '@/db/schema'
import type { Texts } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { inLocale } from '@/lib/i18n'
import { type Availability, canBeBought, quantityProblem } from '@/lib/inventory/availability'
import { availabilities } from '@/lib/inventory/queries'
import { priceDisplay } from '@/lib/pricing/display'
import { noPrices, type PriceBook, unitPrice } from '@/lib/pricing/price'
import { priceBooks } from '@/lib/pricing/queries'
import { missing, Refusal } from '@/lib/refusal'
import { catalogueShopId } from '@/lib/shops/shop'

/** A product's name with what distinguishes the sku: "Glass beaker, 250 ml". */
export function skuNames(names: Texts, options: Texts | null): Texts {
  if (!options) return names
  return { en: `${names.en}, ${options.en}`, fr: `${names.fr}, ${options.fr}` }
}

export type Goods = { id: string; code: string; name: string; availability: Availability; prices: PriceBook }

/** The sku somebody means to buy, by id or by code, with whether they can; a stranger's sku is not found. */
export async function goodsFor(tx: Reader, actor: Actor, wanted: { skuId?: string; skuCode?: string }): Promise<Goods> {
  const code = wanted.skuCode?.toUpperCase() ?? ''
  const [row] = await tx
    .select({ sku: skus, product: products })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(
      and(eq(skus.shopId, catalogueShopId(actor.shop)), wanted.skuId ? eq(skus.id, wanted.skuId) : eq(skus.code, code)),
    )
  if (!row) throw wanted.skuId ? missing() : new Refusal('unknownSku', 'missing', { code })
  const { sku, product } = row
  const name = inLocale(skuNames(product.names, sku.options), actor.locale)
  if (!sku.enabled || !product.enabled) throw new Refusal('notForSale', 'conflict', { name })

  const states = await availabilities(actor.shop, [{ id: sku.id, digital: product.digital }], tx)
  const book = (await priceBooks(actor, [sku.id], tx)).get(sku.id) ?? noPrices
  return { id: sku.id, code: sku.code, name, availability: states.get(sku.id)!, prices: book }
}

/** Throws, with what to do about it, unless so many may stand in one line of the cart. */
export function demandQuantity(actor: Actor, goods: Goods, quantity: number, elsewhere: number, inCart = 0) {
  const { name, availability } = goods
  const refuse = (key: ConstructorParameters<typeof Refusal>[0], values = {}): never => {
    throw new Refusal(key, 'conflict', { name, ...values })
  }
  if (priceDisplay(actor).hidden) refuse('signInToBuy')
  if (!canBeBought(availability)) refuse(availability.state === 'sold-out' ? 'soldOut' : 'notForSale')
  if (isOnRequest(goods, quantity)) refuse('priceOnRequest')

  const { min, max, step } = availability
  const problem = quantityProblem(availability, quantity)
  if (problem === 'tooFew') refuse('orderMore', { min })
  if (problem === 'tooManyOfALine') refuse('orderLess', { max })
  if (problem === 'step') refuse('orderInSteps', { step })
  const left = availability.sellable
  if (left === null || quantity + elsewhere <= left) return
  const already = inCart + elsewhere
  if (already > 0) refuse('notThatManyMore', { left, inCart: already })
  refuse('notThatMany', { left })
}

/** The largest quantity up to this one that one line may have beside the other lines; 0 if none may. */
export function fitting(goods: Goods, wanted: number, elsewhere: number): number {
  const { min, max, step, sellable } = goods.availability
  const left = sellable === null ? max : sellable - elsewhere
  const quantity = Math.floor(Math.min(wanted, max, left) / step) * step
  return quantity < min || !canBeBought(goods.availability) || isOnRequest(goods, quantity) ? 0 : quantity
}

const isOnRequest = ({ prices }: Goods, quantity: number) => unitPrice(prices, quantity, now()).unit === null
