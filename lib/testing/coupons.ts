import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { coupons, orders, payments } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { enterCoupon } from '@/lib/cart/coupon'
import { makeCoupon } from '@/lib/coupons/commands'
import type { MakeCoupon } from '@/lib/coupons/input'
import { operate } from '@/lib/orders/operate'
import type { OperatorActionName } from '@/lib/orders/operator-actions'
import { fillCart, placeNow } from './buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from './make'

/** A shop with its administrator, a customer, a manager who acts for them, and coupons to make. */
export async function peopleWithCoupons(attributes: Record<string, string> = {}) {
  const shop = await makeShop({
    attributes: {
      SHOP_CHECKOUT_ENABLE_GUEST: 'true',
      SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway,prePaymentGateway',
      ...attributes,
    },
  })
  const admin = await makeManager(shop, ['ROLE_SMADMIN'])
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const coupon = (values: Partial<MakeCoupon> = {}) =>
    makeCoupon(admin, { code: 'SAVE', name: 'Save', ...(values.amount ? {} : { percent: 10 }), ...values })
  const boss = { ...admin, oversees: [shop.id] }
  return { shop, admin, boss, customer, carla, anna: await assisting(await makeManager(shop), customer), coupon }
}

export const usedOf = async (id: string) => (await db.select().from(coupons).where(eq(coupons.id, id)))[0]?.used

/** Presses a button about an order, as it is shown at this moment. */
export async function press(actor: Actor, { id: orderId }: { id: string }, action: OperatorActionName) {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const expectedPayments = await db.$count(payments, eq(payments.orderId, orderId))
  const said = { remark: 'why', message: '', amount: 1, expectedPayments }
  return operate(actor, { action, orderId, deliveryId: undefined, expectedVersion: order!.version, ...said })
}

/** Buys with a coupon. */
export async function buyWith(actor: Actor, code: string, goods: [{ id: string }, number][], values = {}) {
  await fillCart(actor, goods, values)
  await enterCoupon(actor, { code })
  return placeNow(actor)
}
