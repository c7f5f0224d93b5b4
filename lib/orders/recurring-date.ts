import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { recurringDates } from '@/db/schema'
import type { RecurringTurn } from '@/lib/auth/actor'
import { Refusal } from '@/lib/refusal'
import type { OrderRow } from './work'

/**
 * In placing's transaction: the date of a recurring order is taken by this order. A date that has been decided
 * meanwhile is not ordered: the order and its date come true together, or neither does.
 */
export async function takeDate(tx: Tx, { dateId }: RecurringTurn, { id: orderId }: OrderRow): Promise<void> {
  const [taken] = await tx
    .update(recurringDates)
    .set({ state: 'placed', orderId })
    .where(and(eq(recurringDates.id, dateId), eq(recurringDates.state, 'due')))
    .returning({ id: recurringDates.id })
  if (!taken) throw new Refusal('recurringMoved')
}
