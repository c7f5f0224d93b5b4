import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { coupons, couponUses } from '@/db/schema'
import { makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { makeOrder } from '@/lib/testing/pay'
import { makeCoupon } from './commands'
import type { MakeCoupon } from './input'
import { giveUseBack, nameUse, takeUse } from './uses'

async function withCoupon(values: Partial<MakeCoupon>) {
  const shop = await makeShop()
  const admin = await makeManager(shop, ['ROLE_SMADMIN'])
  const coupon = await makeCoupon(admin, { code: 'SAVE', name: 'Save', percent: 10, ...values })
  const customerId = (await makeCustomer(shop)).id
  const order = () => makeOrder(shop, { customerId })
  const take = (of: { id: string; customerId: string | null }) =>
    transact({}, async (tx) => {
      await nameUse(tx, coupon, of)
      await takeUse(tx, of)
    })
  const used = async () => (await db.select().from(coupons).where(eq(coupons.id, coupon.id)))[0]?.used
  return { shop, coupon, order, take, used }
}

test('a use is taken as long as there is one, whatever was seen before', async () => {
  const { order, take, used } = await withCoupon({ usageLimit: 2 })
  for (let n = 0; n < 2; n++) await take(await order())
  await expect(take(await order())).rejects.toMatchObject({ key: 'couponUsedUp' })
  expect(await used()).toBe(2)
})

test('an order that only names a coupon uses none, and one that has begun uses it once', async () => {
  const { coupon, order, used } = await withCoupon({ usageLimit: 1 })
  const named = [await order(), await order()]
  for (const each of named) await transact({}, (tx) => nameUse(tx, coupon, each))
  expect(await used()).toBe(0)
  await transact({}, (tx) => giveUseBack(tx, named[0]!.id))
  for (let n = 0; n < 2; n++) await transact({}, (tx) => takeUse(tx, named[1]!))
  expect(await used()).toBe(1)
  await expect(transact({}, (tx) => takeUse(tx, named[0]!))).rejects.toMatchObject({ key: 'couponUsedUp' })
})

test('a use that one customer may not have is not counted', async () => {
  const { shop, order, take, used } = await withCoupon({ customerLimit: 1 })
  await take(await order())
  await expect(take(await order())).rejects.toMatchObject({ key: 'couponUsedByYou' })
  await expect(take(await makeOrder(shop))).rejects.toMatchObject({ key: 'couponUsedByYou' })
  expect(await used()).toBe(1)
})

test('a coupon that was switched off meanwhile is not used', async () => {
  const { coupon, order, take, used } = await withCoupon({})
  await transact({}, async (tx) => {
    await tx.update(coupons).set({ enabled: false }).where(eq(coupons.id, coupon.id))
  })
  await expect(take(await order())).rejects.toMatchObject({ key: 'couponUsedUp' })
  expect(await used()).toBe(0)
})

test('a use comes back once, however often it is told', async () => {
  const { order, take, used } = await withCoupon({})
  const [first, second] = [await order(), await order()]
  for (const each of [first, second]) await take(each)
  for (let n = 0; n < 2; n++) await transact({}, (tx) => giveUseBack(tx, first.id))
  expect(await used()).toBe(1)
  expect((await db.select().from(couponUses).where(eq(couponUses.orderId, second.id)))[0]?.givenBackAt).toBeNull()
})
