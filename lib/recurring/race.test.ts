import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { and, eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { carts, recurringDates, recurringLines, recurringOrders } from '@/db/schema'
import { DAY, now } from '@/lib/clock'
import { sweep } from '@/lib/jobs/sweep'
import { placeOrder } from '@/lib/orders/checkout/place'
import { asCustomer, makeCustomer } from '@/lib/testing/make'
import {
  datesOf,
  giveAddress,
  ordersOf,
  peopleWithRecurring,
  recurringRow,
  setUp,
  timePasses,
} from '@/lib/testing/recurring'
import { endRecurring, pauseRecurring, skipDate } from './care'
import { cartOfDate, fillCart } from './fill'
import { orderRecurring, workOn } from './job'
import { actorFor, claimDueDates, rowOf } from './turn'

const PROCESSES = 4

const cartsOf = (customerId: string) => and(eq(carts.customerId, customerId), eq(carts.kind, 'recurring'))

async function stormOf(): Promise<number> {
  const command = ['scripts/run.mjs', 'lib/testing/recurring-storm.ts']
  const child = spawn(process.execPath, command, { env: process.env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number]
  return code
}

test('however many processes run the job at once, each date is ordered once', { timeout: 120_000 }, async () => {
  const { shop, lamp } = await peopleWithRecurring()
  const many = []
  for (let n = 0; n < 8; n++) {
    const buyer = asCustomer(shop, await makeCustomer(shop))
    await giveAddress(buyer)
    many.push({ buyer, one: await setUp(buyer, [[lamp, 1]], { unit: 'week' }) })
  }
  timePasses(DAY)
  const codes = await Promise.all(Array.from({ length: PROCESSES }, stormOf))
  expect(codes).toEqual(Array(PROCESSES).fill(0))
  for (const { buyer, one } of many) {
    expect(await ordersOf(buyer)).toHaveLength(1)
    expect(await datesOf(one)).toMatchObject([{ state: 'ordered' }])
    expect(await recurringRow(one)).toMatchObject({ placed: 1, failures: 0 })
  }
})

test('two workers who both believe that a date is theirs order it once', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]])
  timePasses(DAY)
  await Promise.all([claimDueDates(), claimDueDates(), claimDueDates()])
  const [date, ...more] = await datesOf(one)
  expect(more).toEqual([])
  await Promise.all([workOn(date!), workOn(date!), workOn(date!), workOn(date!)])
  await afterwards([one.id])
  expect(await ordersOf(carla)).toHaveLength(1)
  expect(await datesOf(one)).toMatchObject([{ state: 'ordered', orderId: expect.any(String) }])
  expect(await recurringRow(one)).toMatchObject({ placed: 1, failures: 0 })
})

test.each([
  ['paused', pauseRecurring],
  ['ended', endRecurring],
] as const)('one that is %s while its date is being ordered has ordered it, or has not', async (state, stop) => {
  const { carla, lamp } = await peopleWithRecurring()
  for (let n = 0; n < 6; n++) {
    const before = (await ordersOf(carla)).length
    const one = await setUp(carla, [[lamp, 1]])
    timePasses(DAY)
    await claimDueDates()
    const [date] = await datesOf(one)
    const stopping = async () => {
      for (let wait = 0; wait < n; wait++) await datesOf(one)
      await stop(carla, one.id)
    }
    await Promise.all([workOn(date!), stopping()])
    await afterwards([one.id])
    const [left] = await datesOf(one)
    const isOrdered = left?.state === 'ordered'
    expect(left?.state).toBe(isOrdered ? 'ordered' : 'skipped')
    expect(await ordersOf(carla)).toHaveLength(before + (isOrdered ? 1 : 0))
    expect(await recurringRow(one)).toMatchObject({ state, placed: isOrdered ? 1 : 0 })
  }
})

