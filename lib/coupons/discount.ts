import { proportion } from '@/lib/money'

/** What a coupon takes off goods of this total: never more than they cost. */
export const discountOf = ({ percent, amount }: { percent: number | null; amount: number | null }, total: number) =>
  Math.min(total, percent === null ? (amount ?? 0) : proportion(total, percent, 100))

/**
 * Each amount's part of a discount, in proportion and to the cent: what rounding down leaves goes, a cent each, to
 * those it took most from. Together they are the discount, and none is more than its amount.
 */
export function spread(discount: number, amounts: number[]): number[] {
  const whole = amounts.reduce((sum, amount) => sum + amount, 0)
  if (discount === 0 || whole === 0) return amounts.map(() => 0)
  const products = amounts.map((amount) => BigInt(discount) * BigInt(amount))
  const parts = products.map((product) => Number(product / BigInt(whole)))
  const left = discount - parts.reduce((sum, part) => sum + part, 0)
  const rests = products.map((product, at) => ({ at, rest: product % BigInt(whole) }))
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const { at } of rests.slice(0, left)) parts[at]! += 1
  return parts
}
