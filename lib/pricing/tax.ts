import { taxInside, taxOnTop } from '@/lib/money'

/** A tax code's rate in basis points, and whether the price lists include it. */
export type TaxRate = { code: string; rate: number; included: boolean }

/** What is charged for one piece: with tax. A price without it is made gross once, here, and never again. */
export const grossUnit = (unit: number, { rate, included }: TaxRate) => (included ? unit : unit + taxOnTop(unit, rate))

/** A line's amounts from the price on the list. Total = net + tax, and exactly quantity × the gross unit. */
export function lineAmounts(unit: number, quantity: number, rate: TaxRate) {
  const total = grossUnit(unit, rate) * quantity
  const tax = taxInside(total, rate.rate)
  return { total, tax, net: total - tax }
}

/** One piece's price as the reader is shown it: with tax or without. */
export function shownUnit(unit: number, rate: TaxRate, show: 'gross' | 'net') {
  const gross = grossUnit(unit, rate)
  return show === 'gross' ? gross : rate.included ? gross - taxInside(gross, rate.rate) : unit
}
