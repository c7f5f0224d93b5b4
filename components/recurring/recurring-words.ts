import { cardHelp, cardName } from '@/components/orders/card-words'
import type { PostalAddress } from '@/db/schema/carts'
import { type RecurringState, recurringUnits } from '@/db/words'
import { type Actor, fullName } from '@/lib/auth/actor'
import { formatDay, inLocale, type Translate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { mayUseCards } from '@/lib/payments/tokens'
import { addressesOf } from '@/lib/people/addresses'
import { datesAhead, type PayChoice, payChoices, payValue } from '@/lib/recurring/choices'
import type { RecurringInFull } from '@/lib/recurring/queries'
import type { MeansValues } from './kept-form'
import type { RecurringLabels, RecurringOffer, RecurringValues } from './recurring-form'

export const stateTones = { active: 'good', paused: 'warn', ended: 'plain' } as const satisfies Record<
  RecurringState,
  string
>

/** "Glass beaker, 250 ml, and 2 more". */
export function goodsWords(goods: { name: string }[], t: Translate): string {
  const [first, ...more] = goods
  if (!first) return ''
  return more.length > 0 ? t('recurring.andMore', { name: first.name, count: more.length }) : first.name
}

type Paid = { gateway: PayChoice['gateway']; card: Parameters<typeof cardHelp>[0] | null }

export function payWords({ gateway, card }: Paid, t: Translate): string {
  return card ? `${cardName(card, t)}, ${cardHelp(card, t)}` : t(`gateways.${gateway}.name`)
}

export function recurringLabels({ locale }: Actor, isNew: boolean): RecurringLabels {
  const t = translator(locale)
  return {
    how: t('recurring.form.how'),
    every: t('recurring.form.every'),
    unit: t('recurring.form.unit'),
    nextDay: t(isNew ? 'recurring.form.first' : 'recurring.nextDay'),
    dayHelp: t('recurring.form.dayHelp'),
    ends: t('recurring.form.ends'),
    never: t('recurring.form.never'),
    until: t('recurring.form.until'),
    times: t('recurring.form.times'),
    untilDay: t('recurring.form.untilDay'),
    timesCount: t('recurring.form.timesCount'),
    ...meansLabels(t),
    goods: t('recurring.goods'),
    quantityHelp: t('recurring.form.quantityHelp'),
    submit: t(isNew ? 'recurring.form.make' : 'recurring.form.save'),
  }
}

/** What is said about where something goes and how it is paid. */
export const meansLabels = (t: Translate) => ({
  where: t('recurring.form.where'),
  shipTo: t('recurring.shipTo'),
  billTo: t('recurring.billTo'),
  method: t('recurring.method'),
  pay: t('recurring.pay'),
})

/** What the form offers to choose from; of a recurring order, how it is paid now stays among it. */
export async function recurringOffer(actor: Actor, total: number, kept?: Kept) {
  const t = translator(actor.locale)
  const book = await addressesOf(actor)
  const places = book.map((address) => ({ value: address.id, label: oneLine(address) }))
  const methods = await deliveryMethodsOf(actor.shop)
  const pay = (await payChoices(actor, total)).map((choice) => ({ value: choice.value, label: payWords(choice, t) }))
  const now = kept && keptPay(kept, t)
  const offer: RecurringOffer = {
    units: recurringUnits.map((value) => ({ value, label: t(`recurring.form.units.${value}`) })),
    shipTo: places,
    billTo: [{ value: 'same', label: t('recurring.same') }, ...places],
    methods: methods.map(({ id, names, price }) => ({
      value: id,
      label: `${inLocale(names, actor.locale)} · ${formatMoney(price, actor.shop.currency, actor.locale)}`,
    })),
    pay: now && !pay.some(({ value }) => value === now.value) ? [now, ...pay] : pay,
    days: datesAhead(),
  }
  const payNote = mayUseCards(actor) ? undefined : t('recurring.noCardsOnBehalf')
  return { offer, payNote, book }
}

type Kept = Pick<RecurringInFull, 'gateway' | 'card' | 'paymentTokenId' | 'isPayable'>

function keptPay({ gateway, card, paymentTokenId, isPayable }: Kept, t: Translate) {
  if (!isPayable || (paymentTokenId && !card)) return undefined
  const label = payWords({ gateway: gateway as PayChoice['gateway'], card }, t)
  return { value: payValue({ gateway, paymentTokenId }), label }
}

const oneLine = ({ name, company, line1, postcode, city }: PostalAddress) =>
  [name, company, line1, `${postcode} ${city}`].filter(Boolean).join(', ')

type Means = Parameters<typeof payValue>[0] & Pick<RecurringInFull, 'shipToId' | 'billToId' | 'deliveryMethodId'>

/** As one that exists stands in the form: where it goes and how it is paid. */
export const meansOf = (row: Means): MeansValues => ({
  shipTo: row.shipToId,
  billTo: row.billToId ?? 'same',
  deliveryMethodId: row.deliveryMethodId,
  pay: payValue(row),
})

type Offered = Pick<Awaited<ReturnType<typeof recurringOffer>>, 'offer' | 'book'>

/** What a new one begins with: what was said, where it is offered, else the default addresses and what is offered first. */
export function firstMeans({ offer, book }: Offered, said: Partial<MeansValues> = {}): MeansValues {
  const ship = book.find(({ kind, isDefault }) => kind === 'shipping' && isDefault) ?? book[0]
  const bill = book.find(({ kind, isDefault }) => kind === 'billing' && isDefault)
  return {
    shipTo: offeredOf(offer.shipTo, said.shipTo) ?? ship?.id ?? '',
    billTo: offeredOf(offer.billTo, said.billTo) ?? bill?.id ?? 'same',
    deliveryMethodId: offeredOf(offer.methods, said.deliveryMethodId) ?? offer.methods[0]?.value ?? '',
    pay: offeredOf(offer.pay, said.pay) ?? offer.pay[0]?.value ?? '',
  }
}

const offeredOf = (options: { value: string }[], said?: string) => options.find(({ value }) => value === said)?.value

/** As one that exists stands in the form. */
export function valuesOf(row: RecurringInFull): RecurringValues {
  return {
    every: String(row.every),
    unit: row.unit,
    nextDay: row.nextDay ?? '',
    ends: row.untilDay ? 'until' : row.times ? 'times' : 'never',
    untilDay: row.untilDay ?? '',
    times: row.times ? String(row.times) : '',
    ...meansOf(row),
  }
}

export function endsWords({ untilDay, times, placed }: RecurringInFull, { locale }: Actor): string {
  const t = translator(locale)
  if (untilDay) return t('recurring.endsUntil', { day: formatDay(untilDay, locale) })
  return times ? t('recurring.endsTimes', { left: times - placed }) : t('recurring.endsNever')
}

type ByStaff = Pick<RecurringInFull, 'byStaff' | 'byYou' | 'staffName'>

/** That the staff set it up and, to a manager or where the shop says so, who. */
export function madeByWhom({ locale, assist, customer }: Actor, { byStaff, byYou, staffName: name }: ByStaff) {
  const t = translator(locale)
  if (!byStaff) return undefined
  if (!assist) return name ? t('recurring.madeBy', { name }) : t('recurring.madeByStaff')
  if (byYou) return t('recurring.madeByYou', { customer: fullName(customer!) })
  return name ? t('recurring.madeByFor', { name }) : t('recurring.madeByStaffFor')
}
