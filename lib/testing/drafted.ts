import { eq } from 'drizzle-orm'
import { transact } from '@/db'
import { newId } from '@/db/id'
import { deliveries, deliveryLines, fulfilmentCentres, orderLines, orders } from '@/db/schema'
import type { DeliveryState, OrderState } from '@/db/words'
import { now } from '@/lib/clock'
import { nextOrderNumber } from '@/lib/orders/checkout/number'
import { indexOrder } from '@/lib/orders/desk/search-index'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'

type Values = Partial<typeof orders.$inferInsert> & {
  state?: OrderState
  deliveryState?: DeliveryState
  sku?: { id: string; code: string }
}

const home = {
  name: 'Carla Customer',
  company: '',
  line1: 'Blegdamsvej 17',
  line2: '',
  postcode: '2100',
  city: 'Copenhagen',
  country: 'DK',
  phone: '',
}

/** An order as a row, in whatever state: for what only reads orders. What moves them has to place one instead. */
export async function makeOrderRow(
  shop: Shop,
  { deliveryState = 'ds.inventory.reserved', sku, ...values }: Values = {},
) {
  return transact({ shop: shop.id }, async (tx) => {
    const placedAt = values.placedAt ?? now()
    const number = values.number ?? (await nextOrderNumber(tx, placedAt))
    const total = values.total ?? 1000
    const [order] = await tx
      .insert(orders)
      .values({
        shopId: shop.id,
        number,
        reversedNumber: [...number.replace('-', '')].reverse().join(''),
        placementKey: newId(),
        state: 'os.waiting',
        email: 'carla@test.com',
        phone: '',
        salutation: '',
        firstname: 'Carla',
        middlename: '',
        lastname: 'Customer',
        locale: 'en',
        currency: shop.currency,
        gateway: 'invoicePaymentGateway',
        shipTo: home,
        billTo: home,
        message: '',
        separateDeliveries: false,
        itemsTotal: total,
        shippingTotal: 0,
        taxTotal: 0,
        total,
        coupons: [],
        requiresApproval: false,
        placedAt,
        updatedAt: placedAt,
        ...values,
      })
      .returning()
    const [centre] = await tx
      .select()
      .from(fulfilmentCentres)
      .where(eq(fulfilmentCentres.shopId, catalogueShopId(shop)))
    const delivery = {
      id: newId(),
      orderId: order!.id,
      shopId: shop.id,
      number: `${number}-1`,
      position: 1,
      group: 'D1' as const,
      state: deliveryState,
      centreId: centre!.id,
      methodName: 'Standard',
      price: 0,
      tax: 0,
    }
    await tx.insert(deliveries).values(delivery)
    if (sku) {
      const line = { id: newId(), orderId: order!.id, skuId: sku.id, skuCode: sku.code, quantity: 1 }
      const money = { unitPrice: total, listPrice: total, total, tax: 0, taxCode: 'standard', taxRate: 2500 }
      await tx.insert(orderLines).values({ ...line, ...money, position: 1, name: 'Lamp', digital: false })
      await tx
        .insert(deliveryLines)
        .values({ deliveryId: delivery.id, orderLineId: line.id, skuId: sku.id, quantity: 1 })
    }
    await indexOrder(tx, order!)
    return { ...order!, delivery }
  })
}
