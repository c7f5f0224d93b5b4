import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import { customerAttributes } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/refusal'
import { listsType } from '@/lib/shops/shop'

/** What a buyer may order alone. Source: platform reference, §2.4. Amounts are minor units, tax included. */
type Limits = { approveAlways: boolean; approveFrom: number | null; blocked: boolean; blockedFrom: number | null }

const codes = [
  'CUSTOMER_B2B_REQUIRE_APPROVE',
  'CUSTOMER_B2B_REQUIRE_APPROVE_X',
  'CUSTOMER_BLOCK_CHECKOUT',
  'CUSTOMER_BLOCK_CHECKOUT_X',
] as const

async function limitsOf(reader: Reader, { customer }: Actor): Promise<Limits> {
  const rows = customer
    ? await reader
        .select({ code: customerAttributes.code, value: customerAttributes.value })
        .from(customerAttributes)
        .where(and(eq(customerAttributes.customerId, customer.id), inArray(customerAttributes.code, [...codes])))
    : []
  const of = (code: (typeof codes)[number]) => rows.find((row) => row.code === code)?.value.trim() ?? ''
  const amount = (text: string) => (/^\d{1,12}$/.test(text) ? Number(text) : null)
  return {
    approveAlways: of('CUSTOMER_B2B_REQUIRE_APPROVE') === 'true',
    approveFrom: amount(of('CUSTOMER_B2B_REQUIRE_APPROVE_X')),
    blocked: of('CUSTOMER_BLOCK_CHECKOUT') === 'true',
    blockedFrom: amount(of('CUSTOMER_BLOCK_CHECKOUT_X')),
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
