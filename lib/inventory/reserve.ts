import 'server-only'
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { reservations, stock, stockMovements } from '@/db/schema'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import { move } from './move'

/** Goods a line of a delivery needs from a stock row. */
export type Demand = { stockId: string; quantity: number; name: string; deliveryLineId: string; deliveryId: string }

/**
 * Promises stock, all of it or (by the refusal that rolls everything back) none. One conditional update a
 * stock row, in one fixed order, is what makes overselling impossible: no lock above it is relied on.
 */
export async function reserve(tx: Tx, demands: Demand[]): Promise<void> {
  const at = now()
  for (const [stockId, ofRow] of byStock(demands)) {
    const quantity = ofRow.reduce((sum, demand) => sum + demand.quantity, 0)
    const availability = await promise(tx, stockId, quantity, at)
    if (!availability) throw new Refusal('soldOutMeanwhile', 'conflict', { name: ofRow[0]!.name })
    if (availability === 'ALWAYS') continue // there is no end of it: nothing is counted
    await tx.insert(reservations).values(
      ofRow.map(({ deliveryLineId, quantity: held }) => ({
        stockId,
        deliveryLineId,
        quantity: held,
        state: 'held' as const,
      })),
    )
    await tx.insert(stockMovements).values(
      ofRow.map(({ deliveryId, quantity: held }) => ({
        stockId,
        quantity: 0,
        reserved: held,
        reason: 'reserved',
        deliveryId,
        at,
      })),
    )
  }
}

/** The row's availability if it had that much left, or could be back-ordered; undefined if nothing was changed. */
async function promise(tx: Tx, stockId: string, quantity: number, at: Date) {
  const [row] = await tx
    .update(stock)
    .set({
      reserved: sql`case when ${stock.availability} = 'ALWAYS' then ${stock.reserved} else ${stock.reserved} + ${quantity} end`,
    })
    .where(
      and(
        eq(stock.id, stockId),
        eq(stock.disabled, false),
        or(isNull(stock.availableFrom), lte(stock.availableFrom, at)),
        or(isNull(stock.availableTo), sql`${stock.availableTo} > ${sql.param(at, stock.availableTo)}`),
        or(
          inArray(stock.availability, ['ALWAYS', 'BACKORDER']),
          and(eq(stock.availability, 'STANDARD'), gte(sql`${stock.quantity} - ${stock.reserved}`, quantity)),
        ),
      ),
    )
    .returning({ availability: stock.availability })
  return row?.availability
}

/** Gives back what these deliveries hold; what was given back already is not given back twice. */
export async function release(tx: Tx, deliveryIds: string[]): Promise<void> {
  await move(tx, deliveryIds, 'released')
}

function byStock(demands: Demand[]): [string, Demand[]][] {
  const rows = new Map<string, Demand[]>()
  for (const demand of demands) rows.set(demand.stockId, [...(rows.get(demand.stockId) ?? []), demand])
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}
