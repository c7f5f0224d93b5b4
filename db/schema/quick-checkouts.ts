import { instant, primaryKey, table, text } from '../columns'
import { customers } from './people'
import { shops } from './shops'

/**
 * How a customer wants a shop's checkout answered for them. The answers are ids without a tie, on purpose: an address
 * or a card may be removed whatever is said here, and what is gone by then is asked for again.
 */
export const quickCheckouts = table(
  'quick_checkouts',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    shipToId: text().notNull(),
    /** Null for the same as the goods. */
    billToId: text(),
    deliveryMethodId: text().notNull(),
    gateway: text().notNull(),
    paymentTokenId: text(),
    updatedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.customerId] })],
)
