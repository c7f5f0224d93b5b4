import 'server-only'
import type { Reader } from '@/db'
import { organisationTypes } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { attributesOf } from '@/lib/people/attributes'
import { attribute, listsType } from '@/lib/shops/shop'

const TYPES = 'SHOP_SF_B2B_ORDER_FORM_TYPES'

/** Whether the checkout asks what the buyer's company calls the order: whoever buys for one, unless the shop says who. */
export function asksReference({ shop, customer }: Actor): boolean {
  if (!customer) return false
  if (attribute(shop, TYPES)) return listsType(shop, TYPES, customer.type)
  return organisationTypes.some((type) => type === customer.type)
}

/** What they have said, or else what stands in their profile; null where nobody is asked. */
export async function referenceOf(reader: Reader, actor: Actor, said: string | null): Promise<string | null> {
  if (!asksReference(actor)) return null
  return said ?? (await attributesOf(actor.customer!.id, reader)).CUSTOMER_B2B_REF ?? ''
}
