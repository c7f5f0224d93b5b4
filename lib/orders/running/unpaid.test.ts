import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { mails, orderHistory, orders, payments } from '@/db/schema'
import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { formatTime } from '@/lib/i18n'
import { buy, stockRow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { buyWith, peopleWithCoupons, press, usedOf } from '@/lib/testing/coupons'
import { makeSku } from '@/lib/testing/make'
import { faultsFound } from '@/lib/testing/sound'
import { bankDecides, halfPaid, makeWaiting, orderNow } from '@/lib/testing/unpaid'
import { orderInFull } from '../desk/order'
import { orderByNumber } from '../queries'
import type * as raising from '../raise'
import { resumeRuns } from './reconcile'
import { releaseUnpaidOrders } from './unpaid'

const broken = vi.hoisted(() => ({ id: '' }))
vi.mock('../raise', async (original) => {
  const real = await original<typeof raising>()
  const raise: typeof real.raise = (cause, id, at) =>
    id === broken.id ? Promise.reject(new Error('broken, as only a bug could')) : real.raise(cause, id, at)
  return { ...real, raise }
})

let passed = 0
beforeEach(() => {
  passed = 0
  setClock(0)
})

/** So much time goes by, and the job looks. */
async function after(ms: number) {
  passed += ms
  setClock(passed)
  await releaseUnpaidOrders()
}

const PREPAID = { gateway: 'prePaymentGateway' }
const historyOf = ({ id }: { id: string }) =>
  db.select().from(orderHistory).where(eq(orderHistory.orderId, id)).orderBy(asc(orderHistory.seq))
const ledger = async ({ id }: { id: string }) => {
  const rows = await db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)
  return rows.map(({ operation, result, amount }) => `${operation} ${result} ${amount}`)
}
const lettersTo = (order: { id: string; email: string }, template: string) =>
  db
    .select()
    .from(mails)
    .where(and(eq(mails.orderId, order.id), eq(mails.recipient, order.email), eq(mails.template, template)))

describe('an order whose payment a gateway is still at', () => {
  test('keeps its goods for three days, and is then called off by itself: money back, goods free, everybody told', async () => {
    const world = await makeWaiting()
    await world.set('AUTH_CAPTURE_FAIL_SEQNO_21.77', 'on') // the lens and its way
    const order = await halfPaid(world)
    expect(order).toMatchObject({ state: 'os.waiting.payment', paid: 2677 })
    expect(order.payBy!.getTime() - order.updatedAt.getTime()).toBeLessThanOrEqual(72 * HOUR)
    expect(order.payBy!.getTime() - order.updatedAt.getTime()).toBeGreaterThan(72 * HOUR - MINUTE)

    await after(72 * HOUR - MINUTE)
    expect((await orderNow(order)).state).toBe('os.waiting.payment')
    expect((await stockRow(world.lamp)).reserved).toBe(1)

    await after(2 * MINUTE)
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0, payBy: null })
    expect((await stockRow(world.lamp)).reserved).toBe(0)
    expect(await ledger(order)).toEqual(['AUTH_CAPTURE Ok 2677', 'AUTH_CAPTURE Failed 2177', 'REFUND Ok 2677'])

    const until = formatTime(order.payBy!, 'en')
    const end = (await historyOf(order)).at(-1)!
    expect(end).toMatchObject({ event: 'evt.order.cancel.refund', toState: 'os.cancelled', actorName: '' })
    expect(end.message).toContain(`The payment had not arrived in full by ${until}`)
    const [letter] = await lettersTo(order, 'order-canceled')
    expect(letter!.text).toContain(`had not arrived in full by ${until}`)
    const [first] = await lettersTo(order, 'order-new')
    expect(first!.text).toContain(`We wait for the payment until ${until}.`)
    await after(DAY)
    expect(await lettersTo(order, 'order-canceled')).toHaveLength(1)
    expect(await faultsFound()).toEqual([])
  })

  test('is asked for no longer once it is paid', async () => {
    const world = await makeWaiting()
    await world.set('PROCESSING', 'on')
    const order = await halfPaid(world)
    await world.set('PROCESSING', null)
    expect(await bankDecides(order)).toBe('told')
    expect(await orderNow(order)).toMatchObject({ state: 'os.in.progress', payBy: null })
    await after(30 * DAY)
    expect((await orderNow(order)).state).toBe('os.in.progress')
  })

  test('is called off as its bank was told: what was under way is voided, and a void that fails waits for an operator', async () => {
    const world = await makeWaiting({ SHOP_PAYMENT_WAIT_HOURS: '5' })
    await world.set('PROCESSING', 'on')
    const order = await halfPaid(world)
    const stuck = await halfPaid(world)
    await after(5 * HOUR + MINUTE)
    expect((await orderNow(order)).state).toBe('os.cancelled')
    expect(await ledger(order)).toContain('VOID_CAPTURE Ok 2677')
    expect((await orderNow(stuck)).state).toBe('os.cancelled')

    const broken = await halfPaid(world)
    await world.set('VOID_CAPTURE_FAIL', 'on')
    await after(5 * HOUR + MINUTE)
    expect(await orderNow(broken)).toMatchObject({ state: 'os.cancelled.waiting.payment', payBy: null })
    expect((await stockRow(world.lamp)).reserved).toBe(0)
  })

  test('waits while its gateway is being asked and does not answer: the conversation comes first', async () => {
    const world = await makeWaiting()
    await world.set('PROCESSING', 'on')
    const order = await halfPaid(world)
    await world.set('PROCESSING', null)
    await world.set('DROP_AFTER', 'on') // the bank has the money, and its answer is lost
    await bankDecides(order)
    await after(100 * HOUR)
    expect((await orderNow(order)).state).toBe('os.waiting.payment')
    expect((await stockRow(world.lamp)).reserved).toBe(1)

    await world.set('DROP_AFTER', null)
    await resumeRuns()
    await after(MINUTE)
    expect((await orderNow(order)).state).toBe('os.in.progress')
  })

  test('stays for as long as it takes where the shop says so, and no number is too large', async () => {
    const never = await makeWaiting({ SHOP_PAYMENT_WAIT_HOURS: '0' })
    await never.set('PROCESSING', 'on')
    const order = await halfPaid(never)
    expect(order.payBy).toBeNull()
    const large = await makeWaiting({ SHOP_PAYMENT_WAIT_HOURS: '999999999', SHOP_PREPAYMENT_WAIT_DAYS: '999999999' })
    await large.set('PROCESSING', 'on')
    const paying = await halfPaid(large)
    expect(paying.payBy!.getTime() - paying.updatedAt.getTime()).toBeLessThan(366 * DAY)
    const prepaid = await buy(large.carla, [[large.lamp, 1]], PREPAID)
    expect(prepaid.payBy!.getTime() - prepaid.updatedAt.getTime()).toBeLessThan(367 * DAY)
    await after(90 * DAY)
    expect((await orderNow(order)).state).toBe('os.waiting.payment')
  })
})

