import type { Tx } from '@/db'
import { stock, stockMovements } from '@/db/schema'
import { now } from '@/lib/clock'

/** Stock as if it had always been there; its movements add up from the first day. */
export async function putOnShelf(tx: Tx, values: typeof stock.$inferInsert) {
  const [row] = await tx.insert(stock).values(values).returning()
  const { id: stockId, quantity, reserved } = row!
  await tx.insert(stockMovements).values({ stockId, quantity, reserved, reason: 'opening', at: now() })
}
