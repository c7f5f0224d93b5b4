import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { accounts, sessions } from '@/db/schema'
import { endAssistsFor } from '@/lib/assist/ending'
import { act } from '@/lib/audit/act'
import { append } from '@/lib/audit/ledger'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import { canonicalEmail } from '@/lib/people/email'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import type { Actor } from './actor'
import { type Account, hasSecondFactor, openSession, signInEntry, type Visit, welcome } from './entering'
import { countOnDevice, deviceOf } from './known-device'
import { giveGuessBack, limitGuesses } from './limiter'
import { MOST_IN_A_ROW } from './limits'
import { afterWrongPassword, isLocked } from './lock'
import { hashPassword, isOutdated, isPassword } from './password'
import { hashOfSecret, newSecret } from './secret'
import { endSession, endSessions } from './sessions'

/** Which door is knocked at: the storefront's and the admin app's let different people in. */
export type Door = 'shop' | 'admin'

/**
 * Signs a manager or a customer in and opens a new session; answers the secret for its cookie. Unknown
 * name, wrong password, disabled, locked, not of this shop, managers not let in: one and the same refusal,
 * after the same work.
 */
export async function signIn(visit: Visit, email: string, password: string, door: Door = 'shop') {
  const address = visit.address ?? ''
  limitGuesses(address)
  const login = canonicalEmail(email)
  const [account] = login ? await db.select().from(accounts).where(eq(accounts.email, login)) : []
  const right = await isPassword(password, account?.passwordHash)
  const refused = new Refusal('signInFailed', 'invalid')

  const enters = Boolean(account) && right && (await mayEnter(visit.shop, account!, door))

  const anew = enters && isOutdated(account!.passwordHash!) ? await hashPassword(password) : undefined

  // Decided on the row as it is now, while nobody else counts: guesses sent all at once are counted one by one.
  const secret = newSecret()
  const opened = await transact({ account: account?.id ?? login ?? '' }, async (tx) => {
    const [current] = account ? await tx.select().from(accounts).where(eq(accounts.id, account.id)) : []
    const unchanged = current?.enabled && current.passwordHash === account?.passwordHash
    const device = current && (await passLock(tx, visit, current))
    if (current && enters && unchanged && (device || !isLocked(current))) {
      const awaitsCode = await hasSecondFactor(tx, current.id)
      await openSession(tx, visit, current, { secret, awaits: awaitsCode })
      if (anew) await tx.update(accounts).set({ passwordHash: anew }).where(eq(accounts.id, current.id))
      const knownDevice = awaitsCode ? undefined : await welcome(tx, visit, current)
      const action = awaitsCode ? 'account.firstStep' : 'account.signIn'
      await append(tx, signInEntry(visit, current, { outcome: 'ok', action }))
      return { awaitsCode, knownDevice, kind: current.kind, accountId: current.id }
    }
    if (current && !right) await countFailure(tx, current, device)
    await append(tx, signInEntry(visit, current, { outcome: 'refused' }))
    return undefined
  })
  if (!opened) throw refused
  giveGuessBack(address)
  return { secret, ...opened }
}

/** The browser, if it is known and the lock is one that a known browser goes past: not the last one. */
async function passLock(tx: Tx, visit: Visit, account: Account) {
  if (!isLocked(account) || account.failedInRow >= MOST_IN_A_ROW) return undefined
  return deviceOf(tx, account.id, visit.knownDevice)
}

/** As the shop stands at this moment; asked again on every request of the session. */
async function mayEnter(shop: Shop, account: Account, door: Door): Promise<boolean> {
  if (!account.enabled) return false
  if (door === 'admin') return Boolean(await adminAccess(account.id))
  if (account.kind === 'manager') return Boolean(await managerAccess(shop, account.id))
  return Boolean(await customerAccess(shop, { accountId: account.id }))
}

/** Counts a wrong password. While the account is locked nothing counts but what a known browser tries. */
async function countFailure(tx: Tx, account: Account, device: { id: string; failedAttempts: number } | undefined) {
  if (isLocked(account) && !device) return
  if (device) await countOnDevice(tx, device)
  await tx.update(accounts).set(afterWrongPassword(account)).where(eq(accounts.id, account.id))
}

/** Ends this session, and every assist that was opened from it. */
export async function signOut(actor: Actor) {
  const { account } = actor
  if (!account) return
  await act(
    { ...actor, assist: null, customer: null },
    'account.signOut',
    { session: account.sessionId },
    async (tx) => {
      await endSession(tx, account.sessionId, actor.requestId)
    },
  )
}

/** Ends every session of the account, on whatever device; a customer's also ends whatever is done for them just now. */
export async function signOutEverywhere(actor: Actor) {
  const { account, customer } = actor
  if (!account) return
  await act(actor, 'account.signOutEverywhere', { account: account.id }, async (tx) => {
    await endSessions(tx, account.id, actor.requestId)
    if (customer) await endAssistsFor(tx, customer.id, 'customer-ended', actor.requestId)
  })
}

/** The exit of NextAuth's own door: ends the session of a cookie's secret, with everything opened from it. */
export async function signOutBySecret(secret: string, requestId: string) {
  const sessionId = hashOfSecret(secret)
  const [session] = await db
    .select({ shopId: sessions.shopId, accountId: accounts.id, kind: accounts.kind })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
  if (!session) return
  await transact({ session: sessionId }, async (tx) => {
    await endSession(tx, sessionId, requestId)
    await append(tx, {
      shopId: session.shopId,
      action: 'account.signOut',
      outcome: 'ok',
      reason: null,
      actorKind: session.kind,
      actorId: session.accountId,
      assistId: null,
      customerId: null,
      objectType: 'account',
      objectId: session.accountId,
      before: null,
      after: null,
      requestId,
    })
  })
}
