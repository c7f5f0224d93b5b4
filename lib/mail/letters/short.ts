import type { Locale } from '@/db/words'
import { labelled } from '@/lib/i18n'
import type { Shop } from '@/lib/shops/shop'
import { html } from '../html'
import { frame, type LetterLink } from './frame'
import type { Letter } from './letter'

export type ShortReader = { shop: Shop; locale: Locale; recipient: string }

type Short = {
  template: string
  /** The cause: the same one is written once to a reader. */
  cause: string
  subject: string
  lead: string
  /** What stands between the first sentence and the buttons, a line each. */
  lines?: string[]
  links: LetterLink[]
}

/** A letter of a few lines: what happened, and where to go from there. */
export function shortLetter(short: Short, { shop, locale, recipient }: ShortReader): Letter {
  const { template, cause, subject, lead, lines = [], links } = short
  const body = html`${lines.map((line) => html`<p style="margin:0 0 8px">${line}</p>`)}`
  return {
    shop,
    locale,
    recipient,
    template,
    dedupeKey: `${cause}:${recipient}`,
    subject,
    html: frame({ shopName: shop.name, locale, title: subject, lead, body, links }),
    text: [lead, lines.join('\n'), ...links.map(({ label, url }) => labelled(label, url, locale))]
      .filter(Boolean)
      .join('\n\n'),
  }
}
