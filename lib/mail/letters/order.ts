import 'server-only'
import type { PostalAddress } from '@/db/schema'
import type { Locale } from '@/db/words'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { countryName } from '@/lib/people/countries'
import { html } from '../html'
import { frame } from './frame'
import type { Letter } from './letter'

/** What an order letter tells; whoever has the order says it. */
export type OrderFacts = {
  number: string
  /** Changes with every transition, so that each has its own letters. */
  version: number
  currency: string
  name: string
  email: string
  shipTo: PostalAddress
  requestedDate: string | null
  managerName: string | null
  message: string
  lines: { name: string; skuCode: string; quantity: number; total: number }[]
  shippingTotal: number
  taxTotal: number
  total: number
  url: string
}

export const orderTemplates = [
  'order-new',
  'adm-order-wait-confirmation',
  'order-canceled',
  'adm-order-canceled',
] as const
export type OrderTemplate = (typeof orderTemplates)[number]

type Reader = Pick<Letter, 'shop' | 'locale' | 'recipient'>

/** A letter about an order, for the customer, their manager or the shop. */
export function orderLetter(template: OrderTemplate, facts: OrderFacts, reader: Reader): Letter {
  const t = translator(reader.locale)
  const values = { number: facts.number, name: facts.name, email: facts.email, shop: reader.shop.name }
  const subject = t(`letters.${template}.subject`, values)
  const lead = t(`letters.${template}.lead`, values)
  const rows = rowsOf(facts, reader.locale)
  const body = html`<table role="presentation" style="width:100%;border-collapse:collapse">
${rows.map(([label, value]) => html`<tr><td style="padding:6px 12px 6px 0;border-top:1px solid #e4ded3;vertical-align:top">${label}</td><td style="padding:6px 0;border-top:1px solid #e4ded3;text-align:right;vertical-align:top">${value}</td></tr>`)}
</table>`
  // The shop's own people have no account page to be sent to.
  const link = template.startsWith('adm-') ? undefined : { label: t('letters.orderLink'), url: facts.url }
  return {
    ...reader,
    template,
    dedupeKey: `${template}:${facts.number}:${facts.version}:${reader.recipient}`,
    subject,
    html: frame({ shopName: reader.shop.name, locale: reader.locale, title: subject, lead, body, link }),
    text: [
      lead,
      '',
      ...rows.map(([label, value]) => `${label}: ${value}`),
      ...(link ? ['', `${link.label}: ${link.url}`] : []),
    ].join('\n'),
  }
}

function rowsOf(facts: OrderFacts, locale: Locale): [string, string][] {
  const t = translator(locale)
  const money = (amount: number) => formatMoney(amount, facts.currency, locale)
  const { shipTo, requestedDate, managerName, message } = facts
  const address = [shipTo.name, shipTo.company, shipTo.line1, shipTo.line2, `${shipTo.postcode} ${shipTo.city}`]
  const extra: [string, string | null][] = [
    [t('orders.requestedDate'), requestedDate && formatDay(requestedDate, locale)],
    [t('orders.placedBy'), managerName],
    [t('orders.message'), message],
  ]
  return [
    ...facts.lines.map((line): [string, string] => [
      `${line.quantity} × ${line.name} (${line.skuCode})`,
      money(line.total),
    ]),
    [t('orders.shipping'), money(facts.shippingTotal)],
    [t('orders.taxIncluded'), money(facts.taxTotal)],
    [t('orders.total'), money(facts.total)],
    [t('orders.shipTo'), [...address, countryName(shipTo.country, locale)].filter((part) => part.trim()).join(', ')],
    ...extra.filter((row): row is [string, string] => Boolean(row[1])),
  ]
}
