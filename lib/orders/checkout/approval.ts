import 'server-only'
import type { Reader } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { standingOf } from '@/lib/people/standing'
import { Refusal } from '@/lib/refusal'
import { listsType } from '@/lib/shops/shop'

/** What a buyer may order alone. Source: platform reference, §2.4. Amounts are minor units, tax included. */
type Limits = { approveAlways: boolean; approveFrom: number | null; blocked: boolean; blockedFrom: number | null }

/** As this shop says: what another one has set binds nobody here, where nobody could release it. */
async function limitsOf(reader: Reader, { shop, customer }: Actor): Promise<Limits> {
  const said = customer ? await standingOf({ shopId: shop.id, customerId: customer.id }, reader) : {}
  const amount = (text = '') => (/^\d{1,12}$/.test(text.trim()) ? Number(text) : null)
  return {
    approveAlways: said.CUSTOMER_B2B_REQUIRE_APPROVE?.trim() === 'true',
    approveFrom: amount(said.CUSTOMER_B2B_REQUIRE_APPROVE_X),
    blocked: said.CUSTOMER_BLOCK_CHECKOUT?.trim() === 'true',
    blockedFrom: amount(said.CUSTOMER_BLOCK_CHECKOUT_X),
  }
}

/** Whether an order of this size has to be released by somebody: by the buyer's type, always, or from an amount. */
export async function needsApproval(reader: Reader, actor: Actor, total: number): Promise<boolean> {
  if (listsType(actor.shop, 'SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES', actor.customer?.type ?? 'B2G')) return true
  const { approveAlways, approveFrom } = await limitsOf(reader, actor)
  return approveAlways || (approveFrom !== null && total >= approveFrom)
}

/** Refuses an order that this buyer may not place at all. */
export async function demandCheckout(reader: Reader, actor: Actor, total: number): Promise<void> {
  const { blocked, blockedFrom } = await limitsOf(reader, actor)
  if (blocked) throw new Refusal('cannotOrder', 'forbidden')
  if (blockedFrom !== null && total >= blockedFrom) throw new Refusal('orderTooLarge', 'forbidden')
}
