import type { Locale } from '@/db/words'
import { taxInside } from '@/lib/money'

/** Something charged for, tax inside. */
type Charged = { total: number; tax: number; rate: number | null }
export type TaxRow = { rate: number | null; total: number; tax: number }

/** The rate a delivery was taxed at, if one of the goods' rates explains it; what was charged is known, the rate is not. */
export const rateThatGives = (total: number, tax: number, rates: number[]): number | null =>
  rates.find((rate) => taxInside(total, rate) === tax) ?? null

/** The tax by rate, the highest first, and last what no rate explains. */
export function taxTable(charged: Charged[]): TaxRow[] {
  const rates = [...new Set(charged.map(({ rate }) => rate))].sort((a, b) => (b ?? -1) - (a ?? -1))
  return rates.flatMap((rate) => {
    const rows = charged.filter((row) => row.rate === rate)
    const sum = (of: 'total' | 'tax') => rows.reduce((all, row) => all + row[of], 0)
    const row = { rate, total: sum('total'), tax: sum('tax') }
    return row.total === 0 ? [] : [row]
  })
}

/** Basis points as people write them: 20 %, 5.5 %. */
export const formatRate = (rate: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000)
