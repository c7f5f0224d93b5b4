import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { orders, recurringDates } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { DAY } from '@/lib/clock'
import { receiveCallback } from '@/lib/payments/callbacks'
import { workOnOne } from '@/lib/recurring/job'
import { claimDueDates, datesToWorkOn } from '@/lib/recurring/turn'
import { buy, fillCart, placeNow, stockRow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { setClock } from '@/lib/testing/clock'
import { press } from '@/lib/testing/coupons'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { makeBuyer, makeOrganisation } from '@/lib/testing/organisation'
import { callbackRequest, FORM, SECRET, setUp } from '@/lib/testing/pay'
import { peopleWithRecurring, setUp as setUpRecurring } from '@/lib/testing/recurring'
import { handleCallback } from '../running/callbacks'
import type { OrderRow } from '../work'
import { placeOrder } from './place'
import { quoteOf } from './quote'

const WAYS = `invoicePaymentGateway,authInvoicePaymentGateway,courierPaymentGateway,${CARDS},${FORM}`

async function makeLimited(most: string, attributes: Record<string, string> = {}) {
  const shop = await makeShop({
    attributes: {
      SHOP_PAYMENT_GATEWAYS: WAYS,
      SHOP_CHECKOUT_ENABLE_GUEST: 'true',
      SHOP_CHECKOUT_MAX_HELD_UNITS: most,
      ...attributes,
    },
  })
  const customer = await makeCustomer(shop)
  const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
  const lamp = await makeSku(shop, { name: 'Lamp', price: 1000, quantity: 2000 })
  return { shop, boss, customer, carla: asCustomer(shop, customer), lamp }
}

const tooMany = (left: number, name = 'Lamp') => ({ key: 'tooManyHeld', values: { name, left } })

describe('of one article, one customer', () => {
  test('holds no more in unpaid orders than the shop lets anybody; what is paid or called off does not count', async () => {
    const { boss, carla, lamp } = await makeLimited('10')
    const first = await buy(carla, [[lamp, 4]])
    const second = await buy(carla, [[lamp, 5]])
    await expect(buy(carla, [[lamp, 2]])).rejects.toMatchObject(tooMany(1))
    expect((await stockRow(lamp)).reserved).toBe(9)

    await press(boss, first, 'approve.order')
    expect(await placeNow(carla)).toMatchObject({ state: 'os.waiting' }) // the very cart that was refused
    await expect(buy(carla, [[lamp, 4]])).rejects.toMatchObject(tooMany(3))
    await press(boss, second, 'cancel.order')
    expect(await placeNow(carla)).toMatchObject({ state: 'os.waiting' })
  })

  test('is stopped in each way to order: alone, on behalf, by card, and on a bank’s page', async () => {
    const { shop, customer, carla, lamp } = await makeLimited('10')
    const anna = await assisting(await makeManager(shop), customer)
    await buy(anna, [[lamp, 8]])
    await expect(buy(carla, [[lamp, 3]])).rejects.toMatchObject(tooMany(2))
    await expect(placeNow(anna)).rejects.toMatchObject(tooMany(2))
    const card = (await giveCard(carla)).id
    await expect(buy(carla, [], { gateway: CARDS, card })).rejects.toMatchObject(tooMany(2))
    await expect(buy(carla, [], { gateway: FORM })).rejects.toMatchObject(tooMany(2))
    expect((await stockRow(lamp)).reserved).toBe(8)
  })

  test('may have all of what never ends, of other articles, and what is paid at once', async () => {
    const { shop, carla, lamp } = await makeLimited('10')
    const endless = await makeSku(shop, { availability: 'ALWAYS', quantity: 0 })
    const file = await makeSku(shop, { digital: true, availability: 'ALWAYS', quantity: 0 })
    await buy(carla, [
      [lamp, 10],
      [endless, 400],
      [file, 400],
      [await makeSku(shop, { quantity: 50 }), 10],
    ])
    const dora = asCustomer(shop, await makeCustomer(shop))
    expect(await buy(dora, [[lamp, 300]], { gateway: 'authInvoicePaymentGateway' })).toMatchObject({
      state: 'os.in.progress',
    })
  })

  test('is named the article that is too much, and nobody is stopped where the shop sets no limit', async () => {
    const { shop, carla, lamp } = await makeLimited('10')
    const lens = await makeSku(shop, { name: 'Lens', quantity: 50 })
    await expect(
      buy(carla, [
        [lamp, 2],
        [lens, 11],
      ]),
    ).rejects.toMatchObject(tooMany(10, 'Lens'))
    const open = await makeLimited('0')
    expect(await buy(open.carla, [[open.lamp, 900]])).toMatchObject({ state: 'os.waiting' })
    const usual = await makeLimited('')
    await expect(buy(usual.carla, [[usual.lamp, 501]])).rejects.toMatchObject(tooMany(500))
  })
})

/** As many at once as a process has connections for. */
const AT_ONCE = 8

/** Places them all, side by side; answers how many could. */
async function allAtOnce(actors: Actor[]) {
  const expectedTotal = (await quoteOf(actors[0]!))!.total
  const left = [...actors]
  let placed = 0
  const placeInTurn = async () => {
    for (let actor = left.pop(); actor; actor = left.pop()) {
      const answer = await placeOrder(actor, { placementKey: newId(), expectedTotal }).catch((error: unknown) => error)
      if (answer instanceof Error) expect(answer).toMatchObject({ key: 'tooManyHeld' })
      else placed++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, placeInTurn))
  return placed
}

describe('orders placed at once', () => {
  test('of one customer hold no more than they may, and the recurring ones that are too much say so', async () => {
    const { carla, lamp } = await peopleWithRecurring({ SHOP_CHECKOUT_MAX_HELD_UNITS: '9' })
    for (let n = 0; n < 20; n++) await setUpRecurring(carla, [[lamp, 2]])
    setClock(DAY)
    await claimDueDates()
    const working: Promise<void>[] = []
    for await (const { date } of datesToWorkOn()) working.push(workOnOne(date))
    await Promise.all(working)
    setClock(0)
    expect((await stockRow(lamp)).reserved).toBe(8)
    const dates = await db.select({ state: recurringDates.state, reason: recurringDates.reason }).from(recurringDates)
    expect(dates.filter(({ state }) => state === 'ordered')).toHaveLength(4)
    expect(dates.filter(({ reason }) => reason === 'orderTooLarge')).toHaveLength(16)
  })

  test('of a hundred visitors with one e-mail address hold no more than one of them may', async () => {
    const { shop, lamp } = await makeLimited('25')
    const guests = Array.from({ length: 100 }, () => visitor(shop))
    for (const [n, guest] of guests.entries()) {
      await fillCart(guest, [[lamp, 2]], { email: n % 2 ? 'Same@Test.com' : 'same@test.com' })
    }
    expect(await allAtOnce(guests)).toBe(12)
    expect((await stockRow(lamp)).reserved).toBe(24)
  })

  test('of visitors do not count for the customer whose address they typed', async () => {
    const { shop, customer, carla, lamp } = await makeLimited('10')
    await buy(visitor(shop), [[lamp, 10]], { email: customer.email })
    expect(await buy(carla, [[lamp, 10]])).toMatchObject({ state: 'os.waiting' })
    await expect(buy(visitor(shop), [[lamp, 1]], { email: customer.email })).rejects.toMatchObject(tooMany(0))
  })

  test('of the buyers of an organisation hold no more than ten times as much, together', async () => {
    const { institute, shop } = await makeOrganisation({ SHOP_CHECKOUT_MAX_HELD_UNITS: '3' })
    const lamp = await makeSku(shop, { name: 'Lamp', quantity: 2000 })
    const buyers = []
    for (let n = 0; n < 25; n++) buyers.push(asCustomer(institute, await makeBuyer(institute)))
    for (const buyer of buyers) await fillCart(buyer, [[lamp, 2]])
    expect(await allAtOnce(buyers)).toBe(15)
    expect((await stockRow(lamp)).reserved).toBe(30)
  })
})

describe('on a bank’s page', () => {
  const tell = async ({ number: orderNumber, total: amount }: OrderRow, shop: { code: string }, code: string) => {
    const said = { id: newId(), type: 'PAYMENT', orderNumber, amount, shop: shop.code, currency: 'EUR', code } as const
    await receiveCallback(callbackRequest(said as never, SECRET), FORM, handleCallback)
  }
  const statesIn = async (shop: { id: string }) =>
    (await db.select({ state: orders.state }).from(orders).where(eq(orders.shopId, shop.id))).map(({ state }) => state)

  test('orders that nobody can be sure of hold no more than may be held; the rest is called off, and paid ones stand', async () => {
    const { shop, lamp } = await makeLimited('10')
    await setUp(shop, FORM, { CALLBACK_SECRET: SECRET })
    const placed: OrderRow[] = []
    for (let n = 0; n < 6; n++)
      placed.push(await buy(visitor(shop), [[lamp, 4]], { gateway: FORM, email: 'g@test.com' }))
    expect(new Set(await statesIn(shop))).toEqual(new Set(['os.none']))

    await Promise.all(placed.slice(0, 4).map((order) => tell(order, shop, '3')))
    expect((await statesIn(shop)).filter((state) => state === 'os.waiting.payment')).toHaveLength(2)
    expect((await stockRow(lamp)).reserved).toBe(8)
    await tell(placed[4]!, shop, '1')
    expect((await stockRow(lamp)).reserved).toBe(12)
    expect(await db.$count(orders, and(eq(orders.shopId, shop.id), inArray(orders.state, ['os.in.progress'])))).toBe(1)
  })
})
