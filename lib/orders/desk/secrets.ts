import { isCardNumber } from '@/lib/payments/luhn'

const SECRET = /secret|token|signature|password|authori[sz]ation|api.?key|card.?(number|no)|\bpan\b|cvc|cvv|iban/i
const HIDDEN = '•••'

/** What a gateway said, readable, without what must not be read: secrets by their names, card numbers by themselves. */
export function withoutSecrets(body: string): string {
  const masked = inJson(body) ?? inForm(body) ?? body
  return masked.replace(/\d(?:[ -]?\d){12,18}/g, (digits) => (isCard(digits) ? HIDDEN : digits))
}

/** An order's number can look like one: those stay. */
const isCard = (digits: string) => !/^\d{12}-\d+$/.test(digits) && isCardNumber(digits.replace(/\D/g, ''))

function inJson(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return JSON.stringify(value, (key, inner) => (SECRET.test(key) && inner !== null ? HIDDEN : inner), 2)
  } catch {
    return undefined
  }
}

function inForm(body: string): string | undefined {
  if (!/^[^\s=&]+=[^\s]*$/.test(body)) return undefined
  return [...new URLSearchParams(body)]
    .map(([key, value]) => `${key} = ${SECRET.test(key) ? HIDDEN : value}`)
    .join('\n')
}
