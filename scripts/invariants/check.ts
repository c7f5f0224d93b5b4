import { aboutCredit } from './credit'
import type { Database } from './database'
import { aboutTheHouse } from './house'
import type { Seen } from './invariant'
import { aboutManagedLists } from './managed-lists'
import { aboutMoney } from './money'
import { aboutOrders } from './orders'
import { aboutRecurring } from './recurring'
import { aboutStock } from './stock'

export const invariants = [
  ...aboutStock,
  ...aboutMoney,
  ...aboutCredit,
  ...aboutOrders,
  ...aboutManagedLists,
  ...aboutRecurring,
  ...aboutTheHouse,
]

/** A shop that trades has rows in these: a checker that looked at nothing must not pass. */
const filled = [
  'shops',
  'stock',
  'stock_movements',
  'orders',
  'order_lines',
  'deliveries',
  'delivery_lines',
  'reservations',
  'order_history',
  'payments',
  'payment_runs',
  'payment_intents',
]

export type Verdict = { id: string; says: string } & Seen

/** Holds the database, as it is at one moment, against every invariant. */
export async function check(db: Database, at = new Date()): Promise<{ verdicts: Verdict[]; empty: string[] }> {
  const verdicts: Verdict[] = []
  for (const { id, says, look } of invariants) verdicts.push({ id, says, ...(await look(db, at)) })
  const empty: string[] = []
  for (const table of filled) {
    if ((await db.rows(`select 1 as n from ${table} limit 1`)).length === 0) empty.push(table)
  }
  return { verdicts, empty }
}

/** The same, of a database that others may be writing to meanwhile. */
export async function checkAtOneMoment(db: Database, at?: Date) {
  await db.run(db.isPostgres ? 'begin isolation level repeatable read read only' : 'pragma query_only = on; begin')
  try {
    return await check(db, at)
  } finally {
    await db.run('rollback')
  }
}
