import 'server-only'
import { and, asc, eq, gt, lt, notExists, or } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { orders, paymentRuns } from '@/db/schema'
import { now } from '@/lib/clock'
import { formatTime, translator } from '@/lib/i18n'
import { log } from '@/lib/log'
import { Refusal } from '@/lib/refusal'
import { raise } from '../raise'
import { byItself } from '../work'

const AT_ONCE = 50

/**
 * A job: calls off the orders whose money did not come by the day that was said. Whatever was taken goes back, the goods
 * are free again, the customer is written to. An order whose gateway is being asked waits for the answer first; one whose
 * payment arrives meanwhile is not where the machine lets a job call it off.
 */
export async function releaseUnpaidOrders(): Promise<void> {
  let last: Due | undefined
  for (;;) {
    const due = await dueAfter(last)
    for (const order of due) await callOff(order)
    last = due.at(-1)
    if (due.length < AT_ONCE) return
  }
}

type Due = Awaited<ReturnType<typeof dueAfter>>[number]

/** The next ones, the longest overdue first: those that cannot be called off keep nobody else from their turn. */
function dueAfter(last?: { id: string; payBy: Date | null }) {
  const { id, payBy, locale } = orders
  const isAsked = db
    .select({ id: paymentRuns.id })
    .from(paymentRuns)
    .where(and(eq(paymentRuns.orderId, id), eq(paymentRuns.state, 'open')))
  const isFurther = last?.payBy && or(gt(payBy, last.payBy), and(eq(payBy, last.payBy), gt(id, last.id)))
  return db
    .select({ id, payBy, locale })
    .from(orders)
    .where(and(lt(payBy, now()), notExists(isAsked), isFurther || undefined))
    .orderBy(asc(payBy), asc(id))
    .limit(AT_ONCE)
}

async function callOff({ id, payBy, locale }: Due): Promise<void> {
  const message = translator(locale)('orders.calledOffUnpaid', { until: formatTime(payBy!, locale) })
  try {
    await raise({ ...byItself(newId()), message }, id, { event: 'evt.order.cancel.refund', by: 'job' })
  } catch (error) {
    // It was paid, or somebody was faster.
    if (!(error instanceof Refusal)) log.error({ err: error, order: id }, 'an unpaid order cannot be called off')
  }
}
