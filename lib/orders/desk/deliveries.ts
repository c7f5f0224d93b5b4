import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, fulfilmentCentres, orders, shops } from '@/db/schema'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { branchesOf, keyed, mergedFrom } from './branches'
import { type DeliveriesView, deliveryGroupings } from './delivery-view'

const PAGE = 50

export type ListedDelivery = Awaited<ReturnType<typeof rowsOf>>[number]

/** A page of the deliveries of the manager's shops, the one that was ordered first before all others. */
export async function deliveryPage(actor: Actor, view: DeliveriesView) {
  await look(actor, 'orders.search')
  const shopIds = actor.oversees.filter((id) => !view.shop || id === view.shop)
  const cursor = readCursor(view.after, 'string')
  const page = pageBy({ key: deliveries.id, id: deliveries.id, order: 'up', cursor })
  const branches = branchesOf(shopIds, deliveryGroupings[view.group], (shopId, state) =>
    db
      .select(keyed(deliveries.id, deliveries.id))
      .from(deliveries)
      .where(
        and(
          eq(deliveries.state, state),
          eq(deliveries.shopId, shopId),
          view.centre ? eq(deliveries.centreId, view.centre) : undefined,
          page.where,
        ),
      )
      .orderBy(page.orderBy[0]!)
      .limit(PAGE + 1),
  )
  const rows = await rowsOf(await mergedFrom(branches, cursor?.towards !== 'before', PAGE + 1))
  return pageOf(rows, PAGE, cursor, ({ id }) => ({ value: id, id }))
}

async function rowsOf(ids: string[]) {
  if (ids.length === 0) return []
  const { id, number, state, version, group, methodName, requestedDate, estimatedMax, externalReference } = deliveries
  const { firstname, lastname, placedAt } = orders
  const rows = await db
    .select({
      ...{ id, number, state, version, group, methodName, requestedDate, estimatedMax, externalReference },
      ...{ firstname, lastname, placedAt },
      orderId: orders.id,
      orderNumber: orders.number,
      centre: fulfilmentCentres.name,
      shop: shops.name,
    })
    .from(deliveries)
    .innerJoin(orders, eq(orders.id, deliveries.orderId))
    .innerJoin(shops, eq(shops.id, deliveries.shopId))
    .innerJoin(fulfilmentCentres, eq(fulfilmentCentres.id, deliveries.centreId))
    .where(inArray(id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((each) => byId.get(each) ?? [])
}

/** The centres that send for the manager's shops: their own and, for sub-shops, the master's; two shops may each have one of a name. */
export async function centresFor(actor: Actor) {
  if (actor.oversees.length === 0) return []
  const seen = await db
    .select({ id: shops.id, masterId: shops.masterId })
    .from(shops)
    .where(inArray(shops.id, [...actor.oversees]))
  const { id, name, shopId } = fulfilmentCentres
  const rows = await db
    .select({ id, name, shop: shops.name })
    .from(fulfilmentCentres)
    .innerJoin(shops, eq(shops.id, shopId))
    .where(inArray(shopId, [...new Set(seen.map((each) => each.masterId ?? each.id))]))
    .orderBy(asc(name), asc(shops.name), asc(id))
  const isOneShop = new Set(rows.map(({ shop }) => shop)).size < 2
  return rows.map(({ shop, ...centre }) => (isOneShop ? centre : { ...centre, name: `${centre.name} · ${shop}` }))
}
