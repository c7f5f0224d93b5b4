import 'server-only'
import { and, eq, gte, lte, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { fulfilmentCentres, skus, stock, stockMovements } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { counters } from './counters'
import * as input from './input'
import { countedShop } from './policy'
import type { AdjustReason } from './reasons'

/** What a row held before and holds now, and how many promised pieces are not there any more. */
export type Changed = { stockId?: string; before: number; after: number; owed: number }

/**
 * Says how many there are. It is written down as the difference from what was seen by whoever counted, so that
 * what orders took meanwhile stays taken; without `seen`, from what is there now. It may take away pieces that
 * were promised: those are owed, and nobody is promised more until they have come.
 */
export function countStock(actor: Actor, given: input.Count): Promise<Changed> {
  const { quantity, seen, remark, ...place } = input.Count.parse(given)
  const by = (there: number) => quantity - (seen ?? there)
  return changeStock(actor, place, { by, reason: 'counted', remark })
}

/** Adds pieces, or takes them away, for a reason that has nothing to do with an order. */
export function adjustStock(actor: Actor, given: input.Adjustment): Promise<Changed> {
  const { by, reason, remark, ...place } = input.Adjustment.parse(given)
  return changeStock(actor, place, { by: () => by, reason, remark })
}

type Change = { by: (there: number) => number; reason: AdjustReason | 'counted'; remark: string }

async function changeStock(actor: Actor, place: input.Place, change: Change): Promise<Changed> {
  const shop = await countedShop(actor, place.shopCode)
  const scope = { stock: `${shop?.id}/${place.centreCode}/${place.skuCode}` }
  return act({ ...actor, shop: shop ?? actor.shop }, 'stock.count', scope, async (tx, note) => {
    if (!shop) throw missing()
    const spot = await spotOf(tx, shop, place)
    const row = (await lockedRow(tx, spot)) ?? (change.by(0) === 0 ? undefined : await newRow(tx, spot))
    const [before, by] = [row?.quantity ?? 0, change.by(row?.quantity ?? 0)]
    if (!row || by === 0) {
      note.nothing()
      return { stockId: row?.id, before, after: before, owed: row?.owed ?? 0 }
    }
    const after = await moved(tx, row, by)
    const { reason, remark } = change
    const [movement] = await tx
      .insert(stockMovements)
      .values({ stockId: row.id, quantity: by, reserved: 0, reason, at: now() })
      .returning({ id: stockMovements.id })
    note.about('movement', movement!.id)
    const { quantity, owed } = after
    const said = { centre: place.centreCode, sku: place.skuCode, reason, ...(remark && { because: remark }) }
    note.changed({ quantity: before }, { ...said, quantity, owed })
    return { stockId: row.id, before, after: quantity, owed }
  })
}

async function moved(tx: Tx, row: typeof stock.$inferSelect, by: number) {
  const fits = and(gte(stock.quantity, -by), lte(stock.quantity, input.MOST_PIECES - by))
  const [after] = await tx
    .update(stock)
    .set(counters({ quantity: by }))
    .where(and(eq(stock.id, row.id), fits))
    .returning()
  if (!after) throw new Refusal('notThatManyThere', 'conflict', { quantity: row.quantity })
  return after
}

type Spot = { centreId: string; skuId: string }

async function spotOf(tx: Tx, shop: Shop, { centreCode, skuCode }: input.Place): Promise<Spot> {
  const [centre] = await tx
    .select({ id: fulfilmentCentres.id })
    .from(fulfilmentCentres)
    .where(and(eq(fulfilmentCentres.shopId, shop.id), eq(fulfilmentCentres.code, centreCode)))
  if (!centre) throw new Refusal('unknownCentre', 'missing', { code: centreCode })
  const [sku] = await tx
    .select({ id: skus.id })
    .from(skus)
    .where(and(eq(skus.shopId, shop.id), eq(skus.code, skuCode)))
  if (!sku) throw new Refusal('unknownSku', 'missing', { code: skuCode })
  return { centreId: centre.id, skuId: sku.id }
}

/** The row as it is now and stays until this transaction is over: writing to it, even nothing, holds it. */
async function lockedRow(tx: Tx, { centreId, skuId }: Spot) {
  const [row] = await tx
    .update(stock)
    .set({ quantity: sql`${stock.quantity}` })
    .where(and(eq(stock.centreId, centreId), eq(stock.skuId, skuId)))
    .returning()
  return row
}

/** A centre that never held any begins with none, whoever else begins at the same moment. */
async function newRow(tx: Tx, spot: Spot) {
  await tx
    .insert(stock)
    .values({ ...spot, quantity: 0, availability: 'STANDARD' })
    .onConflictDoNothing()
  return lockedRow(tx, spot)
}
