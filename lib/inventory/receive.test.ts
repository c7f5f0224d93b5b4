import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { stockMovements } from '@/db/schema'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { receiveStock, saveCentre } from './commands'
import { availabilities, stockOf } from './queries'

describe('receiving stock', () => {
  test('adds to what is there, and says where from and when', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 2 })
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])

    const row = await receiveStock(admin, { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 5 })

    expect(row.quantity).toBe(7)
    const moved = await db
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.stockId, row.id))
      .orderBy(stockMovements.reason)
    expect(moved).toMatchObject([
      { quantity: 2, reserved: 0, reason: 'opening' },
      { quantity: 5, reserved: 0, reason: 'received' },
    ])
  })

  test('in another centre makes a row of its own there', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 2 })
    const admin = await makeManager(shop, ['ROLE_SMSHOPADMIN'])
    await saveCentre(admin, { code: 'WAREHOUSE_2', name: 'Odense', position: 1 })

    await receiveStock(admin, { skuId: sku.id, centreCode: 'WAREHOUSE_2', quantity: 9 })

    const rows = (await stockOf(db, shop, [sku.id])).get(sku.id)
    expect(rows?.map((row) => [row.centreCode, row.quantity])).toEqual([
      ['WAREHOUSE_1', 2],
      ['WAREHOUSE_2', 9],
    ])
    expect((await availabilities(shop, [{ id: sku.id, digital: false }])).get(sku.id)).toMatchObject({ sellable: 9 })
  })

  test('is refused without the right, and finds nothing of another shop', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop)
    const receipt = { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 1 }
    const carla = asCustomer(shop, await makeCustomer(shop))
    const stranger = await makeManager(await makeShop(), ['ROLE_SMADMIN'])
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])

    await expect(receiveStock(carla, receipt)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(receiveStock(stranger, receipt)).rejects.toMatchObject({ key: 'missing' })
    await expect(receiveStock(admin, { ...receipt, centreCode: 'NOWHERE' })).rejects.toMatchObject({ key: 'missing' })
  })
})
