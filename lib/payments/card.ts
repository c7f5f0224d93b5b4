import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '@/db'
import { paymentTokens } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { gatewayShopId } from './gateways'

export type Card = typeof paymentTokens.$inferSelect

/** The card of this id, if whoever is in hand may pay with it here: theirs, not removed, known to this gateway. */
export async function cardInHand(
  reader: Reader,
  { shop, customer, guestHash }: Actor,
  id: string | null,
  gateway: string,
): Promise<Card | null> {
  const owner = customer
    ? eq(paymentTokens.customerId, customer.id)
    : guestHash
      ? and(isNull(paymentTokens.customerId), eq(paymentTokens.guestHash, guestHash))
      : undefined
  if (!id || !owner) return null
  const [card] = await reader
    .select()
    .from(paymentTokens)
    .where(
      and(
        eq(paymentTokens.id, id),
        eq(paymentTokens.shopId, gatewayShopId(shop)),
        eq(paymentTokens.gateway, gateway),
        isNull(paymentTokens.removedAt),
        owner,
      ),
    )
  return card ?? null
}
