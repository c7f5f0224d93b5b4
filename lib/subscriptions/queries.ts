import 'server-only'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { recurringOrders, subscriptions } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { goodsOf } from '@/lib/recurring/goods'
import { subscribedTo } from '@/lib/recurring/policy'
import { inFull } from '@/lib/recurring/queries'
import { isRunning, stateOf } from './policy'

const SHOWN = 50

/** The subscriptions in hand, with what each comes to today; those that have ended come last. */
export async function subscriptionsOf(
  actor: Actor,
  { isGoingOn = false, most = SHOWN }: { isGoingOn?: boolean; most?: number } = {},
  reader: Reader = db,
) {
  const hasEnded = sql<number>`case when ${recurringOrders.state} = 'ended' then 1 else 0 end`
  const rows = await reader
    .select({ row: recurringOrders, term: subscriptions })
    .from(recurringOrders)
    .innerJoin(subscriptions, eq(subscriptions.id, recurringOrders.id))
    .where(and(subscribedTo(actor), isGoingOn ? ne(recurringOrders.state, 'ended') : undefined))
    .orderBy(asc(hasEnded), desc(recurringOrders.createdAt), desc(recurringOrders.id))
    .limit(most)
  const all = []
  for (const { row, term } of rows) {
    const [goods] = await goodsOf(actor, row.id, reader)
    const { id, every, unit, nextDay } = row
    all.push({ id, every, unit, nextDay, state: stateOf(row, term), termEnd: term.termEnd, goods })
  }
  return all
}

export type SubscriptionSummary = Awaited<ReturnType<typeof subscriptionsOf>>[number]

export type SubscriptionInFull = NonNullable<Awaited<ReturnType<typeof subscriptionById>>>

/** One subscription with all that a recurring order says, and its term. */
export async function subscriptionById(actor: Actor, id: string, reader: Reader = db) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [found] = await reader
    .select({ row: recurringOrders, term: subscriptions })
    .from(recurringOrders)
    .innerJoin(subscriptions, eq(subscriptions.id, recurringOrders.id))
    .where(and(eq(recurringOrders.id, id), subscribedTo(actor)))
  if (!found) return undefined
  const one = await inFull(actor, found.row, reader)
  const { termStart, termEnd } = found.term
  const standing = stateOf(found.row, found.term)
  return { ...one, termStart, termEnd, standing, canComeBack: standing === 'ending' && isRunning(found.term) }
}
