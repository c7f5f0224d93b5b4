import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { ADDRESS_HEADER } from '@/lib/auth/address'
import { HOUR } from '@/lib/clock'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { fillCart } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { peopleWithCoupons } from '@/lib/testing/coupons'
import { asCustomer, makeSku, visitor } from '@/lib/testing/make'
import { keep, use } from './account/coupons/actions'
import { enterCoupon } from './cart/actions'
import { place } from './checkout/actions'

/** Who sends the form, and from where. */
const request = vi.hoisted(() => ({ actor: undefined as unknown, address: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'sec-fetch-site': 'same-origin', [ADDRESS_HEADER]: request.address }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => request.actor }))

beforeEach(() => setClock(0))

type Door = typeof place | typeof keep
const WENT_ON = 'went on'

/** What the form is told; a page that follows is as good as a yes. */
async function send(door: Door, actor: Actor, values: Record<string, string>, address = '192.0.2.7') {
  Object.assign(request, { actor, address })
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  try {
    const came = await door(null, form)
    return came.ok ? WENT_ON : came.message
  } catch (error) {
    if (String((error as { digest?: unknown }).digest).startsWith('NEXT_REDIRECT')) return WENT_ON
    throw error
  }
}

test('from one address visitors place twenty orders an hour, each whoever they say they are; others are not held up', async () => {
  const { shop, carla } = await peopleWithCoupons()
  const lamp = await makeSku(shop, { quantity: 100 })
  const order = async (who: Actor, address?: string) => {
    await fillCart(who, [[lamp, 1]], who.account ? {} : { email: 'victim@test.com' })
    const { total } = (await quoteOf(who))!
    return send(place, who, { placementKey: newId(), expectedTotal: String(total) }, address)
  }
  for (let n = 0; n < 20; n++) expect(await order(visitor(shop))).toBe(WENT_ON)
  expect(await order(visitor(shop))).toMatch(/60 minutes/)
  expect(await db.$count(orders, eq(orders.shopId, shop.id))).toBe(20)

  expect(await order(carla)).toBe(WENT_ON)
  expect(await order(visitor(shop), '198.51.100.7')).toBe(WENT_ON)
  setClock(HOUR)
  expect(await order(visitor(shop))).toBe(WENT_ON)
})

test('codes of coupons are tried thirty times an hour at all doors together; right ones do not count', async () => {
  const { shop, customer, carla, coupon } = await peopleWithCoupons()
  await coupon()
  for (let n = 0; n < 40; n++) expect(await send(enterCoupon, carla, { code: 'SAVE' })).toBe(WENT_ON)

  const doors = [enterCoupon, keep, use]
  const guess = (n: number) => send(doors[n % 3]!, asCustomer(shop, customer), { code: `GUESS${n}` })
  for (let n = 0; n < 30; n++) expect(await guess(n)).toBe('There is no such coupon here.')
  for (let n = 30; n < 33; n++) expect(await guess(n)).toMatch(/60 minutes/)
  // The right one, too: else the answer would say that it was right.
  expect(await send(enterCoupon, carla, { code: 'SAVE' })).toMatch(/60 minutes/)

  const guest = visitor(shop)
  for (let n = 0; n < 30; n++) await send(enterCoupon, guest, { code: `GUESS${n}` }, '203.0.113.5')
  expect(await send(enterCoupon, visitor(shop), { code: 'SAVE' }, '203.0.113.5')).toMatch(/60 minutes/)
  expect(await send(enterCoupon, visitor(shop), { code: 'SAVE' }, '203.0.113.6')).toBe(WENT_ON)
  setClock(HOUR)
  expect(await send(enterCoupon, carla, { code: 'SAVE' })).toBe(WENT_ON)
})
