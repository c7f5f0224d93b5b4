import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isUniqueViolation } from '@/db/errors'
import { accounts, customers, sessions } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import { now } from '@/lib/clock'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { canonicalEmail } from '@/lib/people/email'
import { refreshSearch } from '@/lib/people/profile'
import { missing, Refusal } from '@/lib/refusal'
import { type Actor, fullName, isManager } from './actor'
import { checkedPassword, wrongPassword } from './checked-password'
import { refuseEasy } from './choose-password'
import { forgetKnownDevices } from './known-device'
import { hasRoomFor } from './link-mail'
import { deadLink, issueLink, linkOf, redeemLink, withdrawLinks } from './links'
import { nothingCounted } from './lock'
import { hashPassword } from './password'
import { hashOfSecret } from './secret'
import { endSession, endSessions, renewSession } from './sessions'

/**
 * Changes the own password, if the old one is right, and answers the secret of the session that goes on: every
 * other one ends. Told by letter.
 */
export async function changePassword(actor: Actor, { current, password }: { current: string; password: string }) {
  await look(actor, 'account.changePassword')
  const account = ownAccount(actor)
  const known = await checkedPassword(account, current)
  refuseEasy(actor.shop, actor.customer ?? { email: account.email, lastname: account.name }, password)
  const passwordHash = await hashPassword(password)

  return act(actor, 'account.changePassword', { account: account.id }, async (tx, note) => {
    const [changed] = await tx
      .update(accounts)
      .set({ passwordHash, ...nothingCounted })
      .where(and(eq(accounts.id, account.id), eq(accounts.passwordHash, known)))
      .returning({ id: accounts.id })
    if (!changed) throw wrongPassword('current')
    await withdrawLinks(tx, account.id)
    await forgetKnownDevices(tx, account.id)
    const secret = await renewSession(tx, account.sessionId)
    await endSessions(tx, account.id, actor.requestId, hashOfSecret(secret))
    await tell(tx, actor, 'customer-password-changed')
    note.about('account', account.id)
    return secret
  })
}

/**
 * Writes to the new address to confirm it, and to the old one that it is to change; until then nothing does. An
 * address somebody else has gets the same answer and no letter.
 */
export async function askNewEmail(actor: Actor, input: { currentPassword: string; email: string }) {
  await look(actor, 'account.changeEmail')
  const account = ownAccount(actor)
  const { customer } = actor
  if (!customer) throw missing()
  const email = canonicalEmail(input.email)
  if (!email) throw new Refusal('checkFields', 'invalid', {}, { email: 'notAnEmail' })
  await checkedPassword(account, input.currentPassword, 'currentPassword')

  await act(actor, 'account.changeEmail', { account: account.id }, async (tx, note) => {
    note.about('account', account.id)
    note.changed({ email: account.email }, { email })
    await tell(tx, actor, 'customer-email-changing')
    const [taken] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
    if (taken || !(await hasRoomFor(tx, email, 'customer-email-confirm'))) return
    const secret = await issueLink(tx, { shop: actor.shop, accountId: account.id, purpose: 'email', payload: email })
    const facts = { name: fullName(customer), cause: hashOfSecret(secret), path: `/confirm-email/${secret}` }
    const reader = { shop: actor.shop, locale: actor.locale, recipient: email }
    await queueMail(tx, { ...accountLetter('customer-email-confirm', facts, reader), readerId: customer.id })
  })
}

/**
 * Takes the new address for sign-in and letters. Links that went to the old one are dead from now on. A letter to a
 * mistyped address is read by somebody else: only whoever is signed in to the account confirms it.
 */
export async function confirmEmail(actor: Actor, secret: string): Promise<void> {
  const link = await linkOf(actor.shop, secret, 'email')
  if (!link && !isManager(actor)) throw deadLink()
  const { customer } = actor
  if (!customer || actor.account?.id !== link?.accountId) {
    return act(actor, 'account.confirmEmail', {}, () => Promise.reject(onlyTheCustomer()))
  }
  try {
    await act(actor, 'account.confirmEmail', { account: customer.accountId }, async (tx, note) => {
      const { payload } = await redeemLink(tx, actor.shop, secret, 'email')
      const email = payload ?? customer.email
      await tx.update(accounts).set({ email }).where(eq(accounts.id, customer.accountId))
      await tx.update(customers).set({ email, updatedAt: now() }).where(eq(customers.id, customer.id))
      await refreshSearch(tx, customer.id)
      await withdrawLinks(tx, customer.accountId)
      note.about('account', customer.accountId)
      note.changed({ email: customer.email }, { email })
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw deadLink() // somebody else has taken it since
    throw error
  }
}

/** Ends one of the own sessions; anybody else's does not exist. */
export async function signOutOf(actor: Actor, sessionId: string): Promise<void> {
  await act(actor, 'account.signOutSession', { account: actor.account?.id ?? '' }, async (tx, note) => {
    const account = ownAccount(actor)
    const [open] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, account.id), isNull(sessions.revokedAt)))
    if (!open) throw missing()
    await endSession(tx, open.id, actor.requestId)
    note.about('account', account.id)
  })
}

const onlyTheCustomer = () => new Refusal('notOnBehalf', 'forbidden')

function ownAccount({ account }: Actor) {
  if (!account) throw missing()
  return account
}

async function tell(tx: Tx, { shop, locale, requestId, account, customer }: Actor, template: AccountTemplate) {
  const name = customer ? fullName(customer) : (account?.name ?? '')
  const path = customer ? undefined : '/account/security'
  const reader = { shop, locale, recipient: account?.email ?? '' }
  await queueMail(tx, accountLetter(template, { name, cause: requestId, path }, reader))
}
