import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, transact } from '@/db'
import { recurringDates } from '@/db/schema'
import type { RecurringReason } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { log } from '@/lib/log'
import { placeOrder } from '@/lib/orders/checkout/place'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { cartOfDate, type Filled, fillCart } from './fill'
import { recurringScope } from './policy'
import { fail, postpone, settle } from './settle'
import { actorFor, claimDueDates, type DateRow, datesToWorkOn, rowOf } from './turn'

/** Prices and stock move while somebody orders: so often it is tried again at once. */
const AT_ONCE = 3
/** After so many tries of the job, hours apart by then, something is wrong that waiting does not mend. */
const MOST_TRIES = 8

/** Refusals that trying again does not change, and what they mean for a date. */
const lasting: Partial<Record<RefusalKey, RecurringReason>> = {
  creditExceeded: 'creditExceeded',
  cannotOrder: 'cannotOrder',
  orderTooLarge: 'orderTooLarge',
  tooManyHeld: 'orderTooLarge',
  checkoutNotDone: 'fault',
}

/**
 * A job: orders what is due. Each date is one row with the key that its order is placed with, and order and date come
 * true in one transaction: whatever crashes, and however many do this at once, a date is ordered once or not at all.
 */
export async function orderRecurring(): Promise<void> {
  await claimDueDates()
  for await (const { date } of datesToWorkOn()) await workOnOne(date)
}

/** One that goes wrong keeps nobody else from their date; it is tried again later, and not for ever. */
export async function workOnOne(date: DateRow): Promise<void> {
  try {
    await workOn(date)
  } catch (error) {
    const { recurringId: recurring, day } = date
    log.error({ err: error, recurring, day }, 'a date of a recurring order could not be ordered')
    await (date.state === 'due' && date.tries >= MOST_TRIES ? fail(date, 'fault') : postpone(date))
  }
}

/** Goes as far with one date as it can now. Safe to do twice, and by two at once. */
export async function workOn(date: DateRow): Promise<void> {
  if (date.state === 'placed') return settle(date)
  for (let tries = 1; tries <= AT_ONCE; tries++) {
    try {
      const prepared = await prepare(date)
      if (prepared === 'decided') return settle(date)
      if (prepared === 'waits') return postpone(date, false)
      const { actor, filled } = prepared
      if ('reason' in filled) return fail(date, filled.reason)
      const { placementKey } = date
      await placeOrder(actor, { placementKey, expectedTotal: filled.total, expectedVersion: filled.version })
      return settle(date)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.key === 'recurringMoved') return settle(date)
      const reason = lasting[error.key]
      if (reason) return fail(date, reason)
    }
  }
  return date.tries >= MOST_TRIES ? fail(date, 'fault') : postpone(date)
}

type Prepared = { actor: Actor; filled: Filled } | 'waits' | 'decided'

/**
 * Fills the date's cart, for the customer as they are now, with what is in it now. While nobody can order, it waits; and
 * it waits for a customer who is closing their account, of whom nothing is left then.
 */
async function prepare({ id, recurringId }: DateRow): Promise<Prepared> {
  const found = await rowOf(db, recurringId)
  if (!found) return 'decided'
  return transact({ ...recurringScope(recurringId), customer: found.customerId }, async (tx) => {
    const row = await rowOf(tx, recurringId)
    const [date] = await tx
      .select()
      .from(recurringDates)
      .where(and(eq(recurringDates.id, id), eq(recurringDates.state, 'due')))
    if (!row || !date) return 'decided'
    const actor = await actorFor(row, { id, cartId: await cartOfDate(tx, date, row) }, tx)
    return actor ? { actor, filled: await fillCart(tx, actor, row, date) } : 'waits'
  })
}
