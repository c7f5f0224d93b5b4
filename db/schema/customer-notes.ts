import { id, index, instant, table, text } from '../columns'
import { customers, managers } from './people'
import { shops } from './shops'

/** What the shop's staff want each other to know of a customer. Never shown, sent or handed out to the customer. */
export const customerNotes = table(
  'customer_notes',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    authorId: text()
      .notNull()
      .references(() => managers.id),
    /** As named then. */
    authorName: text().notNull(),
    text: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('customer_notes_by_customer').on(t.shopId, t.customerId, t.createdAt)],
)
