import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { transact } from '@/db'
import { deliveryMethods, prices } from '@/db/schema'
import { HOUR } from '@/lib/clock'
import type * as job from '@/lib/recurring/job'
import { orderRecurring } from '@/lib/recurring/job'
import type { DateRow } from '@/lib/recurring/turn'
import { only } from '@/lib/testing/make'
import { datesOf, ordersOf, recurringRow, timePasses } from '@/lib/testing/recurring'
import { peopleWithTerms, subscribeTo, termLetters, typedSubscription } from '@/lib/testing/subscriptions'
import { startSubscription } from './commands'
import { subscriptionsOf } from './queries'
import { termsFor } from './terms'

/** Whether the first order waits for the job, as after a crash. */
const waits = vi.hoisted(() => ({ now: false }))

vi.mock('@/lib/recurring/job', async (original) => {
  const real = await original<typeof job>()
  return { ...real, workOnOne: async (date: DateRow) => (waits.now ? undefined : real.workOnOne(date)) }
})

test('what is charged at once is what the form said, delivery and all, or nothing', async () => {
  const { shop, carla, lamp } = await peopleWithTerms()
  const typed = await typedSubscription(carla, lamp)
  await transact({ sku: lamp.id }, (tx) => tx.update(prices).set({ regular: 99_000 }).where(eq(prices.skuId, lamp.id)))
  await expect(startSubscription(carla, typed)).rejects.toMatchObject({ key: 'priceChanged' })
  const looked = await typedSubscription(carla, lamp)
  await transact({ shop: shop.id }, (tx) =>
    tx.update(deliveryMethods).set({ price: 7_700 }).where(eq(deliveryMethods.shopId, shop.id)),
  )
  await expect(startSubscription(carla, looked)).rejects.toMatchObject({ key: 'priceChanged' })
  const more = { ...(await typedSubscription(carla, lamp)), quantity: 3 }
  await expect(startSubscription(carla, more)).rejects.toMatchObject({ key: 'priceChanged' })
  expect([await subscriptionsOf(carla), await ordersOf(carla)]).toEqual([[], []])

  const agreed = await typedSubscription(carla, lamp)
  await startSubscription(carla, agreed)
  expect(only(await ordersOf(carla)).total).toBe(agreed.expectedTotal)
  expect(await startSubscription(carla, { ...agreed, expectedTotal: 1 })).toBe(agreed.id) // sent twice: it is there
})

test('whoever sees no prices is offered none and starts none', async () => {
  const { carla, lamp } = await peopleWithTerms({ SHOP_PRODUCT_HIDE_PRICES: 'B2C' })
  expect(await termsFor(carla, lamp.id)).toEqual([])
  await expect(subscribeTo(carla, lamp)).rejects.toMatchObject({ key: 'missing' })
})

test('a first order that has to wait costs no more than was agreed', async () => {
  const { carla, lamp } = await peopleWithTerms()
  const costs = (regular: number) =>
    transact({ sku: lamp.id }, (tx) => tx.update(prices).set({ regular }).where(eq(prices.skuId, lamp.id)))
  waits.now = true
  const dearer = await subscribeTo(carla, lamp)
  await costs(99_000)
  const cheaper = await subscribeTo(carla, lamp)
  waits.now = false
  await costs(98_000)
  timePasses(HOUR)
  await orderRecurring()

  const [order] = await ordersOf(carla)
  expect(await datesOf({ id: dearer })).toMatchObject([{ state: 'failed', reason: 'priceChanged', orderId: null }])
  expect(await recurringRow({ id: dearer })).toMatchObject({ state: 'paused', pausedBecause: 'failures', placed: 0 })
  expect((await termLetters(carla)).map(({ template }) => template)).toContain('subscription-paused')
  expect(await datesOf({ id: cheaper })).toMatchObject([{ state: 'ordered', orderId: order?.id }])
})
