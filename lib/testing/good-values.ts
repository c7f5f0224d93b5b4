import type { z } from 'zod'
import { newId } from '@/db/id'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { choicesOf } from './choices'
import type { FullHouse } from './full-house'

/** By the name of a field: the table whose rows it calls by their ids. */
const tables: Record<string, readonly string[]> = {
  skuId: ['skus'],
  customerId: ['customers'],
  orderId: ['orders'],
  lineId: ['listLines', 'cartLines'],
  assistId: ['assists'],
  requestId: ['assistRequests', 'orderRequests'],
  transferId: ['assistTransfers'],
  handoverId: ['handovers'],
  managerId: ['managers'],
  couponId: ['coupons'],
  callbackId: ['paymentCallbacks'],
  noteId: ['customerNotes'],
  termId: ['subscriptionTerms'],
  intentId: ['paymentIntents'],
  invoiceId: ['invoices'],
  changeId: ['assistChanges'],
  shopId: ['shops'],
  to: ['managers'],
  list: ['lists'],
  line: ['managedListLines', 'listLines'],
  shipTo: ['addresses'],
  deliveryMethodId: ['deliveryMethods'],
  card: ['paymentTokens'],
}

/** What people type who mean it, where a field does not offer a choice. */
const typed = (house: FullHouse): Record<string, readonly string[]> => ({
  organisationId: [house.institute.id],
  email: ['new@x.test'],
  type: ['B2B'],
  b2brole: ['buyer'],
  locale: ['en'],
  organisation: [house.institute.id],
  country: ['DK'],
  shipCountry: ['DK'],
  billCountry: ['DK'],
  gateway: ['invoicePaymentGateway', 'testPaymentGateway'],
  pay: ['invoicePaymentGateway'],
  from: ['cart', ''],
  coupon: ['NEW10'],
  code: ['SAVE', '123456', '1'],
  article: [house.lamp.code],
  skuCode: [house.lamp.code],
  centreCode: ['WAREHOUSE_1'],
  shopCode: [house.shop.code],
  brand: ['visa'],
  months: ['1', '6'],
  password: ['nine purple herons wade by 7'],
  token: ['tok_visa_4242_abcdef', ...house.secrets],
  lastFour: ['4242'],
  expiryYear: ['2090'],
  session: ['a'.repeat(64)],
  action: ['approve.order'],
  number: (house.rows.get('orders') ?? []).map(({ number }) => String(number)),
  handle: [house.handle],
  seen: ['2', '1000'],
  nextDay: [dayAfter(2, now())],
  price: ['12.50'],
  fields: ['email firstname lastname'],
  row: (house.rows.get('orders') ?? []).map(({ id, version, number }) => [id, version, number].join(':')),
  expectedTotal: ['3677'],
})

const anything = ['1', 'on', 'x', '2030-01-01', 'new@x.test', '+45 1234', 'a'.repeat(20)]

/** What a field of the form at a path takes that means something here, the likeliest first. */
export function goodValues(house: FullHouse, name: string, field: z.ZodType, path = ''): string[] {
  const isNear = (table: string) => path.replaceAll(/[^a-z]/g, '').includes(table.toLowerCase())
  const ids = (table: string) => (house.rows.get(table) ?? []).map(({ id }) => String(id))
  const nearFirst = [...house.rows.keys()].sort((a, b) => Number(isNear(b)) - Number(isNear(a)))
  const any = name === 'id' ? nearFirst.flatMap((table) => ids(table).slice(0, 4)) : []
  const named = [...(typed(house)[name] ?? []), ...(tables[name] ?? []).flatMap(ids), ...any]
  const all = [...named, ...choicesOf(field).map(String), ...anything, newId()]
  return [...new Set(all)].filter((value) => field.safeParse(value).success)
}

/** Fields of forms that a shop makes by itself. */
export const ofRegistration: Record<string, string> = {
  ...{
    type: 'B2B',
    email: 'rosalind@x.test',
    firstname: 'Rosalind',
    lastname: 'Franklin',
    locale: 'en',
    b2brole: 'buyer',
  },
  company: 'Institute',
  ...{ line1: 'Vej 1', postcode: '2100', city: 'København', country: 'DK' },
}
