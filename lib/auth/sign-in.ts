import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { accounts, sessions } from '@/db/schema'
import { endAssistsOfSession } from '@/lib/assist/ending'
import { act } from '@/lib/audit/act'
import { append } from '@/lib/audit/ledger'
import { later, now } from '@/lib/clock'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { canonicalEmail } from '@/lib/people/email'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import type { Actor } from './actor'
import { lockAfter, sessionLimits } from './limits'
import { isPassword } from './password'
import { hashOfSecret, newSecret } from './secret'

type Account = typeof accounts.$inferSelect

/** What a session row is made from: the request, not the person. */
export type Visit = { shop: Shop; requestId: string; device: string }

/**
 * Signs a manager or a customer in and opens a new session; answers the secret for its cookie. Unknown
 * name, wrong password, disabled, locked, not of this shop, managers not let in: one and the same refusal,
 * after the same work.
 */
export async function signIn(visit: Visit, email: string, password: string) {
  const login = canonicalEmail(email)
  const [account] = login ? await db.select().from(accounts).where(eq(accounts.email, login)) : []
  const right = await isPassword(password, account?.passwordHash)
  const refused = new Refusal('signInFailed', 'invalid')

  if (!account) throw refused
  if (!right || isLocked(account) || !(await mayEnter(visit.shop, account))) {
    await transact({ account: account.id }, (tx) => recordFailure(tx, visit, account.id, right))
    throw refused
  }
  const secret = newSecret()
  await transact({ account: account.id }, async (tx) => {
    await openSession(tx, visit, account, secret)
    await append(tx, signInEntry(visit, account, 'ok'))
  })
  return { secret, kind: account.kind, accountId: account.id }
}

const isLocked = (account: Account) => account.lockedUntil !== null && account.lockedUntil > now()

/** As the shop stands at this moment; asked again on every request of the session. */
async function mayEnter(shop: Shop, account: Account): Promise<boolean> {
  if (!account.enabled) return false
  if (account.kind === 'manager') return Boolean(await managerAccess(shop, account.id))
  return Boolean(await customerAccess(shop, { accountId: account.id }))
}

async function openSession(tx: Tx, visit: Visit, account: Account, secret: string) {
  const at = now()
  await tx.insert(sessions).values({
    id: hashOfSecret(secret),
    accountId: account.id,
    shopId: visit.shop.id,
    device: visit.device.slice(0, 200),
    createdAt: at,
    lastSeenAt: at,
    expiresAt: later(sessionLimits[account.kind].absolute, at),
  })
  await tx
    .update(accounts)
    .set({ failedAttempts: 0, lastFailedAt: null, lockedUntil: null })
    .where(eq(accounts.id, account.id))
}

/** Counts a wrong password; the sixth in a quarter of an hour locks for a while, each further one for longer. */
async function recordFailure(tx: Tx, visit: Visit, accountId: string, passwordWasRight: boolean) {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId))
  if (!account) return
  if (!passwordWasRight && !isLocked(account)) {
    const at = now()
    const recent = account.lastFailedAt && at.getTime() - account.lastFailedAt.getTime() < lockAfter.within
    const failedAttempts = (recent || account.lockedUntil ? account.failedAttempts : 0) + 1
    const over = failedAttempts - lockAfter.attempts
    const lockedUntil = over >= 0 ? later(Math.min(lockAfter.first * 2 ** over, lockAfter.longest), at) : null
    await tx.update(accounts).set({ failedAttempts, lastFailedAt: at, lockedUntil }).where(eq(accounts.id, accountId))
  }
  await append(tx, signInEntry(visit, account, 'refused'))
}

const signInEntry = (visit: Visit, account: Account, outcome: 'ok' | 'refused') => ({
  shopId: visit.shop.id,
  action: 'account.signIn',
  outcome,
  reason: outcome === 'ok' ? null : 'signInFailed',
  actorKind: outcome === 'ok' ? account.kind : 'visitor',
  actorId: outcome === 'ok' ? account.id : null,
  assistId: null,
  customerId: null,
  objectType: 'account',
  objectId: account.id,
  before: null,
  after: null,
  requestId: visit.requestId,
})

/** Ends this session, and every assist that was opened from it. */
export async function signOut(actor: Actor) {
  const { account } = actor
  if (!account) return
  await act(
    { ...actor, assist: null, customer: null },
    'account.signOut',
    { session: account.sessionId },
    async (tx) => {
      await revoke(tx, account.sessionId, actor.requestId)
    },
  )
}

/** Ends every session of the account, on whatever device. */
export async function signOutEverywhere(actor: Actor) {
  const { account } = actor
  if (!account) return
  await act(actor, 'account.signOutEverywhere', { account: account.id }, async (tx) => {
    const open = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.accountId, account.id), isNull(sessions.revokedAt)))
    for (const { id } of open) await revoke(tx, id, actor.requestId)
  })
}

async function revoke(tx: Tx, sessionId: string, requestId: string) {
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
  await endAssistsOfSession(tx, sessionId, 'signed-out', requestId)
}
