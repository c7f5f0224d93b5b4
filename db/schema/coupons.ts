import { sql } from 'drizzle-orm'
import { check, flag, id, index, instant, integer, money, primaryKey, table, text, uniqueIndex } from '../columns'
import { orders } from './orders'
import { customers } from './people'
import { shops } from './shops'

/** A word that takes a percentage, or an amount, off the goods of an order. A sub-shop has its master's too. */
export const coupons = table(
  'coupons',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    /** In capitals. */
    code: text().notNull(),
    name: text().notNull(),
    /** One of the two. */
    percent: integer(),
    amount: money(),
    currency: text().notNull(),
    startsAt: instant(),
    endsAt: instant(),
    /** In all, and for each customer; null is as often as one likes. */
    usageLimit: integer(),
    customerLimit: integer(),
    /** Only for customers it was given to. */
    assignedOnly: flag().notNull().default(false),
    enabled: flag().notNull().default(true),
    /** The orders that use it and were not called off unpaid; changed by conditional updates only. */
    used: integer().notNull().default(0),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('coupons_code').on(t.shopId, t.code),
    check('coupons_value', sql`(percent is null) <> (amount is null)`),
    check('coupons_percent', sql`percent is null or (percent >= 1 and percent <= 100)`),
    check('coupons_amount', sql`amount is null or amount >= 1`),
    check('coupons_used', sql`used >= 0 and (usage_limit is null or used <= usage_limit)`),
  ],
)

/** The coupons in a customer's account: entered by them, or given to them by a manager, as named then. */
export const couponHolders = table(
  'coupon_holders',
  {
    couponId: text()
      .notNull()
      .references(() => coupons.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    givenByName: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.couponId, t.customerId] }), index('coupon_holders_by_customer').on(t.customerId)],
)

/** Which order has which coupon off its price; one each. */
export const couponUses = table(
  'coupon_uses',
  {
    orderId: text()
      .primaryKey()
      .references(() => orders.id),
    couponId: text()
      .notNull()
      .references(() => coupons.id),
    customerId: text().references(() => customers.id),
    at: instant().notNull(),
    /** Null while it counts: not before the order begins, and no more once it was called off unpaid. */
    givenBackAt: instant(),
  },
  (t) => [index('coupon_uses_by_customer').on(t.customerId, t.couponId)],
)
