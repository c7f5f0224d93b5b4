import { sql } from 'drizzle-orm'
import { check, flag, id, index, instant, integer, table, text, uniqueIndex } from '../columns'
import { skus } from './catalogue'
import { recurringOrders } from './recurring'

/** That an article can be had as a subscription, and for how long a term of it lasts. */
export const subscriptionTerms = table(
  'subscription_terms',
  {
    id: id(),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    months: integer().notNull(),
    /** Off, nobody subscribes with it any more; what runs with it goes on. */
    enabled: flag().notNull().default(true),
  },
  (t) => [
    uniqueIndex('subscription_terms_months').on(t.skuId, t.months),
    check('subscription_terms_one', sql`months >= 1`),
  ],
)

/**
 * What makes a recurring order a subscription: it has one article, its interval is its term, and each of its orders
 * pays for a term. Where it goes, how it is paid and what became of its dates stand with the recurring order, whose id
 * it has.
 */
export const subscriptions = table(
  'subscriptions',
  {
    id: text()
      .primaryKey()
      .references(() => recurringOrders.id, { onDelete: 'cascade' }),
    /** The running term: from its first day up to the day on which the next one would begin. None before the first order. */
    termStart: text(),
    termEnd: text(),
    /** It runs out with its term, and can be taken back until then. */
    cancelledAt: instant(),
    /** The day of the renewal that the customer has been reminded of. */
    remindedFor: text(),
  },
  (t) => [index('subscriptions_cancelled').on(t.cancelledAt, t.id)],
)
