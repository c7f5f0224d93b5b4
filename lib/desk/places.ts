import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db'
import { orders } from '@/db/schema'
import { StartAssist } from '@/lib/assist/input'
import type { Actor } from '@/lib/auth/actor'

const paths = {
  account: '/account',
  cart: '/cart',
  checkout: '/checkout',
  orders: '/account/orders',
  lists: '/account/lists',
  wishes: '/account/wish-list',
  requisitions: '/account/requisition-lists',
  savedCarts: '/account/saved-carts',
  coupons: '/account/coupons',
  recurring: '/account/recurring',
  subscriptions: '/account/subscriptions',
  addresses: '/account/addresses',
  helpLog: '/account/help-log',
} as const

export type Place = keyof typeof paths

const isPlace = (text: string): text is Place => Object.hasOwn(paths, text)

/** Where an assist can begin: at a page of the customer's, or at an order of theirs, by its id. */
const Where = z.string().refine((text) => isPlace(text) || z.uuid().safeParse(text).success)

export const StartAt = StartAssist.extend({ at: Where.catch('account') })

/** The page an assist begins at. What is not there, or not this customer's in this shop, becomes their account. */
export async function pathTo(actor: Actor, { customerId, at }: z.output<typeof StartAt>): Promise<string> {
  if (isPlace(at)) return paths[at]
  const [order] = await db
    .select({ number: orders.number })
    .from(orders)
    .where(and(eq(orders.id, at), eq(orders.customerId, customerId), eq(orders.shopId, actor.shop.id)))
  return order ? `${paths.orders}/${order.number}` : paths.account
}
