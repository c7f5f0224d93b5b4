import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transact } from '@/db'
import { deliveryMethods, prices } from '@/db/schema'
import { only } from '@/lib/testing/make'
import { ordersOf } from '@/lib/testing/recurring'
import { peopleWithTerms, subscribeTo, typedSubscription } from '@/lib/testing/subscriptions'
import { startSubscription } from './commands'
import { subscriptionsOf } from './queries'
import { termsFor } from './terms'

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
