import { labelled, translator } from '@/lib/i18n'
import { shopUrl } from '@/lib/shops/shop'
import { html } from '../html'
import { frame } from './frame'
import type { Letter } from './letter'

/** Every letter about an account, and where its button leads if the letter has no link of its own. */
const accountLetters = {
  'customer-activation': '/sign-in',
  'customer-reset': '/sign-in',
  'customer-password-changed': '/reset',
  'customer-email-confirm': '/sign-in',
  'customer-email-changing': '/reset',
  'customer-reactivation': '/sign-in',
  'customer-deactivation': '/',
  'customer-shop-opened': '/sign-in',
  'customer-shop-closed': '/',
  'customer-unlocked': '/sign-in',
  'customer-signed-in': '/reset',
  'customer-account-closed': '/',
  'customer-buyer-changed': '/account/organisation',
  'customer-buyer-disabled': '/',
  'customer-buyer-enabled': '/sign-in',
  'manager-rights-changed': '/sign-in',
  'manager-enabled': '/sign-in',
  'manager-disabled': '/',
  'manager-second-factor-on': '/reset',
  'manager-second-factor-off': '/reset',
  'manager-second-factor-reset': '/reset',
  'manager-recovery-codes-new': '/reset',
  'manager-recovery-code-used': '/reset',
} as const

export type AccountTemplate = keyof typeof accountLetters

export const accountTemplates = Object.keys(accountLetters) as AccountTemplate[]

type Facts = {
  name: string
  /** What the letter is about: the same cause writes once. */
  cause: string
  /** Where its button leads. */
  path?: string
}

/** A letter to a customer about their account. It says what happened and, where it does something, how long it can. */
export function accountLetter(
  template: AccountTemplate,
  { name, cause, path = accountLetters[template] }: Facts,
  { shop, locale, recipient }: Pick<Letter, 'shop' | 'locale' | 'recipient'>,
): Letter {
  const t = translator(locale)
  const values = { name, shop: shop.name }
  const subject = t(`letters.${template}.subject`, values)
  const lead = t(`letters.${template}.lead`, values)
  const after = t(`letters.${template}.after`, values)
  const link = { label: t(`letters.${template}.button`), url: shopUrl(shop, path) }
  const body = html`<p style="margin:0;color:#625c53">${after}</p>`
  return {
    shop,
    locale,
    recipient,
    template,
    dedupeKey: `${template}:${cause}:${recipient}`,
    subject,
    html: frame({ shopName: shop.name, locale, title: subject, lead, body, links: [link] }),
    text: [lead, '', labelled(link.label, link.url, locale), '', after].join('\n'),
  }
}
