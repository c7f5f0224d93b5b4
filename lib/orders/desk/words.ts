import { fold, wordsOf } from '@/lib/fold'

/**
 * The words an order is found by. What is not a name, an e-mail or a phone begins with a mark: a letter that no
 * folded word contains (lib/fold.ts), so that looking for one kind never finds another.
 */
export const marks = { number: 'ø', end: 'đ', cart: 'ð', sku: 'þ', company: 'ł', tag: 'æ', address: 'œ' } as const
export type Mark = keyof typeof marks

type Address = { name: string; company: string; line1: string; line2: string; postcode: string; city: string }

export type FindableOrder = {
  number: string
  reversedNumber: string
  cartId: string | null
  email: string
  phone: string
  firstname: string
  middlename: string
  lastname: string
  shipTo: Address
  billTo: Address
  skuCodes: string[]
  /** Of the customer, as they were when the order was placed. */
  company: string
  tags: string[]
}

/** One word without anything between its letters: a code as it is compared. */
export const joined = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

const digitsOf = (phone: string) => phone.replace(/\D/g, '').replace(/^00/, '')

export function orderWords(order: FindableOrder): string {
  const { number, reversedNumber, cartId, email, phone, firstname, middlename, lastname } = order
  const digits = digitsOf(phone)
  const marked = (mark: Mark, words: string[]) => words.filter(Boolean).map((word) => marks[mark] + word)
  const addresses = [order.shipTo, order.billTo].flatMap(({ name, company, line1, line2, postcode, city }) =>
    [name, company, line1, line2, postcode, city].flatMap(wordsOf),
  )
  const companies = [order.company, order.shipTo.company, order.billTo.company]
  const words = [
    ...[email, firstname, middlename, lastname].flatMap(wordsOf),
    digits,
    digits.length > 8 ? digits.slice(-8) : '',
    ...marked('number', [joined(number)]),
    ...marked('end', [reversedNumber]),
    ...marked('cart', [joined(cartId ?? '')]),
    ...marked('sku', order.skuCodes.map(joined)),
    ...marked('company', companies.flatMap(wordsOf)),
    ...marked('tag', order.tags.map(joined)),
    ...marked('address', addresses),
  ]
  return [...new Set(words)].filter(Boolean).join(' ')
}

/** How many orders one millisecond has room for; more than can be placed in one. */
const A_MILLISECOND = 1024

/** Where an order stands among all others: by when it was placed and, in the same millisecond, by its number. */
export function searchRow({ placedAt, number }: { placedAt: Date; number: string }) {
  const nth = Number(number.split('-')[1]) || 0
  return placedAt.getTime() * A_MILLISECOND + (nth % A_MILLISECOND)
}

/** An order's last digits are enough to find it, but not fewer than these. */
const SHORTEST_END = 4
/** Its first ones are a day: yymmdd. */
const SHORTEST_BEGINNING = 6

/** What may stand for an order number, or for its beginning or end. */
export function numberWords(text: string): string[] {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits)) return []
  return [
    ...(digits.length >= SHORTEST_BEGINNING ? [marks.number + digits] : []),
    ...(digits.length >= SHORTEST_END ? [marks.end + [...digits].reverse().join('')] : []),
  ]
}

/** What is dialled is one word, however it is written. */
export function customerWords(text: string): string[] {
  const dialled = /^[\d\s+()./-]{6,}$/.test(text.trim()) ? digitsOf(text).replace(/^0+/, '') : ''
  return dialled ? [dialled] : wordsOf(text)
}
