import 'server-only'
import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { coupons, couponUses } from '@/db/schema'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import type { CouponRow } from './policy'
import { usesBy } from './queries'

type Order = { id: string; customerId: string | null }

/**
 * Writes down which coupon an order has off its price. That is no use yet: whoever is sent to a bank's page and never
 * pays there uses nothing up.
 */
export async function nameUse(tx: Tx, { id: couponId }: CouponRow, { id: orderId, customerId }: Order): Promise<void> {
  const at = now()
  await tx.insert(couponUses).values({ orderId, couponId, customerId, at, givenBackAt: at })
}

/**
 * Takes the use for which an order was written down, as it begins and in its transaction, or refuses. Whoever changes the
 * coupon's row first goes on; the others wait for it, and then see what was taken meanwhile. The coupon's days were
 * looked at when the order was written down: whoever was at the bank at midnight keeps what was agreed.
 */
export async function takeUse(tx: Tx, { id: orderId, customerId }: Order): Promise<void> {
  const [named] = await tx
    .select({ couponId: couponUses.couponId, customerLimit: coupons.customerLimit })
    .from(couponUses)
    .innerJoin(coupons, eq(coupons.id, couponUses.couponId))
    .where(and(eq(couponUses.orderId, orderId), isNotNull(couponUses.givenBackAt)))
  if (!named) return
  const { couponId, customerLimit } = named
  const isLeft = or(isNull(coupons.usageLimit), lt(coupons.used, coupons.usageLimit))
  const [taken] = await tx
    .update(coupons)
    .set({ used: sql`${coupons.used} + 1` })
    .where(and(eq(coupons.id, couponId), eq(coupons.enabled, true), isLeft))
    .returning({ id: coupons.id })
  if (!taken) throw new Refusal('couponUsedUp')
  const isOfCustomers = customerLimit !== null
  if (isOfCustomers && (!customerId || (await usesBy(tx, couponId, customerId)) >= customerLimit))
    throw new Refusal('couponUsedByYou')
  await tx.update(couponUses).set({ at: now(), givenBackAt: null }).where(eq(couponUses.orderId, orderId))
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
