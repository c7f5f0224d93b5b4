import { sql } from 'drizzle-orm'
import { flag, id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../columns'
import { assistEndings, auditOutcomes, consentAnswers, consentWays } from '../words'
import { customers, managers, sessions } from './people'
import { shops } from './shops'

/** One period in which one manager acts for one customer in one shop. */
export const assists = table(
  'assists',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    managerId: text()
      .notNull()
      .references(() => managers.id),
    sessionId: text()
      .notNull()
      .references(() => sessions.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    reason: text().notNull(),
    reasonText: text().notNull().default(''),
    ticket: text().notNull().default(''),
    startedAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** The absolute limit; being idle ends it earlier. */
    expiresAt: instant().notNull(),
    endedAt: instant(),
    ending: oneOf(assistEndings),
    /** The manager's wrap-up. */
    note: text().notNull().default(''),
    /** How the customer agreed, where the shop asks for it. */
    consent: oneOf(consentWays),
    /** When the customer said that they had not asked for it. */
    disputedAt: instant(),
    /** The manager works in the draft cart of this assist instead of the customer's own. */
    inDraft: flag().notNull().default(false),
    /** Until when the customer's cart is kept from everybody else; the lock is gone with the assist. */
    lockedUntil: instant(),
    /** When the last lock of this assist was over, or will be: the next one waits a while. */
    lockEndedAt: instant(),
    /** Who has taken the lock over, as named then, until this manager has taken note. */
    lockTakenBy: text(),
  },
  (t) => [
    uniqueIndex('assists_open').on(t.managerId, t.customerId, t.shopId).where(sql`ended_at is null`),
    index('assists_by_customer').on(t.customerId, t.startedAt),
    index('assists_by_manager').on(t.managerId, t.shopId, t.startedAt, t.id),
    index('assists_by_session').on(t.sessionId),
    index('assists_by_end').on(t.endedAt),
  ],
)

/** A manager who asks to act for a customer, where the shop asks customers first; used by one assist. */
export const assistRequests = table(
  'assist_requests',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    managerId: text()
      .notNull()
      .references(() => managers.id),
    sessionId: text()
      .notNull()
      .references(() => sessions.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    reason: text().notNull(),
    reasonText: text().notNull().default(''),
    ticket: text().notNull().default(''),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** A keyed digest of the six digits in the customer's letter, once it was sent. */
    codeDigest: text(),
    triesLeft: integer().notNull(),
    answer: oneOf(consentAnswers),
    way: oneOf(consentWays),
    answeredAt: instant(),
    /** What the customer said yes to on the telephone, as the manager wrote it down. */
    words: text().notNull().default(''),
    /** The assist that used it. */
    assistId: text().references(() => assists.id),
  },
  (t) => [
    index('assist_requests_by_customer').on(t.customerId, t.shopId, t.expiresAt),
    index('assist_requests_by_session').on(t.sessionId),
    uniqueIndex('assist_requests_used').on(t.assistId),
  ],
)

/** A manager who asks a colleague to go on with an assist of theirs. */
export const assistTransfers = table(
  'assist_transfers',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    assistId: text()
      .notNull()
      .references(() => assists.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    fromManagerId: text()
      .notNull()
      .references(() => managers.id),
    toManagerId: text()
      .notNull()
      .references(() => managers.id),
    /** What the colleague should know. */
    words: text().notNull().default(''),
    offeredAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Taken, declined, or taken back. */
    endedAt: instant(),
    isDeclined: flag().notNull().default(false),
    /** The assist it went on as. */
    takenAs: text().references(() => assists.id),
  },
  (t) => [
    uniqueIndex('assist_transfers_open').on(t.assistId).where(sql`ended_at is null`),
    index('assist_transfers_to').on(t.toManagerId, t.shopId, t.expiresAt),
    index('assist_transfers_of_customer').on(t.customerId),
  ],
)

/** The last link of each shop's chain: the next entry counts on from here. */
export const auditHeads = table('audit_heads', {
  shopId: text()
    .primaryKey()
    .references(() => shops.id),
  seq: integer().notNull(),
  hash: text().notNull(),
})

/** Who did what, for whom. Append-only (triggers refuse more) and hash-chained: see lib/audit. */
export const auditEntries = table(
  'audit_entries',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    seq: integer().notNull(),
    at: instant().notNull(),
    action: text().notNull(),
    outcome: oneOf(auditOutcomes).notNull(),
    /** Why it was refused; a key of the messages. */
    reason: text(),
    actorKind: text().notNull(),
    actorId: text(),
    assistId: text(),
    customerId: text(),
    objectType: text(),
    objectId: text(),
    /** Canonical JSON, with secrets and personal text masked. */
    before: text(),
    after: text(),
    requestId: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.seq] }),
    index('audit_entries_by_customer').on(t.customerId, t.at),
    index('audit_entries_by_assist').on(t.assistId, t.seq),
    index('audit_entries_by_request').on(t.requestId),
  ],
)
