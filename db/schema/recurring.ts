import { sql } from 'drizzle-orm'
import { check, id, index, instant, integer, json, money, oneOf, table, text, uniqueIndex } from '../columns'
import {
  recurringDateStates,
  recurringEnds,
  recurringPauses,
  recurringReasons,
  recurringStates,
  recurringUnits,
} from '../words'
import { assists } from './assists'
import { skus } from './catalogue'
import { orders } from './orders'
import { paymentTokens } from './payment-tokens'
import { customers } from './people'
import { deliveryMethods, shops } from './shops'

/** An order that is placed again and again: what, how often, where to and how it is paid. */
export const recurringOrders = table(
  'recurring_orders',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    state: oneOf(recurringStates).notNull(),
    /** Counts changes: two people do not change it past each other. */
    version: integer().notNull().default(1),
    every: integer().notNull(),
    unit: oneOf(recurringUnits).notNull(),
    /** The day its dates are counted from, `yyyy-mm-dd`; by month they fall on `monthDay`, or the month's last day. */
    anchor: text().notNull(),
    monthDay: integer().notNull(),
    /** None while it has ended, or its last date is being ordered. */
    nextDay: text(),
    /** It ends with this day, or after so many orders; or never. */
    untilDay: text(),
    times: integer(),
    /** How many orders it has made. */
    placed: integer().notNull().default(0),
    /** How many dates have failed since the last that did not. */
    failures: integer().notNull().default(0),
    /** In the address book, so that orders follow it; one that is removed there is gone. */
    shipToId: text().notNull(),
    /** None: the bill goes where the goods go. */
    billToId: text(),
    deliveryMethodId: text()
      .notNull()
      .references(() => deliveryMethods.id),
    gateway: text().notNull(),
    paymentTokenId: text().references(() => paymentTokens.id),
    pausedBecause: oneOf(recurringPauses),
    endedBecause: oneOf(recurringEnds),
    /** Set when a manager set it up on behalf, as of then: each of its orders says so. */
    managerId: text(),
    managerName: text(),
    managerEmail: text(),
    assistId: text().references(() => assists.id),
    assistReason: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('recurring_orders_by_customer').on(t.customerId, t.shopId, t.createdAt, t.id),
    index('recurring_orders_due').on(t.state, t.nextDay, t.id),
    index('recurring_orders_by_shop').on(t.shopId, t.createdAt, t.id),
    check('recurring_orders_every', sql`every >= 1`),
    check('recurring_orders_on_behalf', sql`(assist_id is null) = (manager_id is null)`),
  ],
)

export const recurringLines = table(
  'recurring_lines',
  {
    id: id(),
    recurringId: text()
      .notNull()
      .references(() => recurringOrders.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    /** The manager who put it there, as named then; null for the customer. */
    addedById: text(),
    addedByName: text(),
  },
  (t) => [
    uniqueIndex('recurring_lines_sku').on(t.recurringId, t.skuId),
    index('recurring_lines_by_sku').on(t.skuId, t.recurringId),
    check('recurring_lines_quantity', sql`quantity >= 1`),
  ],
)

/** Of something that a date was ordered without, or with less of. */
export type RecurringLack = { names: { en: string; fr: string }; wanted: number; put: number }

/** What became of a date. There is one row a date, so that no date is ever ordered twice. */
export const recurringDates = table(
  'recurring_dates',
  {
    id: id(),
    recurringId: text()
      .notNull()
      .references(() => recurringOrders.id, { onDelete: 'cascade' }),
    day: text().notNull(),
    state: oneOf(recurringDateStates).notNull(),
    /** The form its order is placed with. */
    placementKey: text().notNull().unique(),
    /** Filled for this date alone. */
    cartId: text(),
    orderId: text().references(() => orders.id),
    reason: oneOf(recurringReasons),
    /** The most its order may cost, where somebody agreed to a total; null where the prices of its day hold. */
    agreedTotal: money(),
    lacks: json<RecurringLack[]>().notNull(),
    /** How often it was tried, and when it may be again. */
    tries: integer().notNull().default(0),
    tryAt: instant().notNull(),
    /** Who skipped it on behalf, as named then. */
    byName: text(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('recurring_dates_day').on(t.recurringId, t.day),
    uniqueIndex('recurring_dates_order').on(t.orderId),
    index('recurring_dates_open').on(t.tryAt, t.id).where(sql`state in ('due', 'placed')`),
  ],
)
