import { DECLINED } from './faults'
import { isCardNumber } from './luhn'

/** What somebody types about a card. It stays in their browser. */
export type TypedCard = { number: string; expiry: string; code: string }

/** What leaves it: see `KeepCard`. */
export type TokenisedCard = {
  token: string
  brand: string
  lastFour: string
  expiryMonth: number
  expiryYear: number
}

export type CardProblem = 'cardWrong' | 'cardExpiry' | 'cardExpired' | 'cardCode'
type Answer = { card: TokenisedCard } | { problems: Partial<Record<keyof TypedCard, CardProblem>> }

/** The number the test gateway always declines; every other right one it takes. */
const DECLINED_NUMBER = '4000000000000002'

const brands: [brand: string, start: RegExp, code: RegExp][] = [
  ['visa', /^4/, /^\d{3}$/],
  ['mastercard', /^(5[1-5]|2[2-7])/, /^\d{3}$/],
  ['amex', /^3[47]/, /^\d{4}$/],
  ['card', /^/, /^\d{3,4}$/],
]

/**
 * The test gateway's side of its card form. It runs in the browser, where a real gateway's hosted fields would:
 * what it answers names the card without saying its number. `thisMonth` is `yyyy-mm`.
 */
export function tokenise(typed: TypedCard, thisMonth: string): Answer {
  const number = typed.number.replace(/[\s-]/g, '')
  const [brand, , code] = brands.find(([, start]) => start.test(number))!
  const expiry = expiryIn(typed.expiry)
  const problems: Partial<Record<keyof TypedCard, CardProblem>> = {}
  if (!isCardNumber(number)) problems.number = 'cardWrong'
  if (!expiry) problems.expiry = 'cardExpiry'
  else if (isPast(expiry.year, expiry.month, thisMonth)) problems.expiry = 'cardExpired'
  if (!code.test(typed.code.trim())) problems.code = 'cardCode'
  if (!expiry || Object.keys(problems).length > 0) return { problems }

  const lastFour = number.slice(-4)
  const start = number === DECLINED_NUMBER ? DECLINED : 'tok_'
  const token = `${start}${brand}_${lastFour}_${randomLetters(24)}`
  return { card: { token, brand, lastFour, expiryMonth: expiry.month, expiryYear: expiry.year } }
}

/** Whether a card cannot be used any more: it can to the end of the month that stands on it. */
export const isPast = (year: number, month: number, thisMonth: string) =>
  `${year}-${String(month).padStart(2, '0')}` < thisMonth

/** `MM/YY` or `MM/YYYY`. */
function expiryIn(text: string): { month: number; year: number } | undefined {
  const [, month, year] = text.trim().match(/^(0?[1-9]|1[0-2])\s*[/ -]\s*(\d{2}|20\d{2})$/) ?? []
  if (!month || !year) return undefined
  return { month: Number(month), year: Number(year.length === 2 ? `20${year}` : year) }
}

/** Letters only: no token may ever look as if it had a card number in it. */
function randomLetters(length: number) {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return [...bytes].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')
}
