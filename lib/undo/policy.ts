import 'server-only'
import { aliasedTable, and, eq, gte, isNotNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { assists } from '@/db/schema'
import { consentPolicy } from '@/lib/assist/consent'
import { isGoingOn } from '@/lib/assist/queries'
import { type Actor, isManager, may } from '@/lib/auth/actor'
import { DAY, later } from '@/lib/clock'

/** How long what an assist has changed is kept to be put back, in milliseconds: by the customer, and by its manager. */
export const CUSTOMERS_TIME = 30 * DAY
const MANAGERS_TIME = DAY

/**
 * The assists whose changes one may take back: the customer those made for them, the manager their own. Not the
 * manager, where the customer has ended this assist or one after it, whosever that was, or never asked for it: then
 * they want to be left alone. Where customers are asked before anybody acts for them, a manager's leave ends with the
 * assist.
 */
export function takeableBy(actor: Actor): SQL | undefined {
  const here = eq(assists.shopId, actor.shop.id)
  if (actor.assist || !actor.account) return sql`1 = 0`
  if (actor.customer) return and(here, eq(assists.customerId, actor.customer.id))
  if (!isManager(actor) || !may(actor, 'assist.start')) return sql`1 = 0`
  const allowed = consentPolicy(actor.shop) === 'ask' ? isGoingOn(actor.shop) : undefined
  return and(here, eq(assists.managerId, actor.account.id), isWelcome(), allowed)
}

const since = aliasedTable(assists, 'assists_since')

/** Neither this assist nor one that began since, as what it was passed on as, was too much for the customer. */
const isWelcome = () =>
  notExists(
    db
      .select({ id: since.id })
      .from(since)
      .where(
        and(
          eq(since.customerId, assists.customerId),
          eq(since.shopId, assists.shopId),
          gte(since.startedAt, assists.startedAt),
          or(eq(since.ending, 'customer-ended'), isNotNull(since.disputedAt)),
        ),
      ),
  )

/** Since when what was changed can still be taken back. */
export const takeableSince = (actor: Actor) => later(-(actor.customer ? CUSTOMERS_TIME : MANAGERS_TIME))
