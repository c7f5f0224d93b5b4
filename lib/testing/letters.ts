import { asc, eq } from 'drizzle-orm'
import { db, transact } from '@/db'
import { deliveries, mails, orders } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { buy } from './buy'
import { asCustomer, makeCustomer, makeSku } from './make'

/** A shop with two people to write to. */
export const twoAdmins = { SHOP_ADMIN_EMAIL: 'one@shop.test, two@shop.test', SHOP_URL: 'https://shop.test' }

/** An order somebody has just placed, and its delivery. */
export async function bought(shop: Shop) {
  const customer = await makeCustomer(shop)
  const sku = await makeSku(shop, { name: 'Lamp', price: 12_345 })
  const placed = await buy(asCustomer(shop, customer), [[sku, 2]])
  return { ...(await rowsOf(placed.id)), shop, customer }
}

async function rowsOf(orderId: string) {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId))
  return { order: order!, delivery: delivery! }
}

/** All letters, in the order they were written. */
export const written = () => db.select().from(mails).orderBy(asc(mails.createdAt), asc(mails.id))
export const whoGotWhat = async () =>
  (await written()).map(({ template, recipient }) => `${template} → ${recipient}`).sort()
export const forget = () => transact({ mail: 'test' }, async (tx) => void (await tx.delete(mails)))

const isOfCentre = (template: string) => template.startsWith('adm-order-delivery-')
/** What `whoGotWhat` answers in a shop with the attributes above. */
export const readersOf = (email: string, forCustomer: string, forShop: string) =>
  [
    ...(forCustomer ? [`${forCustomer} → ${email}`] : []),
    ...(forShop ? ['one@shop.test', 'two@shop.test'].map((admin) => `${forShop} → ${admin}`) : []),
    ...(isOfCentre(forShop) ? [`${forShop} → warehouse@test.com`] : []),
  ].sort()
