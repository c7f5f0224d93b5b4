import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { recurringOrders, subscriptions } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { type RecurringRow, subscribedTo } from '@/lib/recurring/policy'
import type { TermRow } from '@/lib/recurring/term'
import { missing, Refusal } from '@/lib/refusal'
import type { SubscriptionState } from './words'

export type Subscription = { row: RecurringRow; term: TermRow }

/** Ending: it is cancelled, and the term that is paid for runs on. */
export function stateOf(
  { state }: Pick<RecurringRow, 'state'>,
  { cancelledAt }: Pick<TermRow, 'cancelledAt'>,
): SubscriptionState {
  return state !== 'ended' && cancelledAt ? 'ending' : state
}

/** Whether a term that was paid for is running: on the day it ends the next one would begin. */
export const isRunning = ({ termEnd }: Pick<TermRow, 'termEnd'>) => termEnd !== null && dayOf(now()) < termEnd

/** One that the actor may change; one that has ended cannot be. */
export async function ownSubscription(reader: Reader, actor: Actor, id: string): Promise<Subscription> {
  const [found] = await reader
    .select({ row: recurringOrders, term: subscriptions })
    .from(recurringOrders)
    .innerJoin(subscriptions, eq(subscriptions.id, recurringOrders.id))
    .where(and(eq(recurringOrders.id, id), subscribedTo(actor)))
  if (!found) throw missing()
  if (found.row.state === 'ended') throw new Refusal('subscriptionEnded')
  return found
}
