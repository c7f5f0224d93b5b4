import { sql } from 'drizzle-orm'
import { flag, id, index, instant, oneOf, table, text, uniqueIndex } from '../columns'
import { addressKinds } from '../words'
import { shops } from './shops'

/** The address book of an organisation, by its sub-shop: for all of its buyers to use, for few to keep. */
export const organisationAddresses = table(
  'organisation_addresses',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: oneOf(addressKinds).notNull(),
    isDefault: flag().notNull(),
    name: text().notNull(),
    company: text().notNull().default(''),
    line1: text().notNull(),
    line2: text().notNull().default(''),
    postcode: text().notNull(),
    city: text().notNull(),
    country: text().notNull(),
    phone: text().notNull().default(''),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('organisation_addresses_by_shop').on(t.shopId, t.kind),
    uniqueIndex('organisation_addresses_default').on(t.shopId, t.kind).where(sql`is_default`),
  ],
)
