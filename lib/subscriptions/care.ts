import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { subscriptions } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, placedBy } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { proveGiven } from '@/lib/orders/checkout/prove'
import { changeRow, demandOwn, leaveOut } from '@/lib/recurring/care'
import { endRow } from '@/lib/recurring/course'
import { monthDayOf } from '@/lib/recurring/dates'
import type { ResumeRecurring as Again } from '@/lib/recurring/input'
import { tellResumed } from '@/lib/recurring/letters'
import { recurringScope } from '@/lib/recurring/policy'
import { Refusal } from '@/lib/refusal'
import { tellCancelled, tellTakenBack } from './letters'
import { isRunning, ownSubscription, stateOf } from './policy'

/**
 * No term follows the one that is paid for; that one runs to its end, and can be taken back until then. A renewal that
 * is no order yet does not become one; where no term is running, it has ended at once.
 */
export async function cancelSubscription(actor: Actor, id: string): Promise<void> {
  return act(actor, 'subscription.cancel', recurringScope(id), async (tx, note) => {
    const { row, term } = await ownSubscription(tx, actor, id)
    note.about('subscription', id)
    if (term.cancelledAt) return note.nothing()
    await leaveOut(tx, row)
    await changeRow(tx, row, { state: 'active', pausedBecause: null, nextDay: null })
    await setTerm(tx, id, { cancelledAt: now() })
    const runsOn = isRunning(term) || !(await endRow(tx, row, 'asked'))
    if (runsOn) await tellCancelled(tx, actor, row, term)
    note.changed({ state: row.state, nextDay: row.nextDay }, { state: runsOn ? 'ending' : 'ended' })
  })
}

/** It is renewed after all, on the day on which its term ends; from that day on it is too late. */
export async function takeSubscriptionBack(actor: Actor, { id, currentPassword }: Again): Promise<void> {
  await proveGiven(actor, currentPassword)
  return act(actor, 'subscription.takeBack', recurringScope(id), async (tx, note) => {
    const { row, term } = await ownSubscription(tx, actor, id)
    note.about('subscription', id)
    if (!term.cancelledAt) return note.nothing()
    if (!isRunning(term)) throw new Refusal('subscriptionOver')
    await demandOwn(tx, actor, row)
    const nextDay = term.termEnd!
    await changeRow(tx, row, { nextDay, failures: 0, ...placedBy(actor) })
    await setTerm(tx, id, { cancelledAt: null })
    await tellTakenBack(tx, actor, row, nextDay)
    note.changed({ state: 'ending' }, { state: 'active', nextDay })
  })
}

/** What was paused because an order could not be placed goes on with a new term, from tomorrow on. */
export async function resumeSubscription(actor: Actor, { id, currentPassword }: Again): Promise<void> {
  await proveGiven(actor, currentPassword)
  return act(actor, 'subscription.resume', recurringScope(id), async (tx, note) => {
    const { row, term } = await ownSubscription(tx, actor, id)
    note.about('subscription', id)
    if (stateOf(row, term) !== 'paused') return note.nothing()
    await demandOwn(tx, actor, row)
    const nextDay = isRunning(term) ? term.termEnd! : dayAfter(1, now())
    const rhythm = { anchor: nextDay, monthDay: monthDayOf(nextDay), nextDay }
    await changeRow(tx, row, { ...rhythm, state: 'active', pausedBecause: null, failures: 0, ...placedBy(actor) })
    note.changed({ state: 'paused', nextDay: row.nextDay }, { state: 'active', nextDay })
    await tellResumed(tx, actor, row, nextDay)
  })
}

const setTerm = (tx: Tx, id: string, set: Partial<typeof subscriptions.$inferSelect>) =>
  tx.update(subscriptions).set(set).where(eq(subscriptions.id, id))
