import 'server-only'
import type { Tx } from '@/db'
import { lettersLately } from '@/lib/mail/lately'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import type { Shop } from '@/lib/shops/shop'
import { type Customer, fullName } from './actor'
import { lettersAnHour } from './limits'
import { issueLink } from './links'
import { hashOfSecret } from './secret'

type Recipient = Pick<Customer, 'accountId' | 'email' | 'locale'> &
  ({ name: string } | Pick<Customer, 'firstname' | 'lastname'>) & { besides?: boolean }

const lettersOf = {
  activate: { template: 'customer-activation', page: 'activate' },
  reset: { template: 'customer-reset', page: 'reset' },
} as const

/**
 * Writes somebody the letter with which they choose their password, in the caller's transaction. Whoever
 * caused it never sees its link. Answers the link's id.
 */
export async function writePasswordLetter(tx: Tx, shop: Shop, to: Recipient, purpose: keyof typeof lettersOf) {
  const secret = await issueLink(tx, { shop, accountId: to.accountId, purpose, besides: to.besides })
  const { template, page } = lettersOf[purpose]
  const id = hashOfSecret(secret)
  const facts = { name: 'name' in to ? to.name : fullName(to), cause: id, path: `/${page}/${secret}` }
  await queueMail(tx, accountLetter(template, facts, { shop, locale: to.locale, recipient: to.email }))
  return id
}

const withLinks = ['customer-activation', 'customer-reset', 'customer-email-confirm'] as const

/** Whether one more letter with a link may go to an address this hour: nobody's letter box is flooded through us. */
export async function hasRoomFor(tx: Tx, recipient: string, template: (typeof withLinks)[number]) {
  const lately = await lettersLately(tx, recipient, withLinks)
  const all = withLinks.reduce((sum, each) => sum + lately[each], 0)
  return lately[template] < lettersAnHour.ofOneKind && all < lettersAnHour.inAll
}
