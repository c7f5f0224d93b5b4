import { desc, getTableName } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '@/db'
import {
  auditEntries,
  auditHeads,
  cartLines,
  carts,
  counters,
  deliveries,
  deliveryLines,
  invoices,
  mails,
  orderHistory,
  orderLines,
  orderRequests,
  orderSearch,
  orders,
  orderValues,
  paymentCallbacks,
  paymentIntents,
  paymentRuns,
  payments,
  recurringDates,
  recurringLines,
  recurringOrders,
  reservations,
  stock,
  stockMovements,
  subscriptions,
  testGatewayBook,
} from '@/db/schema'
import { checkAtOneMoment } from '@/scripts/invariants/check'
import { open } from '@/scripts/invariants/database'
import { SweptFailure, sweep } from './failing'

/** Every table that the life of an order, or of a subscription, writes to, and what its rows are in the order of. */
const touched = [
  [orders, orders.id],
  [orderLines, orderLines.id],
  [orderValues, orderValues.orderId],
  [orderHistory, orderHistory.at],
  [orderRequests, orderRequests.id],
  [orderSearch, orderSearch.row],
  [deliveries, deliveries.id],
  [deliveryLines, deliveryLines.id],
  [reservations, reservations.id],
  [stock, stock.id],
  [stockMovements, stockMovements.id],
  [carts, carts.id],
  [cartLines, cartLines.id],
  [counters, counters.name],
  [mails, mails.id],
  [auditEntries, auditEntries.seq],
  [auditHeads, auditHeads.shopId],
  [payments, payments.id],
  [paymentRuns, paymentRuns.id],
  [paymentIntents, paymentIntents.id],
  [paymentCallbacks, paymentCallbacks.id],
  [invoices, invoices.id],
  [testGatewayBook, testGatewayBook.at],
  [recurringOrders, recurringOrders.id],
  [recurringLines, recurringLines.recurringId],
  [recurringDates, recurringDates.id],
  [subscriptions, subscriptions.id],
] as const

/** More than one order has. */
const NEWEST = 60

/** How many rows each of those tables has, and the newest of them in full: a sweep makes many orders. */
export async function everything() {
  const rows = await Promise.all(
    touched.map(async ([table, column]): Promise<[string, string[]]> => {
      const newest = await db.select().from(table).orderBy(desc(column)).limit(NEWEST)
      return [getTableName(table), [`${await db.$count(table)}`, ...newest.map((row) => JSON.stringify(row)).sort()]]
    }),
  )
  return Object.fromEntries(rows)
}

export type Swept<Subject> = {
  /** Something to do it to, as it is before. */
  make(): Promise<Subject>
  /** The command. It may throw, or say in its answer that it is not done yet. */
  run(subject: Subject): Promise<unknown>
  /** What happens by itself after a crash, later. */
  recover(subject: Subject): Promise<unknown>
  /** Expects that it was done, once, and that doing it again does nothing more. */
  expectDone(subject: Subject): Promise<void>
  /** 3: every third statement, where all of them take too long. */
  every?: number
}

export type Points = { all: number; undone: number; finished: number }

/**
 * Lets one statement after the other fail, over all the transactions of a command, until none is left. What failed in
 * its first transaction has not happened; of what failed later the rest happens by itself.
 */
export async function sweepThrough<Subject>({
  make,
  run,
  recover,
  expectDone,
  every = 1,
}: Swept<Subject>): Promise<Points> {
  const points: Points = { all: 0, undone: 0, finished: 0 }
  let subject = await make()
  let before = await everything()
  for (;;) {
    const failAt = points.all * every + 1
    Object.assign(sweep, { failAt, count: 0 })
    const failed = await run(subject).then(
      () => null,
      (error: unknown) => error,
    )
    const isOver = sweep.count < failAt
    sweep.failAt = null
    if (failed) expect(failed).toBeInstanceOf(SweptFailure)
    if (isOver) {
      expect(failed).toBeNull()
      await expectDone(subject)
      await expectSound()
      return points
    }
    points.all++
    if (failed && isSame(await everything(), before)) {
      points.undone++
      continue
    }
    await recover(subject)
    await expectDone(subject)
    points.finished++
    if (points.all % 20 === 0) await expectSound()
    subject = await make()
    before = await everything()
  }
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

/** The database against everything that has to be true of it. */
export async function expectSound() {
  const database = await open(process.env.DATABASE_URL!)
  const { verdicts } = await checkAtOneMoment(database)
  await database.close()
  expect(verdicts.flatMap(({ id, broken }) => broken.map(({ what }) => `${id}: ${what}`))).toEqual([])
}
