import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts } from '@/db/schema'
import { endAssistsFor } from '@/lib/assist/ending'
import { act } from '@/lib/audit/act'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { customerAccess } from '@/lib/people/access'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { type Actor, type Customer, fullName, isManager } from './actor'
import { isEasy } from './easy-password'
import { deadLink, linkOf, redeemLink, withdrawLinks } from './links'
import { hashPassword } from './password'
import { endSessions } from './sessions'

const actionOf = { activate: 'account.activate', reset: 'account.reset' } as const

/**
 * Sets the password that the owner of a letter's link chose. A reset ends every session of the account and
 * whatever a manager was doing for it, lifts a lock, and is told by letter; nobody is signed in by it.
 * Managers are refused: a link is for the customer who got the letter.
 */
export async function choosePassword(
  actor: Actor,
  purpose: keyof typeof actionOf,
  { token, password }: { token: string; password: string },
) {
  const action = actionOf[purpose]
  if (isManager(actor)) await act(actor, action, {}, () => Promise.reject(new Refusal('notOnBehalf', 'forbidden')))
  const link = await linkOf(actor.shop, token, purpose)
  const customer = link && (await customerAccess(actor.shop, { accountId: link.accountId }))
  if (!customer) throw deadLink()
  refuseEasy(actor.shop, customer, password)
  const passwordHash = await hashPassword(password)

  await act({ ...actor, account: null, customer: null }, action, { account: customer.accountId }, async (tx, note) => {
    await redeemLink(tx, actor.shop, token, purpose)
    await setPassword(tx, customer, passwordHash)
    await endSessions(tx, customer.accountId, actor.requestId)
    if (purpose === 'reset') {
      await endAssistsFor(tx, customer.id, 'customer-ended', actor.requestId)
      await tellChanged(tx, actor, customer)
    }
    note.about('account', customer.accountId)
    note.concerning(customer.id)
  })
}

/** A new password also lifts a lock, and ends the links that would set another. */
async function setPassword(tx: Tx, { accountId }: Customer, passwordHash: string) {
  await tx
    .update(accounts)
    .set({ passwordHash, failedAttempts: 0, lastFailedAt: null, lockedUntil: null })
    .where(eq(accounts.id, accountId))
  await withdrawLinks(tx, accountId)
}

/** Refuses what is easy to try, with the names of this shop and this person in mind. */
export function refuseEasy({ name, code }: Shop, person: Partial<Customer>, password: string) {
  const { firstname = '', lastname = '', email = '', company = '' } = person
  if (!isEasy(password, [name, code, firstname, lastname, company, email])) return
  throw new Refusal('checkFields', 'invalid', {}, { password: 'passwordEasy' })
}

async function tellChanged(tx: Tx, { shop, requestId }: Actor, customer: Customer) {
  const { email, locale } = customer
  const facts = { name: fullName(customer), cause: requestId }
  await queueMail(tx, accountLetter('customer-password-changed', facts, { shop, locale, recipient: email }))
}
