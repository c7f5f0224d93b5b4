import { id, index, instant, integer, oneOf, table, text } from '../columns'
import { locales, mailStates } from '../words'
import { shops } from './shops'

/** Letters waiting to leave. A row is written in the transaction of its cause; a worker delivers it afterwards. */
export const mails = table(
  'mails',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
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
  (t) => [index('mails_by_due').on(t.state, t.dueAt), index('mails_by_time').on(t.createdAt)],
)
