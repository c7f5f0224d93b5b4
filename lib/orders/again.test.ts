import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, orderLines, orders, stock } from '@/db/schema'
import { emptyCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { listById } from '@/lib/lists/queries'
import { setPrices } from '@/lib/pricing/commands'
import { buy, methodOf } from '@/lib/testing/buy'
import { peopleWithLists } from '@/lib/testing/listed'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { orderAgain, orderToList } from './again'
import { quoteOf } from './checkout/quote'
import { ordersOf } from './queries'

async function bought(type: 'B2C' | 'B2B' = 'B2B') {
  const people = await peopleWithLists(type)
  const { shop, carla } = people
  const [lamp, desk] = [await makeSku(shop, { name: 'Lamp', quantity: 9 }), await makeSku(shop, { name: 'Desk' })]
  const express = await methodOf(shop, 'express')
  const goods: [{ id: string }, number][] = [
    [lamp, 2],
    [desk, 1],
  ]
  const order = await buy(carla, goods, { deliveryMethodId: express.id, shipCity: 'Odense' })
  return { ...people, lamp, desk, express, order, number: order.number }
}

describe('ordering again', () => {
  test('puts the goods into the cart at today’s prices, and tells what is gone', async () => {
    const { shop, carla, lamp, desk, number } = await bought()
    await setPrices(await makeManager(shop, ['ROLE_SMADMIN']), lamp.id, [{ regular: 1500 }])
    await transact({}, async (tx) => {
      await tx.update(stock).set({ quantity: 1 }).where(eq(stock.skuId, desk.id))
    })

    const puts = await orderAgain(carla, { number, how: 'goods' })

    expect(puts.map(({ name, put, refusal }) => [name, put, refusal?.key])).toEqual([
      ['Lamp', 2, undefined],
      ['Desk', 0, 'soldOut'],
    ])
    expect((await cartOf(carla))?.lines).toMatchObject([{ skuId: lamp.id, quantity: 2, unitPrice: 1500 }])
  })

  test('by a manager has their name on each line, and is written down', async () => {
    const { shop, anna, number } = await bought()
    await orderAgain(anna, { number, how: 'goods' })
    expect((await cartOf(anna))?.lines.map((line) => line.addedByName)).toEqual(Array(2).fill(anna.account?.name))
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept.find(({ action }) => action === 'order.again')).toMatchObject({ assistId: anna.assist.id })
  })

  test('brings the reference to a managed list back', async () => {
    const { carla, number, order } = await bought()
    await transact({}, async (tx) => {
      await tx.update(orderLines).set({ managedListLine: 'list-1' }).where(eq(orderLines.orderId, order.id))
    })
    await orderAgain(carla, { number, how: 'goods' })
    expect((await cartOf(carla))?.lines.map((line) => line.listReference)).toEqual(['list-1', 'list-1'])
  })

  test('as a whole also answers the checkout as it was answered then', async () => {
    const { carla, number, express } = await bought()
    await emptyCart(carla)
    await orderAgain(carla, { number, how: 'whole' })
    const quote = await quoteOf(carla)
    expect(quote).toMatchObject({
      shipTo: { city: 'Odense' },
      method: { id: express.id },
      gateway: 'invoicePaymentGateway',
      open: [],
    })
  })

  test('as a whole is for the types that the shop names', async () => {
    const { carla, number } = await bought('B2C')
    await expect(orderAgain(carla, { number, how: 'whole' })).rejects.toMatchObject({ key: 'missing' })
    expect((await cartOf(carla))?.lines).toEqual([])
  })

  test('of somebody else’s order is not found', async () => {
    const { shop, customer, number } = await bought()
    const strangers = [
      asCustomer(shop, await makeCustomer(shop)),
      asCustomer(await makeShop({ master: shop }), customer),
    ]
    for (const stranger of strangers) {
      await expect(orderAgain(stranger, { number, how: 'goods' })).rejects.toMatchObject({ key: 'missing' })
      await expect(orderToList(stranger, { number, list: 'wish' })).rejects.toMatchObject({ key: 'missing' })
    }
  })
})

test('the goods of an order can be put on a list', async () => {
  const { carla, lamp, desk, number } = await bought()
  const list = await orderToList(carla, { number, list: 'new' })
  expect((await listById(carla, list.id))?.lines.map((line) => [line.skuId, line.quantity])).toEqual([
    [lamp.id, 2],
    [desk.id, 1],
  ])
})

test('pending orders are those with which something is still to happen', async () => {
  const { carla, lamp, number, order } = await bought()
  const second = await buy(carla, [[lamp, 1]])
  const pending = async () => (await ordersOf(carla, { pending: true })).orders.map((each) => each.number)
  expect(await pending()).toEqual([second.number, number])
  for (const state of ['os.completed', 'os.cancelled', 'os.returned'] as const) {
    await transact({}, async (tx) => {
      await tx.update(orders).set({ state }).where(eq(orders.id, order.id))
    })
    expect(await pending()).toEqual([second.number])
  }
  expect((await ordersOf(carla)).orders).toHaveLength(2)
})
