import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries } from '@/db/schema'
import { makeManager, makeShop } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { couponPage, makeTypedCoupon, switchCoupon } from './desk'
import { CouponForm } from './input'

const typed = (shopId: string, values: Record<string, string> = {}) =>
  CouponForm.parse({ shopId, coupon: 'save', name: 'Save', whose: 'everybody', ...values })

async function desk() {
  const shop = await makeShop()
  const actor = await overseer(shop)
  return { shop, actor, make: (values: Record<string, string>) => makeTypedCoupon(actor, typed(shop.id, values)) }
}

describe('a coupon that is typed', () => {
  test('is in the shop’s money and days: the last one still counts', async () => {
    const { shop, make } = await desk()
    const values = { amount: '12,50', from: '2026-03-01', until: '2026-03-29', usageLimit: '5', customerLimit: '' }
    expect(await make(values)).toMatchObject({
      ...{ shopId: shop.id, code: 'SAVE', percent: null, amount: 1250, currency: 'EUR' },
      ...{ usageLimit: 5, customerLimit: null, assignedOnly: false, enabled: true },
      // The clocks of the shop went forward in that night.
      ...{ startsAt: new Date('2026-02-28T23:00:00Z'), endsAt: new Date('2026-03-29T22:00:00Z') },
    })
    await expect(make({ percent: '10' })).rejects.toMatchObject({ key: 'couponTaken' })
  })

  test.each([
    [{}, 'couponWrong'],
    [{ percent: '10', amount: '5' }, 'couponWrong'],
    [{ percent: '0' }, 'couponWrong'],
    [{ percent: '101' }, 'couponWrong'],
    [{ amount: '0' }, 'couponWrong'],
    [{ amount: '1.234' }, 'amountRequired'],
    [{ amount: '-5' }, 'amountRequired'],
    [{ percent: '10', from: '2026-03-02', until: '2026-03-01' }, 'couponWrong'],
    [{ percent: '10', until: '0226-01-01' }, 'couponWrong'],
    [{ percent: '10', from: '0226-01-01' }, 'couponWrong'],
    [{ percent: '10', until: '9999-12-31' }, 'couponWrong'],
    [{ percent: '10', usageLimit: '0' }, 'couponWrong'],
  ])('%j is refused: %s', async (values, key) => {
    const { actor, make } = await desk()
    await expect(make(values)).rejects.toMatchObject({ key })
    expect((await couponPage(actor, {})).rows).toEqual([])
  })

  test.each([
    { coupon: 'no spaces' },
    { coupon: '' },
    { percent: '1e1' },
    { percent: '-1' },
    { until: '2026-02-30' },
    { whose: '' },
  ])('%j is not a form of ours', async (values) =>
    expect(
      CouponForm.safeParse({
        ...typed('00000000-0000-4000-8000-000000000000'),
        percent: '',
        usageLimit: '',
        customerLimit: '',
        ...values,
      }).success,
    ).toBe(false),
  )
})

test('coupons are for who looks after their shop: nobody else makes, sees or switches them', async () => {
  const { shop, actor, make } = await desk()
  const coupon = await make({ percent: '10' })
  const stranger = await overseer(await makeShop())
  await expect(makeTypedCoupon(stranger, typed(shop.id, { percent: '5', coupon: 'X' }))).rejects.toMatchObject({
    key: 'missing',
  })
  expect((await couponPage(stranger, {})).rows).toEqual([])
  const off = { couponId: coupon.id, enabled: 'no' } as const
  await expect(switchCoupon(stranger, off)).rejects.toMatchObject({ key: 'missing' })
  const helper = { ...(await makeManager(shop, ['ROLE_SMCALLCENTER'])), oversees: [shop.id] }
  await expect(switchCoupon(helper, off)).rejects.toMatchObject({ key: 'notAllowed' })
  await expect(couponPage(helper, {})).rejects.toMatchObject({ key: 'notAllowed' })

  expect(await switchCoupon(actor, off)).toMatchObject({ enabled: false })
  expect(await switchCoupon(actor, { ...off, enabled: 'yes' })).toMatchObject({ enabled: true })
  expect((await couponPage(actor, {})).rows).toMatchObject([{ code: 'SAVE', shop: shop.name, enabled: true }])
  const entries = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id)).orderBy(auditEntries.seq)
  const said = entries
    .filter(({ action }) => action.startsWith('coupon.'))
    .map(({ action, outcome }) => `${action} ${outcome}`)
  expect(said).toEqual(['coupon.make ok', 'coupon.switch refused', 'coupon.switch ok', 'coupon.switch ok'])
})
