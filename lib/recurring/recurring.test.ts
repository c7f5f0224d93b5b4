import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { accounts, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { addToCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { DAY, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { closeAccount } from '@/lib/privacy/close'
import { exportOwn } from '@/lib/privacy/export'
import { buy } from '@/lib/testing/buy'
import { giveCard } from '@/lib/testing/card'
import { asCustomer, makeCustomer, makeSku, visitor } from '@/lib/testing/make'
import {
  afterDays,
  changeTo,
  datesOf,
  giveAddress,
  lettersAbout,
  peopleWithRecurring,
  recurringRow,
  setUp,
  timePasses,
  typedRecurring,
} from '@/lib/testing/recurring'
import { endRecurring, pauseRecurring, resumeRecurring, skipDate } from './care'
import { makeRecurring } from './commands'
import { ChangeRecurring, MakeRecurring } from './input'
import { recurringById, recurringOf } from './queries'

const inDays = (days: number) => dayAfter(days, now())
const said = async (actor: Actor) => (await lettersAbout(actor)).map(({ template }) => template)

describe('setting one up', () => {
  test('keeps what is in the cart, which stays, with where it goes and how it is paid; a letter says so', async () => {
    const { carla, lamp, home } = await peopleWithRecurring()
    await addToCart(carla, { skuId: lamp.id, quantity: 3 })
    const typed = await typedRecurring(carla, { every: '2', unit: 'week', ends: 'times', times: '4' })
    const [one, again] = [await makeRecurring(carla, typed), await makeRecurring(carla, typed)]

    expect(again.id).toBe(one.id)
    expect((await cartOf(carla))?.lines).toMatchObject([{ quantity: 3 }])
    expect(await recurringById(carla, one.id)).toMatchObject({
      state: 'active',
      every: 2,
      unit: 'week',
      nextDay: inDays(1),
      times: 4,
      gateway: 'invoicePaymentGateway',
      shipTo: { id: home.id },
      billTo: 'same',
      total: 3000,
      goods: [{ skuId: lamp.id, quantity: 3, unitPrice: 1000 }],
      byStaff: false,
      dates: [],
    })
    const letters = await lettersAbout(carla)
    expect(letters).toMatchObject([{ template: 'recurring-order-created' }])
    expect(letters[0]?.text).toContain('3 × Lamp')
  })

  test('from an earlier order too, without what is not sold any more; nothing left is nothing to set up', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const old = await makeSku(shop, { quantity: 50 })
    const { number } = await buy(carla, [
      [lamp, 2],
      [old, 1],
    ])
    await transact({ sku: old.id }, (tx) => tx.update(skus).set({ enabled: false }).where(eq(skus.id, old.id)))
    const one = await makeRecurring(carla, await typedRecurring(carla, { from: number }))
    expect((await recurringById(carla, one.id))?.goods).toMatchObject([{ skuId: lamp.id, quantity: 2 }])

    await transact({ sku: lamp.id }, (tx) => tx.update(skus).set({ enabled: false }).where(eq(skus.id, lamp.id)))
    const none = makeRecurring(carla, await typedRecurring(carla, { from: number }))
    await expect(none).rejects.toMatchObject({ key: 'recurringEmpty' })
    await expect(makeRecurring(carla, await typedRecurring(carla))).rejects.toMatchObject({ key: 'nothingInCart' })
  })

  test('refuses days that are over or too far, and what is not theirs or cannot be paid by nobody', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const stranger = asCustomer(shop, await makeCustomer(shop))
    const theirs = await giveAddress(stranger)
    const [card, once] = [await giveCard(stranger), await giveCard(carla, { saved: undefined })]
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    const refused: [object, string][] = [
      [{ nextDay: inDays(0) }, 'nextDay'],
      [{ nextDay: inDays(400) }, 'nextDay'],
      [{ nextDay: inDays(5), ends: 'until', untilDay: inDays(4) }, 'untilDay'],
      [{ shipTo: theirs.id }, 'shipTo'],
      [{ billTo: theirs.id }, 'billTo'],
      [{ deliveryMethodId: 'none' }, 'deliveryMethodId'],
      [{ pay: `card:${card.id}` }, 'pay'],
      [{ pay: `card:${once.id}` }, 'pay'],
      [{ pay: 'testExtFormPaymentGateway' }, 'pay'],
      [{ pay: 'noPaymentRequired' }, 'pay'],
    ]
    for (const [typed, field] of refused) {
      const made = makeRecurring(carla, await typedRecurring(carla, typed))
      await expect(made, field).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
    }
    expect(await recurringOf(carla)).toEqual([])
    const bad = { id: 'x', from: '', every: '0', unit: 'year', nextDay: '2026-02-30', ends: 'until', shipTo: 'here' }
    const issues = MakeRecurring.safeParse(bad).error?.issues.map(({ path }) => path[0])
    expect(issues).toEqual(expect.arrayContaining(['id', 'from', 'every', 'unit', 'nextDay', 'shipTo']))
    const change = { id: carla.customer?.id, version: '1', every: '1', unit: 'day', nextDay: inDays(1) }
    const less = { ...change, shipTo: '', deliveryMethodId: '', 'quantity:x': '-1', ends: 'times' }
    expect(ChangeRecurring.safeParse(less).error?.issues.map(({ path }) => path[0])).toEqual(['times', 'quantity:x'])
  })

  test('is for the types the shop says, and for nobody who is not signed in', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring({ SHOP_SF_RECURRING_ORDER_TYPES: 'B2B' })
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    for (const actor of [carla, visitor(shop)])
      await expect(makeRecurring(actor, await typedRecurring(carla))).rejects.toMatchObject({ key: 'missing' })
  })
})

