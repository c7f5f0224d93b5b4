import 'server-only'
import { and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { assists } from '@/db/schema'
import { type Actor, isManager, may } from '@/lib/auth/actor'
import { DAY, later } from '@/lib/clock'

/** How long what an assist has changed is kept to be put back, in milliseconds: by the customer, and by its manager. */
export const CUSTOMERS_TIME = 30 * DAY
const MANAGERS_TIME = DAY

/**
 * The assists whose changes one may take back: the customer those made for them, the manager their own. Not the
 * manager, where the customer has ended the assist or never asked for it: then they want to be left alone.
 */
export function takeableBy(actor: Actor): SQL | undefined {
  const here = eq(assists.shopId, actor.shop.id)
  if (actor.assist || !actor.account) return sql`1 = 0`
  if (actor.customer) return and(here, eq(assists.customerId, actor.customer.id))
  if (!isManager(actor) || !may(actor, 'assist.start')) return sql`1 = 0`
  const welcome = and(isNull(assists.disputedAt), or(isNull(assists.ending), ne(assists.ending, 'customer-ended')))
  return and(here, eq(assists.managerId, actor.account.id), welcome)
}

/** Since when what was changed can still be taken back. */
export const takeableSince = (actor: Actor) => later(-(actor.customer ? CUSTOMERS_TIME : MANAGERS_TIME))
