import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries, recurringLines } from '@/db/schema'
import { deedsOf } from '@/lib/assist/deeds'
import { endAssist } from '@/lib/assist/ending'
import { addToCart, emptyCart } from '@/lib/cart/commands'
import { lockCart } from '@/lib/cart/locking'
import { addressesOf, saveAddress } from '@/lib/people/addresses'
import { giveCard } from '@/lib/testing/card'
import { assisting, makeManager } from '@/lib/testing/make'
import {
  changeTo,
  lettersAbout,
  peopleWithRecurring,
  recurringRow,
  setUp,
  typedRecurring,
} from '@/lib/testing/recurring'
import { takeBack } from '@/lib/undo/commands'
import { endRecurring, pauseRecurring, resumeRecurring, skipDate } from './care'
import { makeRecurring } from './commands'
import { recurringById } from './queries'
import { usesOf } from './uses'

describe('on behalf', () => {
  test('keeps who set it up, and who of the staff skipped; the ledger has every step', async () => {
    const { shop, carla, anna, lamp } = await peopleWithRecurring({ SHOP_SF_SHOW_MANAGER: 'true' })
    const one = await setUp(anna, [[lamp, 1]])
    await skipDate(anna, { id: one.id, day: one.nextDay! })
    await pauseRecurring(anna, one.id)
    await resumeRecurring(anna, { id: one.id })
    await changeTo(anna, one, { every: '2' })
    await endRecurring(anna, one.id)

    const { name, email } = anna.account!
    expect(await recurringRow(one)).toMatchObject({
      managerId: anna.account?.id,
      managerName: name,
      managerEmail: email,
      assistId: anna.assist.id,
      assistReason: 'phone',
    })
    expect(await recurringById(carla, one.id)).toMatchObject({
      byStaff: true,
      staffName: name,
      dates: [{ byName: name, state: 'skipped' }],
    })
    expect((await lettersAbout(carla))[0]?.text).toContain(`${name} of our staff`)
    const lines = await db.select().from(recurringLines).where(eq(recurringLines.recurringId, one.id))
    expect(lines).toMatchObject([{ addedById: anna.account?.id, addedByName: name }])
    const kept = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.objectId, one.id)))
    expect(kept.map(({ action }) => action)).toEqual(
      ['make', 'skip', 'pause', 'resume', 'change', 'end'].map((verb) => `recurring.${verb}`),
    )
    expect(kept.every(({ assistId }) => assistId === anna.assist.id)).toBe(true)
    const told = (await deedsOf([anna.assist.id])).filter(({ action }) => action === 'recurring.end')
    expect(told).toMatchObject([{ detail: { en: expect.stringMatching(/^1 × .+ · Every 2 \w+$/) } }])
  })

  test('tells the customer that one they had paused goes on, and who had it go on; themself they know', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring({ SHOP_SF_SHOW_MANAGER: 'true' })
    const one = await setUp(carla, [[lamp, 1]])
    await pauseRecurring(carla, one.id)
    await resumeRecurring(carla, { id: one.id })
    expect((await lettersAbout(carla)).map(({ template }) => template)).toEqual(['recurring-order-created'])
    for (const _ of ['once', 'again']) {
      await pauseRecurring(carla, one.id)
      await resumeRecurring(anna, { id: one.id })
    }
    const [, first, second] = await lettersAbout(carla)
    expect([first, second]).toMatchObject(Array(2).fill({ template: 'recurring-order-resumed' }))
    expect(second?.text).toContain(anna.account!.name)
  })

  test('tells the customer what one is that the staff have changed; a change of their own they know', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring({ SHOP_SF_SHOW_MANAGER: 'true' })
    const one = await setUp(carla, [[lamp, 3]])
    await changeTo(carla, one, { every: '3' })
    await changeTo(anna, one, { every: '2', [`quantity:${lamp.id}`]: '300' })
    const [, changed, ...more] = await lettersAbout(carla)
    expect([changed?.template, more]).toEqual(['recurring-order-changed', []])
    for (const words of ['every 2 months', '300 × Lamp', anna.account!.name])
      expect(changed?.text.toLowerCase()).toContain(words.toLowerCase())
  })

  test('names nobody of the staff where the shop does not', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring()
    const one = await setUp(anna, [[lamp, 1]])
    expect(await recurringById(carla, one.id)).toMatchObject({ byStaff: true, staffName: null })
    expect((await lettersAbout(carla))[0]?.text).toContain('Our staff set this up for you.')
    expect((await lettersAbout(carla))[0]?.text).not.toContain(anna.account?.name)
  })

  test('makes no card pay where the shop does not let managers use them: not for more, not elsewhere, not again', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring({ SHOP_SF_ASSIST_CARD_ENTRY: 'false' })
    const card = await giveCard(carla)
    const pay = `card:${card.id}`
    await addToCart(anna, { skuId: lamp.id, quantity: 1 })
    const made = makeRecurring(anna, await typedRecurring(anna, { pay }))
    await expect(made).rejects.toMatchObject({ fields: { pay: 'choose' } })
    await emptyCart(anna)
    const one = await setUp(carla, [[lamp, 1]], { pay })
    for (const change of [{ every: '5' }, { [`quantity:${lamp.id}`]: '400' }])
      await expect(changeTo(anna, one, change)).rejects.toMatchObject({ key: 'recurringByCard' })
    await pauseRecurring(anna, one.id)
    await expect(resumeRecurring(anna, { id: one.id })).rejects.toMatchObject({ key: 'recurringByCard' })
    await resumeRecurring(carla, { id: one.id })
    await changeTo(anna, one, { every: '5', pay: 'invoicePaymentGateway' })
    expect(await recurringRow(one)).toMatchObject({ every: 5, paymentTokenId: null, managerId: anna.account!.id })
  })

  test('is told of beside the address and the card it needs; and what a card pays for is not sent elsewhere', async () => {
    const { carla, anna, home, lamp } = await peopleWithRecurring({ SHOP_SF_ASSIST_CARD_ENTRY: 'false' })
    const card = await giveCard(carla)
    const moved = { ...home, line1: 'Nørregade 10', country: 'DK', isDefault: 'on' } as const
    expect([...(await usesOf(carla))]).toEqual([])
    const one = await setUp(carla, [[lamp, 1]], { pay: `card:${card.id}` })
    expect(Object.fromEntries(await usesOf(carla))).toEqual({ [home.id]: ['recurring'], [card.id]: ['recurring'] })
    await expect(saveAddress(anna, moved)).rejects.toMatchObject({ key: 'addressByCard' })
    await saveAddress(anna, { ...moved, line1: home.line1 })
    await saveAddress(carla, moved)
    await endRecurring(carla, one.id)
    await saveAddress(anna, { ...moved, line1: 'Vesterbro 1' })
    expect([...(await usesOf(carla))]).toEqual([])
  })

  test('sends what a card pays for nowhere else by taking back either; the customer may', async () => {
    const { shop, carla, home, lamp } = await peopleWithRecurring({ SHOP_SF_ASSIST_CARD_ENTRY: 'false' })
    const desk = await makeManager(shop)
    const write = async (line1: string) => {
      const helping = await assisting(desk, carla.customer!)
      await saveAddress(helping, { ...home, line1, country: 'DK', isDefault: 'on' })
      await endAssist(helping.assist, 'log-off-customer', 'r')
      return { assistId: helping.assist.id }
    }
    await write('Elsewhere 9')
    const corrected = await write(home.line1)
    await setUp(carla, [[lamp, 1]], { pay: `card:${(await giveCard(carla)).id}` })
    await expect(takeBack(desk, corrected)).rejects.toMatchObject({ key: 'addressByCard' })
    expect(await addressesOf(carla)).toMatchObject([{ line1: home.line1 }])
    expect(await takeBack(carla, corrected)).toBe(1)
    expect(await addressesOf(carla)).toMatchObject([{ line1: 'Elsewhere 9' }])
  })

  test('is not made from a cart that somebody else has locked', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring()
    await addToCart(anna, { skuId: lamp.id, quantity: 3 })
    await lockCart(anna)
    await expect(makeRecurring(carla, await typedRecurring(carla))).rejects.toMatchObject({ key: 'cartLocked' })
  })
})
