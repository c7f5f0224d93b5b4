import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, type Tx, transact } from '@/db'
import { accounts, auditEntries, carts, mails, managers, orderLines, orderValues } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { switchCart } from '@/lib/cart/draft'
import { lockOn } from '@/lib/cart/lock'
import { lockCart } from '@/lib/cart/locking'
import { cartOf } from '@/lib/cart/queries'
import { HOUR, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { handOver, handoverInHand } from '@/lib/orders/handover'
import { writeStanding } from '@/lib/people/standing'
import { setPrices } from '@/lib/pricing/commands'
import { fillCart } from '@/lib/testing/buy'
import { giveCard } from '@/lib/testing/card'
import { assisting, makeManager, makeSku } from '@/lib/testing/make'
import {
  afterDays,
  changeTo,
  datesOf,
  lettersAbout,
  ordersOf,
  peopleWithRecurring,
  recurringRow,
  setUp,
  timePasses,
  typedRecurring,
} from '@/lib/testing/recurring'
import { pauseRecurring } from './care'
import { makeRecurring } from './commands'
import { orderRecurring } from './job'
import { recurringOfOrder } from './queries'
import { claimDueDates } from './turn'

const inDays = (days: number) => dayAfter(days, now())
const said = async (actor: Actor) => (await lettersAbout(actor)).map(({ template }) => template).slice(1)
const change = <T>(work: (tx: Tx) => Promise<T>) => transact({ test: 'recurring' }, work)
const daily = { unit: 'day' }

describe('the job', () => {
  test('orders on the day, at the prices of the day, and leaves the customer’s own cart alone', async () => {
    const { shop, carla, lamp } = await peopleWithRecurring()
    const desk = await makeSku(shop)
    const one = await setUp(carla, [[lamp, 2]])
    await addToCart(carla, { skuId: desk.id, quantity: 1 })
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    const before = await cartOf(carla)
    await orderRecurring()
    expect(await ordersOf(carla)).toEqual([])

    await setPrices(await makeManager(shop, ['ROLE_SMADMIN']), lamp.id, [{ regular: 1300 }])
    await afterDays(1)
    await orderRecurring()

    const [order, ...more] = await ordersOf(carla)
    expect(more).toEqual([])
    expect(order).toMatchObject({ state: 'os.waiting', itemsTotal: 2600, managerId: null, assistId: null })
    expect(await db.select().from(orderLines).where(eq(orderLines.orderId, order!.id))).toMatchObject([
      { skuId: lamp.id, quantity: 2, unitPrice: 1300 },
    ])
    const [date] = await datesOf(one)
    expect(date).toMatchObject({ state: 'ordered', orderId: order!.id, cartId: null, lacks: [] })
    expect(await recurringRow(one)).toMatchObject({ placed: 1, failures: 0, state: 'active' })
    expect(await recurringOfOrder(carla, order!.id)).toMatchObject({ id: one.id })
    expect(await said(carla)).toEqual([])
    const after = await cartOf(carla)
    expect(after?.lines.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
      [desk.id, 1],
      [lamp.id, 1],
    ])
    expect(after?.version).toBe(before?.version)
    const left = and(eq(carts.customerId, carla.customer!.id), eq(carts.kind, 'recurring'))
    expect(await db.$count(carts, left)).toBe(0)
    const [kept] = await db.select().from(auditEntries).where(eq(auditEntries.objectId, order!.id))
    expect(kept).toMatchObject({ action: 'order.place', actorKind: 'nobody', actorId: null })
  })

  test('freezes the manager who set it up on each order, whatever they are called by then', async () => {
    const { carla, anna, lamp } = await peopleWithRecurring()
    const { name, email, id } = anna.account!
    await setUp(anna, [[lamp, 1]], daily)
    await change((tx) => tx.update(managers).set({ lastname: 'Renamed' }).where(eq(managers.id, id)))
    await change((tx) =>
      tx.update(accounts).set({ email: 'renamed@test.com', enabled: false }).where(eq(accounts.id, id)),
    )
    await afterDays(1)
    await afterDays(1)
    const placed = await ordersOf(carla)
    expect(placed).toHaveLength(2)
    for (const order of placed) {
      expect(order).toMatchObject({
        managerId: id,
        managerName: name,
        managerEmail: email,
        assistId: anna.assist.id,
        assistReason: 'phone',
      })
      const values = await db.select().from(orderValues).where(eq(orderValues.orderId, order.id))
      expect(values).toEqual(expect.arrayContaining([{ orderId: order.id, key: 'ORDER_MANAGER_NAME', value: name }]))
    }
  })

  test('makes one order of the dates that passed while nobody looked, and goes on with the next to come', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const one = await setUp(carla, [[lamp, 1]], { unit: 'day', every: '2' })
    await afterDays(10)
    expect(await ordersOf(carla)).toHaveLength(1)
    expect(await recurringRow(one)).toMatchObject({ nextDay: inDays(1), placed: 1 })
  })

  test('stops after so many orders, or after its last date', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const twice = await setUp(carla, [[lamp, 1]], { ...daily, ends: 'times', times: '2' })
    for (let day = 0; day < 4; day++) await afterDays(1)
    expect(await recurringRow(twice)).toMatchObject({ state: 'ended', endedBecause: 'times', placed: 2, nextDay: null })
    const until = await setUp(carla, [[lamp, 1]], { ...daily, ends: 'until', untilDay: inDays(3) })
    for (let day = 0; day < 5; day++) await afterDays(1)
    expect(await recurringRow(until)).toMatchObject({ state: 'ended', endedBecause: 'until', placed: 3 })
    expect(await ordersOf(carla)).toHaveLength(5)
    expect((await said(carla)).filter((template) => template === 'recurring-order-ended')).toHaveLength(2)
  })

  test('does not use up what was handed over to the customer to pay', async () => {
    const { shop, carla, anna, lamp } = await peopleWithRecurring()
    await setUp(carla, [[lamp, 1]])
    await fillCart(anna, [[await makeSku(shop), 1]])
    const { id } = await handOver(anna)
    await afterDays(1)
    expect(await handoverInHand(anna, id)).toMatchObject({ state: 'waiting', order: null })
  })

  test('is not kept out by a manager who has locked the customer’s cart, and nothing is set up from a draft', async () => {
    const { shop, customer, carla, lamp } = await peopleWithRecurring()
    await setUp(carla, [[lamp, 1]])
    timePasses(24 * HOUR)
    const bert = await assisting(await makeManager(shop), customer)
    await lockCart(bert)
    expect(await lockOn(carla)).not.toBeNull()
    await orderRecurring()
    expect(await ordersOf(carla)).toHaveLength(1)
    expect(await lockOn(carla)).not.toBeNull()

    await switchCart(bert, { to: 'draft' })
    const drafting = { ...bert, assist: { ...bert.assist, inDraft: true } }
    await addToCart(drafting, { skuId: lamp.id, quantity: 1 })
    const made = makeRecurring(drafting, await typedRecurring(drafting))
    await expect(made).rejects.toMatchObject({ key: 'draftNotOrdered' })
  })

  test('lets the order wait for approval, and refuses what the buyer may not order', async () => {
    const { shop, customer, carla, lamp } = await peopleWithRecurring()
    const limit = (code: string, value: string) =>
      change((tx) => writeStanding(tx, { shopId: shop.id, customerId: customer.id }, { [code]: value }))
    const one = await setUp(carla, [[lamp, 1]], daily)
    await limit('CUSTOMER_B2B_REQUIRE_APPROVE', 'true')
    await afterDays(1)
    expect(await ordersOf(carla)).toMatchObject([{ state: 'os.waiting.approve', requiresApproval: true }])
    await limit('CUSTOMER_BLOCK_CHECKOUT_X', '100')
    await afterDays(1)
    expect(await datesOf(one)).toMatchObject([{ state: 'ordered' }, { state: 'failed', reason: 'orderTooLarge' }])
  })
})

