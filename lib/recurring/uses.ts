import 'server-only'
import { and, ne, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { recurringOrders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { quickCheckoutOf } from '@/lib/orders/checkout/quick'
import { subscribedTo, visibleTo } from './policy'

export type Use = 'recurring' | 'subscription' | 'quick'

/** What goes to an address of the customer in hand, or is paid by a card of theirs, by the id of either. */
export async function usesOf(actor: Actor, reader: Reader = db): Promise<Map<string, Use[]>> {
  const uses = new Map<string, Use[]>()
  for (const row of await goingOn(reader, visibleTo(actor))) add(uses, 'recurring', row)
  for (const row of await goingOn(reader, subscribedTo(actor))) add(uses, 'subscription', row)
  const quick = await quickCheckoutOf(actor, reader)
  if (quick) add(uses, 'quick', quick)
  return uses
}

const { shipToId, billToId, paymentTokenId } = recurringOrders

const goingOn = (reader: Reader, which?: SQL) =>
  reader
    .selectDistinct({ shipToId, billToId, paymentTokenId })
    .from(recurringOrders)
    .where(and(which, ne(recurringOrders.state, 'ended')))

type Parts = { shipToId: string | null; billToId: string | null; paymentTokenId: string | null }

function add(uses: Map<string, Use[]>, use: Use, { shipToId, billToId, paymentTokenId }: Parts) {
  for (const id of [shipToId, billToId, paymentTokenId]) {
    if (id) uses.set(id, [...new Set([...(uses.get(id) ?? []), use])])
  }
}
