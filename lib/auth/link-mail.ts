import 'server-only'
import type { Tx } from '@/db'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import type { Shop } from '@/lib/shops/shop'
import { type Customer, fullName } from './actor'
import { issueLink } from './links'
import { hashOfSecret } from './secret'

type Recipient = Pick<Customer, 'accountId' | 'email' | 'locale' | 'firstname' | 'lastname'>

const lettersOf = {
  activate: { template: 'customer-activation', page: 'activate' },
  reset: { template: 'customer-reset', page: 'reset' },
} as const

/**
 * Writes a customer the letter with which they choose their password, in the caller's transaction. Whoever
 * caused it never sees its link.
 */
export async function writePasswordLetter(tx: Tx, shop: Shop, to: Recipient, purpose: keyof typeof lettersOf) {
  const secret = await issueLink(tx, { shop, accountId: to.accountId, purpose })
  const { template, page } = lettersOf[purpose]
  const facts = { name: fullName(to), cause: hashOfSecret(secret), path: `/${page}/${secret}` }
  await queueMail(tx, accountLetter(template, facts, { shop, locale: to.locale, recipient: to.email }))
}