describe('looking after one', () => {
  test('skips the next date that was seen, pauses, resumes from tomorrow on, and ends for good', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const one = await setUp(carla, [[lamp, 1]], { unit: 'day', every: '3' })
    const { id } = one
    await skipDate(carla, { id, day: inDays(1) })
    await expect(skipDate(carla, { id, day: inDays(1) })).rejects.toMatchObject({ key: 'recurringMoved' })
    expect(await recurringRow(one)).toMatchObject({ nextDay: inDays(4) })

    await pauseRecurring(carla, id)
    await afterDays(5)
    expect(await recurringRow(one)).toMatchObject({ state: 'paused', pausedBecause: 'asked', placed: 0 })
    await resumeRecurring(carla, { id })
    expect(await recurringRow(one)).toMatchObject({ state: 'active', nextDay: inDays(2) })
    expect(await datesOf(one)).toMatchObject([{ state: 'skipped', byName: null }])

    await endRecurring(carla, id)
    await afterDays(9)
    expect(await recurringRow(one)).toMatchObject({ state: 'ended', endedBecause: 'asked', nextDay: null })
    const resumed = (actor: Actor) => resumeRecurring(actor, { id })
    for (const late of [pauseRecurring, resumed, endRecurring])
      await expect(late(carla, id)).rejects.toMatchObject({ key: 'recurringEnded' })
    expect(await said(carla)).toEqual(['recurring-order-created', 'recurring-order-ended'])
    expect(await datesOf(one)).toHaveLength(1)
  })

  test('that skips its last date, or resumes after it, has ended', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const ends = { unit: 'week', ends: 'until', untilDay: inDays(5) }
    const [one, other] = [await setUp(carla, [[lamp, 1]], ends), await setUp(carla, [[lamp, 1]], ends)]
    await skipDate(carla, { id: one.id, day: inDays(1) })
    await pauseRecurring(carla, other.id)
    await afterDays(3)
    await resumeRecurring(carla, { id: other.id })
    for (const each of [one, other])
      expect(await recurringRow(each)).toMatchObject({ state: 'ended', endedBecause: 'until', nextDay: null })
  })

  test('changes how often, how many, where to and how it is paid; what moved meanwhile is looked at again', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const desk = await makeSku(shop, { price: 500 })
    const one = await setUp(carla, [
      [lamp, 1],
      [desk, 1],
    ])
    const [work, card] = [await giveAddress(carla, { kind: 'billing', line1: 'Elsewhere 1' }), await giveCard(carla)]
    const typed = { every: '6', unit: 'week', nextDay: inDays(9), billTo: work.id, pay: `card:${card.id}` }
    await changeTo(carla, one, { ...typed, [`quantity:${lamp.id}`]: '7', [`quantity:${desk.id}`]: '0' })
    expect(await recurringById(carla, one.id)).toMatchObject({
      every: 6,
      unit: 'week',
      nextDay: inDays(9),
      version: 2,
      billTo: { line1: 'Elsewhere 1' },
      gateway: 'testPaymentGateway',
      card: { lastFour: '4242' },
      goods: [{ skuId: lamp.id, quantity: 7 }],
    })
    await expect(changeTo(carla, one, { version: 1 })).rejects.toMatchObject({ key: 'recurringMoved' })
    const none = changeTo(carla, one, { [`quantity:${lamp.id}`]: '0' })
    await expect(none).rejects.toMatchObject({ key: 'recurringEmpty' })
    expect((await recurringById(carla, one.id))?.goods).toHaveLength(1)
  })

  test('sets a skipped date that is wanted after all, and passes over the others', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const one = await setUp(carla, [[lamp, 1]], { unit: 'day', every: '2' })
    const [first, second, third] = [inDays(1), inDays(3), inDays(5)]
    for (const day of [first, second]) await skipDate(carla, { id: one.id, day })
    await changeTo(carla, one, { nextDay: first })
    expect((await datesOf(one)).map(({ day }) => day)).toEqual([second])
    await afterDays(1)
    expect(await recurringRow(one)).toMatchObject({ placed: 1, nextDay: third })
  })

  test('is for its customer alone: to a stranger it is not there', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const one = await setUp(carla, [[lamp, 1]])
    const stranger = asCustomer(shop, await makeCustomer(shop))
    const elsewhere = asCustomer((await peopleWithRecurring()).shop, carla.customer!)
    const off = { ...carla, shop: { ...shop, attributes: {} } }
    for (const actor of [stranger, elsewhere, visitor(shop), off]) {
      expect(await recurringById(actor, one.id)).toBeUndefined()
      expect(await recurringOf(actor)).toEqual([])
      const asked = [
        () => skipDate(actor, { id: one.id, day: inDays(1) }),
        () => pauseRecurring(actor, one.id),
        () => resumeRecurring(actor, { id: one.id }),
        () => endRecurring(actor, one.id),
        () => changeTo(actor, one, {}),
      ]
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ key: 'missing' })
    }
    await addToCart(stranger, { skuId: lamp.id, quantity: 1 })
    await giveAddress(stranger)
    const same = makeRecurring(stranger, await typedRecurring(stranger, { id: one.id }))
    await expect(same).rejects.toMatchObject({ key: 'missing' })
    expect(await recurringRow(one)).toMatchObject({ state: 'active', version: 1 })
  })
})

test('a closed account has no recurring orders; before, they are in its export', async () => {
  const { carla, lamp } = await peopleWithRecurring()
  const current = 'Correspondence-1922'
  const passwordHash = await hashPassword(current)
  await transact({ account: carla.account!.id }, (tx) =>
    tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, carla.account!.id)),
  )
  const one = await setUp(carla, [[lamp, 2]])
  await skipDate(carla, { id: one.id, day: one.nextDay! })
  const told = (await exportOwn(carla)).tables.filter(({ table }) => table.startsWith('recurring'))
  expect(Object.fromEntries(told.map(({ table, rows }) => [table, rows]))).toMatchObject({
    recurringOrders: [{ id: one.id, every: 1 }],
    recurringLines: [{ sku: lamp.code, quantity: 2 }],
    recurringDates: [{ state: 'skipped' }],
  })
  timePasses(DAY)
  await closeAccount(carla, { current })
  expect(await recurringRow(one)).toBeUndefined()
  expect(await datesOf(one)).toEqual([])
  await afterDays(60)
})
