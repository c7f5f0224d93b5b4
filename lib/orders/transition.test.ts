import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { deliveries, mails, orderHistory, reservations } from '@/db/schema'
import { buy, stockRow } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import type { OrderRow } from './effects'
import type { KnownEvent } from './machine'
import { transition } from './transition'

async function makeOrder() {
  const shop = await makeShop()
  const sku = await makeSku(shop)
  const niels = asCustomer(shop, await makeCustomer(shop))
  const order = await buy(niels, [[sku, 3]])
  const raise = (event: KnownEvent, seen: OrderRow = order) =>
    transact({ order: order.id }, (tx) => transition(tx, niels, seen, event, { message: 'As you wished' }))
  return { shop, sku, order, raise }
}

describe('cancelling an order that waits', () => {
  test('gives the goods back and says so in its history and letters', async () => {
    const { shop, sku, order, raise } = await makeOrder()
    const cancelled = await raise('evt.order.cancel')

    expect(cancelled).toMatchObject({ state: 'os.cancelled', version: order.version + 1 })
    expect(await stockRow(sku)).toMatchObject({ quantity: 10, reserved: 0 })
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, order.id))
    expect(delivery).toMatchObject({ state: 'ds.inventory.void.reserv' })
    const { id: stockId } = await stockRow(sku)
    expect(await db.select().from(reservations).where(eq(reservations.stockId, stockId))).toMatchObject([
      { state: 'released' },
    ])
    const history = await db
      .select()
      .from(orderHistory)
      .where(eq(orderHistory.orderId, order.id))
      .orderBy(orderHistory.seq)
    expect(history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(history[3]).toMatchObject({ event: 'evt.order.cancel', toState: 'os.cancelled', message: 'As you wished' })
    const letters = await db
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shop.id), eq(mails.template, 'order-canceled')))
    expect(letters).toHaveLength(1)
  })

  test('happens once, however many want it', async () => {
    const { sku, raise } = await makeOrder()
    const answers = await Promise.allSettled([raise('evt.order.cancel'), raise('evt.order.cancel')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await stockRow(sku)).reserved).toBe(0)
  })

  test('is refused, whole, once goods are on their way', async () => {
    const { sku, order, raise } = await makeOrder()
    await transact({ order: order.id }, async (tx) => {
      await tx.update(deliveries).set({ state: 'ds.shipment.inprogress' }).where(eq(deliveries.orderId, order.id))
    })
    await expect(raise('evt.order.cancel')).rejects.toMatchObject({ key: 'onItsWay' })
    expect((await stockRow(sku)).reserved).toBe(3)
  })
})

describe('an event is refused', () => {
  test('where the order is not at its beginning', async () => {
    const { raise } = await makeOrder()
    await expect(raise('evt.pending')).rejects.toMatchObject({ key: 'orderMoved' })
    await expect(raise('evt.payment.offline')).rejects.toMatchObject({ key: 'orderMoved' })
  })

  test('when the order has moved since it was looked at', async () => {
    const { order, raise } = await makeOrder()
    await expect(raise('evt.order.cancel', { ...order, version: 1 })).rejects.toMatchObject({ key: 'orderMoved' })
  })
})
