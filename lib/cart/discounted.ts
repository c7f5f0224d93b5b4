import 'server-only'
import type { Reader } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { discountOf, spread } from '@/lib/coupons/discount'
import type { CouponProblem, CouponRow } from '@/lib/coupons/policy'
import { couponByCode } from '@/lib/coupons/queries'
import { taxInside } from '@/lib/money'

/** The coupon of a cart; with a refusal it takes nothing off as things stand. */
export type CartCoupon = { code: string; row: CouponRow | null; refusal: CouponProblem | null }

/** What a coupon can take something off. */
type Discountable = { total: number; discount: number; tax: number; taxRate: number }

/** The lines with what the coupon takes off each, and the tax in what is left. */
export async function withCoupon<Line extends Discountable>(actor: Actor, code: string, lines: Line[], reader: Reader) {
  if (!code) return { lines, coupon: null, discount: 0 }
  const found = await couponByCode(actor, code, reader)
  const row = found?.coupon ?? null
  const refusal = found ? found.refusal : 'couponUnknown'
  const coupon: CartCoupon = { code, row, refusal }
  if (!row || refusal) return { lines, coupon, discount: 0 }
  const totals = lines.map(({ total }) => total)
  const discount = discountOf(
    row,
    totals.reduce((sum, total) => sum + total, 0),
  )
  const parts = spread(discount, totals)
  const cheaper = lines.map((line, at) => ({
    ...line,
    discount: parts[at]!,
    tax: taxInside(line.total - parts[at]!, line.taxRate),
  }))
  return { lines: cheaper, coupon, discount }
}
