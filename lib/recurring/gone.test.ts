import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, type Tx, transact } from '@/db'
import { customerShops, deliveryMethods, orderLines, paymentTokens, shopAttributes, skus, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { removeAddress } from '@/lib/people/addresses'
import { writeStanding } from '@/lib/people/standing'
import { giveCard } from '@/lib/testing/card'
import { makeSku } from '@/lib/testing/make'
import {
  afterDays,
  datesOf,
  lettersAbout,
  ordersOf,
  peopleWithRecurring,
  recurringRow,
  setUp,
} from '@/lib/testing/recurring'
import { resumeRecurring } from './care'
import { recurringById } from './queries'

const inDays = (days: number) => dayAfter(days, now())
const said = async (actor: Actor) => (await lettersAbout(actor)).map(({ template }) => template).slice(1)
const change = <T>(work: (tx: Tx) => Promise<T>) => transact({ test: 'recurring' }, work)
const daily = { unit: 'day' }

describe('what is gone', () => {
  test('of the goods is left out, and less is taken where there is less; a letter says so', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const [gone, few] = [await makeSku(shop, { name: 'Gone', quantity: 50 }), await makeSku(shop, { name: 'Few' })]
    const one = await setUp(carla, [
      [lamp, 1],
      [gone, 2],
      [few, 4],
    ])
    await change((tx) => tx.update(skus).set({ enabled: false }).where(eq(skus.id, gone.id)))
    await change((tx) => tx.update(stock).set({ quantity: 3 }).where(eq(stock.skuId, few.id)))
    await afterDays(1)
    const [order] = await ordersOf(carla)
    const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, order!.id))
    expect(lines.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
      [lamp.id, 1],
      [few.id, 3],
    ])
    expect((await datesOf(one))[0]?.lacks).toMatchObject([
      { names: { en: 'Gone' }, wanted: 2, put: 0 },
      { names: { en: 'Few' }, wanted: 4, put: 3 },
    ])
    const [letter] = (await lettersAbout(carla)).slice(1)
    expect(letter?.template).toBe('recurring-order-short')
    expect(letter?.text).toContain('Gone: could not be had')
    expect(letter?.text).toContain('Few: only 3 of 4 could be had')
  })

  test('in all of it fails the date; three in a row pause it, and resuming counts anew', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const one = await setUp(carla, [[lamp, 1]], daily)
    const sold = (enabled: boolean) => change((tx) => tx.update(skus).set({ enabled }).where(eq(skus.id, lamp.id)))
    await sold(false)
    await afterDays(1)
    await afterDays(1)
    await sold(true)
    await afterDays(1)
    expect(await recurringRow(one)).toMatchObject({ failures: 0, placed: 1 })
    await sold(false)
    for (let day = 0; day < 5; day++) await afterDays(1)

    expect(await recurringRow(one)).toMatchObject({ state: 'paused', pausedBecause: 'failures', failures: 3 })
    const dates = await datesOf(one)
    expect(dates.map(({ state }) => state)).toEqual(['failed', 'failed', 'ordered', 'failed', 'failed', 'failed'])
    expect(dates.every(({ reason, state }) => state !== 'failed' || reason === 'nothingLeft')).toBe(true)
    expect(await said(carla)).toEqual([...Array(4).fill('recurring-order-failed'), 'recurring-order-paused'])
    expect(await ordersOf(carla)).toHaveLength(1)
    await sold(true)
    await resumeRecurring(carla, { id: one.id })
    await afterDays(1)
    expect(await recurringRow(one)).toMatchObject({ state: 'active', failures: 0, placed: 2 })
  })

  type People = Awaited<ReturnType<typeof peopleWithRecurring>>
  const setShop = ({ shop }: People, code: string, value: string) =>
    change((tx) =>
      tx
        .update(shopAttributes)
        .set({ value })
        .where(and(eq(shopAttributes.shopId, shop.id), eq(shopAttributes.code, code))),
    )

  test.each<[string, (people: People, cardId: string) => Promise<unknown>]>([
    ['addressGone', ({ carla, home }) => removeAddress(carla, home.id)],
    [
      'methodGone',
      ({ shop }) =>
        change((tx) =>
          tx
            .update(deliveryMethods)
            .set({ enabled: false })
            .where(and(eq(deliveryMethods.shopId, shop.id), eq(deliveryMethods.code, 'standard'))),
        ),
    ],
    ['paymentGone', (people) => setShop(people, 'SHOP_PAYMENT_GATEWAYS', 'invoicePaymentGateway')],
    [
      'cardGone',
      (_, id) => change((tx) => tx.update(paymentTokens).set({ removedAt: now() }).where(eq(paymentTokens.id, id))),
    ],
    [
      'cardExpired',
      (_, id) => change((tx) => tx.update(paymentTokens).set({ expiryYear: 2020 }).where(eq(paymentTokens.id, id))),
    ],
    // Offered still, but not to somebody whose orders are released first: the checkout would quietly take another way.
    [
      'paymentGone',
      ({ shop, customer }) =>
        change((tx) =>
          writeStanding(tx, { shopId: shop.id, customerId: customer.id }, { CUSTOMER_B2B_REQUIRE_APPROVE: 'true' }),
        ),
    ],
  ])('%s: the date fails with that reason, in a letter', async (reason, takeAway) => {
    const people = await peopleWithRecurring()
    const { carla, lamp } = people
    const card = await giveCard(carla)
    const one = await setUp(carla, [[lamp, 1]], { pay: `card:${card.id}` })
    await takeAway(people, card.id)
    await afterDays(1)
    expect(await datesOf(one)).toMatchObject([{ state: 'failed', reason, orderId: null, cartId: null }])
    expect(await ordersOf(carla)).toEqual([])
    expect(await recurringRow(one)).toMatchObject({ state: 'active', failures: 1, placed: 0 })
    expect(await said(carla)).toEqual(['recurring-order-failed'])
    expect(await recurringById(carla, one.id)).toMatchObject({ dates: [{ reason }] })
  })

  test('of the customer or the shop makes it wait, without a failure; then it orders once', async () => {
    const people = await peopleWithRecurring()
    const { carla, customer, lamp } = people
    const one = await setUp(carla, [[lamp, 1]], daily)
    const enable = (enabled: boolean) =>
      change((tx) => tx.update(customerShops).set({ enabled }).where(eq(customerShops.customerId, customer.id)))
    await enable(false)
    for (let day = 0; day < 4; day++) await afterDays(1)
    await enable(true)
    await setShop(people, 'SHOP_SF_RECURRING_ORDER_TYPES', 'B2B')
    await afterDays(1)
    expect(await datesOf(one)).toEqual([])
    expect(await recurringRow(one)).toMatchObject({ state: 'active', failures: 0 })
    await setShop(people, 'SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
    await afterDays(0)
    expect(await ordersOf(carla)).toHaveLength(1)
    expect(await recurringRow(one)).toMatchObject({ nextDay: inDays(1), placed: 1, failures: 0 })
    expect(await said(carla)).toEqual([])
  })
})
