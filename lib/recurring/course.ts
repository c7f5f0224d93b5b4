import 'server-only'
import { and, eq, gt, inArray, notExists } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { recurringDates, recurringOrders } from '@/db/schema'
import type { recurringEnds } from '@/db/words'
import { now } from '@/lib/clock'
import { nextAfter } from './dates'
import { tellEnded } from './letters'
import type { RecurringRow } from './policy'
import { termOf, writeDown } from './term'

/** Being ordered, or waiting for what becomes of its payment. */
export const isUnderWay = inArray(recurringDates.state, ['due', 'placed'])

/** The date after a day; null if it ends before that. Dates that were decided about already are passed over. */
export async function followingDay(reader: Reader, row: RecurringRow, after: string): Promise<string | null> {
  const known = await reader
    .select({ day: recurringDates.day })
    .from(recurringDates)
    .where(and(eq(recurringDates.recurringId, row.id), gt(recurringDates.day, after)))
  const taken = new Set(known.map(({ day }) => day))
  let day = nextAfter(row, after)
  while (taken.has(day)) day = nextAfter(row, day)
  return row.untilDay && day > row.untilDay ? null : day
}

/** Ends what has had its last date, and says so. Nothing if a date of it is still being ordered: it ends after that. */
export async function endRow(tx: Tx, row: RecurringRow, because: (typeof recurringEnds)[number]): Promise<boolean> {
  const due = tx
    .select({ id: recurringDates.id })
    .from(recurringDates)
    .where(and(eq(recurringDates.recurringId, row.id), isUnderWay))
  const ended = { state: 'ended' as const, endedBecause: because, pausedBecause: null, nextDay: null, updatedAt: now() }
  const [over] = await tx
    .update(recurringOrders)
    .set(ended)
    .where(and(eq(recurringOrders.id, row.id), notExists(due)))
    .returning()
  if (!over) return false
  await tellEnded(tx, over, because)
  if (await termOf(tx, row.id)) await writeDown(tx, over, 'subscription.end', { cause: row.id, because })
  return true
}
