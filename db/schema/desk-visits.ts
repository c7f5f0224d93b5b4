import { index, instant, primaryKey, table, text } from '../columns'
import { customers, managers } from './people'
import { shops } from './shops'

/** When a manager last opened a customer's page in a shop: what "Recently" on the desk is made of. */
export const deskVisits = table(
  'desk_visits',
  {
    managerId: text()
      .notNull()
      .references(() => managers.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.managerId, t.shopId, t.customerId] }),
    index('desk_visits_by_time').on(t.managerId, t.shopId, t.at, t.customerId),
  ],
)
