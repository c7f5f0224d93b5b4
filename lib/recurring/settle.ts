import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { type Tx, transact } from '@/db'
import { carts, orderHistory, orders, recurringDates, recurringOrders } from '@/db/schema'
import type { OrderState, RecurringDateState, RecurringReason } from '@/db/words'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import { tellChange } from '@/lib/live/event'
import { isUndecided, type Outcome, outcomeOf } from '@/lib/orders/checkout/outcome'
import { endRow, isUnderWay } from './course'
import { tellFailed, tellShort } from './letters'
import { type RecurringRow, recurringScope } from './policy'
import { beginTerm, kindOf, writeDown } from './term'
import { type DateRow, rowOf } from './turn'

/**
 * After so many dates in a row that failed, it stops until somebody looks at it. A subscription stops with the first:
 * its next date is a whole term away.
 */
export const MOST_FAILURES = 3
const mostOf = { recurring: MOST_FAILURES, subscription: 1 }

const failedBy: Partial<Record<Outcome, RecurringReason>> = { refused: 'paymentRefused', soldOut: 'nothingLeft' }

/** Says what became of a date that has an order, once its payment is decided: ordered, or failed. Nothing else says so. */
export function settle({ id, recurringId }: Pick<DateRow, 'id' | 'recurringId'>): Promise<void> {
  return transact(recurringScope(recurringId), async (tx) => {
    const date = await dateIn(tx, id, 'placed')
    if (!date?.orderId) return
    const outcome = outcomeOf(await standingOf(tx, date.orderId))
    if (isUndecided(outcome)) return postponeIn(tx, date)
    const reason = failedBy[outcome]
    await (reason ? failIn(tx, date, reason) : orderedIn(tx, date))
  })
}

/** Says that a date could not be ordered, unless it was meanwhile. */
export function fail({ id, recurringId }: DateRow, reason: RecurringReason): Promise<void> {
  return transact(recurringScope(recurringId), async (tx) => {
    const date = await dateIn(tx, id, 'due')
    if (date) await failIn(tx, date, reason)
  })
}

/** Tried again later, each time after a longer while; a date that only waits for its customer has not been tried. */
export function postpone({ id, recurringId }: DateRow, isTried = true): Promise<void> {
  return transact(recurringScope(recurringId), async (tx) => {
    const [date] = await tx
      .select()
      .from(recurringDates)
      .where(and(eq(recurringDates.id, id), isUnderWay))
    if (date) await postponeIn(tx, date, isTried)
  })
}

async function postponeIn(tx: Tx, { id, tries }: DateRow, isTried = true) {
  const wait = Math.min(MINUTE * 2 ** Math.min(tries, 10), HOUR)
  await tx
    .update(recurringDates)
    .set({ tryAt: later(wait), tries: isTried ? tries + 1 : tries })
    .where(eq(recurringDates.id, id))
}

async function orderedIn(tx: Tx, date: DateRow) {
  const row = await close(tx, date, 'ordered', null)
  const placed = row.placed + 1
  await tx.update(recurringOrders).set({ placed, failures: 0 }).where(eq(recurringOrders.id, row.id))
  if (date.lacks.length > 0) await tellShort(tx, row, date.day, date.lacks)
  if (row.state === 'ended') return
  if ((await kindOf(tx, row.id)) === 'subscription') return beginTerm(tx, row, date.day, date.id)
  if (row.times !== null && placed >= row.times) await endRow(tx, row, 'times')
  else if (!row.nextDay) await endRow(tx, row, 'until')
}

async function failIn(tx: Tx, date: DateRow, reason: RecurringReason) {
  const row = await close(tx, date, 'failed', reason)
  const kind = await kindOf(tx, row.id)
  const failures = row.failures + 1
  const isPaused = row.state === 'active' && row.nextDay !== null && failures >= mostOf[kind]
  const paused = isPaused ? { state: 'paused' as const, pausedBecause: 'failures' as const } : {}
  await tx
    .update(recurringOrders)
    .set({ failures, ...paused, updatedAt: now() })
    .where(eq(recurringOrders.id, row.id))
  await tellFailed(tx, row, date.day, reason, isPaused)
  const said = { cause: date.id, day: date.day, reason }
  await writeDown(tx, row, `${kind}.${isPaused ? 'pause' : 'fail'}`, said)
  if (row.state !== 'ended' && !row.nextDay) await endRow(tx, row, kind === 'subscription' ? 'asked' : 'until')
}

/** The date is decided, its cart is not needed any more; pages that show it hear of it. */
async function close(
  tx: Tx,
  { id, recurringId, cartId }: DateRow,
  state: RecurringDateState,
  reason: DateRow['reason'],
) {
  await tx.update(recurringDates).set({ state, reason, cartId: null, at: now() }).where(eq(recurringDates.id, id))
  if (cartId) await tx.delete(carts).where(and(eq(carts.id, cartId), eq(carts.kind, 'recurring')))
  const row = (await rowOf(tx, recurringId)) as RecurringRow
  tellChange({ shopId: row.shopId, customerId: row.customerId, kind: 'orders', sessionId: null })
  return row
}

async function dateIn(tx: Tx, id: string, state: RecurringDateState): Promise<DateRow | undefined> {
  const [date] = await tx
    .select()
    .from(recurringDates)
    .where(and(eq(recurringDates.id, id), eq(recurringDates.state, state)))
  return date
}

/** Where its order stands, with how it came there. */
async function standingOf(tx: Tx, orderId: string) {
  const [order] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId))
  const { event, toState: state } = orderHistory
  const history = await tx
    .select({ event, state })
    .from(orderHistory)
    .where(eq(orderHistory.orderId, orderId))
    .orderBy(asc(orderHistory.seq))
  return { state: order!.state, history: history as { event: string; state: OrderState }[] }
}
