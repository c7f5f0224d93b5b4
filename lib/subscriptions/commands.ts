import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/db/id'
import { recurringDates, recurringLines, recurringOrders, subscriptions } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, placedBy } from '@/lib/auth/actor'
import { demandQuantity, goodsFor } from '@/lib/cart/goods'
import { addedBy } from '@/lib/cart/lines'
import { later, now } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { demandAgreed } from '@/lib/orders/checkout/place'
import { demandProven, proveGiven } from '@/lib/orders/checkout/prove'
import { priceDisplay } from '@/lib/pricing/display'
import { changeRow } from '@/lib/recurring/care'
import { checkedMeans, comesTo, demandOwnMeans } from '@/lib/recurring/choices'
import { MOST, meansOf, setQuantities } from '@/lib/recurring/commands'
import { monthDayOf, nextAfter } from '@/lib/recurring/dates'
import { goodsOf, sumOfGoods } from '@/lib/recurring/goods'
import { workOnOne } from '@/lib/recurring/job'
import { tellChanged } from '@/lib/recurring/letters'
import { demandRecurring, recurringScope, subscribedTo } from '@/lib/recurring/policy'
import { type DateRow, LEASE } from '@/lib/recurring/turn'
import { missing, Refusal } from '@/lib/refusal'
import type { ChangeSubscription, StartSubscription } from './input'
import { tellStarted } from './letters'
import { ownSubscription } from './policy'
import { goodsWanted, termsOf } from './terms'

/**
 * Starts a subscription: its first order is placed at once, by what places all the others, and pays for the first term.
 * If it cannot be placed, the subscription is paused and says why; if it would cost anything but what the person saw,
 * nothing happens. The same form sent twice starts one. On behalf, who did it is kept as of now, and its orders say so.
 */
export async function startSubscription(actor: Actor, given: StartSubscription): Promise<string> {
  const customer = demandRecurring(actor)
  const { id } = given
  const all = { recurringOf: `${actor.shop.id}:${customer.id}` }
  await proveGiven(actor, given.currentPassword)
  const first = await act(actor, 'subscription.start', { ...recurringScope(id), ...all }, async (tx, note) => {
    const [made] = await tx.select().from(recurringOrders).where(eq(recurringOrders.id, id))
    if (made) {
      await ownSubscription(tx, actor, id)
      note.nothing()
      return undefined
    }
    note.about('subscription', id)
    if ((await tx.$count(recurringOrders, and(subscribedTo(actor), ne(recurringOrders.state, 'ended')))) >= MOST)
      throw new Refusal('tooManySubscriptions', 'conflict', { most: MOST })
    if (priceDisplay(actor).hidden) throw missing()
    if (!(await termsOf(given.skuId, tx)).includes(given.months)) throw new Refusal('noSubscription')
    demandQuantity(actor, await goodsFor(tx, actor, { skuId: given.skuId }), given.quantity, 0)
    const goods = await goodsWanted(actor, { id: given.skuId }, given.quantity, tx)
    if (!goods) throw missing()
    const means = await checkedMeans(tx, actor, given, { total: goods.total, kept: null })
    const total = await comesTo(actor, [goods], means.deliveryMethodId, tx)
    demandAgreed(actor, given.expectedTotal, total)
    await demandProven(tx, actor, total)
    const { row, date } = await write(tx, actor, given, means)
    await tellStarted(tx, actor, row, [goods])
    const { skuId, months, quantity } = given
    note.changed(undefined, { skuId, months, quantity, ...means })
    return date
  })
  if (first) await workOnOne(first)
  return id
}

type Means = Awaited<ReturnType<typeof checkedMeans>>

/**
 * The subscription, with today as its first date, due now: what does not get to it leaves it to the job, and whenever that
 * comes to it, its order costs no more than was agreed.
 */
async function write(tx: Tx, actor: Actor, given: StartSubscription, means: Means) {
  const { id, skuId, months, quantity, expectedTotal: agreedTotal } = given
  const at = now()
  const anchor = dayOf(at)
  const rhythm = { every: months, unit: 'month' as const, anchor, monthDay: monthDayOf(anchor) }
  const whose = { shopId: actor.shop.id, customerId: actor.customer!.id, ...placedBy(actor) }
  const course = { state: 'active' as const, nextDay: nextAfter(rhythm, anchor), createdAt: at, updatedAt: at }
  const [row] = await tx
    .insert(recurringOrders)
    .values({ id, ...whose, ...rhythm, ...means, ...course })
    .returning()
  await tx.insert(recurringLines).values({ recurringId: id, position: 0, skuId, quantity, ...addedBy(actor) })
  await tx.insert(subscriptions).values({ id })
  const due = { recurringId: id, day: anchor, state: 'due' as const, placementKey: newId(), agreedTotal, lacks: [] }
  const [date] = await tx
    .insert(recurringDates)
    .values({ ...due, tryAt: later(LEASE), at })
    .returning()
  return { row: row!, date: date as DateRow }
}

/** Changes how many, where to and how it is paid: from the next term on. The term stays as long as it was agreed. */
export async function changeSubscription(actor: Actor, given: ChangeSubscription): Promise<void> {
  const { id, version, quantity } = given
  await proveGiven(actor, given.currentPassword)
  return act(actor, 'subscription.change', recurringScope(id), async (tx, note) => {
    const { row } = await ownSubscription(tx, actor, id)
    note.about('subscription', id)
    if (row.version !== version) throw new Refusal('subscriptionMoved')
    const [line] = await goodsOf(actor, id, tx)
    if (!line) throw missing()
    await setQuantities(tx, actor, row, new Map([[line.skuId, quantity]]))
    const goods = await goodsOf(actor, id, tx)
    const means = await checkedMeans(tx, actor, given, { total: sumOfGoods(goods), kept: row })
    demandOwnMeans(actor, means.gateway)
    await demandProven(tx, actor, await comesTo(actor, goods, means.deliveryMethodId, tx))
    await changeRow(tx, row, { ...means, ...placedBy(actor) })
    await tellChanged(tx, actor, row, goods)
    note.changed({ quantity: line.quantity, ...meansOf(row) }, { quantity, ...means })
  })
}
