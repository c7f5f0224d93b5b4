import { expect, test, vi } from 'vitest'
import type * as database from '@/db'
import { db } from '@/db'
import { reservations, testGatewayBook } from '@/db/schema'
import { HOUR } from '@/lib/clock'
import { resumeRuns } from '@/lib/orders/running/reconcile'
import { giveCard } from '@/lib/testing/card'
import { failing, SweptFailure, sweep } from '@/lib/testing/failing'
import {
  afterDays,
  datesOf,
  ordersOf,
  peopleWithRecurring,
  recurringRow,
  setUp,
  timePasses,
} from '@/lib/testing/recurring'
import { orderRecurring } from './job'

/** Once a statement has failed, the process is dead: nothing more of it reaches the database. */
const process = vi.hoisted(() => ({ isDead: false }))

vi.mock('@/db', async (original) => {
  const real = await original<typeof database>()
  const transact: typeof real.transact = async (scope, work) => {
    if (process.isDead) throw new SweptFailure('dead')
    try {
      return await real.transact(scope, (tx) => work(failing(tx)))
    } catch (error) {
      if (error instanceof SweptFailure) process.isDead = true
      throw error
    }
  }
  return { ...real, transact }
})

/** Dies before the n-th statement of the job, or lives if there are fewer. */
async function orderUntil(n: number | null): Promise<boolean> {
  Object.assign(sweep, { failAt: n, count: 0 })
  await afterDays(1).catch((error: unknown) => expect(error).toBeInstanceOf(SweptFailure))
  const died = process.isDead
  Object.assign(sweep, { failAt: null })
  process.isDead = false
  return died
}

test('a process that dies between any two statements orders each date once, and charges it once', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const card = await giveCard(carla)
  let deaths = 0
  for (let n = 1; ; n++) {
    const one = await setUp(carla, [[lamp, 1]], { pay: `card:${card.id}`, ends: 'times', times: '1' })
    const before = (await ordersOf(carla)).length
    const died = await orderUntil(n)
    // Whoever comes after it: the payments first, then the dates, until nothing is left to do.
    for (let round = 0; round < 3; round++) {
      timePasses(HOUR)
      await resumeRuns()
      await orderRecurring()
    }
    const placed = await ordersOf(carla)
    expect(placed.length, `died at ${n}`).toBe(before + 1)
    expect(placed.at(-1)).toMatchObject({ state: 'os.in.progress', total: 2677 })
    expect(await datesOf(one)).toMatchObject([{ state: 'ordered', orderId: placed.at(-1)?.id, cartId: null }])
    expect(await recurringRow(one)).toMatchObject({ state: 'ended', endedBecause: 'times', placed: 1, failures: 0 })
    if (!died) break
    deaths++
  }
  expect(deaths).toBeGreaterThan(60)
  const all = await ordersOf(carla)
  expect(await db.$count(reservations)).toBe(all.length)
  expect(await db.$count(testGatewayBook)).toBe(all.length)
})
