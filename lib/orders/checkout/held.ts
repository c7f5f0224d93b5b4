import 'server-only'
import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Scope, Tx } from '@/db'
import { deliveries, deliveryLines, orderLines, orders, stock } from '@/db/schema'
import { sumOf } from '@/db/sql'
import { featuresOf } from '@/lib/payments/gateways'
import { isOrganisation } from '@/lib/people/organisations'
import { Refusal } from '@/lib/refusal'
import { numberIn, type Shop } from '@/lib/shops/shop'
import type { OrderRow } from '../work'

/** How many times as much an organisation may hold, with all its buyers together. */
const TOGETHER = 10

type Holder = Pick<OrderRow, 'customerId' | 'email'>

/** Goods are promised to it, and no money is sure. As in the index, so that it is used. */
const isUnpaid = sql`${orders.state} in ('os.pending', 'os.waiting', 'os.waiting.approve', 'os.waiting.payment')`

/** What is trusted, or costs nothing, runs at once unless somebody has to release it first. */
const isSure = ({ gateway, requiresApproval }: OrderRow) => {
  const { online, autoCapture } = featuresOf(gateway)
  return !requiresApproval && (gateway === 'noPaymentRequired' || (autoCapture && !online))
}

/** What everybody waits for who orders for the same holder. A customer's orders take turns at their cart already. */
export const holdScope = (shop: Shop, { customerId, email }: Holder): Scope => {
  if (isOrganisation(shop)) return { organisation: shop.id }
  return customerId ? {} : { holder: `${shop.id}:${email}` }
}

/**
 * In placing's transaction, before or after its goods are promised: refuses an order with which its customer, their
 * organisation, or a visitor's e-mail address would hold more of an article in unpaid orders of this shop than it lets
 * anybody (SHOP_CHECKOUT_MAX_HELD_UNITS).
 */
export async function demandWithinHold(tx: Tx, shop: Shop, order: OrderRow): Promise<void> {
  const most = numberIn(shop, 'SHOP_CHECKOUT_MAX_HELD_UNITS', 500) * (isOrganisation(shop) ? TOGETHER : 1)
  if (most === 0 || isSure(order)) return
  const wanted = await unitsOf(tx, eq(orders.id, order.id))
  const skuIds = wanted.map(({ skuId }) => skuId)
  if (skuIds.length === 0) return
  const others = [isUnpaid, heldBy(shop, order), ne(orders.id, order.id), inArray(orderLines.skuId, skuIds)]
  const held = new Map((await unitsOf(tx, and(...others))).map(({ skuId, units }) => [skuId, units]))
  for (const { skuId, name, units } of wanted) {
    const left = Math.max(0, most - (held.get(skuId) ?? 0))
    if (units > left) throw new Refusal('tooManyHeld', 'conflict', { name, left })
  }
}

/** Visitors are told apart by what they typed: nobody can hold in a customer's name by typing theirs. */
function heldBy(shop: Shop, { customerId, email }: Holder): SQL | undefined {
  const here = eq(orders.shopId, shop.id)
  if (isOrganisation(shop)) return here
  return and(
    here,
    customerId ? eq(orders.customerId, customerId) : and(isNull(orders.customerId), eq(orders.email, email)),
  )
}

/** How much of each article these orders hold, or are about to; of what never ends nothing is held. */
function unitsOf(tx: Tx, which: SQL | undefined) {
  const { skuId } = orderLines
  return tx
    .select({ skuId, name: sql<string>`min(${orderLines.name})`, units: sumOf(deliveryLines.quantity) })
    .from(orders)
    .innerJoin(deliveries, eq(deliveries.orderId, orders.id))
    .innerJoin(deliveryLines, eq(deliveryLines.deliveryId, deliveries.id))
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .innerJoin(stock, and(eq(stock.centreId, deliveries.centreId), eq(stock.skuId, skuId)))
    .where(
      and(
        which,
        ne(deliveries.group, 'D4'),
        inArray(deliveries.state, ['ds.fullfillment', 'ds.inventory.reserved']),
        ne(stock.availability, 'ALWAYS'),
      ),
    )
    .groupBy(skuId)
}
