import { sql } from 'drizzle-orm'
import { id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../columns'
import { requestKinds, requestStates } from '../words'
import { deliveries } from './deliveries'
import { orders } from './orders'
import { shops } from './shops'

/** Every transition of an order or of one of its deliveries, and who caused it for whom. Written once. */
export const orderHistory = table(
  'order_history',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    seq: integer().notNull(),
    deliveryId: text().references(() => deliveries.id),
    event: text().notNull(),
    fromState: text().notNull(),
    toState: text().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    onBehalfOfId: text(),
    assistId: text(),
    /** Internal; the message is for the customer. */
    remark: text(),
    message: text(),
    requestId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.seq] })],
)

/** What a customer asked the shop to do with an order, and what came of it. One open question of a kind at a time. */
export const orderRequests = table(
  'order_requests',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: oneOf(requestKinds).notNull(),
    state: oneOf(requestStates).notNull(),
    reason: text().notNull(),
    askedById: text(),
    assistId: text(),
    /** Who answered, and what they wrote to the customer. */
    answeredByName: text(),
    answer: text(),
    createdAt: instant().notNull(),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex('order_requests_open').on(t.orderId, t.kind).where(sql`state = 'open'`),
    index('order_requests_by_shop').on(t.shopId, t.state, t.createdAt),
  ],
)
