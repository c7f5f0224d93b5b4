import 'server-only'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, managers, secondFactors, sessions } from '@/db/schema'
import type { Locale } from '@/db/words'
import type { ActionName } from '@/lib/audit/actions'
import { later, now } from '@/lib/clock'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { customerAccess } from '@/lib/people/access'
import type { Shop } from '@/lib/shops/shop'
import { fullName } from './actor'
import { rememberDevice } from './known-device'
import { CODE_WITHIN, sessionLimits, TELL_AFTER } from './limits'
import { isLocked, nothingCounted } from './lock'
import { hashOfSecret } from './secret'

export type Account = typeof accounts.$inferSelect

/** What a session row is made from: the request, not the person. */
export type Visit = {
  shop: Shop
  requestId: string
  device: string
  address?: string
  /** The language of the page: managers have none of their own. */
  locale?: Locale
  /** The secret of this browser's cookie, if it was ever signed in from. */
  knownDevice?: string
}

/** Whether a sign-in of this account is finished only by a code. */
export async function hasSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const [factor] = await tx
    .select({ id: secondFactors.accountId })
    .from(secondFactors)
    .where(and(eq(secondFactors.accountId, accountId), isNotNull(secondFactors.confirmedAt)))
  return Boolean(factor)
}

/** Opens a session: one that waits for a code is nobody's yet and does not wait for long. */
export async function openSession(tx: Tx, visit: Visit, account: Account, opened: { secret: string; awaits: boolean }) {
  const at = now()
  await tx.insert(sessions).values({
    id: hashOfSecret(opened.secret),
    accountId: account.id,
    shopId: visit.shop.id,
    device: visit.device.slice(0, 200),
    awaitsCode: opened.awaits,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: later(opened.awaits ? CODE_WITHIN : sessionLimits[account.kind].absolute, at),
  })
}

/**
 * Somebody is in: what was counted against the account is forgotten, the browser is known from now on, and the owner
 * hears if others may have tried before. A lock against strangers stays when a known browser went past it. Answers
 * the secret for the browser's cookie.
 */
export async function welcome(tx: Tx, visit: Visit, account: Account): Promise<string> {
  if (account.failedAttempts >= TELL_AFTER) await tellOwner(tx, visit, account, 'customer-signed-in')
  await tx
    .update(accounts)
    .set(isLocked(account) ? { failedInRow: 0 } : nothingCounted)
    .where(eq(accounts.id, account.id))
  return rememberDevice(tx, account.id, visit.knownDevice)
}

/** Writes to the owner of an account, in their language. */
export async function tellOwner(tx: Tx, visit: Visit, account: Account, template: AccountTemplate) {
  const { shop, requestId: cause } = visit
  const owner =
    account.kind === 'manager' ? await managerOf(tx, visit, account) : await customerOf(tx, shop, account.id)
  if (owner) await queueMail(tx, accountLetter(template, { name: owner.name, cause }, { shop, ...owner }))
}

async function customerOf(tx: Tx, shop: Shop, accountId: string) {
  const customer = await customerAccess(shop, { accountId }, tx)
  return customer && { name: fullName(customer), locale: customer.locale, recipient: customer.email }
}

async function managerOf(tx: Tx, { locale = 'en' }: Visit, { id, email: recipient }: Account) {
  const [manager] = await tx.select().from(managers).where(eq(managers.id, id))
  return manager && { name: `${manager.firstname} ${manager.lastname}`, locale, recipient }
}

type Outcome = { outcome: 'ok' | 'refused'; action?: ActionName; reason?: string }

/** For unknown names too, so that a stranger cannot tell them by what we do. */
export const signInEntry = (visit: Visit, account: Account | undefined, { outcome, action, reason }: Outcome) => ({
  shopId: visit.shop.id,
  action: action ?? ('account.signIn' as ActionName),
  outcome,
  reason: outcome === 'ok' ? null : (reason ?? 'signInFailed'),
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
