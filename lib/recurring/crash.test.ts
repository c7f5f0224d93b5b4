import { expect, test, vi } from 'vitest'
import type * as database from '@/db'
import { db } from '@/db'
import { isPostgres } from '@/db/dialect'
import { reservations, testGatewayBook } from '@/db/schema'
import { DAY, MINUTE } from '@/lib/clock'
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
import { expectSound } from '@/lib/testing/sweeping'
import { orderRecurring } from './job'

/** Every statement on SQLite; on PostgreSQL, where each costs a journey to a server, every third. */
const EVERY = isPostgres ? 3 : 1

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
  await afterDays(7).catch((error: unknown) => expect(error).toBeInstanceOf(SweptFailure))
  const died = process.isDead
  Object.assign(sweep, { failAt: null })
  process.isDead = false
  return died
}

test('a process that dies between any two statements orders each date once, and charges it once', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const card = await giveCard(carla)
  const one = await setUp(carla, [[lamp, 1]], { unit: 'week', pay: `card:${card.id}` })
  timePasses(-6 * DAY)
  let deaths = 0
  for (let n = 1; ; n++) {
    const died = await orderUntil(1 + (n - 1) * EVERY)
    // Whoever comes after it: the payments first, then the dates.
    for (let round = 0; round < 2 && died; round++) {
      timePasses(20 * MINUTE)
      await resumeRuns()
      await orderRecurring()
    }
    const placed = await ordersOf(carla)
    expect(placed.length, `died at ${n}`).toBe(n)
    expect(placed.at(-1)).toMatchObject({ state: 'os.in.progress', total: 2677 })
    const dates = await datesOf(one)
    expect(dates).toHaveLength(n)
    expect(dates.at(-1)).toMatchObject({ state: 'ordered', orderId: placed.at(-1)?.id, cartId: null })
    expect(await recurringRow(one)).toMatchObject({ state: 'active', placed: n, failures: 0 })
    if (!died) break
    deaths++
  }
  expect(deaths * EVERY).toBeGreaterThan(60)
  const all = await ordersOf(carla)
  expect(await db.$count(reservations)).toBe(all.length)
  await expectSound()
  expect(await db.$count(testGatewayBook)).toBe(all.length)
})
