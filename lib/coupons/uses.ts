import 'server-only'
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { coupons, couponUses } from '@/db/schema'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import type { CouponRow } from './policy'
import { usesBy } from './queries'

type Order = { id: string; customerId: string | null }

/**
 * Takes one use of a coupon for an order, in its transaction, or refuses. Whoever changes the coupon's row first goes
 * on; the others wait for it, and then see what was taken meanwhile.
 */
export async function takeUse(tx: Tx, { id: couponId, customerLimit }: CouponRow, order: Order): Promise<void> {
  const isLeft = or(isNull(coupons.usageLimit), lt(coupons.used, coupons.usageLimit))
  const [taken] = await tx
    .update(coupons)
    .set({ used: sql`${coupons.used} + 1` })
    .where(and(eq(coupons.id, couponId), eq(coupons.enabled, true), isLeft))
    .returning({ id: coupons.id })
  if (!taken) throw new Refusal('couponUsedUp')
  const isOfCustomers = customerLimit !== null
  if (isOfCustomers && (!order.customerId || (await usesBy(tx, couponId, order.customerId)) >= customerLimit))
    throw new Refusal('couponUsedByYou')
  await tx.insert(couponUses).values({ orderId: order.id, couponId, customerId: order.customerId, at: now() })
}

/** The order was called off unpaid: its use can be had again. Once, however often it is told. */
export async function giveUseBack(tx: Tx, orderId: string): Promise<void> {
  const [back] = await tx
    .update(couponUses)
    .set({ givenBackAt: now() })
    .where(and(eq(couponUses.orderId, orderId), isNull(couponUses.givenBackAt)))
    .returning()
  if (!back) return
  await tx
    .update(coupons)
    .set({ used: sql`${coupons.used} - 1` })
    .where(and(eq(coupons.id, back.couponId), gt(coupons.used, 0)))
}
