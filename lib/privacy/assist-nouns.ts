import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '@/db'
import { assistChanges, assistRequests, assists, assistTransfers, handovers } from '@/db/schema'
import { now } from '@/lib/clock'
import type { Noun, Person } from './noun'

const assistsOf = (reader: Reader, { customerId }: Person) =>
  reader.select({ id: assists.id }).from(assists).where(eq(assists.customerId, customerId))
/** Our own numbers for things and for our people are nobody's data. */
const withoutIds = (state: unknown): unknown =>
  JSON.parse(JSON.stringify(state, (name, value) => (/^id$|Id$|^addedBy/.test(name) ? undefined : value)))

/** Who has helped them, and what came of it. */
export const assistNouns: readonly Noun[] = [
  {
    table: 'assists',
    shows: (reader, { customerId }) => {
      const { reason, reasonText, consent, startedAt, endedAt, disputedAt } = assists
      return reader
        .select({ reason, reasonText, consent, startedAt, endedAt, disputedAt })
        .from(assists)
        .where(eq(assists.customerId, customerId))
        .orderBy(asc(startedAt))
    },
    erases: (tx, { customerId }) =>
      tx.update(assists).set({ reasonText: '', ticket: '', note: '' }).where(eq(assists.customerId, customerId)),
  },
  {
    table: 'assistChanges',
    shows: async (reader, person) => {
      const { thing, before, after, changedAt: at, takenBackAt } = assistChanges
      const rows = await reader
        .select({ thing, before, after, at, takenBackAt })
        .from(assistChanges)
        .where(inArray(assistChanges.assistId, assistsOf(reader, person)))
      return rows.map((row) => ({ ...row, before: withoutIds(row.before), after: withoutIds(row.after) }))
    },
    erases: (tx, person) => tx.delete(assistChanges).where(inArray(assistChanges.assistId, assistsOf(tx, person))),
  },
  {
    table: 'assistRequests',
    shows: (reader, { customerId }) => {
      const { reason, reasonText, answer, words, askedAt: at, answeredAt } = assistRequests
      return reader
        .select({ reason, reasonText, answer, words, at, answeredAt })
        .from(assistRequests)
        .where(eq(assistRequests.customerId, customerId))
    },
    erases: (tx, { customerId }) =>
      tx
        .update(assistRequests)
        .set({ reasonText: '', ticket: '', words: '', codeDigest: null })
        .where(eq(assistRequests.customerId, customerId)),
  },
  {
    table: 'assistTransfers',
    untold: 'what colleagues say to each other about whom to help is the shop’s; who helped is in the assists',
    erases: (tx, { customerId }) =>
      tx.update(assistTransfers).set({ words: '' }).where(eq(assistTransfers.customerId, customerId)),
  },
  {
    table: 'handovers',
    shows: (reader, { customerId }) => {
      const { createdAt: at, expiresAt: until, seenAt } = handovers
      return reader.select({ at, until, seenAt }).from(handovers).where(eq(handovers.customerId, customerId))
    },
    // What was handed over to be paid is nobody's to pay any more.
    erases: (tx, { customerId }) =>
      tx
        .update(handovers)
        .set({ withdrawnAt: now() })
        .where(and(eq(handovers.customerId, customerId), isNull(handovers.orderId), isNull(handovers.withdrawnAt))),
  },
]