test('a date that is skipped while the job comes by is skipped or ordered, never both', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  for (let n = 0; n < 4; n++) {
    const before = (await ordersOf(carla)).length
    const one = await setUp(carla, [[lamp, 1]], { unit: 'week' })
    timePasses(DAY)
    const skipped = skipDate(carla, { id: one.id, day: one.nextDay! }).then(
      () => true,
      () => false,
    )
    await Promise.all([orderRecurring(), skipped])
    await afterwards([one.id])
    const [date, ...more] = await datesOf(one)
    expect(more).toEqual([])
    expect(date?.state).toBe((await skipped) ? 'skipped' : 'ordered')
    expect(await ordersOf(carla)).toHaveLength(before + ((await skipped) ? 0 : 1))
  }
})

test('a date that was decided between its quote and its order is not ordered', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]])
  timePasses(DAY)
  await claimDueDates()
  const date = (await datesOf(one))[0]!
  const { actor, filled } = await transact({ test: 'recurring' }, async (tx) => {
    const row = (await rowOf(tx, one.id))!
    const actor = (await actorFor(row, { id: date.id, cartId: await cartOfDate(tx, date, row) }, tx))!
    return { actor, filled: await fillCart(tx, actor, row, date) }
  })
  await transact({ test: 'recurring' }, (tx) =>
    tx.update(recurringDates).set({ state: 'skipped' }).where(eq(recurringDates.id, date.id)),
  )
  if ('reason' in filled) throw new Error(filled.reason)
  const placed = placeOrder(actor, { placementKey: date.placementKey, expectedTotal: filled.total })
  await expect(placed).rejects.toMatchObject({ key: 'recurringMoved' })
  expect(await ordersOf(carla)).toEqual([])
})

test('whoever closes their account while a date is prepared leaves no cart behind', async () => {
  const { carla, customer, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]])
  timePasses(DAY)
  await claimDueDates()
  const [[date], row] = [await datesOf(one), await recurringRow(one)]
  const closing = transact({ customer: customer.id }, async (tx) => {
    await tx.delete(recurringDates).where(eq(recurringDates.recurringId, one.id))
    await tx.delete(recurringLines).where(eq(recurringLines.recurringId, one.id))
    await tx.delete(recurringOrders).where(eq(recurringOrders.id, one.id))
    await tx.delete(carts).where(cartsOf(customer.id))
  })
  await Promise.all([closing, workOn(date!)])
  const late = transact({ test: 'recurring' }, (tx) => cartOfDate(tx, date!, row!))
  await expect(late).rejects.toMatchObject({ key: 'recurringMoved' })
  expect(await db.select().from(carts).where(cartsOf(customer.id))).toEqual([])
})

test('a cart whose date is no more is swept away after a month, and no other', async () => {
  const { carla, customer, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]])
  timePasses(DAY)
  await claimDueDates()
  const [[date], row] = [await datesOf(one), await recurringRow(one)]
  const cartId = await transact({ test: 'recurring' }, (tx) => cartOfDate(tx, date!, row!))
  const left = () => db.select({ id: carts.id }).from(carts).where(cartsOf(customer.id))
  timePasses(31 * DAY)
  await sweep()
  expect(await left()).toEqual([{ id: cartId }])
  await transact({ test: 'recurring' }, (tx) => tx.delete(recurringDates).where(eq(recurringDates.id, date!.id)))
  await sweep()
  expect(await left()).toEqual([])
})

test('the next date waits while one is still being ordered', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]], { unit: 'day' })
  timePasses(DAY)
  await claimDueDates()
  timePasses(DAY)
  await claimDueDates()
  expect(await datesOf(one)).toHaveLength(1)
  await orderRecurring()
  await orderRecurring()
  expect((await datesOf(one)).map(({ state }) => state)).toEqual(['ordered', 'ordered'])
  expect(await ordersOf(carla)).toHaveLength(2)
})

/** What was left to be tried later is tried now. */
async function afterwards(ids: string[]) {
  await transact({ test: 'recurring' }, (tx) =>
    tx.update(recurringDates).set({ tryAt: now() }).where(inArray(recurringDates.recurringId, ids)),
  )
  await orderRecurring()
}
