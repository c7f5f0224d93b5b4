import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { accounts } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { closeAccount } from '@/lib/privacy/close'
import { exportOwn } from '@/lib/privacy/export'
import { endRecurring, pauseRecurring, skipDate } from '@/lib/recurring/care'
import { monthDayOf, nextAfter } from '@/lib/recurring/dates'
import { recurringById, recurringOf } from '@/lib/recurring/queries'
import { giveCard, giveDeclined } from '@/lib/testing/card'
import { asCustomer, makeCustomer, makeSku, visitor } from '@/lib/testing/make'
import { datesOf, giveAddress, ordersOf, peopleWithRecurring, recurringRow, timePasses } from '@/lib/testing/recurring'
import {
  changeTermTo,
  daysPass,
  offer,
  peopleWithTerms,
  subscribeTo,
  termLetters,
  termRow,
  toldOfTerm,
  typedSubscription,
} from '@/lib/testing/subscriptions'
import { cancelSubscription, resumeSubscription, takeSubscriptionBack } from './care'
import { startSubscription } from './commands'
import { ChangeSubscription, StartSubscription } from './input'
import { subscriptionById, subscriptionsOf } from './queries'
import { termsFor } from './terms'

const cancelling = (actor: Actor, { id }: { id: string }) => cancelSubscription(actor, id)
const today = () => dayAfter(0, now())
const inMonths = (months: number, from = today()) =>
  nextAfter({ every: months, unit: 'month', anchor: from, monthDay: monthDayOf(from) }, from)
const daysUntil = (day: string) => Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000)

describe('starting one', () => {
  test('places its first order at once, at the price of the day; the same form starts one', async () => {
    const { carla, lamp, home } = await peopleWithTerms()
    const typed = await typedSubscription(carla, lamp)
    const [id, again] = [await startSubscription(carla, typed), await startSubscription(carla, typed)]
    expect(again).toBe(id)
    expect(await subscriptionById(carla, id)).toMatchObject({
      standing: 'active',
      every: 3,
      unit: 'month',
      termStart: today(),
      termEnd: inMonths(3),
      nextDay: inMonths(3),
      placed: 1,
      shipTo: { id: home.id },
      goods: [{ skuId: lamp.id, quantity: 2, unitPrice: 1000 }],
      dates: [{ state: 'ordered', day: today() }],
    })
    expect(await ordersOf(carla)).toMatchObject([{ managerId: null, placementKey: expect.any(String) }])
    expect((await termLetters(carla)).map(({ template }) => template)).toEqual(['subscription-created'])
    expect(await toldOfTerm(id)).toEqual(['start', 'renew'])
    expect(await recurringOf(carla)).toEqual([])
    expect(await recurringById(carla, id)).toBeUndefined()
    for (const care of [pauseRecurring, endRecurring])
      await expect(care(carla, id)).rejects.toMatchObject({ key: 'missing' })
    await expect(skipDate(carla, { id, day: inMonths(3) })).rejects.toMatchObject({ key: 'missing' })
  })

  test('refuses terms that are not offered, more than there is, and what is not theirs', async () => {
    const { shop, carla, lamp } = await peopleWithTerms()
    const stranger = asCustomer(shop, await makeCustomer(shop))
    const theirs = await giveAddress(stranger)
    const plain = await makeSku(shop, { quantity: 5 })
    const refused: [{ id: string }, object, object][] = [
      [lamp, { months: '2' }, { key: 'noSubscription' }],
      [plain, {}, { key: 'noSubscription' }],
      [lamp, { quantity: '501' }, { key: 'notThatMany' }],
      [lamp, { shipTo: theirs.id }, { fields: { shipTo: expect.any(String) } }],
      [lamp, { deliveryMethodId: 'none' }, { fields: { deliveryMethodId: expect.any(String) } }],
      [lamp, { pay: 'testExtFormPaymentGateway' }, { fields: { pay: expect.any(String) } }],
      [lamp, { pay: `card:${(await giveCard(stranger)).id}` }, { fields: { pay: expect.any(String) } }],
      [{ id: 'nothing' }, {}, { key: 'noSubscription' }],
    ]
    for (const [sku, typed, problem] of refused)
      await expect(subscribeTo(carla, sku, typed), JSON.stringify(typed)).rejects.toMatchObject(problem)
    expect(await subscriptionsOf(carla)).toEqual([])
    expect(await ordersOf(carla)).toEqual([])
    const bad = { id: 'x', skuId: '', months: '0', quantity: '-1', shipTo: 'here', deliveryMethodId: '' }
    const fields = StartSubscription.safeParse(bad).error?.issues.map(({ path }) => path[0])
    expect(fields).toEqual(expect.arrayContaining(['id', 'skuId', 'months', 'quantity', 'shipTo']))
    expect(ChangeSubscription.safeParse({ ...bad, version: 'x' }).success).toBe(false)
  })

  test('is for the types that recurring orders are for; a visitor is offered it where anybody is', async () => {
    const { shop, carla, lamp } = await peopleWithTerms({ SHOP_SF_RECURRING_ORDER_TYPES: 'B2B' })
    await expect(subscribeTo(carla, lamp)).rejects.toMatchObject({ key: 'missing' })
    expect(await termsFor(carla, lamp.id)).toEqual([])
    expect(await termsFor(visitor(shop), lamp.id)).toEqual([1, 3, 12])
    const off = { ...shop, attributes: {} }
    expect(await termsFor(visitor(off), lamp.id)).toEqual([])
    await offer(lamp, [])
    expect(await termsFor(visitor(shop), lamp.id)).toEqual([])
  })

  test('a card that is refused at once leaves it paused, with a letter, and nothing ordered', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const card = await giveDeclined(carla)
    const id = await subscribeTo(carla, lamp, { pay: `card:${card.id}` })
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'paused', placed: 0, termStart: null })
    expect((await termLetters(carla)).map(({ template }) => template)).toEqual([
      'subscription-created',
      'subscription-paused',
    ])
    expect(await toldOfTerm(id)).toEqual(['start', 'pause'])
    await changeTermTo(carla, id, { pay: 'invoicePaymentGateway' })
    await resumeSubscription(carla, { id })
    await daysPass(1)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'active', placed: 1, termStart: today() })
  })
})

