import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/db/id'
import { carts, recurringDates, recurringOrders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, placedBy } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { demandProven, proveGiven } from '@/lib/orders/checkout/prove'
import { Refusal } from '@/lib/refusal'
import { comesTo, demandOwnMeans } from './choices'
import { endRow, followingDay } from './course'
import { goodsOf } from './goods'
import type { ResumeRecurring, SkipDate } from './input'
import { tellEnded, tellResumed } from './letters'
import { ownRecurring, type RecurringRow, recurringScope } from './policy'

/** Leaves the next date out: the one that was seen, or none. */
export async function skipDate(actor: Actor, { id, day }: SkipDate): Promise<void> {
  return act(actor, 'recurring.skip', recurringScope(id), async (tx, note) => {
    const row = await ownRecurring(tx, actor, id)
    note.about('recurring', id)
    if (row.nextDay !== day) throw new Refusal('recurringMoved')
    const at = now()
    const skipped = { recurringId: id, day, state: 'skipped' as const, placementKey: newId(), lacks: [], tryAt: at, at }
    await tx.insert(recurringDates).values({ ...skipped, byName: actor.assist ? (actor.account?.name ?? null) : null })
    const nextDay = await followingDay(tx, row, day)
    await changeRow(tx, row, { nextDay })
    note.changed({ nextDay: day }, { nextDay })
    if (!nextDay) await endRow(tx, row, 'until')
  })
}

/** Stops until it is told to go on; a date that was about to be ordered is left out. */
export async function pauseRecurring(actor: Actor, id: string): Promise<void> {
  return act(actor, 'recurring.pause', recurringScope(id), async (tx, note) => {
    const row = await ownRecurring(tx, actor, id)
    note.about('recurring', id)
    if (row.state === 'paused') return note.nothing()
    await leaveOut(tx, row)
    await changeRow(tx, row, { state: 'paused', pausedBecause: 'asked' })
    note.changed({ state: row.state }, { state: 'paused' })
    if (!row.nextDay) await endRow(tx, row, 'until')
  })
}

/** Goes on with its first date from tomorrow on. */
export async function resumeRecurring(actor: Actor, { id, currentPassword }: ResumeRecurring): Promise<void> {
  await proveGiven(actor, currentPassword)
  return act(actor, 'recurring.resume', recurringScope(id), async (tx, note) => {
    const row = await ownRecurring(tx, actor, id)
    note.about('recurring', id)
    if (row.state === 'active') return note.nothing()
    await demandOwn(tx, actor, row)
    const today = dayOf(now())
    const nextDay = row.nextDay && row.nextDay > today ? row.nextDay : await followingDay(tx, row, today)
    await changeRow(tx, row, { state: 'active', pausedBecause: null, failures: 0, nextDay, ...placedBy(actor) })
    note.changed({ state: row.state, nextDay: row.nextDay }, { state: 'active', nextDay })
    if (nextDay) await tellResumed(tx, actor, row, nextDay)
    else await endRow(tx, row, 'until')
  })
}

/** Refuses a manager whom it may not follow on: by a card that is none of theirs, or, if it is large, without their password. */
export async function demandOwn(tx: Tx, actor: Actor, row: RecurringRow): Promise<void> {
  demandOwnMeans(actor, row.gateway)
  if (actor.assist)
    await demandProven(tx, actor, await comesTo(actor, await goodsOf(actor, row.id, tx), row.deliveryMethodId, tx))
}

/** Ends it for good. Orders that it has made stay as they are. */
export async function endRecurring(actor: Actor, id: string): Promise<void> {
  return act(actor, 'recurring.end', recurringScope(id), async (tx, note) => {
    const row = await ownRecurring(tx, actor, id)
    note.about('recurring', id)
    await leaveOut(tx, row)
    await changeRow(tx, row, { state: 'ended', endedBecause: 'asked', pausedBecause: null, nextDay: null })
    await tellEnded(tx, row, 'asked')
    note.changed({ state: row.state }, { state: 'ended' })
  })
}

export const changeRow = (tx: Tx, { id, version }: RecurringRow, set: Partial<RecurringRow>) =>
  tx
    .update(recurringOrders)
    .set({ ...set, version: version + 1, updatedAt: now() })
    .where(eq(recurringOrders.id, id))

/** What has not become an order yet does not become one; its cart goes. */
export async function leaveOut(tx: Tx, { id }: RecurringRow) {
  const due = and(eq(recurringDates.recurringId, id), eq(recurringDates.state, 'due'))
  const left = await tx.update(recurringDates).set({ state: 'skipped', at: now() }).where(due).returning()
  for (const { cartId } of left) {
    if (cartId) await tx.delete(carts).where(and(eq(carts.id, cartId), eq(carts.kind, 'recurring')))
  }
}
