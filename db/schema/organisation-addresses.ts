import { sql } from 'drizzle-orm'
import { id, index, table, text, uniqueIndex } from '../columns'
import { addressColumns } from './address-columns'
import { shops } from './shops'

/** The address book of an organisation, by its sub-shop: for all of its buyers to use, for few to keep. */
export const organisationAddresses = table(
  'organisation_addresses',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    ...addressColumns(),
  },
  (t) => [
    index('organisation_addresses_by_shop').on(t.shopId, t.kind),
    uniqueIndex('organisation_addresses_default').on(t.shopId, t.kind).where(sql`is_default`),
  ],
)
