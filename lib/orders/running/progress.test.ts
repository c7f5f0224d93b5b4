import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { deliveries, orders } from '@/db/schema'
import { receiveStock } from '@/lib/inventory/commands'
import { buy, stockRow } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { progressDeliveries } from './progress'

test('what comes in goes to whoever has waited longest, each piece once, however many jobs hand it out', async () => {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: 'authInvoicePaymentGateway' } })
  const admin = await makeManager(shop, ['ROLE_SMADMIN'])
  const lamp = await makeSku(shop, { quantity: 0, availability: 'BACKORDER' })
  const gateway = 'authInvoicePaymentGateway'
  for (let n = 0; n < 6; n++) await buy(asCustomer(shop, await makeCustomer(shop)), [[lamp, 2]], { gateway })
  const states = async () => {
    const rows = db
      .select({ state: deliveries.state })
      .from(deliveries)
      .innerJoin(orders, eq(orders.id, deliveries.orderId))
    const all = await rows.where(eq(orders.shopId, shop.id)).orderBy(asc(orders.placedAt), asc(orders.id))
    return all.map(({ state }) => state.split('.').at(-1))
  }
  const centre = { centreCode: 'WAREHOUSE_1', availability: 'BACKORDER' as const }
  await progressDeliveries()
  expect(await states()).toEqual(Array(6).fill('inventory'))

  await receiveStock(admin, { skuId: lamp.id, quantity: 7, ...centre })
  await Promise.all([progressDeliveries(), progressDeliveries()])
  expect(await states()).toEqual(['allocated', 'allocated', 'allocated', 'inventory', 'inventory', 'inventory'])
  expect(await stockRow(lamp)).toMatchObject({ quantity: 1, reserved: 6 })
})
