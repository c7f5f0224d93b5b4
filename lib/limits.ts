import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { limits } from '@/db/schema'
import { later, now } from './clock'
import { Refusal } from './refusal'

type Limit = { most: number; within: number }

/**
 * Counts a try, in the transaction of what is tried, and refuses it when there have been too many within the time.
 * Whose it is stands in the table only as a hash.
 */
export async function countTry(tx: Tx, what: string, whose: string, { most, within }: Limit): Promise<void> {
  const key = `${what}:${createHash('sha256').update(whose).digest('hex')}`
  await tx.delete(limits).where(and(eq(limits.key, key), lt(limits.expiresAt, now())))
  const [counted] = await tx
    .insert(limits)
    .values({ key, count: 1, expiresAt: later(within) })
    .onConflictDoUpdate({ target: limits.key, set: { count: sql`${limits.count} + 1` } })
    .returning()
  if (counted!.count > most) throw new Refusal('tooManyTries', 'forbidden')
}
