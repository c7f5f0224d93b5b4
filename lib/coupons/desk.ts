import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { coupons, shops } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, may } from '@/lib/auth/actor'
import { HOUR, later } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { beginningOf, dayAfter } from '@/lib/days'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { minorUnitsIn } from '@/lib/money'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { makeCoupon } from './commands'
import { type CouponForm, MakeCoupon, type SwitchCoupon } from './input'
import type { CouponRow } from './policy'

const PAGE = 50

export type ListedCoupon = Awaited<ReturnType<typeof couponPage>>['rows'][number]

/** A page of the coupons of the shops that this manager looks after, the newest first. */
export async function couponPage(actor: Actor, view: { after?: string }) {
  if (!may(actor, 'catalogue.edit') || actor.assist) throw new Refusal('notAllowed', 'forbidden')
  const cursor = readCursor(view.after, 'number')
  const page = pageBy({ key: coupons.createdAt, id: coupons.id, order: 'down', cursor }, momentAt)
  const found = await db
    .select({ coupon: coupons, shop: shops.name })
    .from(coupons)
    .innerJoin(shops, eq(shops.id, coupons.shopId))
    .where(and(inArray(coupons.shopId, [...actor.oversees, '']), page.where))
    .orderBy(...page.orderBy)
    .limit(PAGE + 1)
  const rows = found.map(({ coupon, shop }) => ({ ...coupon, shop }))
  return pageOf(rows, PAGE, cursor, ({ createdAt, id }) => ({ value: createdAt.getTime(), id }))
}

/** Makes a coupon of a shop that the manager looks after, as they typed it: in its currency, by its days. */
export async function makeTypedCoupon(actor: Actor, given: CouponForm): Promise<CouponRow> {
  const shop = actor.oversees.includes(given.shopId) ? await shopById(given.shopId) : undefined
  if (!shop) throw missing()
  const { coupon: code, name, percent, usageLimit, customerLimit } = given
  const amount = given.amount === '' ? null : minorUnitsIn(given.amount, shop.currency)
  if (amount === undefined) throw wrong('amount', 'amountRequired')
  for (const field of ['from', 'until'] as const) {
    if (given[field] && !beginningOf(given[field])) throw wrong(field, 'couponWrong')
  }
  const endsAt = given.until ? beginningOf(dayAfter(1, later(12 * HOUR, beginningOf(given.until)))) : null
  const values = MakeCoupon.safeParse({
    ...{ code, name, percent, amount, usageLimit, customerLimit },
    assignedOnly: given.whose === 'given',
    startsAt: given.from ? beginningOf(given.from) : null,
    endsAt,
  })
  if (!values.success) throw wrong(String(values.error.issues[0]?.path[0] ?? 'percent'), 'couponWrong')
  return makeCoupon({ ...actor, shop }, values.data)
}

const wrong = (field: string, key: 'amountRequired' | 'couponWrong') =>
  new Refusal(key, 'invalid', {}, { [field]: key })

/** Switches a coupon off, or on again. What was ordered with it stays as it is. */
export async function switchCoupon(actor: Actor, { couponId, enabled }: SwitchCoupon): Promise<CouponRow> {
  const theirs = and(eq(coupons.id, couponId), inArray(coupons.shopId, [...actor.oversees, '']))
  const [found] = await db.select().from(coupons).where(theirs)
  const shop = found && (await shopById(found.shopId))
  if (!shop) return act(actor, 'coupon.switch', {}, () => Promise.reject(missing()))
  return act({ ...actor, shop }, 'coupon.switch', { coupon: couponId }, async (tx, note) => {
    const [coupon] = await tx
      .update(coupons)
      .set({ enabled: enabled === 'yes' })
      .where(theirs)
      .returning()
    note.about('coupon', couponId)
    note.changed({ enabled: found.enabled }, { code: found.code, enabled: enabled === 'yes' })
    return coupon!
  })
}
