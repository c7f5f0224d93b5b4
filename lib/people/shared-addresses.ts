import 'server-only'
import { asc, desc, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { organisationAddresses } from '@/db/schema'
import type { AddressKind } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { isOn, listsType } from '@/lib/shops/shop'
import { buysHere } from './organisations'

export type SharedAddress = typeof organisationAddresses.$inferSelect

/** The book of the organisation whose shop this is, defaults first, for whoever buys for it; nothing for others. */
export async function sharedAddresses(actor: Actor, reader: Reader = db): Promise<SharedAddress[]> {
  return buysHere(actor) ? addressesOfOrganisation(actor.shop.id, reader) : []
}

/** Behind a policy only: whoever calls has asked who wants to know. */
export function addressesOfOrganisation(shopId: string, reader: Reader = db): Promise<SharedAddress[]> {
  const book = organisationAddresses
  return reader
    .select()
    .from(book)
    .where(eq(book.shopId, shopId))
    .orderBy(desc(book.isDefault), asc(book.createdAt), asc(book.id))
}

/** Whether this buyer has nothing but the organisation's book to choose from: SHOP_B2B_ADDRESSBOOK. */
export const hasSharedOnly = (actor: Actor) => buysHere(actor) && isOn(actor.shop, 'SHOP_B2B_ADDRESSBOOK')

/** Whether addresses of a kind may be kept in one's own book here. Source: platform reference, §2.2 and §2.5. */
export function keepsOwn(actor: Actor, kind: AddressKind): boolean {
  const type = actor.customer?.type ?? ''
  if (hasSharedOnly(actor) || listsType(actor.shop, 'SHOP_ADDRESSBOOK_DISABLED_CUSTOMER_TYPES', type)) return false
  return kind === 'shipping' || !listsType(actor.shop, 'SHOP_ADDRESSBOOK_BILL_DISABLED_CUSTOMER_TYPES', type)
}
