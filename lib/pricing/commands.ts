import 'server-only'
import { and, eq } from 'drizzle-orm'
import { prices, skus, taxRates } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { missing, Refusal } from '@/lib/refusal'
import { catalogueShopId } from '@/lib/shops/shop'
import * as input from './input'

/** Replaces the shop's own price rows of a sku. Its master's, or its sub-shops', stay as they are. */
export function setPrices(actor: Actor, skuId: string, rows: input.Price[]) {
  const { shop } = actor
  const wanted = rows.map((row) => input.Price.parse(row))
  return act(actor, 'prices.set', { prices: `${shop.id}:${skuId}` }, async (tx, note) => {
    const [sku] = await tx
      .select({ id: skus.id })
      .from(skus)
      .where(and(eq(skus.id, skuId), eq(skus.shopId, catalogueShopId(shop))))
    if (!sku) throw missing()
    const names = new Set(
      wanted.map(({ policy, quantity, reference }) => JSON.stringify([policy, quantity, reference])),
    )
    if (names.size < wanted.length) throw new Refusal('priceTwice', 'invalid')

    const these = and(eq(prices.shopId, shop.id), eq(prices.skuId, skuId), eq(prices.currency, shop.currency))
    const before = await tx.select().from(prices).where(these).orderBy(prices.id)
    await tx.delete(prices).where(these)
    const values = wanted.map((row) => ({ ...row, shopId: shop.id, skuId, currency: shop.currency }))
    if (values.length > 0) await tx.insert(prices).values(values)
    note.about('sku', skuId)
    note.changed(before.map(plain), wanted)
  })
}

const plain = ({ id, shopId, skuId, currency, ...row }: typeof prices.$inferSelect) => row

/** Gives a tax code its rate. */
export function saveTaxRate(actor: Actor, given: input.TaxRate) {
  const { code, rate, included } = input.TaxRate.parse(given)
  return act(actor, 'tax.save', { tax: actor.shop.id }, async (tx, note) => {
    const these = and(eq(taxRates.shopId, actor.shop.id), eq(taxRates.code, code))
    const [before] = await tx.select().from(taxRates).where(these)
    if (before) await tx.update(taxRates).set({ rate, included }).where(these)
    else await tx.insert(taxRates).values({ shopId: actor.shop.id, code, rate, included })
    note.about('tax', code)
    note.changed(before, { rate, included })
  })
}
