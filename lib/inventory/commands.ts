import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { fulfilmentCentres, skus, stock, stockMovements } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing } from '@/lib/refusal'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { counters } from './counters'
import * as input from './input'

/** Adds goods to what a centre holds of a sku, and says how the sku is sold from there. */
export function receiveStock(actor: Actor, given: input.Receipt) {
  const { skuId, centreCode, quantity, ...terms } = input.Receipt.parse(given)
  return act(actor, 'stock.receive', { stock: skuId }, async (tx, note) => {
    const centre = await centreOf(tx, actor.shop, centreCode)
    const [sku] = await tx
      .select({ code: skus.code })
      .from(skus)
      .where(and(eq(skus.id, skuId), eq(skus.shopId, catalogueShopId(actor.shop))))
    if (!centre || !sku) throw missing()
    const place = and(eq(stock.centreId, centre.id), eq(stock.skuId, skuId))
    const [before] = await tx.select().from(stock).where(place)
    const [row] = before
      ? await tx
          .update(stock)
          .set({ ...terms, ...counters({ quantity }, terms.availability) })
          .where(place)
          .returning()
      : await tx
          .insert(stock)
          .values({ ...terms, quantity, centreId: centre.id, skuId })
          .returning()
    const [movement] = await tx
      .insert(stockMovements)
      .values({ stockId: row!.id, quantity, reserved: 0, reason: 'received', at: now() })
      .returning({ id: stockMovements.id })
    note.about('movement', movement!.id)
    const said = { centre: centreCode, sku: sku.code, quantity: row!.quantity, ...terms }
    note.changed(before && { quantity: before.quantity }, said)
    return row!
  })
}

/** Makes or changes a fulfilment centre of the shop, by its code. */
export function saveCentre(actor: Actor, given: input.Centre) {
  const { code, ...values } = input.Centre.parse(given)
  const { id: shopId } = actor.shop
  return act(actor, 'centre.save', { centre: shopId }, async (tx, note) => {
    const before = await centreOf(tx, actor.shop, code)
    const [centre] = before
      ? await tx.update(fulfilmentCentres).set(values).where(eq(fulfilmentCentres.id, before.id)).returning()
      : await tx
          .insert(fulfilmentCentres)
          .values({ ...values, code, shopId })
          .returning()
    note.about('centre', centre!.id)
    note.changed(before, centre)
    return centre!
  })
}

async function centreOf(tx: Tx, shop: Shop, code: string) {
  const [centre] = await tx
    .select()
    .from(fulfilmentCentres)
    .where(and(eq(fulfilmentCentres.shopId, catalogueShopId(shop)), eq(fulfilmentCentres.code, code)))
  return centre
}
