import 'server-only'
import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { deliveries, orderHistory, orderLines, orders } from '@/db/schema'
import { type Actor, isManager } from '@/lib/auth/actor'
import { listsNamed } from '@/lib/managed-lists/queries'
import { isOn } from '@/lib/shops/shop'
import { webAddress } from '@/lib/web-address'
import { pendingStates } from './machine'
import { cardOf, contentsOf, invoicesFor, paymentsOf, releasesOf, requestsFor } from './order-parts'
import { visibleTo } from './policy'
import { toldSteps } from './told'

const PAGE = 20

const { id, number, state, total, currency, placedAt, managerId, managerName } = orders
const summary = { id, number, state, total, currency, placedAt, managerId, managerName }

export type OrderSummary = Awaited<ReturnType<typeof ordersOf>>['orders'][number]

/** A page of the orders in hand, or of those still pending, newest first; `after` is the number of the last one already shown. */
export async function ordersOf(
  actor: Actor,
  { after, limit = PAGE, pending = false }: { after?: string; limit?: number; pending?: boolean } = {},
  reader: Reader = db,
) {
  const from = after ? await placeOf(actor, after, reader) : undefined
  const rows = await reader
    .select(summary)
    .from(orders)
    .where(
      and(
        visibleTo(actor),
        pending ? inArray(orders.state, pendingStates) : undefined,
        from && or(lt(orders.placedAt, from.placedAt), and(eq(orders.placedAt, from.placedAt), lt(orders.id, from.id))),
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit).map(({ managerId, managerName, ...row }) => {
    return { ...row, ...staffOf(actor, { managerId, managerName }) }
  })
  return { orders: page, next: rows.length > limit ? page.at(-1)!.number : null }
}

/** Who of the staff placed it: a manager knows, a customer is told that somebody did and, only where the shop says so, who. */
export function staffOf(
  actor: Actor,
  { managerId, managerName }: { managerId: string | null; managerName: string | null },
) {
  return {
    byStaff: managerId !== null,
    byYou: managerId !== null && managerId === actor.account?.id,
    staffName: isManager(actor) || isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER') ? managerName : null,
  }
}

async function placeOf(actor: Actor, after: string, reader: Reader) {
  const [row] = await reader
    .select({ id: orders.id, placedAt: orders.placedAt })
    .from(orders)
    .where(and(eq(orders.number, after), visibleTo(actor)))
  return row
}

export type OrderInFull = NonNullable<Awaited<ReturnType<typeof orderByNumber>>>

/**
 * The order a URL names, with its lines, deliveries and what has become of it; undefined if there is none
 * this actor may know of.
 */
export async function orderByNumber(actor: Actor, wanted: string, reader: Reader = db) {
  if (!/^\d{12}-\d{1,9}$/.test(wanted)) return undefined
  const [order] = await reader
    .select()
    .from(orders)
    .where(and(eq(orders.number, wanted), visibleTo(actor)))
  if (!order) return undefined

  const lines = await reader
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  const lists = await listsNamed(
    actor,
    lines.map((line) => line.managedListLine),
    reader,
  )
  const sent = await reader
    .select()
    .from(deliveries)
    .where(eq(deliveries.orderId, order.id))
    .orderBy(asc(deliveries.position))
  const ids = sent.map((delivery) => delivery.id)
  const contents = await contentsOf(reader, ids)
  const releases = await releasesOf(reader, ids)
  const showsStaff = isManager(actor) || isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER')
  const { managerId, managerEmail, managerName, assistReason, guestHash, placementKey, approvedBy, ...rest } = order
  return {
    ...rest,
    ...staffOf(actor, { managerId, managerName }),
    lines: lines.map((line) => {
      const list = lists.get(line.managedListLine ?? '')
      return { ...line, addedByName: showsStaff ? line.addedByName : null, list: showsStaff ? list : list?.name }
    }),
    deliveries: sent.map((delivery) => ({
      ...delivery,
      externalUrl: webAddress(delivery.externalUrl),
      /** When the last of its goods comes out. */
      released: releases.get(delivery.id) ?? null,
      lines: contents.filter(({ deliveryId }) => deliveryId === delivery.id),
    })),
    card: await cardOf(reader, order.paymentTokenId),
    payments: await paymentsOf(reader, order.id),
    invoices: await invoicesFor(reader, order.id),
    requests: await requestsFor(reader, order.id),
    history: await historyOf(reader, order.id),
  }
}

/** What the customer may read of its history: no remarks, and not who did it. */
async function historyOf(reader: Reader, orderId: string) {
  const { seq, event, fromState, toState, message, requestId, at } = orderHistory
  const rows = await reader
    .select({ seq, event, fromState, toState, message, requestId, at })
    .from(orderHistory)
    .where(eq(orderHistory.orderId, orderId))
    .orderBy(asc(orderHistory.seq))
  return toldSteps(rows)
}
