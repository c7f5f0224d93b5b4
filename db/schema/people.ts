import { sql } from 'drizzle-orm'
import {
  flag,
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  rowNumber,
  table,
  text,
  uniqueIndex,
} from '../columns'
import { accountKinds, attributeKinds, linkPurposes, locales, roles, type Texts } from '../words'
import { addressColumns } from './address-columns'
import { shops } from './shops'

/**
 * Who can sign in. Managers and customers share this one namespace, so that a manager's e-mail can
 * never also be a customer's: the database says so, not a check before an insert.
 */
export const accounts = table('accounts', {
  id: id(),
  kind: oneOf(accountKinds).notNull(),
  /** Canonical: see lib/people/email.ts. */
  email: text().notNull().unique(),
  passwordHash: text(),
  enabled: flag().notNull(),
  failedAttempts: integer().notNull().default(0),
  lastFailedAt: instant(),
  lockedUntil: instant(),
  /** Wrong passwords since the last right one, however long ago; nothing but the right one or a new one ends the row. */
  failedInRow: integer().notNull().default(0),
  createdAt: instant().notNull(),
})

/** One sign-in on one browser. The cookie holds a secret; only its SHA-256 is here. */
export const sessions = table(
  'sessions',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    device: text().notNull(),
    /** The password was right and the second factor is still to come: nobody is signed in by it yet. */
    awaitsCode: flag().notNull().default(false),
    createdAt: instant().notNull(),
    /** When the password was given once more; null for never since. */
    authenticatedAt: instant(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_by_account').on(t.accountId, t.revokedAt)],
)

/**
 * What a letter's link may do, once. The link holds a secret; only its SHA-256 is here. One that a newer one
 * replaces ends then.
 */
export const accountLinks = table(
  'account_links',
  {
    id: text().primaryKey(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    purpose: oneOf(linkPurposes).notNull(),
    /** For a new e-mail address: which. */
    payload: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('account_links_by_account').on(t.accountId, t.purpose, t.createdAt)],
)

export const managers = table('managers', {
  id: text()
    .primaryKey()
    .references(() => accounts.id),
  firstname: text().notNull(),
  lastname: text().notNull(),
  createdAt: instant().notNull(),
})

export const managerRoles = table(
  'manager_roles',
  {
    managerId: text()
      .notNull()
      .references(() => managers.id),
    role: oneOf(roles).notNull(),
  },
  (t) => [primaryKey({ columns: [t.managerId, t.role] })],
)

export const managerShops = table(
  'manager_shops',
  {
    managerId: text()
      .notNull()
      .references(() => managers.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
  },
  (t) => [primaryKey({ columns: [t.managerId, t.shopId] })],
)

/** Who buys. Without an account it is a prospect: known, but nobody can sign in or be acted for. */
export const customers = table(
  'customers',
  {
    id: id(),
    number: text().notNull().unique(),
    accountId: text()
      .unique()
      .references(() => accounts.id),
    type: text().notNull(),
    email: text().notNull(),
    salutation: text().notNull().default(''),
    firstname: text().notNull(),
    middlename: text().notNull().default(''),
    lastname: text().notNull(),
    company: text().notNull().default(''),
    department: text().notNull().default(''),
    phone: text().notNull().default(''),
    /** Which price rows apply besides everybody's; empty for none. */
    pricingPolicy: text().notNull().default(''),
    tags: json<string[]>().notNull(),
    locale: oneOf(locales).notNull(),
    registrationManagerName: text(),
    registrationManagerEmail: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index('customers_by_email').on(t.email)],
)

export const customerAttributes = table(
  'customer_attributes',
  {
    customerId: text()
      .notNull()
      .references(() => customers.id),
    code: text().notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.code] })],
)

/**
 * What a shop says of one of its customers: what they are there, and what they may order alone. It holds in that shop
 * and in no other; what they say of themself is the same everywhere.
 */
export const customerStandings = table(
  'customer_standings',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    code: text().notNull(),
    value: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.customerId, t.code] }),
    index('customer_standings_by_customer').on(t.customerId),
  ],
)

/** What a shop asks of its customers besides their name; a sub-shop's own definition stands before its master's. */
export const attributeDefinitions = table(
  'attribute_definitions',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    code: text().notNull(),
    kind: oneOf(attributeKinds).notNull(),
    names: json<Texts>().notNull(),
    helps: json<Texts>(),
    /** A regular expression that the whole answer has to match. */
    pattern: text(),
    choices: json<{ value: string; names: Texts }[]>(),
    mandatory: flag().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.code] })],
)

/** A customer in a shop. The sort keys are folded copies, so that a list of a million can be walked in order. */
export const customerShops = table(
  'customer_shops',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    enabled: flag().notNull(),
    sortName: text().notNull(),
    sortCompany: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.customerId] }),
    index('customer_shops_by_name').on(t.shopId, t.sortName, t.customerId),
    index('customer_shops_by_company').on(t.shopId, t.sortCompany, t.customerId),
    index('customer_shops_by_time').on(t.shopId, t.createdAt, t.customerId),
    index('customer_shops_by_customer').on(t.customerId),
  ],
)

/** What a customer can be found by, folded; triggers keep the word indexes beside it in step. */
export const customerSearch = table('customer_search', {
  row: rowNumber(),
  customerId: text()
    .notNull()
    .unique()
    .references(() => customers.id),
  words: text().notNull(),
})

export const addresses = table(
  'addresses',
  {
    id: id(),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    ...addressColumns(),
  },
  (t) => [
    index('addresses_by_customer').on(t.customerId, t.kind),
    uniqueIndex('addresses_default').on(t.customerId, t.kind).where(sql`is_default`),
  ],
)

/** What a desk search looked for, so that no name or e-mail has to stand in a URL. */
export const deskSearches = table(
  'desk_searches',
  {
    id: id(),
    sessionId: text()
      .notNull()
      .references(() => sessions.id),
    text: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('desk_searches_by_time').on(t.createdAt)],
)
