import { z } from 'zod'
import { careReasons } from './care-input'

/** What a manager of several shops can do about a customer's access to another of them. */
export const shopAccesses = ['open', 'close'] as const
export type ShopAccess = (typeof shopAccesses)[number]

export const SwitchShop = z.object({
  customerId: z.uuid('wrong'),
  shopId: z.uuid('wrong'),
  access: z.enum(shopAccesses, 'choose'),
  reason: z.enum(careReasons, 'choose'),
})
export type SwitchShop = z.input<typeof SwitchShop>

export const isShopAccess = (text: unknown): text is ShopAccess => shopAccesses.some((access) => access === text)
