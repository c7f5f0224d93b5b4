import { id, index, instant, money, table, text, uniqueIndex } from '../columns'
import { assists } from './assists'
import { orders } from './orders'
import { customers, managers } from './people'
import { shops } from './shops'

/** A checkout that a manager prepared and a customer finishes: shown by a link, used by one order. */
export const handovers = table(
  'handovers',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    assistId: text()
      .notNull()
      .references(() => assists.id),
    managerId: text()
      .notNull()
      .references(() => managers.id),
    /** As named then. */
    managerName: text().notNull(),
    /** What it would have cost when it was handed over. */
    total: money().notNull(),
    linkSeed: text().notNull(),
    linkHash: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** The customer had it on their screen, signed in. */
    seenAt: instant(),
    withdrawnAt: instant(),
    orderId: text().references(() => orders.id),
  },
  (t) => [
    uniqueIndex('handovers_link').on(t.linkHash),
    uniqueIndex('handovers_order').on(t.orderId),
    index('handovers_by_customer').on(t.customerId, t.shopId, t.expiresAt),
    index('handovers_by_assist').on(t.assistId),
  ],
)
