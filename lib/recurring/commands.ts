import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '@/db'
import { recurringDates, recurringLines, recurringOrders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, placedBy } from '@/lib/auth/actor'
import { addedBy } from '@/lib/cart/lines'
import { demandChangeable } from '@/lib/cart/lock'
import { cartScope } from '@/lib/cart/policy'
import { now } from '@/lib/clock'
import { demandProven, proveGiven } from '@/lib/orders/checkout/prove'
import { priceDisplay } from '@/lib/pricing/display'
import { missing, Refusal } from '@/lib/refusal'
import { checkedChoices, comesTo, demandOwnMeans } from './choices'
import { monthDayOf } from './dates'
import { FROM_CART, goodsFrom, goodsOf, sumOfGoods } from './goods'
import type { ChangeRecurring, MakeRecurring } from './input'
import { tellChanged, tellMade } from './letters'
import { demandRecurring, ownRecurring, type RecurringRow, recurringScope, visibleTo } from './policy'

/** More than anybody can look after. */
export const MOST = 20

/**
 * Sets up that the goods of the cart, or of an earlier order, are ordered again and again. The cart stays as it is, and
 * nothing is ordered before the first date. The same form sent twice makes one. On behalf, who did it is kept as of now.
 */
export async function makeRecurring(actor: Actor, given: MakeRecurring): Promise<RecurringRow> {
  const customer = demandRecurring(actor)
  const all = { recurringOf: `${actor.shop.id}:${customer.id}` }
  await proveGiven(actor, given.currentPassword)
  return act(
    actor,
    'recurring.make',
    { ...recurringScope(given.id), ...all, ...cartScope(actor) },
    async (tx, note) => {
      const [made] = await tx.select().from(recurringOrders).where(eq(recurringOrders.id, given.id))
      if (made) {
        await ownRecurring(tx, actor, given.id)
        note.nothing()
        return made
      }
      if (priceDisplay(actor).hidden) throw missing()
      if (given.from === FROM_CART) await demandChangeable(tx, actor)
      const open = and(visibleTo(actor), ne(recurringOrders.state, 'ended'))
      if ((await tx.$count(recurringOrders, open)) >= MOST)
        throw new Refusal('tooManyRecurring', 'conflict', { most: MOST })
      const goods = (await goodsFrom(actor, given.from, tx)).filter(({ problem }) => problem !== 'unavailable')
      if (goods.length === 0) throw new Refusal(given.from === FROM_CART ? 'nothingInCart' : 'recurringEmpty')
      const choices = await checkedChoices(tx, actor, given, sumOfGoods(goods))
      await demandProven(tx, actor, await comesTo(actor, goods, choices.deliveryMethodId, tx))
      const at = now()
      const { id, every, unit, nextDay, untilDay, times } = given
      const rhythm = { every, unit, anchor: nextDay, monthDay: monthDayOf(nextDay), nextDay, untilDay, times }
      const [row] = await tx
        .insert(recurringOrders)
        .values({
          id,
          shopId: actor.shop.id,
          customerId: customer.id,
          state: 'active',
          ...rhythm,
          ...choices,
          ...placedBy(actor),
          createdAt: at,
          updatedAt: at,
        })
        .returning()
      const own = addedBy(actor)
      const lines = goods.map(({ skuId, quantity, addedById, addedByName }, position) => ({
        recurringId: id,
        position,
        skuId,
        quantity,
        ...(own.addedById ? own : { addedById, addedByName }),
      }))
      await tx.insert(recurringLines).values(lines)
      await tellMade(tx, actor, row!, goods)
      note.about('recurring', id)
      note.changed(undefined, { ...rhythm, ...choices, lines: lines.length })
      return row!
    },
  )
}

/**
 * Changes how often, what, where to and how it is paid; from the next date on that is not being ordered yet. Whoever
 * changes it on behalf answers for the orders that come of it, as if they had set it up.
 */
export async function changeRecurring(actor: Actor, given: ChangeRecurring): Promise<void> {
  const { id, version, every, unit, nextDay, untilDay, times, quantities } = given
  await proveGiven(actor, given.currentPassword)
  return act(actor, 'recurring.change', recurringScope(id), async (tx, note) => {
    const row = await ownRecurring(tx, actor, id)
    note.about('recurring', id)
    if (row.version !== version) throw new Refusal('recurringMoved')
    if (!row.nextDay) throw new Refusal('recurringUnderWay')
    if (times !== null && times <= row.placed)
      throw new Refusal('checkFields', 'invalid', {}, { times: 'recurringTimes' })
    await setQuantities(tx, actor, row, quantities)
    const goods = await goodsOf(actor, id, tx)
    if (goods.length === 0) throw new Refusal('recurringEmpty')
    const choices = await checkedChoices(tx, actor, given, sumOfGoods(goods), row)
    demandOwnMeans(actor, choices.gateway)
    await demandProven(tx, actor, await comesTo(actor, goods, choices.deliveryMethodId, tx))
    // The 28th of a month may stand for its 31st, as long as nobody sets another day.
    const monthDay = nextDay === row.nextDay ? row.monthDay : monthDayOf(nextDay)
    const rhythm = { every, unit, anchor: nextDay, monthDay, nextDay, untilDay, times }
    // A date that was skipped, and is set now, is to be ordered after all.
    await tx
      .delete(recurringDates)
      .where(
        and(eq(recurringDates.recurringId, id), eq(recurringDates.day, nextDay), eq(recurringDates.state, 'skipped')),
      )
    await tx
      .update(recurringOrders)
      .set({ ...rhythm, ...choices, ...placedBy(actor), version: version + 1, updatedAt: now() })
      .where(eq(recurringOrders.id, id))
    await tellChanged(tx, actor, { ...row, ...rhythm }, goods)
    note.changed(termsOf(row), { ...rhythm, ...choices, quantities: Object.fromEntries(quantities) })
  })
}

export async function setQuantities(tx: Tx, actor: Actor, { id }: RecurringRow, quantities: Map<string, number>) {
  const lines = await tx.select().from(recurringLines).where(eq(recurringLines.recurringId, id))
  const changed = lines.filter(({ skuId, quantity }) => (quantities.get(skuId) ?? quantity) !== quantity)
  const gone = changed.filter(({ skuId }) => quantities.get(skuId) === 0).map((line) => line.id)
  if (gone.length > 0) await tx.delete(recurringLines).where(inArray(recurringLines.id, gone))
  for (const line of changed.filter((each) => !gone.includes(each.id))) {
    await tx
      .update(recurringLines)
      .set({ quantity: quantities.get(line.skuId)!, ...(actor.assist ? addedBy(actor) : {}) })
      .where(eq(recurringLines.id, line.id))
  }
}

const termsOf = ({ every, unit, anchor, monthDay, nextDay, untilDay, times, ...row }: RecurringRow) => {
  return { every, unit, anchor, monthDay, nextDay, untilDay, times, ...meansOf(row) }
}

type Means = Pick<RecurringRow, 'shipToId' | 'billToId' | 'deliveryMethodId' | 'gateway' | 'paymentTokenId'>

/** Where one goes and how it is paid. */
export const meansOf = ({ shipToId, billToId, deliveryMethodId, gateway, paymentTokenId }: Means): Means => {
  return { shipToId, billToId, deliveryMethodId, gateway, paymentTokenId }
}
