import 'server-only'
import { couponHolders, coupons } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import * as input from './input'
import { barred, type CouponRow } from './policy'
import { couponByCode, standingOf } from './queries'

/** Makes a coupon of the shop. */
export async function makeCoupon(actor: Actor, given: input.MakeCoupon): Promise<CouponRow> {
  const values = input.MakeCoupon.parse(given)
  const { shop } = actor
  return act(actor, 'coupon.make', { coupons: shop.id }, async (tx, note) => {
    const [coupon] = await tx
      .insert(coupons)
      .values({ ...values, shopId: shop.id, currency: shop.currency, createdAt: now() })
      .onConflictDoNothing()
      .returning()
    if (!coupon) throw new Refusal('couponTaken', 'conflict', { code: values.code })
    note.about('coupon', coupon.id)
    note.changed(undefined, values)
    return coupon
  })
}

/**
 * Puts a coupon into the customer's account, to be used one day. A manager who acts for the customer can give them one
 * that nobody can take by knowing its code.
 */
export async function keepCoupon(actor: Actor, given: input.EnterCoupon): Promise<CouponRow> {
  const { code } = input.EnterCoupon.parse(given)
  const { customer, assist, account } = actor
  if (!customer) throw missing()
  return act(actor, 'coupon.keep', { coupons: customer.id }, async (tx, note) => {
    const found = await couponByCode(actor, code, tx)
    if (!found) throw new Refusal('couponUnknown', 'missing')
    const { coupon } = found
    const known = await standingOf(actor, coupon.id, tx)
    const refusal = barred(actor, coupon, { ...known, held: known.held || assist !== null })
    if (refusal && refusal !== 'couponTooEarly') throw new Refusal(refusal)
    await tx
      .insert(couponHolders)
      .values({ couponId: coupon.id, customerId: customer.id, givenByName: assist ? account?.name : null, at: now() })
      .onConflictDoNothing()
    note.about('coupon', coupon.id)
    note.changed(undefined, { code: coupon.code })
    return coupon
  })
}
