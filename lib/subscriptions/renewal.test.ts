import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { customerShops, deliveryMethods, paymentTokens, prices, shopAttributes, skus } from '@/db/schema'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { removeAddress } from '@/lib/people/addresses'
import { monthDayOf, nextAfter } from '@/lib/recurring/dates'
import { orderRecurring, workOn } from '@/lib/recurring/job'
import { claimDueDates } from '@/lib/recurring/turn'
import { giveCard } from '@/lib/testing/card'
import { asCustomer, makeCustomer } from '@/lib/testing/make'
import { datesOf, giveAddress, ordersOf, recurringRow, timePasses } from '@/lib/testing/recurring'
import {
  daysPass,
  offer,
  peopleWithTerms,
  subscribeTo,
  termLetters,
  termRow,
  toldOfTerm,
} from '@/lib/testing/subscriptions'
import { expectSound } from '@/lib/testing/sweeping'
import { cancelSubscription, resumeSubscription, takeSubscriptionBack } from './care'
import { lookAfterSubscriptions } from './job'
import { subscriptionById } from './queries'

type People = Awaited<ReturnType<typeof peopleWithTerms>>

const DAY = 86_400_000
const PROCESSES = 3
const monthly = { months: '1' }
const change = (work: Parameters<typeof transact>[1]) => transact({ test: 'change' }, work)
const said = async (actor: People['carla']) => (await termLetters(actor)).map(({ template }) => template)

/** The first day of the term after this one, and how far it is. */
function ahead(months = 1) {
  const anchor = dayAfter(0, now())
  const day = nextAfter({ every: months, unit: 'month', anchor, monthDay: monthDayOf(anchor) }, anchor)
  return { day, days: Math.round((Date.parse(day) - Date.parse(anchor)) / DAY) }
}

const setShop = ({ shop }: People, code: string, value: string) =>
  change((tx) =>
    tx
      .update(shopAttributes)
      .set({ value })
      .where(and(eq(shopAttributes.shopId, shop.id), eq(shopAttributes.code, code))),
  )

describe('a renewal', () => {
  test('is an order on the day the term ends, at the price of that day, though the offer is gone', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const id = await subscribeTo(carla, lamp, monthly)
    const { day, days } = ahead()
    await change((tx) => tx.update(prices).set({ regular: 1500 }).where(eq(prices.skuId, lamp.id)))
    await offer(lamp, [])
    await daysPass(days - 1)
    expect(await ordersOf(carla)).toHaveLength(1)
    await daysPass(1)
    await daysPass(0)
    const [first, second, ...more] = await ordersOf(carla)
    expect(more).toEqual([])
    expect((second?.total ?? 0) - (first?.total ?? 0)).toBe(1000)
    expect(await termRow(id)).toMatchObject({ termStart: day, cancelledAt: null })
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'active', placed: 2 })
    expect(await toldOfTerm(id)).toEqual(['start', 'renew', 'renew'])
    await expectSound()
  })

  test('is said once some days before, as many as the shop says', async () => {
    const people = await peopleWithTerms({ SHOP_SF_SUBSCRIPTION_REMINDER_DAYS: '3' })
    const { carla, lamp } = people
    await subscribeTo(carla, lamp, monthly)
    await daysPass(ahead().days - 4)
    expect(await said(carla)).toEqual(['subscription-created'])
    await daysPass(1)
    await Promise.all([lookAfterSubscriptions(), lookAfterSubscriptions()])
    expect(await said(carla)).toEqual(['subscription-created', 'subscription-reminder'])
    expect((await termLetters(carla))[1]?.text).toContain('€20.00')
    await daysPass(3)
    await daysPass(ahead().days - 3)
    expect((await said(carla)).filter((template) => template === 'subscription-reminder')).toHaveLength(2)
  })

  test('is said seven days before where the shop says nothing, and not of what was cancelled', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const id = await subscribeTo(carla, lamp, monthly)
    await cancelSubscription(carla, id)
    const { days } = ahead()
    await daysPass(days - 8)
    await daysPass(1)
    expect(await said(carla)).not.toContain('subscription-reminder')
    await takeSubscriptionBack(carla, { id })
    await daysPass(0)
    expect(await said(carla)).toContain('subscription-reminder')
  })

  test('waits while the customer is shut out or the shop has none, without a failure; then it orders once', async () => {
    const people = await peopleWithTerms()
    const { carla, customer, lamp } = people
    const id = await subscribeTo(carla, lamp, monthly)
    const enable = (enabled: boolean) =>
      change((tx) => tx.update(customerShops).set({ enabled }).where(eq(customerShops.customerId, customer.id)))
    await enable(false)
    await daysPass(ahead().days)
    await daysPass(1)
    await enable(true)
    await setShop(people, 'SHOP_SF_RECURRING_ORDER_TYPES', 'B2B')
    await daysPass(1)
    expect(await recurringRow({ id })).toMatchObject({ state: 'active', failures: 0, placed: 1 })
    await setShop(people, 'SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
    await daysPass(0)
    expect(await ordersOf(carla)).toHaveLength(2)
    expect(await recurringRow({ id })).toMatchObject({ state: 'active', failures: 0, placed: 2 })
  })
})

