import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { shopAttributes, shops } from '@/db/schema'
import { type BuyerRole, organisationTypes } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import type { Shop } from '@/lib/shops/shop'

/** A company with buyers: a B2B sub-shop, whose name is the company's. */
export type Organisation = { id: string; name: string }

/** Whether the shop is the sub-shop of an organisation. */
export const isOrganisation = (shop: Shop) => shop.masterId !== null && shop.attributes.SHOP_B2B === 'true'

/** Whether the customer in hand buys for the organisation whose shop this is. */
export const buysHere = ({ shop, customer }: Pick<Actor, 'shop' | 'customer'>) =>
  isOrganisation(shop) && organisationTypes.some((type) => type === customer?.type)

/** The organisations a buyer can be registered for here: all of the master shop's; in a sub-shop only its own. */
export async function organisationsOf(shop: Shop, reader: Reader = db): Promise<Organisation[]> {
  if (shop.masterId) return isOrganisation(shop) ? [{ id: shop.id, name: shop.name }] : []
  return reader
    .select({ id: shops.id, name: shops.name })
    .from(shops)
    .innerJoin(shopAttributes, eq(shopAttributes.shopId, shops.id))
    .where(and(eq(shops.masterId, shop.id), eq(shopAttributes.code, 'SHOP_B2B'), eq(shopAttributes.value, 'true')))
    .orderBy(asc(shops.name), asc(shops.id))
}

/** The attributes that make somebody what they are in their organisation. */
export const roleAttributes = (role: BuyerRole): Record<string, string> => ({
  CUSTOMER_B2B_APPROVER: role === 'approver' ? 'true' : '',
  CUSTOMER_B2B_ADMINISTRATOR: role === 'administrator' ? 'true' : '',
})

/** What somebody is, by their attributes. */
export const roleIn = (attributes: Readonly<Record<string, string>>): BuyerRole =>
  attributes.CUSTOMER_B2B_ADMINISTRATOR === 'true'
    ? 'administrator'
    : attributes.CUSTOMER_B2B_APPROVER === 'true'
      ? 'approver'
      : 'buyer'
