import { and, eq, inArray } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import { deliveries, deliveryLines, fulfilmentCentres, orderLines, orders, stock } from '@/db/schema'
import type { DeliveryGroup } from '@/db/words'
import { now } from '@/lib/clock'
import type { Demand } from '@/lib/inventory/reserve'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { only } from './make'

type Goods = { id: string; code: string; name: string }
type Wanted = [sku: Goods, quantity: number]

/** A delivery that needs these goods from the shop's first centre, and holds none of them yet. */
export async function makeDelivery(shop: Shop, wanted: Wanted[], values: { group?: DeliveryGroup } = {}) {
  const { group = 'D1' } = values
  const [centre] = await db
    .select()
    .from(fulfilmentCentres)
    .where(eq(fulfilmentCentres.shopId, catalogueShopId(shop)))
    .orderBy(fulfilmentCentres.position)
  const rows = await stockRows(centre!.id, wanted)
  return transact({ shop: shop.id }, async (tx) => {
    const order = await writeOrder(tx, shop)
    const [delivery] = await tx
      .insert(deliveries)
      .values({
        orderId: order.id,
        shopId: shop.id,
        number: `${order.number}-1`,
        position: 1,
        group,
        state: 'ds.fullfillment',
        centreId: centre!.id,
        methodName: '',
        price: 0,
        tax: 0,
      })
      .returning()
    const demands: Demand[] = []
    for (const [index, [sku, quantity]] of wanted.entries()) {
      const line = { deliveryId: delivery!.id, skuId: sku.id, quantity }
      const orderLineId = await writeLine(tx, order.id, { sku, quantity, position: index + 1 })
      const row = only(
        await tx
          .insert(deliveryLines)
          .values({ ...line, orderLineId })
          .returning(),
      )
      const [stockId, name] = [rows.get(sku.id) ?? '', sku.name]
      demands.push({ stockId, quantity, name, deliveryLineId: row.id, deliveryId: delivery!.id })
    }
    return { ...delivery!, demands }
  })
}

async function stockRows(centreId: string, wanted: Wanted[]) {
  const ids = wanted.map(([sku]) => sku.id)
  const rows = await db
    .select()
    .from(stock)
    .where(and(eq(stock.centreId, centreId), inArray(stock.skuId, ids)))
  return new Map(rows.map(({ skuId, id }) => [skuId, id]))
}

async function writeOrder(tx: Tx, shop: Shop) {
  const number = newId()
  const address = { name: '', company: '', line1: '', line2: '', postcode: '', city: '', country: 'DK', phone: '' }
  const nobody = { email: '', phone: '', salutation: '', firstname: '', middlename: '', lastname: '' }
  const nothing = { itemsTotal: 0, shippingTotal: 0, taxTotal: 0, total: 0, coupons: [] }
  const values = { shipTo: address, billTo: address, message: '', separateDeliveries: true, requiresApproval: false }
  const placed = { locale: 'en' as const, currency: shop.currency, gateway: 'courierPaymentGateway', placedAt: now() }
  return only(
    await tx
      .insert(orders)
      .values({
        ...nobody,
        ...nothing,
        ...values,
        ...placed,
        shopId: shop.id,
        number,
        reversedNumber: [...number].reverse().join(''),
        placementKey: number,
        state: 'os.none',
        updatedAt: now(),
      })
      .returning(),
  )
}

async function writeLine(
  tx: Tx,
  orderId: string,
  { sku, quantity, position }: { sku: Goods; quantity: number; position: number },
) {
  const id = newId()
  const prices = { unitPrice: 0, listPrice: 0, total: 0, tax: 0, taxCode: 'standard', taxRate: 0 }
  await tx.insert(orderLines).values({
    ...prices,
    id,
    orderId,
    position,
    skuId: sku.id,
    skuCode: sku.code,
    name: sku.name,
    quantity,
    digital: false,
  })
  return id
}
