import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { isStale, proveRecent } from '@/lib/auth/recent'
import { numberIn } from '@/lib/shops/shop'
import type { PlaceOrder } from '../input'

/** Whether an order on behalf is so large that the shop asks who sits there (SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE). */
const isLarge = ({ assist, shop }: Actor, total: number) =>
  assist !== null && total > numberIn(shop, 'SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE', Number.POSITIVE_INFINITY)

/** Whether the manager has to give their password once more before an order of this total. */
export const asksPassword = async (actor: Actor, total: number) => isLarge(actor, total) && (await isStale(actor))

/** Refuses a large order on behalf without it. The total is the one of the form: placing refuses any other. */
export async function proveForOrder(actor: Actor, { expectedTotal, currentPassword }: PlaceOrder): Promise<void> {
  if (isLarge(actor, expectedTotal)) await proveRecent(actor, currentPassword)
}
