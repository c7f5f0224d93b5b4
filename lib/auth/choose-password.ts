import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts } from '@/db/schema'
import { endAssistsFor } from '@/lib/assist/ending'
import { act } from '@/lib/audit/act'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { Refusal } from '@/lib/refusal'
import { dropAnswers, takeAnswers } from '@/lib/registration/pending'
import type { Shop } from '@/lib/shops/shop'
import { type Actor, type Customer, isManager } from './actor'
import { isEasy } from './easy-password'
import { forgetKnownDevices } from './known-device'
import { deadLink, linkOf, redeemLink, withdrawLinks } from './links'
import { nothingCounted } from './lock'
import { type Owner, ownerOf } from './owner'
import { hashPassword } from './password'
import { endSessions } from './sessions'

const actionOf = { activate: 'account.activate', reset: 'account.reset' } as const

/**
 * Sets the password that the owner of a letter's link chose; answers whose it was. A reset ends every session of the
 * account and whatever was being done for it or by it, lifts a lock, and is told by letter; nobody is signed in by
 * it, and a second factor is asked for as before. Managers are refused on any link but their own.
 */
export async function choosePassword(
  actor: Actor,
  purpose: keyof typeof actionOf,
  { token, password }: { token: string; password: string },
): Promise<Owner> {
  const action = actionOf[purpose]
  const link = await linkOf(actor.shop, token, purpose)
  if (isManager(actor) && link?.accountId !== actor.account?.id) {
    await act(actor, action, {}, () => Promise.reject(new Refusal('notOnBehalf', 'forbidden')))
  }
  const owner = link && (await ownerOf(actor.shop, link.accountId, actor.locale))
  if (!owner) throw deadLink()
  refuseEasyWords(actor.shop, owner.words, password)
  const passwordHash = await hashPassword(password)

  await act({ ...actor, account: null, customer: null }, action, { account: owner.accountId }, async (tx, note) => {
    const { id: linkId } = await redeemLink(tx, actor.shop, token, purpose)
    if (purpose === 'activate') await takeAnswers(tx, actor.shop, owner.accountId, linkId)
    else await dropAnswers(tx, owner.accountId)
    await setPassword(tx, owner.accountId, passwordHash)
    await endSessions(tx, owner.accountId, actor.requestId)
    if (purpose === 'reset') {
      if (owner.customerId) await endAssistsFor(tx, owner.customerId, 'customer-ended', actor.requestId)
      await tellChanged(tx, actor, owner)
    }
    note.about('account', owner.accountId)
    if (owner.customerId) note.concerning(owner.customerId)
  })
  return owner
}

/** A new password also lifts a lock, and ends the links that would set another and what knew the old one. */
async function setPassword(tx: Tx, accountId: string, passwordHash: string) {
  await tx
    .update(accounts)
    .set({ passwordHash, ...nothingCounted })
    .where(eq(accounts.id, accountId))
  await withdrawLinks(tx, accountId)
  await forgetKnownDevices(tx, accountId)
}

/** Refuses what is easy to try, with the names of this shop and this person in mind. */
export function refuseEasy(shop: Shop, person: Partial<Customer>, password: string) {
  const { firstname = '', lastname = '', email = '', company = '' } = person
  refuseEasyWords(shop, [firstname, lastname, company, email], password)
}

function refuseEasyWords({ name, code }: Shop, words: string[], password: string) {
  if (!isEasy(password, [name, code, ...words])) return
  throw new Refusal('checkFields', 'invalid', {}, { password: 'passwordEasy' })
}

async function tellChanged(tx: Tx, { shop, requestId: cause }: Actor, { name, email, locale }: Owner) {
  const reader = { shop, locale, recipient: email }
  await queueMail(tx, accountLetter('customer-password-changed', { name, cause }, reader))
}
