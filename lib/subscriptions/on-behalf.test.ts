import { describe, expect, test } from 'vitest'
import { endAssist } from '@/lib/assist/ending'
import { usesOf } from '@/lib/recurring/uses'
import { giveCard } from '@/lib/testing/card'
import { ordersOf, recurringRow } from '@/lib/testing/recurring'
import {
  changeTermTo,
  daysPass,
  peopleWithTerms,
  subscribeTo,
  termLetters,
  toldOfTerm,
} from '@/lib/testing/subscriptions'
import { cancelSubscription, takeSubscriptionBack } from './care'
import { subscriptionById, subscriptionsOf } from './queries'

describe('on behalf', () => {
  test('the order says who, the ledger has every step, and the customer hears of each', async () => {
    const { carla, anna, lamp } = await peopleWithTerms({ SHOP_SF_SHOW_MANAGER: 'true' })
    const id = await subscribeTo(anna, lamp)
    const { name } = anna.account!
    expect(await ordersOf(carla)).toMatchObject([{ managerId: anna.account!.id, assistId: anna.assist.id }])
    expect(await subscriptionById(carla, id)).toMatchObject({ byStaff: true, staffName: name, placed: 1 })
    await cancelSubscription(anna, id)
    await takeSubscriptionBack(anna, { id })
    const letters = await termLetters(carla)
    expect(letters.map(({ template }) => template)).toEqual([
      'subscription-created',
      'subscription-cancelled',
      'subscription-taken-back',
    ])
    for (const { text, html } of letters) expect([text, html]).toEqual(Array(2).fill(expect.stringContaining(name)))
    expect(await toldOfTerm(id)).toEqual(['start', 'renew', 'cancel', 'takeBack'])
  })

  test('names nobody of the staff where the shop does not; what the customer does themself, no letter says to them', async () => {
    const { carla, anna, lamp } = await peopleWithTerms()
    const id = await subscribeTo(anna, lamp)
    await cancelSubscription(anna, id)
    await takeSubscriptionBack(carla, { id })
    const letters = await termLetters(carla)
    expect(letters.map(({ template }) => template)).toEqual(['subscription-created', 'subscription-cancelled'])
    for (const { text } of letters) expect(text).not.toContain(anna.account!.name)
    expect(letters[1]?.text).toContain('Our staff cancelled it for you.')
  })

  test('a change by the staff is told with what is ordered from now on; one by the customer is not', async () => {
    const { carla, anna, lamp } = await peopleWithTerms({ SHOP_SF_SHOW_MANAGER: 'true' })
    const id = await subscribeTo(carla, lamp)
    await changeTermTo(carla, id, { quantity: '3' })
    await changeTermTo(anna, id, { quantity: '300' })
    const [, changed, ...more] = await termLetters(carla)
    expect([changed?.template, more]).toEqual(['subscription-changed', []])
    for (const words of ['300 × Lamp', anna.account!.name]) expect(changed?.text).toContain(words)
    await changeTermTo(anna, id, { quantity: '30' })
    expect(await termLetters(carla)).toHaveLength(3)
  })

  test('makes no card pay where the shop does not let managers use them: not at first, not for more, not again', async () => {
    const { carla, anna, lamp } = await peopleWithTerms({ SHOP_SF_ASSIST_CARD_ENTRY: 'false' })
    const pay = `card:${(await giveCard(carla)).id}`
    await expect(subscribeTo(anna, lamp, { pay })).rejects.toMatchObject({ fields: { pay: 'choose' } })
    const id = await subscribeTo(carla, lamp, { pay })
    await expect(changeTermTo(anna, id, { quantity: '9' })).rejects.toMatchObject({ key: 'recurringByCard' })
    await cancelSubscription(anna, id)
    await expect(takeSubscriptionBack(anna, { id })).rejects.toMatchObject({ key: 'recurringByCard' })
    await takeSubscriptionBack(carla, { id })
    expect(await recurringRow({ id })).toMatchObject({ state: 'active', managerId: null })
    expect(await toldOfTerm(id)).toContain('subscription.takeBack refused')
  })

  test('not once the assist is over, and not before a customer is in hand', async () => {
    const { carla, anna, lamp } = await peopleWithTerms()
    const id = await subscribeTo(carla, lamp)
    await expect(cancelSubscription({ ...anna, customer: null, assist: null }, id)).rejects.toMatchObject({
      key: 'missing',
    })
    await endAssist(anna.assist, 'log-off-customer', 'r')
    await expect(cancelSubscription(anna, id)).rejects.toMatchObject({ key: 'assistEnded' })
    await expect(subscribeTo(anna, lamp)).rejects.toMatchObject({ key: 'assistEnded' })
    expect(await subscriptionsOf(carla)).toMatchObject([{ id, state: 'active' }])
  })

  test('the address and the card it needs say so, until it is over', async () => {
    const { carla, anna, home, lamp } = await peopleWithTerms()
    const card = await giveCard(carla)
    const id = await subscribeTo(carla, lamp, { pay: `card:${card.id}` })
    const needed = { [home.id]: ['subscription'], [card.id]: ['subscription'] }
    expect(Object.fromEntries(await usesOf(carla))).toEqual(needed)
    await cancelSubscription(carla, id)
    expect(Object.fromEntries(await usesOf(anna))).toEqual(needed)
    await daysPass(100)
    expect([...(await usesOf(carla))]).toEqual([])
  })
})
