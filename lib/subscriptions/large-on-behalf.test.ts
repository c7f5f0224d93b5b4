import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { addToCart } from '@/lib/cart/commands'
import { MINUTE } from '@/lib/clock'
import { handOver } from '@/lib/orders/handover'
import { pauseRecurring, resumeRecurring } from '@/lib/recurring/care'
import { makeRecurring } from '@/lib/recurring/commands'
import { setClock } from '@/lib/testing/clock'
import { assisting, makeManager } from '@/lib/testing/make'
import { afterDays, changeTo, ordersOf, recurringRow, setUp, timePasses, typedRecurring } from '@/lib/testing/recurring'
import { changeTermTo, peopleWithTerms, subscribeTo } from '@/lib/testing/subscriptions'
import { cancelSubscription, takeSubscriptionBack } from './care'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => setClock(0))

/** What two lamps come to, tax and the way there included. */
const TWO = 3677

/** A manager who gave their password long ago, in a shop where two lamps are a large order and one is not. */
async function prepared(above = TWO - 1) {
  const limits = { SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: '15', SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE: String(above) }
  const people = await peopleWithTerms(limits)
  const anna = await assisting(await makeManager(people.shop, undefined, { passwordHash }), people.customer)
  timePasses(16 * MINUTE)
  return { ...people, anna }
}

type Given = { currentPassword?: string }
type Prepared = Awaited<ReturnType<typeof prepared>>

/** Each way to have orders follow, as somebody goes it who gives a password or none. */
const doors: Record<string, (people: Prepared) => Promise<(actor: Actor, given: Given) => Promise<unknown>>> = {
  'setting one up': async ({ carla, lamp }) => {
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    return async (actor, given) => makeRecurring(actor, await typedRecurring(actor, given))
  },
  'making one larger': async ({ carla, lamp }) => {
    const one = await setUp(carla, [[lamp, 1]])
    return (actor, given) => changeTo(actor, one, { [`quantity:${lamp.id}`]: '2', ...given })
  },
  'having one go on': async ({ carla, lamp }) => {
    const { id } = await setUp(carla, [[lamp, 2]])
    await pauseRecurring(carla, id)
    return (actor, given) => resumeRecurring(actor, { id, ...given })
  },
  subscribing:
    async ({ lamp }) =>
    (actor, given) =>
      subscribeTo(actor, lamp, { quantity: '2', ...given }),
  'subscribing to more': async ({ carla, lamp }) => {
    const id = await subscribeTo(carla, lamp, { quantity: '1' })
    return (actor, given) => changeTermTo(actor, id, { quantity: '2', ...given })
  },
  'taking a cancelled one back': async ({ carla, lamp }) => {
    const id = await subscribeTo(carla, lamp, { quantity: '2' })
    await cancelSubscription(carla, id)
    return (actor, given) => takeSubscriptionBack(actor, { id, ...given })
  },
}

test.each(Object.entries(doors))(
  '%s on behalf asks for the password again where one order is large',
  async (_, door) => {
    const people = await prepared()
    const go = await door(people)
    const asked = { key: 'passwordAgain', fields: { currentPassword: 'required' } }
    const placed = (await ordersOf(people.carla)).length
    await expect(go(people.anna, {})).rejects.toMatchObject(asked)
    const wrong = { fields: { currentPassword: 'passwordWrong' } }
    await expect(go(people.anna, { currentPassword: 'wrong' })).rejects.toMatchObject(wrong)
    expect(await ordersOf(people.carla)).toHaveLength(placed)
    await go(people.anna, { currentPassword: PASSWORD })
  },
)

test.each(Object.entries(doors))(
  '%s asks for nothing where it is not large, nor the customer at all',
  async (_, door) => {
    const small = await prepared(TWO)
    await (await door(small))(small.anna, {})
    const large = await prepared()
    await (await door(large))(large.carla, {})
  },
)

test('the job that orders what a manager set up asks nobody, however large and late', async () => {
  const { anna, carla, lamp } = await prepared()
  const one = await setUp(anna, [[lamp, 2]], { currentPassword: PASSWORD })
  await afterDays(1)
  expect(await ordersOf(carla)).toMatchObject([{ total: TWO, managerId: anna.account!.id }])
  expect(await recurringRow(one)).toMatchObject({ state: 'active', placed: 1 })
})

test('handing a large one over asks for nothing: the customer presses the button', async () => {
  const { anna, lamp } = await prepared()
  await addToCart(anna, { skuId: lamp.id, quantity: 2 })
  expect(await handOver(anna)).toHaveProperty('id')
})
