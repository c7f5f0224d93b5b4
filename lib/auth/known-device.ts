import 'server-only'
import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Tx } from '@/db'
import { knownDevices } from '@/db/schema'
import { later, now } from '@/lib/clock'
import { knownDevice } from './limits'
import { hashOfSecret, newSecret } from './secret'

/**
 * Remembers the browser that somebody has just signed in from and answers the secret for its cookie. Always a new
 * one: what a browser brings along is never believed to be its own, so nobody can plant theirs on somebody else.
 */
export async function rememberDevice(tx: Tx, accountId: string, before?: string): Promise<string> {
  const theirs = eq(knownDevices.accountId, accountId)
  if (before) await tx.delete(knownDevices).where(and(theirs, eq(knownDevices.hash, hashOfSecret(before))))
  const secret = newSecret()
  const expiresAt = later(knownDevice.lasts)
  await tx.insert(knownDevices).values({ hash: hashOfSecret(secret), accountId, createdAt: now(), expiresAt })
  const known = await tx
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(theirs)
    .orderBy(desc(knownDevices.createdAt), desc(knownDevices.id))
  const tooMany = known.slice(knownDevice.most).map(({ id }) => id)
  if (tooMany.length > 0) await tx.delete(knownDevices).where(inArray(knownDevices.id, tooMany))
  return secret
}

/** The row of a browser that this account was signed in from before. */
export async function deviceOf(tx: Tx, accountId: string, secret: string | undefined) {
  if (!secret) return undefined
  const theirs = and(
    eq(knownDevices.accountId, accountId),
    eq(knownDevices.hash, hashOfSecret(secret)),
    gt(knownDevices.expiresAt, now()),
  )
  const [device] = await tx.select().from(knownDevices).where(theirs)
  return device
}

/** A wrong password from a known browser while the account is locked; a few of them, and it is known no more. */
export async function countOnDevice(tx: Tx, { id, failedAttempts }: { id: string; failedAttempts: number }) {
  const one = eq(knownDevices.id, id)
  if (failedAttempts + 1 >= knownDevice.attempts) await tx.delete(knownDevices).where(one)
  else
    await tx
      .update(knownDevices)
      .set({ failedAttempts: failedAttempts + 1 })
      .where(one)
}

/** With a new password every browser has to be made known anew. */
export async function forgetKnownDevices(tx: Tx, accountId: string) {
  await tx.delete(knownDevices).where(eq(knownDevices.accountId, accountId))
}
