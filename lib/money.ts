/**
 * Money is a whole number of minor units (cents) of a currency; nothing here ever makes a fraction.
 * Rounding is half away from zero, once a line. Source: the pricing rows of the platform reference.
 */

/** Basis points in a whole: a rate of 2500 is 25 %. */
const WHOLE = 10_000

/** The tax inside an amount that includes it. */
export function taxInside(gross: number, rate: number): number {
  return roundedDivision(gross * rate, WHOLE + rate)
}

/** The tax to put on top of an amount that does not include it. */
export function taxOnTop(net: number, rate: number): number {
  return roundedDivision(net * rate, WHOLE)
}

/** a / b to the nearest whole number, halves away from zero. Exact while a and b are safe integers. */
export function roundedDivision(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || b <= 0) throw new RangeError('money: not a safe integer')
  const whole = Math.trunc(a / b)
  const rest = a % b // exact: the remainder of integers is an integer
  const up = Math.abs(rest) * 2 >= b
  return whole + (up ? Math.sign(a) : 0)
}

/** The part of `amount` that `part` is of `whole`, to the nearest unit: the tax inside half an order. Exact at any size. */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole <= 0) throw new RangeError('money: a proportion of nothing')
  const doubled = 2n * BigInt(amount) * BigInt(part) + BigInt(whole)
  return Number(doubled / (2n * BigInt(whole)))
}

/**
 * The decimals of currencies that have not two. A table, because what a runtime knows about currencies is how people
 * write prices, which changes with its version; what stands in the database must not. Source: ISO 4217.
 */
const decimals: Record<string, number> = {
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0 },
  ...{ UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0 },
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
  ...{ CLF: 4, UYW: 4 },
}

const decimalsOf = (currency: string) => decimals[currency] ?? 2

/** How many minor units a currency's major unit has: 100 cents, 1 yen. */
export const minorUnits = (currency: string): number => 10 ** decimalsOf(currency)

/** `12.34` or `12,34` in minor units; undefined if it is no amount of this currency. */
export function minorUnitsIn(text: string, currency: string): number | undefined {
  const units = minorUnits(currency)
  const digits = String(units).length - 1
  const [, whole, part = ''] = text.match(/^(\d{1,9})(?:[.,](\d{1,4}))?$/) ?? []
  if (whole === undefined || part.length > digits) return undefined
  return Number(whole) * units + Number(part.padEnd(digits, '0'))
}

/** The amount for machines: `1234.50`, digit by digit. Not for debts: amounts are not below nothing. */
export function inMajorUnits(amount: number, currency: string): string {
  const units = minorUnits(currency)
  const whole = Math.trunc(amount / units)
  return units === 1 ? String(whole) : `${whole}.${String(amount % units).padStart(String(units).length - 1, '0')}`
}

/** The amount as somebody types it into a form: `1234.50` or `1234,50`. */
export const amountToType = (amount: number, currency: string, locale: string): string =>
  locale === 'fr' ? inMajorUnits(amount, currency).replace('.', ',') : inMajorUnits(amount, currency)

const formats = new Map<string, Intl.NumberFormat>()

/** The amount as people write it: €1,234.50 or 1 234,50 €. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  let format = formats.get(key)
  if (!format) {
    const digits = decimalsOf(currency)
    const always = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...always })
    formats.set(key, format)
  }
  return format.format(amount / minorUnits(currency))
}
