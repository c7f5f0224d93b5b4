import { flag, id, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../columns'
import type { Locale } from '../words'

/** A shop; with a master shop it is that shop's B2B sub-shop and shares its catalogue and customers' namespace. */
export const shops = table('shops', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  masterId: text(),
  currency: text().notNull(),
  languages: json<Locale[]>().notNull(),
  createdAt: instant().notNull(),
})

/** The host of a request, port included or not, decides the shop. */
export const shopHosts = table('shop_hosts', {
  host: text().primaryKey(),
  shopId: text()
    .notNull()
    .references(() => shops.id),
})

export const shopAttributes = table(
  'shop_attributes',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    code: text().notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.code] })],
)

/** A tax code's rate in basis points: 2500 is 25 %. Prices of a shop include it or not, never both. */
export const taxRates = table(
  'tax_rates',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    code: text().notNull(),
    rate: integer().notNull(),
    included: flag().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.code] })],
)

/** How goods travel: the carrier's service level, its price and days. Belongs to the master shop. */
export const deliveryMethods = table(
  'delivery_methods',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    code: text().notNull(),
    names: json<Record<Locale, string>>().notNull(),
    /** Minor units for each physical delivery. */
    price: integer().notNull(),
    taxCode: text().notNull(),
    minDays: integer().notNull(),
    maxDays: integer().notNull(),
    position: integer().notNull(),
    enabled: flag().notNull(),
    /** The customer comes for the goods, so they can be paid there. */
    collected: flag().notNull().default(false),
  },
  (t) => [uniqueIndex('delivery_methods_code').on(t.shopId, t.code)],
)

/** A name counted up, such as the orders of a month. */
export const counters = table('counters', {
  name: text().primaryKey(),
  value: integer().notNull(),
})

/** Recurring work: who holds it, and when it is due again. */
export const jobs = table('jobs', {
  name: text().primaryKey(),
  dueAt: instant().notNull(),
  leasedUntil: instant(),
  lastRunAt: instant(),
  lastError: text(),
})

/** How often a thing was tried in a window of time; the key says what and by whom. */
export const limits = table(
  'limits',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('limits_by_expiry').on(t.expiresAt)],
)
