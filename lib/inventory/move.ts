import 'server-only'
import { and, asc, eq, gte, inArray, ne, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveryLines, orderLines, reservations, stock, stockMovements } from '@/db/schema'
import type { reservationStates } from '@/db/words'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import { counters } from './counters'

type State = (typeof reservationStates)[number]

type Step = {
  from: State
  to: State
  /** What one piece adds to the row's counters. */
  quantity: -1 | 0 | 1
  reserved: -1 | 0
}

/** What can become of goods that were promised, by the reason their movement is written down with. */
const steps = {
  released: { from: 'held', to: 'released', quantity: 0, reserved: -1 },
  allocated: { from: 'held', to: 'allocated', quantity: -1, reserved: -1 },
  deallocated: { from: 'allocated', to: 'released', quantity: 1, reserved: 0 },
  'sent-off': { from: 'allocated', to: 'shipped', quantity: 0, reserved: 0 },
  'handed-over': { from: 'held', to: 'external', quantity: 0, reserved: -1 },
  restocked: { from: 'shipped', to: 'released', quantity: 1, reserved: 0 },
} as const satisfies Record<string, Step>

export type Reason = keyof typeof steps

type Promised = { id: string; stockId: string; quantity: number; deliveryId: string; name: string }

/**
 * Takes a step with everything these deliveries hold, and answers how many pieces took it. A reservation is
 * moved by a conditional update and counted only by whoever moved it, so nothing happens twice; stock rows come
 * in one fixed order, each after its reservations, so that two who need the same rows do not wait for each other.
 */
export async function move(tx: Tx, deliveryIds: string[], reason: Reason): Promise<number> {
  if (deliveryIds.length === 0) return 0
  const { from, to } = steps[reason]
  let pieces = 0
  for (const [stockId, promised] of await promisedTo(tx, deliveryIds, from)) {
    const ids = promised.map(({ id }) => id)
    const moved = await tx
      .update(reservations)
      .set({ state: to })
      .where(and(inArray(reservations.id, ids), eq(reservations.state, from)))
      .returning({ id: reservations.id })
    const mine = promised.filter(({ id }) => moved.some((row) => row.id === id))
    if (mine.length > 0) await count(tx, stockId, mine, reason)
    pieces += totalOf(mine)
  }
  return pieces
}

async function promisedTo(tx: Tx, deliveryIds: string[], state: State): Promise<Map<string, Promised[]>> {
  const { id, stockId, quantity } = reservations
  const rows = await tx
    .select({ id, stockId, quantity, deliveryId: deliveryLines.deliveryId, name: orderLines.name })
    .from(reservations)
    .innerJoin(deliveryLines, eq(deliveryLines.id, reservations.deliveryLineId))
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(and(inArray(deliveryLines.deliveryId, deliveryIds), eq(reservations.state, state)))
    .orderBy(asc(stockId), asc(id))
  const byStock = new Map<string, Promised[]>()
  for (const row of rows) byStock.set(row.stockId, [...(byStock.get(row.stockId) ?? []), row])
  return byStock
}

/** Writes the step into the stock row and its movements, or refuses it. */
async function count(tx: Tx, stockId: string, promised: Promised[], reason: Reason) {
  const { quantity, reserved } = steps[reason]
  if (quantity === 0 && reserved === 0) return
  if (reason !== 'allocated') {
    if (await written(tx, stockId, promised, reason)) return
    throw new Error(`stock ${stockId} has fewer promised pieces than its reservations say`)
  }
  if (await written(tx, stockId, promised, reason, ne(stock.availability, 'ALWAYS'))) return
  // It has become endless since it was promised: nothing is taken from a shelf, and nothing promised any more.
  if (!(await written(tx, stockId, promised, 'released', eq(stock.availability, 'ALWAYS')))) {
    throw new Refusal('notEnoughStock', 'conflict', { name: promised[0]!.name })
  }
  const ids = promised.map(({ id }) => id)
  await tx.update(reservations).set({ state: 'released' }).where(inArray(reservations.id, ids))
}

/** One conditional update of the row; false if it was not there, not such, or had not that much. */
async function written(tx: Tx, stockId: string, promised: Promised[], reason: Reason, such?: SQL): Promise<boolean> {
  const { quantity, reserved } = steps[reason]
  const total = totalOf(promised)
  const [row] = await tx
    .update(stock)
    .set(counters({ quantity: quantity * total, reserved: reserved * total }))
    .where(
      and(
        eq(stock.id, stockId),
        quantity < 0 ? gte(stock.quantity, total) : undefined,
        reserved < 0 ? gte(stock.reserved, total) : undefined,
        such,
      ),
    )
    .returning({ id: stock.id })
  if (!row) return false
  const at = now()
  await tx.insert(stockMovements).values(
    promised.map((one) => ({
      stockId,
      quantity: quantity * one.quantity,
      reserved: reserved * one.quantity,
      reason,
      deliveryId: one.deliveryId,
      at,
    })),
  )
  return true
}

const totalOf = (promised: Promised[]) => promised.reduce((sum, { quantity }) => sum + quantity, 0)