describe('an order whose money was promised in advance', () => {
  test('waits for an operator, however long, unless the shop sets it a day', async () => {
    const world = await makeWaiting()
    const order = await buy(world.carla, [[world.lamp, 2]], PREPAID)
    expect(order).toMatchObject({ state: 'os.waiting', payBy: null })
    await after(400 * DAY)
    expect((await orderNow(order)).state).toBe('os.waiting')
  })

  test('is kept to the end of its last day, and given back after it; both sides read so beforehand', async () => {
    const world = await makeWaiting({ SHOP_PREPAYMENT_WAIT_DAYS: '7' })
    const order = await buy(world.carla, [[world.lamp, 2]], PREPAID)
    const until = formatTime(order.payBy!, 'en')
    expect(until).toMatch(/23:59/)
    expect((await orderByNumber(world.carla, order.number))!.payBy).toEqual(order.payBy)
    expect((await orderInFull(world.boss, order.id))!.payBy).toEqual(order.payBy)
    const [first] = await lettersTo(order, 'order-new')
    expect(first!.text).toContain(`Please pay by ${until}.`)

    await after(order.payBy!.getTime() - order.updatedAt.getTime() - MINUTE)
    expect((await orderNow(order)).state).toBe('os.waiting')
    await after(2 * MINUTE)
    expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect((await stockRow(world.lamp)).reserved).toBe(0)
    expect(await ledger(order)).toEqual([])
    expect(await lettersTo(order, 'order-canceled')).toHaveLength(1)
  })

  test('stays once an operator has seen the money, and so do orders that are paid otherwise', async () => {
    const world = await makeWaiting({ SHOP_PREPAYMENT_WAIT_DAYS: '7' })
    const paid = await buy(world.carla, [[world.lamp, 1]], PREPAID)
    const invoiced = await buy(world.carla, [[world.lamp, 1]])
    expect(invoiced).toMatchObject({ state: 'os.waiting', payBy: null })
    await press(world.boss, paid, 'approve.order')
    await after(30 * DAY)
    expect((await orderNow(paid)).state).toBe('os.in.progress')
    expect((await orderNow(invoiced)).state).toBe('os.waiting')
  })

  test('gives its coupon back', async () => {
    const { carla, coupon, shop } = await peopleWithCoupons({ SHOP_PREPAYMENT_WAIT_DAYS: '1' })
    const { id } = await coupon()
    await buyWith(carla, 'SAVE', [[await makeSku(shop), 1]], PREPAID)
    expect(await usedOf(id)).toBe(1)
    await after(3 * DAY)
    expect(await usedOf(id)).toBe(0)
  })
})

test('one that cannot be called off keeps none of the others, however many they are', async () => {
  const world = await makeWaiting({ SHOP_PREPAYMENT_WAIT_DAYS: '1' })
  broken.id = (await buy(world.carla, [[world.lamp, 1]], PREPAID)).id
  for (let n = 0; n < 50; n++) await buy(world.carla, [[world.lamp, 1]], PREPAID)
  await after(3 * DAY)
  const rows = await db.select({ state: orders.state }).from(orders).where(eq(orders.shopId, world.shop.id))
  expect(rows.filter(({ state }) => state === 'os.cancelled')).toHaveLength(50)
  expect((await stockRow(world.lamp)).reserved).toBe(1)
})
