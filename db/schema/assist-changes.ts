import { id, index, instant, json, oneOf, table, text } from '../columns'
import { changedThings } from '../words'
import { assists } from './assists'

/**
 * What an assist has changed in the customer's cart, lists, addresses and profile: each thing as it was before and as
 * the assist left it, so that it can be put back. Written by `act`, in the transaction of the change; see lib/undo.
 */
export const assistChanges = table(
  'assist_changes',
  {
    id: id(),
    assistId: text()
      .notNull()
      .references(() => assists.id),
    thing: oneOf(changedThings).notNull(),
    /** Which line, list, address or field. */
    key: text().notNull(),
    /** Null where there was nothing, or nothing was left. */
    before: json<unknown>(),
    after: json<unknown>(),
    changedAt: instant().notNull(),
    /** Who put it back, as named then, and when. */
    takenBackAt: instant(),
    takenBackByName: text(),
  },
  (t) => [
    index('assist_changes_by_assist').on(t.assistId, t.changedAt, t.id),
    index('assist_changes_by_time').on(t.changedAt),
  ],
)
