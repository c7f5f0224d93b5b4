import 'server-only'
import { db, type Reader } from '@/db'
import type { AccountKind, Locale } from '@/db/words'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import type { Shop } from '@/lib/shops/shop'
import { fullName } from './actor'

/** Whose account it is, for letters about it. */
export type Owner = {
  accountId: string
  kind: AccountKind
  customerId: string | null
  name: string
  email: string
  locale: Locale
  /** What a password of theirs must not be made of. */
  words: string[]
}

/**
 * The owner of an account that may enter here: a customer of this shop, or a manager at one of the two doors. For
 * everybody else there is nobody. Managers have no language of their own: theirs is the page's.
 */
export async function ownerOf(shop: Shop, accountId: string, locale: Locale, reader: Reader = db) {
  const customer = await customerAccess(shop, { accountId }, reader)
  if (customer) {
    const { firstname, lastname, company, email } = customer
    const words = [firstname, lastname, company, email]
    const { id, locale } = customer
    return { accountId, kind: 'customer', customerId: id, name: fullName(customer), email, locale, words } as Owner
  }
  const manager = (await managerAccess(shop, accountId, reader)) ?? (await adminAccess(accountId, reader))
  if (!manager) return undefined
  const { name, email } = manager
  return {
    accountId,
    kind: 'manager',
    customerId: null,
    name,
    email,
    locale,
    words: [...name.split(' '), email],
  } as Owner
}

/** Whether the storefront's door is theirs too, or only the admin app's. */
export const entersShop = async (shop: Shop, { kind, accountId }: Owner) =>
  kind === 'customer' || Boolean(await managerAccess(shop, accountId))
