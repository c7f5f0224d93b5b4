import { sql } from 'drizzle-orm'
import {
  check,
  id,
  index,
  instant,
  integer,
  json,
  money,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../columns'
import { managedListStates } from '../words'
import { assists } from './assists'
import { skus } from './catalogue'
import { orders } from './orders'
import { customers, managers } from './people'
import { shops } from './shops'

/**
 * What a manager proposes to a customer to buy. A row stays for good, also when the list is ordered or gone from the
 * customer's view: the lines of orders refer to it.
 */
export const managedLists = table(
  'managed_lists',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    /** Counts revisions: the customer decides about the one they saw, or not at all. */
    version: integer().notNull().default(1),
    state: oneOf(managedListStates).notNull(),
    name: text().notNull(),
    message: text().notNull(),
    /** Until when it can be decided about; null for ever. */
    validUntil: instant(),
    /** Who made it, as named then, and in which assist. */
    managerId: text()
      .notNull()
      .references(() => managers.id),
    managerName: text().notNull(),
    managerEmail: text().notNull(),
    assistId: text()
      .notNull()
      .references(() => assists.id),
    /** SHA-256 of the secret in the letter: a link shows the list, and does nothing else. */
    linkHash: text().notNull().unique(),
    linkExpiresAt: instant().notNull(),
    seenAt: instant(),
    decidedAt: instant(),
    /** The manager who decided for the customer, where the shop allows that. */
    decidedByName: text(),
    rejectReason: text().notNull().default(''),
    remindedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('managed_lists_by_customer').on(t.shopId, t.customerId, t.updatedAt),
    index('managed_lists_by_state').on(t.shopId, t.state, t.updatedAt, t.id),
    index('managed_lists_by_end').on(t.state, t.validUntil),
    check('managed_lists_decided', sql`(decided_at is not null) = (state in ('accepted', 'ordered', 'rejected'))`),
  ],
)

export const managedListLines = table(
  'managed_list_lines',
  {
    id: id(),
    listId: text()
      .notNull()
      .references(() => managedLists.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    /** How many of them orders have taken; the sum of the rows below. What is left is still on the list. */
    ordered: integer().notNull().default(0),
    note: text().notNull(),
    /** Skus that would do as well. */
    alternatives: json<string[]>().notNull(),
    /** What one cost this customer when it was put there, tax included; null upon request. */
    priceThen: money(),
    currencyThen: text().notNull(),
  },
  (t) => [
    uniqueIndex('managed_list_lines_sku').on(t.listId, t.skuId),
    check('managed_list_lines_quantity', sql`quantity >= 1 and quantity <= 9999`),
    check('managed_list_lines_ordered', sql`ordered >= 0 and ordered <= quantity`),
  ],
)

/** What an order took from a list, and whether it came back because the order was called off unpaid. */
export const managedListOrders = table(
  'managed_list_orders',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    lineId: text()
      .notNull()
      .references(() => managedListLines.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
    at: instant().notNull(),
    givenBackAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.lineId] }), index('managed_list_orders_by_line').on(t.lineId)],
)
