import { flag, id, index, instant, integer, table, text } from '../columns'
import { customers } from './people'
import { shops } from './shops'

/** A card as its gateway knows it: a token and what may be shown of it. Never a number, never a code. */
export const paymentTokens = table(
  'payment_tokens',
  {
    id: id(),
    /** The shop whose gateway knows the token: the master's, for a sub-shop. */
    shopId: text()
      .notNull()
      .references(() => shops.id),
    gateway: text().notNull(),
    customerId: text().references(() => customers.id),
    guestHash: text(),
    token: text().notNull(),
    brand: text().notNull(),
    lastFour: text().notNull(),
    expiryMonth: integer().notNull(),
    expiryYear: integer().notNull(),
    /** Kept for the next order; otherwise it was given for one. */
    saved: flag().notNull(),
    /** The manager who saw it entered, if one did. */
    addedByName: text(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [index('payment_tokens_by_customer').on(t.customerId, t.removedAt)],
)
