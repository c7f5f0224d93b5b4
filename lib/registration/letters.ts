import 'server-only'
import type { Tx } from '@/db'
import type { customers } from '@/db/schema'
import type { Locale } from '@/db/words'
import { fullName } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { listIn, type Shop, shopUrl } from '@/lib/shops/shop'

export type Word =
  | 'customer-registered'
  | 'customer-registered-waiting'
  | 'customer-registered-again'
  | 'adm-customer-registered'

type Sheet = {
  shop: Shop
  locale: Locale
  recipient: string
  name: string
  /** The cause: the same one is written once. */
  cause: string
  /** Where the button leads, inside the shop. */
  path: string
  email?: string
  type?: string
  /** Whom it is about, in a letter to the shop. */
  customerId?: string
}

/** Queues a letter about a registration. Its words are in messages, at `letters.<word>`. */
export function writeLetter(
  tx: Tx,
  word: Word,
  { shop, locale, recipient, name, cause, path, email = '', type = '', customerId }: Sheet,
) {
  const t = translator(locale)
  const values = { name, shop: shop.name, email, type }
  const subject = t(`letters.${word}.subject`, values)
  const lead = t(`letters.${word}.lead`, values)
  const links = [{ label: t(`letters.${word}.link`), url: shopUrl(shop, path) }]
  const template = word.replace(/-waiting$/, '')
  const short = { template, cause: `${word}:${cause}`, subject, lead, links }
  return queueMail(tx, { ...shortLetter(short, { shop, locale, recipient }), customerId })
}

/** Tells the shop that somebody has registered: whom it wants to know of, or has to look at. */
export async function tellShop(tx: Tx, shop: Shop, customer: typeof customers.$inferSelect, cause: string) {
  const { email, type, id: customerId } = customer
  const told = { customerId, shop, locale: shop.languages[0] ?? 'en', name: fullName(customer), email, type }
  for (const recipient of adminsOf(shop)) {
    await writeLetter(tx, 'adm-customer-registered', {
      ...told,
      recipient,
      cause,
      path: '/service?sort=time&order=down',
    })
  }
}

/** Everybody whom the shop has read its own letters. */
const adminsOf = (shop: Shop) => listIn(shop, 'SHOP_ADMIN_EMAIL')
