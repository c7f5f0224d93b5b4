import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { isPostgres } from '@/db/dialect'
import { deliveries, mails, orders, stockMovements, testGatewayBook } from '@/db/schema'
import { HOUR } from '@/lib/clock'
import { buy, stockRow } from '@/lib/testing/buy'
import { CARDS } from '@/lib/testing/card'
import { setClock } from '@/lib/testing/clock'
import { press } from '@/lib/testing/coupons'
import { faultsFound } from '@/lib/testing/sound'
import { twinsOf } from '@/lib/testing/twins'
import { bankDecides, makeWaiting, orderNow } from '@/lib/testing/unpaid'
import { releaseUnpaidOrders } from './unpaid'

/** The statements are the same on either database, and take several times as long on one of them. */
const TRIALS = isPostgres ? 150 : 500
const SLOW = { timeout: 240_000 }
const A_MINUTE = 60_000

/** So many orders whose bank takes its time. An hour apart, each comes to the moment after which nobody waits for it. */
async function openRace(trials: number) {
  setClock(0)
  const world = await makeWaiting()
  await world.set('PROCESSING', 'on')
  const order = await buy(world.carla, [[world.lamp, 1]], { gateway: CARDS, card: world.card })
  await world.set('PROCESSING', null)
  const last = order.payBy!.getTime() + HOUR
  const ids = await twinsOf(order, trials, (nth) => ({ payBy: new Date(last + nth * HOUR) }))
  await transact({ order: order.id }, async (tx) => {
    await tx.update(orders).set({ payBy: null }).where(eq(orders.id, order.id))
  })
  const at = (nth: number) => {
    setClock(last + (nth + 1) * HOUR + A_MINUTE - Date.now())
    return orderNow({ id: ids[nth]! })
  }
  return { ...world, at }
}

const aMoment = async (turns: number) => {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
}

test(
  'the bank’s word against the last moment: paid and held, or called off, free and given back; never both',
  SLOW,
  async () => {
    const world = await openRace(TRIALS)
    const ended = { 'os.in.progress': 0, 'os.cancelled': 0 }
    for (let trial = 0; trial < TRIALS; trial++) {
      const order = await world.at(trial)
      const told = aMoment(trial % 7).then(() => bankDecides(order))
      await Promise.all([told, aMoment((trial >> 3) % 3).then(releaseUnpaidOrders)])
      const { state, paid, total } = await orderNow(order)
      expect({ state, paid }).toEqual(
        state === 'os.in.progress' ? { state, paid: total } : { state: 'os.cancelled', paid: 0 },
      )
      expect(await told).toBe(state === 'os.in.progress' ? 'told' : 'too late')
      ended[state as keyof typeof ended]++
    }
    expect(ended['os.in.progress']).toBeGreaterThan(0)
    expect(ended['os.cancelled']).toBeGreaterThan(0)
    expect((await stockRow(world.lamp)).reserved).toBe(ended['os.in.progress'] + 1)
    const book = await db
      .select({ operation: testGatewayBook.operation })
      .from(testGatewayBook)
      .innerJoin(orders, eq(orders.number, testGatewayBook.orderNumber))
      .where(and(eq(orders.shopId, world.shop.id), eq(orders.state, 'os.cancelled'), eq(testGatewayBook.result, 'Ok')))
    expect(book.filter(({ operation }) => operation === 'AUTH_CAPTURE')).toEqual([])
    expect(await faultsFound()).toEqual([])
  },
)

test(
  'a payment that failed, an operator who cancels and the last moment, all at once: released once, told once',
  SLOW,
  async () => {
    const world = await openRace(30)
    for (let trial = 0; trial < 30; trial++) {
      const order = await world.at(trial)
      await world.set('AUTH_CAPTURE_FAIL', 'on')
      await Promise.allSettled([
        aMoment(trial % 4).then(() => bankDecides(order)),
        aMoment(trial % 3).then(() => press(world.boss, order, 'cancel.order')),
        releaseUnpaidOrders(),
        releaseUnpaidOrders(),
      ])
      await world.set('AUTH_CAPTURE_FAIL', null)
      expect(await orderNow(order)).toMatchObject({ state: 'os.cancelled', paid: 0 })
      const released = await db
        .select()
        .from(stockMovements)
        .innerJoin(deliveries, eq(deliveries.id, stockMovements.deliveryId))
        .where(and(eq(deliveries.orderId, order.id), eq(stockMovements.reason, 'released')))
      expect(released).toHaveLength(1)
      const told = and(
        eq(mails.orderId, order.id),
        eq(mails.template, 'order-canceled'),
        eq(mails.recipient, order.email),
      )
      expect(await db.$count(mails, told)).toBe(1)
    }
    expect((await stockRow(world.lamp)).reserved).toBe(1)
    expect(await faultsFound()).toEqual([])
  },
)
