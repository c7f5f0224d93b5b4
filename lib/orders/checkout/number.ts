import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { counters } from '@/db/schema'
import { wallTime } from '@/lib/days'

/** The next order number: `yyMMddHHmmss-<how many-th of the month>`. Counted in one statement, so never twice. */
export async function nextOrderNumber(tx: Tx, at: Date): Promise<string> {
  const digits = wallTime(at).replace(/\D/g, '')
  const [counter] = await tx
    .insert(counters)
    .values({ name: `orders:${digits.slice(0, 6)}`, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning()
  return `${digits.slice(2)}-${counter!.value}`
}
