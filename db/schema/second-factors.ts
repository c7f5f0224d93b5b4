import { id, index, instant, integer, table, text } from '../columns'
import { accounts } from './people'

/** A manager's second factor: codes of an app, each good once. Until it is confirmed by one, it asks for nothing. */
export const secondFactors = table('second_factors', {
  accountId: text()
    .primaryKey()
    .references(() => accounts.id),
  /** What the codes are made from, sealed: see lib/auth/seal.ts. */
  sealedKey: text().notNull(),
  confirmedAt: instant(),
  /** The newest step whose code was taken: none of it or before it is taken again. */
  lastStep: integer().notNull().default(0),
  failedAttempts: integer().notNull().default(0),
  lastFailedAt: instant(),
  lockedUntil: instant(),
  /** The recovery codes, sealed, until their owner says that they have kept them. */
  sealedCodes: text(),
  codesMadeAt: instant(),
  createdAt: instant().notNull(),
})

/** A code for the day the telephone is gone. Only its hash is here; used ones stay, so that they stay used. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('recovery_codes_by_account').on(t.accountId, t.usedAt)],
)

/**
 * A browser somebody has signed in from. Its cookie holds a secret; only the hash is here. It signs nobody in:
 * with the right password it does so while guesses from elsewhere keep the account locked.
 */
export const knownDevices = table(
  'known_devices',
  {
    id: id(),
    /** SHA-256 of the cookie's secret. */
    hash: text().notNull().unique(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    failedAttempts: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('known_devices_by_account').on(t.accountId, t.createdAt)],
)
