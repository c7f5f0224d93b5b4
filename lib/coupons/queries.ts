import 'server-only'
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { couponHolders, coupons, couponUses, orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { barred, type CouponProblem, type CouponRow, countHere, type Standing } from './policy'

/** The coupon of a code, with why it does not count for this actor now, if so; undefined if there is none here. */
export async function couponByCode(actor: Actor, code: string, reader: Reader = db) {
  const found = await reader
    .select()
    .from(coupons)
    .where(and(countHere(actor), eq(coupons.code, code)))
  // A sub-shop's own comes before its master's.
  const coupon = found.find(({ shopId }) => shopId === actor.shop.id) ?? found[0]
  if (!coupon) return undefined
  return { coupon, refusal: barred(actor, coupon, await standingOf(actor, coupon.id, reader)) }
}

export async function standingOf({ customer }: Actor, couponId: string, reader: Reader): Promise<Standing> {
  if (!customer) return { held: false, uses: 0 }
  const [holder] = await reader
    .select({ couponId: couponHolders.couponId })
    .from(couponHolders)
    .where(and(eq(couponHolders.couponId, couponId), eq(couponHolders.customerId, customer.id)))
  return { held: holder !== undefined, uses: await usesBy(reader, couponId, customer.id) }
}

/** How many orders of a customer use a coupon. */
export async function usesBy(reader: Reader, couponId: string, customerId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(couponUses)
    .where(
      and(eq(couponUses.couponId, couponId), eq(couponUses.customerId, customerId), isNull(couponUses.givenBackAt)),
    )
  return row?.count ?? 0
}

export type HeldCoupon = CouponRow & { givenByName: string | null; refusal: CouponProblem | null }

/** The coupons in the account of the customer in hand, and the orders that used any, newest first. */
export async function couponsOf(actor: Actor, reader: Reader = db) {
  if (!actor.customer) return { held: [], used: [] }
  const rows = await reader
    .select({ coupon: coupons, givenByName: couponHolders.givenByName })
    .from(couponHolders)
    .innerJoin(coupons, eq(coupons.id, couponHolders.couponId))
    .where(and(eq(couponHolders.customerId, actor.customer.id), countHere(actor)))
    .orderBy(desc(couponHolders.at), asc(coupons.id))
  const held: HeldCoupon[] = []
  for (const { coupon, givenByName } of rows) {
    const refusal = barred(actor, coupon, await standingOf(actor, coupon.id, reader))
    held.push({ ...coupon, givenByName, refusal })
  }
  const used = await reader
    .select({
      code: coupons.code,
      name: coupons.name,
      number: orders.number,
      discount: orders.discount,
      currency: orders.currency,
      at: couponUses.at,
    })
    .from(couponUses)
    .innerJoin(coupons, eq(coupons.id, couponUses.couponId))
    .innerJoin(orders, eq(orders.id, couponUses.orderId))
    .where(
      and(
        eq(couponUses.customerId, actor.customer.id),
        eq(orders.shopId, actor.shop.id),
        isNull(couponUses.givenBackAt),
      ),
    )
    .orderBy(desc(couponUses.at), desc(couponUses.orderId))
    .limit(100)
  return { held, used }
}
