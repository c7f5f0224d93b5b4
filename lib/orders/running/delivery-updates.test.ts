import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { deliveries, deliveryLines, fulfilmentCentres, orders } from '@/db/schema'
import { buy, stockRow } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { operate } from '../operate'
import { applyDeliveryUpdate, readDeliveryFiles } from './delivery-updates'

async function running(keepsOwnStock: boolean) {
  const shop = await makeShop()
  await transact({ centre: shop.id }, async (tx) => {
    await tx.update(fulfilmentCentres).set({ keepsOwnStock }).where(eq(fulfilmentCentres.shopId, shop.id))
  })
  const [a, b] = [await makeSku(shop), await makeSku(shop)]
  const order = await buy(asCustomer(shop, await makeCustomer(shop)), [
    [a, 2],
    [b, 1],
  ])
  const anna = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  const confirm = () =>
    operate(anna, {
      action: 'approve.order',
      orderId: order.id,
      expectedVersion: order.version,
      remark: '',
      message: '',
    })
  const report = (lines: object[]) =>
    applyDeliveryUpdate({ orderNumber: order.number, centreCode: 'WAREHOUSE_1', lines: lines as [] })
  const delivery = async () => (await db.select().from(deliveries).where(eq(deliveries.orderId, order.id)))[0]!
  return { a, b, order, confirm, report, delivery }
}

test('what a centre says is kept at once, and moves nothing before the order runs', async () => {
  const { a, order, report, delivery } = await running(true)
  await report([{ skuCode: a.code, statusText: 'picked', estimatedMin: '2026-12-01', estimatedMax: '2026-12-03' }])
  const rows = await db
    .select()
    .from(deliveryLines)
    .where(eq(deliveryLines.deliveryId, (await delivery()).id))
  expect(rows.flatMap(({ statusText }) => statusText ?? [])).toEqual(['picked'])
  expect(await delivery()).toMatchObject({
    state: 'ds.inventory.reserved',
    estimatedMin: '2026-12-01',
    estimatedMax: null,
  })
  expect((await db.select().from(orders).where(eq(orders.id, order.id)))[0]).toMatchObject({ state: 'os.waiting' })
})

test.each([
  [true, { quantity: 10, reserved: 0 }],
  [false, { quantity: 8, reserved: 0 }],
])(
  'packs with the first line and ships with the last; a centre with books of its own (%s) is not debited twice',
  async (own, stock) => {
    const { a, b, confirm, report, delivery, order } = await running(own)
    await confirm()
    await report([{ skuCode: a.code, delivered: 2 }])
    expect(await delivery()).toMatchObject({ state: 'ds.packing' })
    expect(await stockRow(a)).toMatchObject(stock)
    await report([{ skuCode: b.code, rejected: true }])
    expect(await delivery()).toMatchObject({ state: 'ds.shipped' })
    expect((await db.select().from(orders).where(eq(orders.id, order.id)))[0]).toMatchObject({ state: 'os.completed' })
  },
)

test('files are read in order and filed by what became of them', async () => {
  const { a, b, order, confirm, delivery } = await running(true)
  await confirm()
  const folder = mkdtempSync(join(tmpdir(), 'behalf-updates-'))
  const update = (lines: object[]) => ({ orderNumber: order.number, centreCode: 'WAREHOUSE_1', lines })
  writeFileSync(join(folder, '1.json'), JSON.stringify([update([{ skuCode: a.code, delivered: 2 }])]))
  writeFileSync(join(folder, '2.json'), 'not json')
  writeFileSync(
    join(folder, '3.json'),
    JSON.stringify([
      { orderNumber: 'none', centreCode: 'x', lines: [{}] },
      update([{ skuCode: b.code, delivered: 1 }]),
    ]),
  )

  expect(await readDeliveryFiles(folder)).toBe(3)

  expect(await delivery()).toMatchObject({ state: 'ds.shipped' })
  expect(readdirSync(join(folder, 'done'))).toEqual(['1.json'])
  expect(readdirSync(join(folder, 'failed')).sort()).toEqual(['2.json', '2.json.txt', '3.json', '3.json.txt'])
  expect(readFileSync(join(folder, 'failed', '3.json.txt'), 'utf8')).toBe('update 1: missing\n')
  expect(await readDeliveryFiles(folder)).toBe(0)
})
