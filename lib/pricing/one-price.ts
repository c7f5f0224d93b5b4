import 'server-only'
import { and, eq } from 'drizzle-orm'
import { prices, skus } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { minorUnitsIn } from '@/lib/money'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId } from '@/lib/shops/shop'
import { MOST_PRICE, type OnePrice } from './input'

/**
 * Changes what one piece costs everybody in a shop that the manager looks after: its regular price. A sale that is on,
 * prices of policies and of more pieces, and those of other shops stay as they are.
 */
export async function changePrice(actor: Actor, { shopId, skuId, price, seen }: OnePrice): Promise<void> {
  const shop = actor.oversees.includes(shopId) ? await shopById(shopId) : undefined
  const scope = { prices: `${shopId}:${skuId}` }
  return act({ ...actor, shop: shop ?? actor.shop }, 'prices.set', scope, async (tx, note) => {
    if (!shop) throw missing()
    const { currency } = shop
    const [sku] = await tx
      .select({ id: skus.id })
      .from(skus)
      .where(and(eq(skus.id, skuId), eq(skus.shopId, catalogueShopId(shop))))
    if (!sku) throw missing()
    const regular = minorUnitsIn(price, currency)
    if (regular === undefined || regular > MOST_PRICE)
      throw new Refusal('checkFields', 'invalid', {}, { price: 'wrong' })
    const mine = [eq(prices.shopId, shop.id), eq(prices.skuId, skuId), eq(prices.currency, currency)]
    const rows = await tx
      .select()
      .from(prices)
      .where(and(...mine, eq(prices.policy, ''), eq(prices.quantity, 1)))
    if (rows.length > 1) throw new Refusal('pricesSeveral')
    const [row] = rows
    if (!row || row.onRequest) throw missing()
    note.about('sku', skuId)
    if (row.regular === regular) return note.nothing()
    if (String(row.regular) !== seen) throw new Refusal('priceMoved')
    await tx.update(prices).set({ regular }).where(eq(prices.id, row.id))
    note.changed({ regular: row.regular }, { regular })
  })
}
