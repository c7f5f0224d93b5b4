import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers, type RecurringLack } from '@/db/schema'
import type { Locale, RecurringReason, recurringEnds } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, inLocale, labelled, type Translate, translator } from '@/lib/i18n'
import { shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { shopById } from '@/lib/shops/queries'
import { isOn, shopUrl } from '@/lib/shops/shop'
import type { RecurringGoods } from './goods'
import type { RecurringRow } from './policy'
import { kindOf } from './term'
import { rhythmWords } from './words'

type Template =
  | `recurring-order-${'created' | 'changed' | 'short' | 'failed' | 'paused' | 'resumed' | 'ended'}`
  | `subscription-${'created' | 'changed' | 'short' | 'failed' | 'paused' | 'resumed' | 'ended' | 'reminder' | 'cancelled' | 'taken-back'}`

type Said = {
  template: Template
  /** With the template, what makes it one letter. */
  cause: string
  values?: Record<string, string>
  lines?: (t: Translate, locale: Locale) => string[]
}

const stems = { recurring: 'recurring-order', subscription: 'subscription' } as const
const linkOf = {
  recurring: 'letters.recurring-order-created.link',
  subscription: 'letters.subscription-created.link',
} as const
const pageOf = { recurring: '/account/recurring', subscription: '/account/subscriptions' }

/** How letters about this one begin: it is a subscription, or it is not. */
const stemOf = async (tx: Tx, { id }: RecurringRow) => stems[await kindOf(tx, id)]

/** To the customer of a recurring order or of a subscription, in their language, whoever did it. */
export async function tell(tx: Tx, row: RecurringRow, { template, cause, values = {}, lines }: Said): Promise<void> {
  const shop = await shopById(row.shopId, tx)
  const [person] = await tx
    .select({ recipient: accounts.email, locale: customers.locale })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(eq(customers.id, row.customerId))
  if (!shop || !person) return
  const t = translator(person.locale)
  const kind = template.startsWith('subscription-') ? 'subscription' : 'recurring'
  const all = { shop: shop.name, rhythm: rhythmWords(row, t), day: '', ...values }
  const letter = {
    template,
    cause: `${template}:${row.id}:${cause}`,
    subject: t(`letters.${template}.subject`, all),
    lead: t(`letters.${template}.lead`, all),
    lines: lines?.(t, person.locale) ?? [],
    links: [{ label: t(linkOf[kind]), url: shopUrl(shop, `${pageOf[kind]}/${row.id}`) }],
  }
  await queueMail(tx, shortLetter(letter, { shop, ...person }))
}

const dayIn = (day: string, locale: Locale) => formatDay(day, locale)

/** Who of the staff it was, where the shop says so. */
export const shownManager = ({ account, shop }: Actor) =>
  isOn(shop, 'SHOP_SF_SHOW_MANAGER') ? account?.name : undefined

/** What is in it, a line each. */
export const goodsLines = (goods: RecurringGoods[], locale: Locale) =>
  goods.map(({ names, skuCode, quantity }) => `${quantity} × ${inLocale(names, locale)} (${skuCode})`)

/** On behalf, that the shop's staff did so and, if the shop says who, who. */
export function byWhom(actor: Actor, t: Translate): string[] {
  if (!actor.assist) return []
  const manager = shownManager(actor)
  return [t(manager ? 'recurring.madeBy' : 'recurring.madeByStaff', { name: manager ?? '' })]
}

/** That it is set up. */
export function tellMade(tx: Tx, actor: Actor, row: RecurringRow, goods: RecurringGoods[]) {
  return tell(tx, row, {
    template: 'recurring-order-created',
    cause: '',
    lines: (t, locale) => [
      ...byWhom(actor, t),
      ...goodsLines(goods, locale),
      t('letters.recurring-order-created.first', { day: dayIn(row.nextDay ?? row.anchor, locale) }),
      t('letters.recurring-order-created.after'),
    ],
  })
}

/** That the shop's staff has changed it, and what is ordered from now on; who does so themself knows. */
export async function tellChanged(tx: Tx, actor: Actor, row: RecurringRow, goods: RecurringGoods[]): Promise<void> {
  if (!actor.assist) return
  const manager = shownManager(actor)
  const stem = await stemOf(tx, row)
  await tell(tx, row, {
    template: `${stem}-changed`,
    cause: String(row.version),
    lines: (t, locale) => [
      t(`letters.${stem}-changed.${manager ? 'by' : 'byStaff'}`, { name: manager ?? '' }),
      ...goodsLines(goods, locale),
      ...(row.nextDay ? [t(`letters.${stem}-changed.next`, { day: dayIn(row.nextDay, locale) })] : []),
      t(`letters.${stem}-changed.after`),
    ],
  })
}

/** That a date was ordered, but not with everything. */
export async function tellShort(tx: Tx, row: RecurringRow, day: string, lacks: RecurringLack[]) {
  const stem = await stemOf(tx, row)
  await tell(tx, row, {
    template: `${stem}-short`,
    cause: day,
    lines: (t, locale) => [
      t(`letters.${stem}-short.day`, { day: dayIn(day, locale) }),
      ...lacks.map(({ names, wanted, put }) => t('recurring.lack', { name: inLocale(names, locale), wanted, put })),
    ],
  })
}

/** That a date could not be ordered, why, and what happens now. */
export async function tellFailed(tx: Tx, row: RecurringRow, day: string, reason: RecurringReason, isPaused: boolean) {
  const stem = await stemOf(tx, row)
  await tell(tx, row, {
    template: `${stem}-${isPaused ? 'paused' : 'failed'}`,
    cause: day,
    lines: (t, locale) => [
      labelled(dayIn(day, locale), t(`recurring.reasons.${reason}`), locale),
      ...(row.nextDay && !isPaused
        ? [t('letters.recurring-order-failed.next', { day: dayIn(row.nextDay, locale) })]
        : []),
      t(`letters.${stem}-${isPaused ? 'paused' : 'failed'}.after`),
    ],
  })
}

export async function tellEnded(tx: Tx, row: RecurringRow, because: (typeof recurringEnds)[number]) {
  const stem = await stemOf(tx, row)
  const words = stem === 'subscription' ? 'subscriptions.endedAfter' : (`recurring.ended.${because}` as const)
  await tell(tx, row, { template: `${stem}-ended`, cause: '', lines: (t) => [t(words, { count: row.placed })] })
}

/** That the shop's staff has it go on; who does so themself knows. */
export async function tellResumed(tx: Tx, actor: Actor, row: RecurringRow, nextDay: string): Promise<void> {
  if (!actor.assist) return
  const manager = shownManager(actor)
  const stem = await stemOf(tx, row)
  await tell(tx, row, {
    template: `${stem}-resumed`,
    cause: String(row.version),
    lines: (t, locale) => [
      t(`letters.${stem}-resumed.${manager ? 'by' : 'byStaff'}`, { name: manager ?? '' }),
      t(`letters.${stem}-resumed.next`, { day: dayIn(nextDay, locale) }),
      t(`letters.${stem}-resumed.after`),
    ],
  })
}
