import { and, eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '@/db'
import { reservations, stock, stockMovements } from '@/db/schema'
import { sumOf } from '@/db/sql'

/** Counters are what the rows say, always; answers the sku's only stock row. */
export async function expectBalanced(sku: { id: string }) {
  const [row] = await db.select().from(stock).where(eq(stock.skuId, sku.id))
  expect(await driftOf([row!.id])).toEqual([])
  return row!
}

/** Every disagreement between the counters of these stock rows, their reservations and their movements. */
export async function driftOf(stockIds: string[]): Promise<string[]> {
  const rows = await db.select().from(stock).where(inArray(stock.id, stockIds))
  const found = await Promise.all(
    rows.map(async ({ id, quantity, reserved, owed, availability }) => {
      const [[moved], [held]] = await Promise.all([
        db
          .select({ quantity: sumOf(stockMovements.quantity), reserved: sumOf(stockMovements.reserved) })
          .from(stockMovements)
          .where(eq(stockMovements.stockId, id)),
        db
          .select({ pieces: sumOf(reservations.quantity) })
          .from(reservations)
          .where(and(eq(reservations.stockId, id), eq(reservations.state, 'held'))),
      ])
      const due = availability === 'BACKORDER' ? 0 : Math.max(0, reserved - quantity)
      return [
        quantity === moved!.quantity || `quantity ${quantity}, moved ${moved!.quantity}`,
        reserved === moved!.reserved || `reserved ${reserved}, moved ${moved!.reserved}`,
        reserved === held!.pieces || `reserved ${reserved}, held ${held!.pieces}`,
        owed === due || `owed ${owed}, due ${due}`,
        (quantity >= 0 && reserved >= 0) || `below nothing: ${quantity}/${reserved}`,
      ].filter((line) => line !== true)
    }),
  )
  return found.flat()
}