test.each<[string, (people: People, cardId: string) => Promise<unknown>]>([
  ['nothingLeft', ({ lamp }) => change((tx) => tx.update(skus).set({ enabled: false }).where(eq(skus.id, lamp.id)))],
  ['addressGone', ({ carla, home }) => removeAddress(carla, home.id)],
  [
    'methodGone',
    ({ shop }) =>
      change((tx) => tx.update(deliveryMethods).set({ enabled: false }).where(eq(deliveryMethods.shopId, shop.id))),
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
])('%s: it is paused at once, with that reason in a letter, and nothing more is tried', async (reason, takeAway) => {
  const people = await peopleWithTerms()
  const { carla, lamp } = people
  const card = await giveCard(carla)
  const id = await subscribeTo(carla, lamp, { ...monthly, pay: `card:${card.id}` })
  await takeAway(people, card.id)
  await daysPass(ahead().days)
  expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'paused', placed: 1 })
  expect((await datesOf({ id })).at(-1)).toMatchObject({ state: 'failed', reason, orderId: null, cartId: null })
  await daysPass(40)
  expect(await ordersOf(carla)).toHaveLength(1)
  expect((await said(carla)).filter((template) => template !== 'subscription-reminder')).toEqual([
    'subscription-created',
    'subscription-paused',
  ])
  expect(await toldOfTerm(id)).toEqual(['start', 'renew', 'pause'])
})

test('what was paused begins a new term the day after it is resumed', async () => {
  const { carla, lamp } = await peopleWithTerms()
  const id = await subscribeTo(carla, lamp, monthly)
  const sold = (enabled: boolean) => change((tx) => tx.update(skus).set({ enabled }).where(eq(skus.id, lamp.id)))
  await sold(false)
  await daysPass(ahead().days)
  await daysPass(10)
  await sold(true)
  await resumeSubscription(carla, { id })
  await resumeSubscription(carla, { id })
  await daysPass(1)
  const { day } = ahead()
  expect(await subscriptionById(carla, id)).toMatchObject({
    standing: 'active',
    placed: 2,
    failures: 0,
    termStart: dayAfter(0, now()),
    nextDay: day,
  })
})

async function stormOf(): Promise<number> {
  const command = ['scripts/run.mjs', 'lib/testing/recurring-storm.ts']
  const child = spawn(process.execPath, command, { env: process.env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number]
  return code
}

test('however many processes renew at once, and whoever dies, each term is ordered once', {
  timeout: 120_000,
}, async () => {
  const { shop, lamp } = await peopleWithTerms()
  const many = []
  for (let n = 0; n < 4; n++) {
    const buyer = asCustomer(shop, await makeCustomer(shop))
    await giveAddress(buyer)
    many.push({ buyer, id: await subscribeTo(buyer, lamp, monthly) })
  }
  timePasses(ahead().days * DAY)
  // One has taken the first of them down and died before it was ordered.
  await claimDueDates()
  expect(await Promise.all(Array.from({ length: PROCESSES }, stormOf))).toEqual(Array(PROCESSES).fill(0))
  for (const { buyer, id } of many) {
    expect(await ordersOf(buyer)).toHaveLength(2)
    expect(await datesOf({ id })).toMatchObject([{ state: 'ordered' }, { state: 'ordered' }])
    expect(await recurringRow({ id })).toMatchObject({ placed: 2, failures: 0 })
  }
  await expectSound()
})

test('a renewal that two look after at once, and the job, is ordered once', async () => {
  const { carla, lamp } = await peopleWithTerms()
  const id = await subscribeTo(carla, lamp, monthly)
  timePasses(ahead().days * DAY)
  await claimDueDates()
  const due = (await datesOf({ id })).at(-1)!
  await Promise.all([workOn(due), workOn(due), orderRecurring()])
  expect(await ordersOf(carla)).toHaveLength(2)
})

test('cancelled while its renewal is being ordered, it has ordered it or it has not', async () => {
  const { carla, lamp } = await peopleWithTerms()
  const id = await subscribeTo(carla, lamp, monthly)
  timePasses(ahead().days * DAY)
  await Promise.all([orderRecurring(), cancelSubscription(carla, id)])
  await daysPass(0)
  const one = await subscriptionById(carla, id)
  const orders = await ordersOf(carla)
  expect([
    [1, 'ended'],
    [2, 'ending'],
  ]).toContainEqual([orders.length, one?.standing])
  await daysPass(70)
  expect(await ordersOf(carla)).toHaveLength(orders.length)
  expect((await subscriptionById(carla, id))?.standing).toBe('ended')
  await expectSound()
})
