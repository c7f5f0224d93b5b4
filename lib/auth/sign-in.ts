import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { accounts, sessions } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { append } from '@/lib/audit/ledger'
import { later, now } from '@/lib/clock'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import { canonicalEmail } from '@/lib/people/email'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { type Actor, fullName } from './actor'
import { giveBack, limit } from './limiter'
import { lockAfter, sessionLimits, TELL_AFTER } from './limits'
import { hashPassword, isOutdated, isPassword } from './password'
import { hashOfSecret, newSecret } from './secret'
import { endSession, endSessions } from './sessions'

type Account = typeof accounts.$inferSelect

/** What a session row is made from: the request, not the person. */
export type Visit = { shop: Shop; requestId: string; device: string; address?: string }

/** Which door is knocked at: the storefront's and the admin app's let different people in. */
export type Door = 'shop' | 'admin'

/**
 * Signs a manager or a customer in and opens a new session; answers the secret for its cookie. Unknown
 * name, wrong password, disabled, locked, not of this shop, managers not let in: one and the same refusal,
 * after the same work.
 */
export async function signIn(visit: Visit, email: string, password: string, door: Door = 'shop') {
  const address = visit.address ?? ''
  limit('signIn', address)
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
    if (current && enters && unchanged && !isLocked(current)) {
      if (current.failedAttempts >= TELL_AFTER) await tellOfFailures(tx, visit, current)
      await openSession(tx, visit, current, secret)
      if (anew) await tx.update(accounts).set({ passwordHash: anew }).where(eq(accounts.id, current.id))
      await append(tx, signInEntry(visit, current, 'ok'))
      return current
    }
    if (current) await countFailure(tx, current, right)
    await append(tx, signInEntry(visit, current, 'refused'))
    return undefined
  })
  if (!opened) throw refused
  giveBack('signIn', address)
  return { secret, kind: opened.kind, accountId: opened.id }
}

const isLocked = (account: Account) => account.lockedUntil !== null && account.lockedUntil > now()

/** As the shop stands at this moment; asked again on every request of the session. */
async function mayEnter(shop: Shop, account: Account, door: Door): Promise<boolean> {
  if (!account.enabled) return false
  if (door === 'admin') return Boolean(await adminAccess(account.id))
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

/** Whoever owns the account hears that others may have tried before it worked. */
async function tellOfFailures(tx: Tx, { shop, requestId }: Visit, { id: accountId }: Account) {
  const customer = await customerAccess(shop, { accountId }, tx)
  if (!customer) return
  const facts = { name: fullName(customer), cause: requestId }
  const reader = { shop, locale: customer.locale, recipient: customer.email }
  await queueMail(tx, accountLetter('customer-signed-in', facts, reader))
}

/**
 * Counts a wrong password; the sixth in a quarter of an hour locks for a while, each further one for longer.
 * After a quiet day it counts from the beginning again.
 */
async function countFailure(tx: Tx, account: Account, passwordWasRight: boolean) {
  if (passwordWasRight || isLocked(account)) return
  const at = now()
  const since = account.lastFailedAt ? at.getTime() - account.lastFailedAt.getTime() : Number.POSITIVE_INFINITY
  const counted = since < (account.lockedUntil ? lockAfter.forgottenAfter : lockAfter.within)
  const failedAttempts = (counted ? account.failedAttempts : 0) + 1
  const over = failedAttempts - lockAfter.attempts
  const lockedUntil = over >= 0 ? later(Math.min(lockAfter.first * 2 ** over, lockAfter.longest), at) : null
  await tx.update(accounts).set({ failedAttempts, lastFailedAt: at, lockedUntil }).where(eq(accounts.id, account.id))
}

/** For unknown names too, so that a stranger cannot tell them by what we do. */
const signInEntry = (visit: Visit, account: Account | undefined, outcome: 'ok' | 'refused') => ({
  shopId: visit.shop.id,
  action: 'account.signIn',
  outcome,
  reason: outcome === 'ok' ? null : 'signInFailed',
  actorKind: outcome === 'ok' && account ? account.kind : 'visitor',
  actorId: outcome === 'ok' && account ? account.id : null,
  assistId: null,
  customerId: null,
  objectType: 'account',
  objectId: account?.id ?? null,
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
      await endSession(tx, account.sessionId, actor.requestId)
    },
  )
}

/** Ends every session of the account, on whatever device. */
export async function signOutEverywhere(actor: Actor) {
  const { account } = actor
  if (!account) return
  await act(actor, 'account.signOutEverywhere', { account: account.id }, async (tx) => {
    await endSessions(tx, account.id, actor.requestId)
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
