import { flag, id, index, instant, json, table, text } from '../columns'
import { accounts } from './people'

/**
 * What was answered when somebody registered for themself, until the account is activated. Who it was, nobody knows
 * before that: the answers are theirs who open the letter.
 */
export const registrations = table(
  'registrations',
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    /** The link of the letter that was written for it; null for who has to be let in first. */
    linkId: text().unique(),
    type: text().notNull(),
    answers: json<Record<string, string>>().notNull(),
    /** Whether the customer's row says so already, in all but what only its owner decides. */
    written: flag().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('registrations_by_account').on(t.accountId, t.createdAt)],
)