describe('paying by card', () => {
  test('charges the card that is kept; a refusal fails the date and leaves nothing promised', async () => {
    const { carla, lamp } = await peopleWithRecurring()
    const card = await giveCard(carla)
    const one = await setUp(carla, [[lamp, 1]], { ...daily, pay: `card:${card.id}` })
    await afterDays(1)
    expect(await ordersOf(carla)).toMatchObject([{ state: 'os.in.progress', paymentTokenId: card.id }])
    const declined = await giveCard(carla, { token: `tok_declined_visa_0002_${card.id.slice(-6)}`, lastFour: '0002' })
    await changeTo(carla, one, { pay: `card:${declined.id}` })
    await afterDays(1)
    expect(await datesOf(one)).toMatchObject([{ state: 'ordered' }, { state: 'failed', reason: 'paymentRefused' }])
    expect((await ordersOf(carla))[1]).toMatchObject({ state: 'os.cancelled' })
    expect(await said(carla)).toEqual(['recurring-order-failed'])
  })
})

test('is told to the customer alone once the manager who set it up has left', async () => {
  const { carla, anna, lamp } = await peopleWithRecurring()
  await setUp(anna, [[lamp, 1]], daily)
  const { id, email } = anna.account!
  await change((tx) => tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, id)))
  await afterDays(1)
  expect(await ordersOf(carla)).toMatchObject([{ managerId: id, managerEmail: email }])
  expect(await db.select().from(mails).where(eq(mails.recipient, email))).toEqual([])
  expect(await db.select().from(mails).where(eq(mails.recipient, carla.customer!.email))).not.toEqual([])
})

test('what is paused while its date waits to be tried again is not ordered', async () => {
  const { carla, customer, lamp } = await peopleWithRecurring()
  const one = await setUp(carla, [[lamp, 1]], daily)
  timePasses(24 * HOUR)
  await claimDueDates()
  expect(await datesOf(one)).toMatchObject([{ state: 'due' }])
  await pauseRecurring(carla, one.id)
  await afterDays(1)
  expect(await datesOf(one)).toMatchObject([{ state: 'skipped' }])
  expect(await ordersOf({ ...carla, customer })).toEqual([])
})
