import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers, type RecurringLack } from '@/db/schema'
import type { Locale, RecurringReason, recurringEnds } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, inLocale, type Translate, translator } from '@/lib/i18n'
import { shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { shopById } from '@/lib/shops/queries'
import { isOn, shopUrl } from '@/lib/shops/shop'
import type { RecurringGoods } from './goods'
import type { RecurringRow } from './policy'
import { rhythmWords } from './words'

type Said = {
  template: 'created' | 'short' | 'failed' | 'paused' | 'resumed' | 'ended'
  /** With the template, what makes it one letter. */
  cause: string
  values?: Record<string, string>
  lines?: (t: Translate, locale: Locale) => string[]
}

/** To the customer of a recurring order, in their language, whoever did it. */
async function tell(tx: Tx, row: RecurringRow, { template, cause, values = {}, lines }: Said): Promise<void> {
  const shop = await shopById(row.shopId, tx)
  const [person] = await tx
    .select({ recipient: accounts.email, locale: customers.locale })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(eq(customers.id, row.customerId))
  if (!shop || !person) return
  const t = translator(person.locale)
  const all = { shop: shop.name, rhythm: rhythmWords(row, t), day: '', ...values }
  const letter = {
    template: `recurring-order-${template}`,
    cause: `recurring-order-${template}:${row.id}:${cause}`,
    subject: t(`letters.recurring-order-${template}.subject`, all),
    lead: t(`letters.recurring-order-${template}.lead`, all),
    lines: lines?.(t, person.locale) ?? [],
    links: [{ label: t('letters.recurring-order-created.link'), url: shopUrl(shop, `/account/recurring/${row.id}`) }],
  }
  await queueMail(tx, shortLetter(letter, { shop, ...person }))
}

const dayIn = (day: string, locale: Locale) => formatDay(day, locale)

/** Who of the staff it was, where the shop says so. */
const shownManager = ({ account, shop }: Actor) => (isOn(shop, 'SHOP_SF_SHOW_MANAGER') ? account?.name : undefined)

/** That it is set up; on behalf, that the shop's staff did so and, if the shop says who, who. */
export function tellMade(tx: Tx, actor: Actor, row: RecurringRow, goods: RecurringGoods[]) {
  const manager = shownManager(actor)
  return tell(tx, row, {
    template: 'created',
    cause: '',
    lines: (t, locale) => [
      ...(actor.assist ? [t(manager ? 'recurring.madeBy' : 'recurring.madeByStaff', { name: manager ?? '' })] : []),
      ...goods.map(({ names, skuCode, quantity }) => `${quantity} × ${inLocale(names, locale)} (${skuCode})`),
      t('letters.recurring-order-created.first', { day: dayIn(row.nextDay ?? row.anchor, locale) }),
      t('letters.recurring-order-created.after'),
    ],
  })
}

/** That a date was ordered, but not with everything. */
export const tellShort = (tx: Tx, row: RecurringRow, day: string, lacks: RecurringLack[]) =>
  tell(tx, row, {
    template: 'short',
    cause: day,
    lines: (t, locale) => [
      t('letters.recurring-order-short.day', { day: dayIn(day, locale) }),
      ...lacks.map(({ names, wanted, put }) => t('recurring.lack', { name: inLocale(names, locale), wanted, put })),
    ],
  })

/** That a date could not be ordered, why, and what happens now. */
export const tellFailed = (tx: Tx, row: RecurringRow, day: string, reason: RecurringReason, isPaused: boolean) =>
  tell(tx, row, {
    template: isPaused ? 'paused' : 'failed',
    cause: day,
    lines: (t, locale) => [
      `${dayIn(day, locale)}: ${t(`recurring.reasons.${reason}`)}`,
      ...(row.nextDay && !isPaused
        ? [t('letters.recurring-order-failed.next', { day: dayIn(row.nextDay, locale) })]
        : []),
      t(`letters.recurring-order-${isPaused ? 'paused' : 'failed'}.after`),
    ],
  })

export const tellEnded = (tx: Tx, row: RecurringRow, because: (typeof recurringEnds)[number]) =>
  tell(tx, row, {
    template: 'ended',
    cause: '',
    lines: (t) => [t(`recurring.ended.${because}`, { count: row.placed })],
  })

/** That the shop's staff has it go on; who does so themself knows. */
export async function tellResumed(tx: Tx, actor: Actor, row: RecurringRow, nextDay: string): Promise<void> {
  if (!actor.assist) return
  const manager = shownManager(actor)
  await tell(tx, row, {
    template: 'resumed',
    cause: String(row.version),
    lines: (t, locale) => [
      t(`letters.recurring-order-resumed.${manager ? 'by' : 'byStaff'}`, { name: manager ?? '' }),
      t('letters.recurring-order-failed.next', { day: dayIn(nextDay, locale) }),
      t('letters.recurring-order-resumed.after'),
    ],
  })
}
