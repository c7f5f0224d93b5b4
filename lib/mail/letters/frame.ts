import type { Locale } from '@/db/words'
import { translator } from '@/lib/i18n'
import { html, type Markup } from '../html'

export type LetterLink = { label: string; url: string }

type Framed = {
  shopName: string
  locale: Locale
  title: string
  lead: string
  /** What its reader has to know before reading on. */
  note?: string
  body: Markup
  links: LetterLink[]
}

const font = 'font-family:Inter,Helvetica,Arial,sans-serif;color:#1d1b18'
const button =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#0e5a52;color:#ffffff;text-decoration:none'
const plain = 'color:#0e5a52'

/** The sheet every letter is written on. */
export function frame({ shopName, locale, title, lead, note, body, links }: Framed): string {
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;background:#fbfaf7;${font}">
<div style="max-width:600px;margin:0 auto;padding:32px 20px;font-size:15px;line-height:24px">
<p style="margin:0 0 24px;font-size:14px;color:#625c53">${shopName}</p>
${note ? html`<p style="margin:0 0 24px;padding:10px 14px;border-left:3px solid #7a5ca8;background:#f3edfb">${note}</p>` : html``}
<h1 style="margin:0 0 12px;font-size:24px;line-height:32px;font-weight:600">${title}</h1>
<p style="margin:0 0 24px">${lead}</p>
${body}
${links.map(({ label, url }, at) => html`<p style="margin:28px 0 0"><a href="${url}" style="${at === 0 ? button : plain}">${label}</a></p>`)}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e4ded3;font-size:13px;color:#625c53">${translator(locale)('letters.footer', { shop: shopName })}</p>
</div></body></html>`
  return page.source
}
