import type { Locale } from '@/db/words'

/** The shop a request came in on, with its attributes and those it inherits. */
export type Shop = {
  id: string
  code: string
  name: string
  currency: string
  languages: Locale[]
  /** The master shop, for a B2B sub-shop. */
  masterId: string | null
  attributes: Record<string, string>
  masterAttributes: Record<string, string>
}

/** Whose catalogue, stock and delivery methods the shop sells from. */
export const catalogueShopId = (shop: Shop) => shop.masterId ?? shop.id

/** An attribute's value; a sub-shop without one has its master's. Empty if neither says. */
export const attribute = (shop: Shop, code: string) =>
  shop.attributes[code]?.trim() || shop.masterAttributes[code]?.trim() || ''

export const isOn = (shop: Shop, code: string) => attribute(shop, code) === 'true'

/** Whether a comma-separated list of customer types, such as SHOP_SF_MANAGED_LIST_TYPES, has this one. */
export const listsType = (shop: Shop, code: string, type: string) =>
  attribute(shop, code)
    .split(',')
    .some((entry) => entry.trim() === type)

/** A whole number of an attribute, or the default if it is missing or not one. */
export function numberIn(shop: Shop, code: string, otherwise: number): number {
  const value = attribute(shop, code)
  return /^\d{1,9}$/.test(value) ? Number(value) : otherwise
}

/** `one,two` as a list. */
export const listIn = (shop: Shop, code: string) =>
  attribute(shop, code)
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)

/** Where letters link to. From configuration, never from a request: a forged Host must not end up in a mail. */
export const shopUrl = (shop: Shop, path: string) => `${attribute(shop, 'SHOP_URL')}${path}`
