import 'server-only'
import { db, type Reader } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { needsApproval } from '@/lib/orders/checkout/approval'
import { deliveryMethodsOf, goesWith } from '@/lib/orders/checkout/delivery-methods'
import { featuresOf, type GatewayLabel, gatewaysFor } from '@/lib/payments/gateways'
import { type CardOnFile, cardsOf, mayUseCards } from '@/lib/payments/tokens'
import { addressesOf } from '@/lib/people/addresses'
import { rateOf, taxRatesOf } from '@/lib/pricing/queries'
import { lineAmounts } from '@/lib/pricing/tax'
import { type InvalidKey, Refusal } from '@/lib/refusal'
import { type RecurringGoods, sumOfGoods } from './goods'
import type { RecurringRow } from './policy'

/** The furthest a date may be set ahead. */
export const FURTHEST_DATE = 366

export type PayChoice = { value: string; gateway: GatewayLabel; card: CardOnFile | null }

/**
 * How orders that nobody is there to pay for can be paid: by no gateway with a page of its own, by cards that are kept
 * and, on behalf, only where the shop lets managers use them. `total`: what one comes to today.
 */
export async function payChoices(actor: Actor, total: number, reader: Reader = db): Promise<PayChoice[]> {
  const isReleasedFirst = await needsApproval(reader, actor, total)
  const cards = (await cardsOf(actor, null, reader)).filter(({ expired }) => !expired)
  return gatewaysFor(actor).flatMap((gateway): PayChoice[] => {
    const { externalForm, needsCard, online } = featuresOf(gateway)
    if (externalForm || gateway === 'noPaymentRequired') return []
    if (online && (isReleasedFirst || isBeyond(actor, gateway))) return []
    if (!needsCard) return [{ value: gateway, gateway, card: null }]
    return cards.filter((card) => card.gateway === gateway).map((card) => ({ value: `card:${card.id}`, gateway, card }))
  })
}

/** Whether it is charged to a card that this actor may not use: on behalf, where the shop does not let managers. */
export const isBeyond = (actor: Actor, gateway: string) => featuresOf(gateway).online && !mayUseCards(actor)

/** Throws where a manager would make a card pay that is none of theirs: for more, elsewhere, or again. */
export function demandOwnMeans(actor: Actor, gateway: string) {
  if (isBeyond(actor, gateway)) throw new Refusal('recurringByCard', 'forbidden')
}

/** What one order of these goods comes to today, sent the way that was chosen. */
export async function comesTo(
  actor: Actor,
  goods: Pick<RecurringGoods, 'total' | 'digital'>[],
  deliveryMethodId: string,
  reader: Reader = db,
): Promise<number> {
  const methods = goods.every(({ digital }) => digital) ? [] : await deliveryMethodsOf(actor.shop, reader)
  const method = methods.find(({ id }) => id === deliveryMethodId)
  if (!method) return sumOfGoods(goods)
  const rate = rateOf(await taxRatesOf(actor.shop, reader), method.taxCode)
  return sumOfGoods(goods) + lineAmounts(method.price, 1, rate).total
}

/** As a form says it. */
export const payValue = ({ gateway, paymentTokenId }: Pick<RecurringRow, 'gateway' | 'paymentTokenId'>) =>
  paymentTokenId ? `card:${paymentTokenId}` : gateway

/** The days a next date can be set to: from tomorrow on. */
export const datesAhead = () => ({ first: dayAfter(1, now()), last: dayAfter(FURTHEST_DATE, now()) })

type Means = { shipTo: string; billTo: string; deliveryMethodId: string; pay: string }
type Given = Means & { nextDay: string; untilDay: string | null }
type Kept = Pick<RecurringRow, 'gateway' | 'paymentTokenId' | 'nextDay'> | null

const refused = (field: string, key: InvalidKey) => new Refusal('checkFields', 'invalid', {}, { [field]: key })

/** What was chosen, as it is kept; refused is what is not the customer's, or not offered. How it is paid may stay as it is. */
export async function checkedChoices(reader: Reader, actor: Actor, given: Given, total: number, kept: Kept = null) {
  const { first, last } = datesAhead()
  const isSet = given.nextDay !== kept?.nextDay
  if (isSet && (given.nextDay < first || given.nextDay > last)) throw refused('nextDay', 'recurringDate')
  if (given.untilDay && given.untilDay < given.nextDay) throw refused('untilDay', 'recurringUntil')
  return checkedMeans(reader, actor, given, { total, kept })
}

/** Where it goes and how it is paid. */
export async function checkedMeans(
  reader: Reader,
  actor: Actor,
  given: Means,
  { total, kept }: { total: number; kept: Kept },
) {
  const book = await addressesOf(actor, reader)
  const isTheirs = (wanted: string) => book.some(({ id }) => id === wanted)
  if (!isTheirs(given.shipTo)) throw refused('shipTo', 'choose')
  if (given.billTo !== 'same' && !isTheirs(given.billTo)) throw refused('billTo', 'choose')
  const methods = await deliveryMethodsOf(actor.shop, reader)
  const method = methods.find(({ id }) => id === given.deliveryMethodId)
  if (!method) throw refused('deliveryMethodId', 'choose')
  const pay = await paidBy()
  if (!goesWith(pay.gateway, method, methods)) throw refused('pay', 'collectedOnly')
  return {
    shipToId: given.shipTo,
    billToId: given.billTo === 'same' ? null : given.billTo,
    deliveryMethodId: given.deliveryMethodId,
    ...pay,
  }

  async function paidBy() {
    if (kept && payValue(kept) === given.pay) return { gateway: kept.gateway, paymentTokenId: kept.paymentTokenId }
    const choice = (await payChoices(actor, total, reader)).find(({ value }) => value === given.pay)
    if (!choice) throw refused('pay', 'choose')
    return { gateway: choice.gateway, paymentTokenId: choice.card?.id ?? null }
  }
}