describe('cancelling', () => {
  test('lets the term run, can be taken back until its last day, and then goes on as before', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const id = await subscribeTo(carla, lamp, { months: '1' })
    const end = inMonths(1)
    await cancelSubscription(carla, id)
    await cancelSubscription(carla, id)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'ending', termEnd: end, nextDay: null })
    await daysPass(daysUntil(end) - 1)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'ending', canComeBack: true })
    await takeSubscriptionBack(carla, { id })
    expect(await recurringRow({ id })).toMatchObject({ state: 'active', nextDay: end })
    await daysPass(1)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'active', placed: 2, termStart: end })
    expect(await toldOfTerm(id)).toEqual(['start', 'renew', 'cancel', 'takeBack', 'renew'])
  })

  test('on the day the term ends it is too late; it has ended, orders nothing more, and says so', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const id = await subscribeTo(carla, lamp, { months: '1' })
    await cancelSubscription(carla, id)
    timePasses(daysUntil(inMonths(1)) * 86_400_000)
    await expect(takeSubscriptionBack(carla, { id })).rejects.toMatchObject({ key: 'subscriptionOver' })
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'ending', canComeBack: false })
    await daysPass(0)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'ended', endedBecause: 'asked' })
    await daysPass(70)
    expect(await ordersOf(carla)).toHaveLength(1)
    for (const care of [cancelling, takeSubscriptionBack, resumeSubscription])
      await expect(care(carla, { id })).rejects.toMatchObject({ key: 'subscriptionEnded' })
    expect((await termLetters(carla)).map(({ template }) => template)).toEqual([
      'subscription-created',
      'subscription-cancelled',
      'subscription-ended',
    ])
    expect(await toldOfTerm(id)).toEqual(expect.arrayContaining(['start', 'renew', 'cancel', 'end']))
  })

  test('where no term is running it has ended at once', async () => {
    const { carla, lamp } = await peopleWithTerms()
    const card = await giveDeclined(carla)
    const id = await subscribeTo(carla, lamp, { pay: `card:${card.id}` })
    await cancelSubscription(carla, id)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'ended', placed: 0 })
    expect((await toldOfTerm(id)).sort()).toEqual(['cancel', 'end', 'pause', 'start'])
  })
})

test('a change counts from the next term on; what moved meanwhile is looked at again', async () => {
  const { shop, carla, lamp } = await peopleWithTerms()
  const id = await subscribeTo(carla, lamp, { months: '1' })
  const work = await giveAddress(carla, { kind: 'billing', line1: 'Elsewhere 1' })
  await changeTermTo(carla, id, { quantity: '7', billTo: work.id })
  await expect(changeTermTo(carla, id, { version: 1 })).rejects.toMatchObject({ key: 'subscriptionMoved' })
  const stranger = asCustomer(shop, await makeCustomer(shop))
  await expect(changeTermTo(stranger, id, { quantity: '1' })).rejects.toMatchObject({ key: 'missing' })
  await daysPass(daysUntil(inMonths(1)))
  const [, second] = await ordersOf(carla)
  expect(second?.billTo).toMatchObject({ line1: 'Elsewhere 1' })
  expect(await subscriptionById(carla, id)).toMatchObject({ goods: [{ quantity: 7 }], placed: 2 })
})

test('is for its customer alone: to anybody else it is not there', async () => {
  const { shop, carla, lamp } = await peopleWithTerms()
  const id = await subscribeTo(carla, lamp)
  const stranger = asCustomer(shop, await makeCustomer(shop))
  await giveAddress(stranger)
  const elsewhere = asCustomer((await peopleWithRecurring()).shop, carla.customer!)
  const off = { ...carla, shop: { ...shop, attributes: {} } }
  for (const actor of [stranger, elsewhere, visitor(shop), off]) {
    expect(await subscriptionById(actor, id)).toBeUndefined()
    expect(await subscriptionsOf(actor)).toEqual([])
    for (const care of [cancelling, takeSubscriptionBack, resumeSubscription])
      await expect(care(actor, { id })).rejects.toMatchObject({ key: 'missing' })
  }
  for (const wrong of ['x', '\0', '0'.repeat(36)]) expect(await subscriptionById(carla, wrong)).toBeUndefined()
  await expect(subscribeTo(stranger, lamp, { id })).rejects.toMatchObject({ key: 'missing' })
  expect(await recurringRow({ id })).toMatchObject({ state: 'active', version: 1 })
})

test('a closed account has no subscriptions; before, they are in its export', async () => {
  const { carla, lamp } = await peopleWithTerms()
  const current = 'Correspondence-1922'
  const passwordHash = await hashPassword(current)
  await transact({ account: carla.account!.id }, (tx) =>
    tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, carla.account!.id)),
  )
  const card = await giveDeclined(carla)
  const id = await subscribeTo(carla, lamp, { pay: `card:${card.id}` })
  const told = (await exportOwn(carla)).tables.find(({ table }) => table === 'subscriptions')
  expect(told?.rows).toMatchObject([{ recurring: id, termEnd: null }])
  await closeAccount(carla, { current })
  expect(await termRow(id)).toBeUndefined()
  expect(await datesOf({ id })).toEqual([])
})
