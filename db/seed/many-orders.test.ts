import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { orderSearch, orders } from '@/db/schema'
import { orderPage } from '@/lib/orders/desk/list'
import { OrdersView } from '@/lib/orders/desk/view'
import type { Shop } from '@/lib/shops/shop'
import { buy } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { expectSound } from '@/lib/testing/sweeping'
import { addCrowd } from './crowd'
import { addOrders } from './crowd-orders'

let shop: Shop

beforeAll(async () => {
  shop = await makeShop()
  await makeSku(shop, { digital: true, availability: 'ALWAYS', quantity: 0, code: 'MANUAL-1' })
  await addCrowd(shop.id, 50)
  await addOrders(shop, 300)
  await addOrders(shop, 200)
})

async function found(q: string) {
  const boss = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  return (await orderPage(boss, OrdersView.parse({ q }))).rows.map(({ number }) => number)
}

test('many orders are as sound as those that people place', async () => {
  expect(await db.$count(orders)).toBe(500)
  expect(await db.$count(orderSearch)).toBe(500)
  await expectSound()
})

test('each of them is found by its number, its buyer and its goods', async () => {
  const all = await db.select().from(orders)
  for (const order of [all[0]!, all[299]!, all[300]!, all[499]!]) {
    expect(await found(order.number)).toEqual([order.number])
    expect(await found(order.number.slice(-8))).toContain(order.number)
    expect((await found(`${order.firstname} ${order.lastname}`)).length).toBeGreaterThan(0)
  }
  expect(await found('&MANUAL-1')).toHaveLength(50)
})

test('they leave the search as alive as it was', async () => {
  const zoe = await makeCustomer(shop, { firstname: 'Zebedee' })
  const { number } = await buy(asCustomer(shop, zoe), [[await makeSku(shop), 1]])
  expect(await found('zebed')).toEqual([number])
})
