import type { Locale, OrderState } from '@/db/words'
import { formatTime, labelled, type Translate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { html } from '../html'
import { type Row, rowsOf } from './details'
import type { OrderFacts } from './facts'
import { frame, type LetterLink } from './frame'
import type { Letter } from './letter'
import { type ReadAs, sheetOf, type Template } from './templates'

export type Reader = Pick<Letter, 'shop' | 'locale' | 'recipient'> & {
  /** Set for a centre that reads a letter of the shop, and for a manager who reads a customer's. */
  as?: 'centre' | 'copy'
  /** Of a copy: whether its manager may open the order in the admin app. */
  seesOrders?: boolean
}

type Next = 'waiting' | 'approval' | 'payment' | 'going' | 'refund' | 'nothing' | 'back' | 'invoiced'

/** What comes next for the customer, where that depends on how the order stands now. */
const nextOf: Partial<Record<Template, Partial<Record<OrderState, Next>>>> = {
  'order-new': {
    'os.waiting': 'waiting',
    'os.waiting.approve': 'approval',
    'os.waiting.payment': 'payment',
    'os.in.progress': 'going',
  },
  'order-approved': { 'os.waiting': 'waiting', 'os.waiting.payment': 'payment', 'os.in.progress': 'going' },
  'order-canceled': { 'os.cancelled.waiting.payment': 'refund' },
}

/** What becomes of the money of an order that is called off. */
const moneyNext = ({ amount, invoiced }: NonNullable<OrderFacts['back']>): Next => {
  if (amount === 0) return 'nothing'
  return invoiced ? 'invoiced' : 'back'
}

/** Letters that say it otherwise as long as the gateway is not sure. */
const unsure = ['adm-payment', 'adm-payment-shipped', 'adm-refund'] as const

/** Where in the messages a letter's words are. */
function wordsOf(template: Template, { money }: OrderFacts) {
  const other = money?.result === 'Processing' ? unsure.find((name) => name === template) : undefined
  return other ? (`letters.underWay.${other}` as const) : (`letters.${template}` as const)
}

/** A letter about an order, for the customer, their manager, the shop or a centre that sends its goods. */
export function orderLetter(template: Template, facts: OrderFacts, reader: Reader): Letter {
  const { shop, locale, recipient } = reader
  const t = translator(locale)
  const { to } = sheetOf(template)
  const readers: ReadAs = reader.as ?? (to === 'centre' ? 'shop' : to)
  const { number, name, email } = facts
  const values = { number, name, email, shop: shop.name, delivery: facts.delivery?.number ?? number }
  const words = wordsOf(template, facts)
  const subject = t(`${words}.subject`, values)
  const { back } = facts
  const next = template === 'order-canceled' && back ? moneyNext(back) : nextOf[template]?.[facts.state]
  const amount = formatMoney(back?.amount ?? 0, facts.currency, locale)
  const until = next && facts.endsAt && formatTime(facts.endsAt, locale)
  const end = until && t(facts.state === 'os.waiting' ? 'orders.payBy' : 'orders.paymentAwaited', { until })
  const lead = [t(`${words}.lead`, values), next && t(`letters.next.${next}`, { amount }), end]
    .filter(Boolean)
    .join(' ')
  const rows = rowsOf(template, facts, readers, locale)
  const links = linksOf(t, facts, readers, reader.seesOrders)
  const note = readers === 'copy' ? t('letters.copy', values) : ''
  return {
    shop,
    locale,
    recipient,
    template,
    orderId: facts.orderId,
    dedupeKey: `${template}:${number}:${facts.cause}:${recipient}`,
    subject,
    html: frame({ shopName: shop.name, locale, title: subject, lead, note, body: sheet(rows), links }),
    text: `${note ? `${note}\n\n` : ''}${textOf({ lead, rows, links }, locale)}`,
  }
}

const sheet = (rows: Row[]) => html`<table role="presentation" style="width:100%;border-collapse:collapse">
${rows.map(([label, value]) => html`<tr><td style="padding:6px 12px 6px 0;border-top:1px solid #e4ded3;vertical-align:top">${label}</td><td style="padding:6px 0;border-top:1px solid #e4ded3;text-align:right;vertical-align:top">${value}</td></tr>`)}
</table>`

type Said = { lead: string; rows: Row[]; links: LetterLink[] }

const textOf = ({ lead, rows, links }: Said, locale: Locale) =>
  [
    lead,
    '',
    ...rows.map(([label, value]) => labelled(label, value, locale)),
    ...links.flatMap(({ label, url }) => ['', labelled(label, url, locale)]),
  ].join('\n')

/** Everybody is led where they may go: a centre has no account with us. */
function linksOf(t: Translate, facts: OrderFacts, readers: ReadAs, seesOrders = true): LetterLink[] {
  const { delivery, url, adminUrl, deskUrl } = facts
  const track = delivery?.trackingUrl ? [{ label: t('letters.trackLink'), url: delivery.trackingUrl }] : []
  if (readers === 'centre') return track
  if (readers === 'customer') return [...track, { label: t('letters.orderLink'), url }]
  if (seesOrders) return [...track, { label: t('letters.adminLink'), url: adminUrl }]
  return deskUrl ? [...track, { label: t('letters.deskLink'), url: deskUrl }] : track
}
