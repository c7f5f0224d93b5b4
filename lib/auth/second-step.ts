import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { db, type Tx, transact } from '@/db'
import { accounts, sessions } from '@/db/schema'
import { append } from '@/lib/audit/ledger'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { decodeSession, sessionCookie } from './cookies'
import { openSession, signInEntry, tellOwner, type Visit, welcome } from './entering'
import { giveGuessBack, limitGuesses } from './limiter'
import { wrongCode } from './second-factor'
import { hashOfSecret, newSecret } from './secret'
import { takeCode } from './take-code'

const isWaiting = (shop: Shop, secret: string) =>
  and(
    eq(sessions.id, hashOfSecret(secret)),
    eq(sessions.shopId, shop.id),
    eq(sessions.awaitsCode, true),
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now()),
  )

/** The secret of this browser's sign-in that still waits for its code, if there is one. */
export async function waitingHere(shop: Shop): Promise<string | undefined> {
  const secret = await decodeSession((await cookies()).get(sessionCookie())?.value)
  if (!secret) return undefined
  const [waiting] = await db.select({ id: sessions.id }).from(sessions).where(isWaiting(shop, secret))
  return waiting && secret
}

/**
 * Finishes a sign-in whose password was right, by a code of the app or a recovery code: the session that waited ends
 * and a new one begins. A wrong code is counted at the account, and ends nothing but the patience of the lock.
 */
export async function enterCode(visit: Visit, waiting: string, code: string) {
  const address = visit.address ?? ''
  limitGuesses(address)
  const [known] = await db.select({ id: sessions.accountId }).from(sessions).where(isWaiting(visit.shop, waiting))
  if (!known) throw new Refusal('signInAgain', 'missing')
  const entered = await transact({ account: known.id }, (tx) => enter(tx, visit, waiting, code))
  if (entered === 'gone') throw new Refusal('signInAgain', 'missing')
  if (entered === 'wrong' || entered === 'locked') throw wrongCode(entered)
  giveGuessBack(address)
  return entered
}

async function enter(tx: Tx, visit: Visit, waiting: string, code: string) {
  const [row] = await tx
    .select({ account: accounts })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), eq(accounts.enabled, true)))
    .where(isWaiting(visit.shop, waiting))
  if (!row) return 'gone'
  const { account } = row
  const taken = await takeCode(tx, account.id, code)
  if (taken === 'wrong' || taken === 'locked') {
    await append(tx, signInEntry(visit, account, { outcome: 'refused', reason: 'codeWrong' }))
    return taken
  }
  await tx.update(sessions).set({ revokedAt: now() }).where(isWaiting(visit.shop, waiting))
  const secret = newSecret()
  await openSession(tx, visit, account, { secret, awaits: false })
  const knownDevice = await welcome(tx, visit, account)
  if (taken === 'recovery') {
    await tellOwner(tx, visit, account, 'manager-recovery-code-used')
    await append(tx, signInEntry(visit, account, { outcome: 'ok', action: 'account.useRecoveryCode' }))
  }
  await append(tx, signInEntry(visit, account, { outcome: 'ok' }))
  return { secret, knownDevice, kind: account.kind }
}
