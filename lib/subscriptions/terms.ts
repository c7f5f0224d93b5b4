import 'server-only'
import { and, asc, eq, notInArray } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { newId } from '@/db/id'
import { products, skus, subscriptionTerms } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { linesToday } from '@/lib/cart/queries'
import { orderingBarred } from '@/lib/orders/policy'
import { priceDisplay } from '@/lib/pricing/display'
import { hasRecurring, sellsRecurring } from '@/lib/recurring/policy'
import { catalogueShopId } from '@/lib/shops/shop'

/** How many months a term of it may last, the shortest first; none for what is not sold as a subscription. */
export async function termsOf(skuId: string, reader: Reader = db): Promise<number[]> {
  const rows = await reader
    .select({ months: subscriptionTerms.months })
    .from(subscriptionTerms)
    .where(and(eq(subscriptionTerms.skuId, skuId), eq(subscriptionTerms.enabled, true)))
    .orderBy(asc(subscriptionTerms.months), asc(subscriptionTerms.id))
  return rows.map(({ months }) => months)
}

/** The terms that this actor is offered it with; a visitor is offered what they may have once they have signed in. */
export async function termsFor(actor: Actor, skuId: string): Promise<number[]> {
  const { customer, account, shop } = actor
  const mayOrder = hasRecurring(actor) && !orderingBarred(actor) && !priceDisplay(actor).hidden
  const isOffered = customer ? mayOrder : !account && sellsRecurring(shop)
  return isOffered ? termsOf(skuId) : []
}

/** Offers an article with these terms and no others; what runs, and what somebody switched off, stays as it is. */
export async function offerTerms(tx: Tx, skuId: string, months: number[]): Promise<void> {
  const others = and(eq(subscriptionTerms.skuId, skuId), notInArray(subscriptionTerms.months, [...months, 0]))
  await tx.delete(subscriptionTerms).where(others)
  const rows = months.map((each) => ({ id: newId(), skuId, months: each }))
  if (rows.length > 0) await tx.insert(subscriptionTerms).values(rows).onConflictDoNothing()
}

/** So much of an article of this shop's catalogue at today's price; undefined if it is none. `wanted`: its id or its code. */
export async function goodsWanted(
  actor: Actor,
  wanted: { id: string } | { code: string },
  quantity: number,
  reader: Reader = db,
) {
  const [found] = await reader
    .select({ sku: skus, product: products })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(
      and(
        eq(skus.shopId, catalogueShopId(actor.shop)),
        'id' in wanted ? eq(skus.id, wanted.id) : eq(skus.code, wanted.code),
      ),
    )
  if (!found) return undefined
  const line = {
    id: found.sku.id,
    skuId: found.sku.id,
    quantity,
    addedById: null,
    addedByName: null,
    listReference: '',
  }
  const [goods] = await linesToday(actor, [{ ...found, line }], reader)
  return goods
}
