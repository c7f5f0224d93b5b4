import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { coupons } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'

export type CouponRow = typeof coupons.$inferSelect

/** The coupons that count in this shop: its own, and its master's, in its currency. */
export const countHere = ({ shop }: Pick<Actor, 'shop'>): SQL | undefined =>
  and(
    inArray(coupons.shopId, shop.masterId ? [shop.id, shop.masterId] : [shop.id]),
    eq(coupons.currency, shop.currency),
  )

/** What is known of a customer and a coupon: whether they hold it, and how many of their orders use it. */
export type Standing = { held: boolean; uses: number }

/** Why a coupon takes nothing off; each is a refusal's key. */
export type CouponProblem =
  | 'couponUnknown'
  | 'couponTooEarly'
  | 'couponOver'
  | 'couponUsedUp'
  | 'couponSignIn'
  | 'couponUsedByYou'

/** Why the coupon takes nothing off for this actor now, or null. One that is not for them is as unknown as none. */
export function barred(
  { customer }: Pick<Actor, 'customer'>,
  coupon: CouponRow,
  known: Standing,
): CouponProblem | null {
  const { assignedOnly, customerLimit, usageLimit, startsAt, endsAt } = coupon
  if (!coupon.enabled || (assignedOnly && !known.held)) return 'couponUnknown'
  const at = now()
  if (startsAt && at < startsAt) return 'couponTooEarly'
  if (endsAt && at >= endsAt) return 'couponOver'
  if (usageLimit !== null && coupon.used >= usageLimit) return 'couponUsedUp'
  if (customerLimit === null) return null
  if (!customer) return 'couponSignIn'
  return known.uses >= customerLimit ? 'couponUsedByYou' : null
}
