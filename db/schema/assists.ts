import { sql } from 'drizzle-orm'
import { id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../columns'
import { assistEndings, auditOutcomes } from '../words'
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
  },
  (t) => [
    uniqueIndex('assists_open').on(t.managerId, t.customerId, t.shopId).where(sql`ended_at is null`),
    index('assists_by_customer').on(t.customerId, t.startedAt),
    index('assists_by_session').on(t.sessionId),
    index('assists_by_end').on(t.endedAt),
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
