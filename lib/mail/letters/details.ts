import type { Locale, PaymentResult } from '@/db/words'
import { formatDay, type Translate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { countryName } from '@/lib/people/countries'
import type { DeliveryFacts, OrderFacts } from './facts'
import { type ReadAs, type Readers, sheetOf, type Template } from './templates'

export type Row = [label: string, value: string]

export const resultKeys = {
  Ok: 'ok',
  Processing: 'processing',
  Failed: 'failed',
  'Manual processing required': 'manual',
} as const
const resultWords = (t: Translate, result: PaymentResult) => t(`letters.results.${resultKeys[result]}`)

/** What a letter shows of its order, line by line. A centre that packs is shown no prices and no remarks. */
export function rowsOf(template: Template, facts: OrderFacts, as: ReadAs, locale: Locale): Row[] {
  const readers = as === 'copy' ? 'customer' : as
  const t = translator(locale)
  const { shows } = sheetOf(template)
  const { delivery } = facts
  const rows = [
    ...saidRows(t, facts, readers),
    ...(readers === 'centre' ? [] : moneyRows(t, facts, locale)),
    ...(delivery ? deliveryRows(t, delivery, readers, locale) : []),
    ...(shows === 'delivery' && delivery ? packedRows(delivery) : []),
    ...(shows === 'order' && readers !== 'centre' ? priceRows(t, facts, locale) : []),
    ...tailRows(t, facts, as, locale),
  ]
  return rows.filter((row): row is Row => Boolean(row[1]?.trim()))
}

type Rows = [label: string, value: string | null | undefined][]

/** What people said comes first: the customer reads the message, the shop the remark as well. */
function saidRows(t: Translate, { said, request }: OrderFacts, readers: Readers): Rows {
  if (readers === 'centre') return []
  const asked: Rows = request
    ? [
        [t('letters.asked'), t(request.kind === 'cancel' ? 'letters.askedCancel' : 'letters.askedReturn')],
        [t('letters.reason'), request.reason],
      ]
    : []
  if (readers === 'customer') return [[t('letters.messageFromUs'), said?.message], ...asked]
  return [...asked, [t('letters.remark'), said?.remark], [t('letters.messageToCustomer'), said?.message]]
}

function moneyRows(t: Translate, { money, currency }: OrderFacts, locale: Locale): Rows {
  const { amount, result } = money ?? {}
  return [
    [t('letters.amount'), amount === undefined ? null : formatMoney(amount, currency, locale)],
    [t('letters.result'), result && resultWords(t, result)],
  ]
}

function deliveryRows(t: Translate, delivery: DeliveryFacts, readers: Readers, locale: Locale): Rows {
  const days = [...new Set([delivery.estimatedMin, delivery.estimatedMax])].filter((day) => day !== null)
  return [
    [t('letters.delivery'), delivery.number],
    [t('letters.carrier'), delivery.electronic ? t('orders.electronic') : delivery.method],
    [t('letters.centre'), delivery.electronic || readers === 'customer' ? null : delivery.centre],
    [t('letters.tracking'), delivery.tracking],
    [t('letters.expected'), days.map((day) => formatDay(day, locale)).join(' – ')],
  ]
}

const packedRows = ({ lines }: DeliveryFacts): Rows =>
  lines.map(({ name, skuCode, quantity }) => [`${name} (${skuCode})`, `× ${quantity}`])

function priceRows(t: Translate, facts: OrderFacts, locale: Locale): Rows {
  const money = (amount: number) => formatMoney(amount, facts.currency, locale)
  return [
    ...facts.lines.map(
      ({ name, skuCode, quantity, total }): Row => [`${quantity} × ${name} (${skuCode})`, money(total)],
    ),
    [t('orders.discount', { code: facts.coupons.join(', ') }), facts.discount > 0 ? money(-facts.discount) : null],
    [t('orders.shipping'), money(facts.shippingTotal)],
    [t('orders.taxIncluded'), money(facts.taxTotal)],
    [t('orders.total'), money(facts.total)],
  ]
}

function tailRows(t: Translate, facts: OrderFacts, readers: ReadAs, locale: Locale): Rows {
  const { shipTo, managerName, message, reference } = facts
  const requested = facts.delivery?.requestedDate ?? facts.requestedDate
  const address = [shipTo.name, shipTo.company, shipTo.line1, shipTo.line2, `${shipTo.postcode} ${shipTo.city}`]
  return [
    [t('orders.shipTo'), [...address, countryName(shipTo.country, locale)].filter((part) => part.trim()).join(', ')],
    [t('letters.payBy'), readers === 'centre' ? null : facts.payBy.map((day) => formatDay(day, locale)).join(' · ')],
    [t('orders.requestedDate'), requested && formatDay(requested, locale)],
    [t('orders.placedBy'), readers === 'centre' ? null : managerName],
    [t(readers === 'customer' ? 'orders.reference' : 'orders.referenceFor'), reference],
    [t('orders.message'), message],
  ]
}
