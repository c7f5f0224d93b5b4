import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { publicTypes } from '@/lib/people/forms'
import { missing, Refusal } from '@/lib/refusal'
import { demandVisitor, type Joining, joinNow } from '@/lib/registration/self'
import type { Shop } from '@/lib/shops/shop'
import { visibleTo } from './policy'

/** The type a guest becomes: a private customer where the shop has those, else the first that anybody may be. */
export function typeOfGuests(shop: Shop): string | undefined {
  const types = publicTypes(shop)
  return types.includes('B2C') ? 'B2C' : types[0]
}

/**
 * "Create an account" after ordering as a guest: what was typed for the order becomes a customer, whose order it
 * then is. As with every registration, the answer is the same if the e-mail has an account already.
 */
export async function becomeCustomer(actor: Actor, number: string): Promise<void> {
  const joining = await becoming(actor, number)
  if (joining) await joinNow(actor, joining)
}

/** The first half of it, in which nothing is looked up by the e-mail; nothing if the order has a customer already. */
export async function becoming(actor: Actor, number: string): Promise<Joining | undefined> {
  demandVisitor(actor)
  const type = typeOfGuests(actor.shop)
  if (!type) throw new Refusal('typeNotOffered', 'invalid')
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.number, number), visibleTo(actor)))
  if (!order) throw missing()
  if (order.customerId) return undefined // pressed twice
  const { email, phone, locale, shipTo } = order
  const { company, line1, line2, postcode, city, country } = shipTo
  const answers = { email, ...namesIn(shipTo.name), company, phone, locale, line1, line2, postcode, city, country }
  const attach: Joining['attach'] = async (tx, customer) => {
    await tx
      .update(orders)
      .set({ customerId: customer.id })
      .where(and(eq(orders.id, order.id), isNull(orders.customerId)))
  }
  return { type, answers, attach }
}

/** A name as an envelope has it, in two: the last word, and those before it. */
function namesIn(name: string) {
  const words = name.trim().split(/\s+/)
  return { firstname: words.slice(0, -1).join(' '), lastname: words.at(-1) ?? '' }
}
