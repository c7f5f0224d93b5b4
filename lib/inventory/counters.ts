import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { stock } from '@/db/schema'
import type { Availability } from '@/db/words'

/**
 * What a stock row's counters become, `owed` with them: the promised pieces that are not there. A promise never
 * makes any (it is refused first); only a count or a change of terms does, and whatever settles them takes them off.
 */
export function counters(by: { quantity?: number | SQL; reserved?: number | SQL }, availability?: Availability) {
  const quantity = sql`${stock.quantity} + ${by.quantity ?? 0}`
  const reserved = sql`${stock.reserved} + ${by.reserved ?? 0}`
  if (availability === 'BACKORDER') return { quantity, reserved, owed: 0 }
  const missing = sql`(${reserved}) - (${quantity})`
  const counted = availability ? sql`true` : sql`${stock.availability} <> 'BACKORDER'`
  return { quantity, reserved, owed: sql`case when ${counted} and ${missing} > 0 then ${missing} else 0 end` }
}
