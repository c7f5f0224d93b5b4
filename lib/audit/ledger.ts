import 'server-only'
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { auditEntries, auditHeads } from '@/db/schema'
import { now } from '@/lib/clock'

/** What the chain of every shop starts from. */
export const GENESIS = '0'.repeat(64)

export type Entry = Omit<typeof auditEntries.$inferSelect, 'seq' | 'at' | 'previousHash' | 'hash'>

/**
 * Adds one entry to the shop's chain, in the caller's transaction: if it cannot be written, neither is the
 * change. Taking the next number locks the shop's head row until the transaction ends, so do it last.
 */
export async function append(tx: Tx, entry: Entry): Promise<number> {
  const [head] = await tx
    .update(auditHeads)
    .set({ seq: sql`${auditHeads.seq} + 1` })
    .where(eq(auditHeads.shopId, entry.shopId))
    .returning()
  if (!head) throw new Error(`audit: shop ${entry.shopId} has no chain`)

  const row = { ...entry, seq: head.seq, at: now(), previousHash: head.hash }
  const hash = hashOf(row)
  await tx.insert(auditEntries).values({ ...row, hash })
  await tx.update(auditHeads).set({ hash }).where(eq(auditHeads.shopId, entry.shopId))
  return head.seq
}

/** SHA-256 over the previous hash and every field of the row, in one fixed order. */
export function hashOf(row: Omit<typeof auditEntries.$inferSelect, 'hash'>): string {
  const fields = [
    row.previousHash,
    row.shopId,
    row.seq,
    row.at.toISOString(),
    row.action,
    row.outcome,
    row.reason,
    row.actorKind,
    row.actorId,
    row.assistId,
    row.customerId,
    row.objectType,
    row.objectId,
    row.before,
    row.after,
    row.requestId,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

const SECRET = /password|token|secret|hash|cookie/i
const PERSONAL =
  /name|email|phone|line1|line2|postcode|city|company|department|salutation|shownAs|ticket|message|note|remark|answer|text$/i

/**
 * A value as the ledger keeps it: keys sorted, secrets left out, personal text as a short digest. So a
 * change can be proven without the ledger itself becoming a copy of people's data.
 */
export function canonical(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return JSON.stringify(masked('', value))
}

function masked(key: string, value: unknown): unknown {
  if (SECRET.test(key)) return '•'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((entry) => masked(key, entry))
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([name, inner]) => [name, masked(name, inner)]))
  }
  if (typeof value === 'string' && value && PERSONAL.test(key)) return `#${digest(value)}`
  return value
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
