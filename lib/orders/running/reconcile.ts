import 'server-only'
import { and, asc, eq, lt } from 'drizzle-orm'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { orders, paymentRuns } from '@/db/schema'
import { DAY, HOUR, later, MINUTE, now } from '@/lib/clock'
import { log } from '@/lib/log'
import { LEASE, type Run } from '@/lib/payments/runs'
import { Refusal } from '@/lib/refusal'
import { firstState } from '../machine'
import { raise, resume } from '../raise'
import { byItself } from '../work'

const AT_ONCE = 50

/**
 * A job: finishes what a crash, or a gateway that did not answer, has left behind. Each question is asked again with the
 * key it was asked with, so money moves once. What stays unanswered is asked later each time, at most an hour apart.
 */
export async function resumeRuns(): Promise<number> {
  const left = await db
    .select()
    .from(paymentRuns)
    .where(and(eq(paymentRuns.state, 'open'), lt(paymentRuns.leasedUntil, now())))
    .orderBy(asc(paymentRuns.leasedUntil), asc(paymentRuns.id))
    .limit(AT_ONCE)
  let finished = 0
  for (const { id } of left) {
    const run = await claim(id)
    if (!run) continue
    try {
      const outcome = await resume(run)
      if (outcome && !outcome.awaited) finished++
    } catch (error) {
      log.error({ err: error, run: id, order: run.orderId }, 'a payment could not be finished')
    }
    await postpone(run)
  }
  return finished
}

/** The run, if it is this worker's turn. */
function claim(id: string): Promise<Run | undefined> {
  return transact({ run: id }, async (tx) => {
    const [run] = await tx
      .update(paymentRuns)
      .set({ leasedUntil: later(LEASE) })
      .where(and(eq(paymentRuns.id, id), eq(paymentRuns.state, 'open'), lt(paymentRuns.leasedUntil, now())))
      .returning()
    return run
  })
}

/** Still open: the gateway does not answer. */
async function postpone({ id, tries }: Run) {
  const wait = Math.min(MINUTE * 2 ** tries, HOUR)
  await transact({ run: id }, async (tx) => {
    await tx
      .update(paymentRuns)
      .set({ leasedUntil: later(wait), tries: tries + 1 })
      .where(and(eq(paymentRuns.id, id), eq(paymentRuns.state, 'open')))
  })
}

/** How long somebody may take on a gateway's page. */
const DRAFT_LIFE = DAY

/** A job: orders that were never paid for on the gateway's page are cancelled; nothing was promised for them. */
export async function cancelForgottenDrafts(): Promise<void> {
  const forgotten = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.state, firstState.order), lt(orders.placedAt, later(-DRAFT_LIFE))))
    .limit(AT_ONCE)
  for (const { id } of forgotten) {
    try {
      await raise(byItself(newId()), id, { event: 'evt.order.cancel', by: 'job' })
    } catch (error) {
      if (!(error instanceof Refusal)) log.error({ err: error, order: id }, 'a forgotten order cannot be cancelled')
    }
  }
}
