import 'server-only'
import { and, asc, desc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { orders, paymentTokens, recurringDates, recurringOrders } from '@/db/schema'
import { type Actor, isManager } from '@/lib/auth/actor'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { staffOf } from '@/lib/orders/queries'
import { gatewaysFor } from '@/lib/payments/gateways'
import { addressesOf } from '@/lib/people/addresses'
import { isOn } from '@/lib/shops/shop'
import { isBeyond } from './choices'
import { goodsOf, sumOfGoods } from './goods'
import { type RecurringRow, subscribedTo, visibleTo } from './policy'

const SHOWN = 50
/** How many of its last dates are shown. */
const DATES = 24

/** The recurring orders in hand, with what each comes to today; those that have ended come last. */
export async function recurringOf(
  actor: Actor,
  { isGoingOn = false, most = SHOWN }: { isGoingOn?: boolean; most?: number } = {},
  reader: Reader = db,
) {
  const hasEnded = sql<number>`case when ${recurringOrders.state} = 'ended' then 1 else 0 end`
  const rows = await reader
    .select()
    .from(recurringOrders)
    .where(and(visibleTo(actor), isGoingOn ? ne(recurringOrders.state, 'ended') : undefined))
    .orderBy(asc(hasEnded), desc(recurringOrders.createdAt), desc(recurringOrders.id))
    .limit(most)
  const all = []
  for (const row of rows) {
    const goods = await goodsOf(actor, row.id, reader)
    all.push({ ...row, goods, total: sumOfGoods(goods), byStaff: row.managerId !== null })
  }
  return all
}

export type RecurringSummary = Awaited<ReturnType<typeof recurringOf>>[number]

export type RecurringInFull = NonNullable<Awaited<ReturnType<typeof recurringById>>>

/**
 * One recurring order with its goods at today's prices, where it goes, how it is paid and what became of its dates.
 * What is gone meanwhile is null. Who of the staff set it up is told only where the shop says so.
 */
export async function recurringById(actor: Actor, id: string, reader: Reader = db) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [found] = await reader
    .select()
    .from(recurringOrders)
    .where(and(eq(recurringOrders.id, id), visibleTo(actor)))
  if (!found) return undefined
  return inFull(actor, found, reader)
}

/** One that the actor has been found to see, as `recurringById` says; a subscription is one too. */
export async function inFull(actor: Actor, found: RecurringRow, reader: Reader = db) {
  const showsStaff = isManager(actor) || isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER')
  const { managerId, managerName, managerEmail, assistReason, ...row } = found
  const book = await addressesOf(actor, reader)
  const goods = await goodsOf(actor, row.id, reader)
  const methods = await deliveryMethodsOf(actor.shop, reader)
  return {
    ...row,
    ...staffOf(actor, { managerId, managerName }),
    goods,
    total: sumOfGoods(goods),
    shipTo: book.find((address) => address.id === row.shipToId) ?? null,
    billTo: row.billToId ? (book.find((address) => address.id === row.billToId) ?? null) : 'same',
    method: methods.find((method) => method.id === row.deliveryMethodId) ?? null,
    isBeyond: isBeyond(actor, row.gateway),
    isPayable: gatewaysFor(actor).some((label) => label === row.gateway),
    card: await cardOf(reader, row.paymentTokenId),
    dates: await datesOf(reader, row.id, showsStaff),
  } as const
}

async function datesOf(reader: Reader, recurringId: string, showsStaff: boolean) {
  const { id, day, state, reason, lacks, byName } = recurringDates
  const rows = await reader
    .select({ id, day, state, reason, lacks, byName, number: orders.number })
    .from(recurringDates)
    .leftJoin(orders, eq(orders.id, recurringDates.orderId))
    .where(eq(recurringDates.recurringId, recurringId))
    .orderBy(desc(day), desc(id))
    .limit(DATES)
  return rows.map((row) => ({ ...row, byStaff: row.byName !== null, byName: showsStaff ? row.byName : null }))
}

async function cardOf(reader: Reader, id: string | null) {
  if (!id) return null
  const { brand, lastFour, expiryMonth, expiryYear, removedAt } = paymentTokens
  const [card] = await reader
    .select({ brand, lastFour, expiryMonth, expiryYear, removedAt })
    .from(paymentTokens)
    .where(eq(paymentTokens.id, id))
  return card && !card.removedAt ? card : null
}

/** The recurring order or the subscription that made an order in hand, if one did. */
export async function recurringOfOrder(actor: Actor, orderId: string, reader: Reader = db) {
  const { id, every, unit } = recurringOrders
  const madeIt = eq(recurringDates.orderId, orderId)
  const rows = (seen: SQL | undefined) =>
    reader
      .select({ id, every, unit })
      .from(recurringDates)
      .innerJoin(recurringOrders, and(eq(id, recurringDates.recurringId), seen))
      .where(madeIt)
  const [[recurring], [subscription]] = [await rows(visibleTo(actor)), await rows(subscribedTo(actor))]
  if (recurring) return { ...recurring, kind: 'recurring' as const }
  return subscription && { ...subscription, kind: 'subscription' as const }
}
