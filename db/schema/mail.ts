import { id, index, instant, integer, oneOf, table, text } from '../columns'
import { locales, mailStates } from '../words'
import { orders } from './orders'
import { customers } from './people'
import { shops } from './shops'

/** Letters waiting to leave. A row is written in the transaction of its cause; a worker delivers it afterwards. */
export const mails = table(
  'mails',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    /** The order it is about, if it is about one. */
    orderId: text().references(() => orders.id),
    /** The customer it was written to, whichever address they had then, or had asked for. */
    readerId: text().references(() => customers.id),
    /** The customer whom the shop's own people read of in it, where no order says so. */
    customerId: text().references(() => customers.id),
    /** The cause and the recipient: the same cause writes once. */
    dedupeKey: text().notNull().unique(),
    template: text().notNull(),
    locale: oneOf(locales).notNull(),
    sender: text().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    state: oneOf(mailStates).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    sentAt: instant(),
    lastError: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    // Oldest first, and whether an older one to the same address is still here.
    index('mails_by_age').on(t.state, t.createdAt, t.id),
    index('mails_by_recipient').on(t.recipient, t.state, t.createdAt),
    index('mails_by_order').on(t.orderId, t.createdAt),
    index('mails_by_reader').on(t.readerId, t.createdAt),
    index('mails_by_customer').on(t.customerId),
    index('mails_by_time').on(t.createdAt),
  ],
)
