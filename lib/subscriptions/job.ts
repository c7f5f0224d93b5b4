import 'server-only'
import { and, asc, eq, gt, isNotNull, isNull, lte, ne, or, type SQL } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { recurringOrders, subscriptions } from '@/db/schema'
import { now } from '@/lib/clock'
import { dayAfter, dayOf } from '@/lib/days'
import { log } from '@/lib/log'
import { endRow } from '@/lib/recurring/course'
import { goodsOf } from '@/lib/recurring/goods'
import { recurringScope } from '@/lib/recurring/policy'
import { actorFor } from '@/lib/recurring/turn'
import { numberIn } from '@/lib/shops/shop'
import { tellRenewal } from './letters'
import type { Subscription } from './policy'

/** Ours: so many days before a renewal the customer is reminded of it. */
const DAYS = 'SHOP_SF_SUBSCRIPTION_REMINDER_DAYS'
const DAYS_BEFORE = 7
const MOST_DAYS = 60
const AT_ONCE = 100

/** A job: reminds of renewals that are near, and ends what was cancelled when its term is over. Orders are placed by another. */
export async function lookAfterSubscriptions(): Promise<void> {
  for await (const { row } of found(isOver())) await safely(row.id, (tx) => end(tx, row.id))
  for await (const { row } of found(isNear())) await safely(row.id, (tx) => remind(tx, row.id))
}

const isOver = () =>
  and(
    isNotNull(subscriptions.cancelledAt),
    ne(recurringOrders.state, 'ended'),
    or(isNull(subscriptions.termEnd), lte(subscriptions.termEnd, dayOf(now()))),
  )

const isNear = () =>
  and(
    eq(recurringOrders.state, 'active'),
    gt(recurringOrders.nextDay, dayOf(now())),
    lte(recurringOrders.nextDay, dayAfter(MOST_DAYS, now())),
    or(isNull(subscriptions.remindedFor), ne(subscriptions.remindedFor, recurringOrders.nextDay)),
  )

async function end(tx: Tx, id: string) {
  const one = await stillIn(tx, id, isOver())
  if (one) await endRow(tx, one.row, 'asked')
}

/** Once a renewal. Whoever cannot order just now is not reminded of what would wait. */
async function remind(tx: Tx, id: string) {
  const one = await stillIn(tx, id, isNear())
  const actor = one && (await actorFor(one.row, { id: '', cartId: '' }, tx))
  if (!actor || one.row.nextDay! > dayAfter(Math.min(MOST_DAYS, numberIn(actor.shop, DAYS, DAYS_BEFORE)), now())) return
  await tx.update(subscriptions).set({ remindedFor: one.row.nextDay }).where(eq(subscriptions.id, id))
  await tellRenewal(tx, actor, one.row, await goodsOf(actor, id, tx))
}

const select = (reader: Pick<Tx, 'select'>) =>
  reader
    .select({ row: recurringOrders, term: subscriptions })
    .from(subscriptions)
    .innerJoin(recurringOrders, eq(recurringOrders.id, subscriptions.id))

async function stillIn(tx: Tx, id: string, condition: SQL | undefined): Promise<Subscription | undefined> {
  const [one] = await select(tx).where(and(eq(subscriptions.id, id), condition))
  return one
}

async function* found(condition: SQL | undefined): AsyncGenerator<Subscription> {
  for (let after = ''; ; ) {
    const page = await select(db)
      .where(and(condition, gt(subscriptions.id, after)))
      .orderBy(asc(subscriptions.id))
      .limit(AT_ONCE)
    yield* page
    if (page.length < AT_ONCE) return
    after = page.at(-1)!.row.id
  }
}

/** One that goes wrong keeps nobody else waiting. */
async function safely(id: string, work: (tx: Tx) => Promise<void>) {
  try {
    await transact(recurringScope(id), work)
  } catch (error) {
    log.error({ err: error, subscription: id }, 'a subscription could not be looked after')
  }
}
