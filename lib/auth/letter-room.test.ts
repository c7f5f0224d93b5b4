import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { assists } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { addToCart } from '@/lib/cart/commands'
import { HOUR } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import { handOver } from '@/lib/orders/handover'
import type { Care } from '@/lib/people/care-input'
import { registerSelf } from '@/lib/registration/self'
import { fillCart } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { lettersTo, listRow, makeList, peopleWithManagedLists, reviseList } from '@/lib/testing/managed'
import { makeRegistry, typed } from '@/lib/testing/registration'
import { askForReset } from './ask-reset'
import { careFor } from './care'
import { limit } from './limiter'

beforeEach(() => setClock(0))

const many = (times: number, work: (n: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: times }, (_, n) => work(n)))
const keysOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'sent' : String(one.reason.key)))
const counted = (outcomes: PromiseSettledResult<unknown>[]) => {
  const keys = keysOf(outcomes)
  return Object.fromEntries([...new Set(keys)].map((key) => [key, keys.filter((one) => one === key).length]))
}
const templates = async (email: string) => (await lettersTo(email)).map(({ template }) => template)

describe('letters to one customer in an hour', () => {
  test('are ten of the desk, whoever of its managers sends them, lists and links together; others are not touched', async () => {
    const { shop, customer, anna } = await peopleWithManagedLists()
    const bert = await assisting(await makeManager(shop), customer)
    await fillCart(anna, [[await makeSku(shop, { quantity: 500 }), 1]])
    const list = await makeList(anna, { listName: 'First' })
    await handOver(bert)

    const sent = await many(98, (n) => makeList(n % 2 ? anna : bert, { listName: `List ${n}` }))
    expect(counted(sent)).toEqual({ sent: 8, tooManyLetters: 90 })
    await expect(handOver(anna)).rejects.toMatchObject({ key: 'tooManyLetters' })
    const again = reviseList(anna, { id: list.id, version: 1, listName: 'Again' })
    await expect(again).rejects.toMatchObject({ key: 'tooManyLetters' })
    expect(await listRow(list)).toMatchObject({ version: 1, name: 'First', state: 'sent' })
    expect(await lettersTo(customer.email)).toHaveLength(10)

    const dora = await makeCustomer(shop)
    const forDora = await assisting(await makeManager(shop), dora)
    await addToCart(forDora, { skuId: (await makeSku(shop)).id, quantity: 1 })
    await makeList(forDora, { listName: 'Hers' })
    await askForReset(visitor(shop), customer.email) // nobody is kept from their password by it
    expect((await templates(customer.email))[0]).toMatch(/customer-(reset|activation)/)
    setClock(HOUR + 1000)
    await makeList(bert, { listName: 'Later' })
  })

  test('and one manager a hundred, to however many', async () => {
    const { shop, anna } = await peopleWithManagedLists()
    await addToCart(anna, { skuId: (await makeSku(shop)).id, quantity: 1 })
    for (let n = 0; n < 99; n++) limit('letters', anna.account!.id)
    await makeList(anna, { listName: 'The hundredth' })
    await expect(makeList(anna, { listName: 'x' })).rejects.toMatchObject({ key: 'tooOften', reason: 'throttled' })
  })

  test('of resets and registrations are three each, and whoever asks is told the same', async () => {
    const { shop } = await makeRegistry()
    const carla = await makeCustomer(shop, { passwordHash: 'x' })
    const asked = await many(100, () => askForReset(visitor(shop), carla.email))
    const unknown = await many(10, () => askForReset(visitor(shop), 'nobody.here@test.com'))
    expect([counted(asked), counted(unknown)]).toEqual([{ sent: 100 }, { sent: 10 }])
    expect(await templates(carla.email)).toEqual(Array(3).fill('customer-reset'))
    expect(await lettersTo('nobody.here@test.com')).toEqual([])

    const form = typed({})
    const registered = await many(100, () => registerSelf(visitor(shop), form))
    const taken = await many(100, () => registerSelf(visitor(shop), typed({ email: carla.email })))
    expect([counted(registered), counted(taken)]).toEqual([{ sent: 100 }, { sent: 100 }])
    expect((await lettersTo(form.email)).length).toBeLessThanOrEqual(4)
    expect(await lettersTo(carla.email)).toHaveLength(4) // and one that says who has the account
  })

  test.each([undefined, 'x'])(
    'of doors opened and shut again are ten; shutting is never refused',
    async (passwordHash) => {
      const shop = await makeShop()
      const customer = await makeCustomer(shop, { passwordHash })
      const boss = await makeManager(shop, [
        'ROLE_SMCALLCENTERLOGINSF',
        'ROLE_SMCALLCENTERLOGINONBEHALF',
        'ROLE_SMCALLCENTERCUSTOMER',
      ])
      const care = (what: Care) =>
        careFor({ ...boss, requestId: newId() }, { customerId: customer.id, care: what, reason: 'asked' })
      for (let n = 0; n < 10; n++) {
        await care('disable')
        await care('enable')
      }
      await care('disable')
      await expect(care('enable')).rejects.toMatchObject({ key: 'tooManyLetters' })
    },
  )

  test('about help that ended are ten; the help itself stays in their log', async () => {
    const shop = await makeShop({ attributes: { SHOP_SF_ASSIST_CONSENT: 'notify' } })
    const customer = await makeCustomer(shop)
    const manager = await makeManager(shop)
    for (let n = 0; n < 12; n++) await endAssist((await assisting(manager, customer)).assist, 'log-off-customer', 'r')
    expect(await templates(customer.email)).toEqual(Array(10).fill('assist-ended'))
    expect(await db.$count(assists, eq(assists.customerId, customer.id))).toBe(12)
  })

  test('about help that did something are never left out: not for empty ones, and after ten they wait', async () => {
    const shop = await makeShop({ attributes: { SHOP_SF_ASSIST_CONSENT: 'notify' } })
    const customer = await makeCustomer(shop)
    const manager = await makeManager(shop)
    const lamp = await makeSku(shop, { quantity: 50 })
    for (let n = 0; n < 10; n++) await endAssist((await assisting(manager, customer)).assist, 'log-off-customer', 'r')
    for (let n = 0; n < 11; n++) {
      const acting = await assisting(manager, customer)
      await addToCart(acting, { skuId: lamp.id })
      await endAssist(acting.assist, 'log-off-customer', 'r')
    }
    await askForReset(visitor(shop), customer.email)

    const letters = await lettersTo(customer.email)
    expect(letters.filter(({ template }) => template === 'assist-ended')).toHaveLength(21)
    const waits = letters.filter(({ dueAt }) => dueAt.getTime() > Date.now() + HOUR / 2)
    expect(waits).toHaveLength(1)
    const taken: string[] = []
    while (await deliverDueMails(async ({ id }) => void taken.push(id)));
    expect(letters.filter(({ id }) => !taken.includes(id))).toEqual(waits) // and nothing waits behind it
    setClock(HOUR + 1000)
    while (await deliverDueMails(async ({ id }) => void taken.push(id)));
    expect(taken).toEqual(expect.arrayContaining(waits.map(({ id }) => id)))
  })
})
