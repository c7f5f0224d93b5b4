import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveries, deliveryLines, orderLines, type orders, stock } from '@/db/schema'
import type { DeliveryState } from '@/db/words'
import { type Demand, release, reserve } from '@/lib/inventory/reserve'
import { gateways, isGateway } from '@/lib/payments/gateways'
import { Refusal } from '@/lib/refusal'
import { cancelling, type EffectName, type KnownEvent, reservedState } from './machine'
import { isPhysical } from './split'

export type OrderRow = typeof orders.$inferSelect
export type DeliveryRow = typeof deliveries.$inferSelect

/** A delivery that an effect has moved on. */
export type Move = { delivery: DeliveryRow; to: DeliveryState }

type Effect = (tx: Tx, order: OrderRow, all: DeliveryRow[]) => Promise<Move[]>

/** What must also come true for a transition to be true. Each throws if it cannot. */
export const effects: Record<EffectName, Effect> = {
  /** Promises stock to every delivery; electronic goods need none. */
  reserve: async (tx, order, all) => {
    await reserve(tx, await demandsOf(tx, order))
    return all.map((delivery) => ({ delivery, to: reservedState }))
  },

  /** Takes back whatever the deliveries hold, or refuses if goods are on their way. */
  cancel: async (tx, _order, all) => {
    const planned = all.map((delivery) => ({ delivery, plan: cancelling[delivery.state] }))
    if (planned.some(({ plan }) => plan === 'refused')) throw new Refusal('onItsWay')
    const moves = planned.flatMap(({ delivery, plan }) => (typeof plan === 'string' ? [] : [{ delivery, ...plan }]))
    // Goods taken from the shelf are put back by the events of the next table, which cannot have happened yet.
    if (moves.some(({ stock: kind }) => kind === 'credit')) throw new Refusal('orderMoved')
    await release(
      tx,
      moves.filter(({ stock: kind }) => kind === 'release').map(({ delivery }) => delivery.id),
    )
    return moves
  },
}

/** What follows at once, if anything: after the goods are promised, the payment decides. */
export function nextEvent(event: KnownEvent, order: OrderRow): KnownEvent | undefined {
  if (event !== 'evt.pending' || !isGateway(order.gateway)) return undefined
  const { online, autoCapture } = gateways[order.gateway]
  return online || autoCapture ? undefined : 'evt.payment.offline'
}

async function demandsOf(tx: Tx, order: OrderRow): Promise<Demand[]> {
  const rows = await tx
    .select({
      stockId: stock.id,
      quantity: deliveryLines.quantity,
      name: orderLines.name,
      deliveryLineId: deliveryLines.id,
      deliveryId: deliveries.id,
      group: deliveries.group,
    })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .leftJoin(stock, and(eq(stock.centreId, deliveries.centreId), eq(stock.skuId, deliveryLines.skuId)))
    .where(eq(deliveries.orderId, order.id))
  return rows.filter(isPhysical).map(({ stockId, ...demand }) => {
    if (!stockId) throw new Refusal('soldOutMeanwhile', 'conflict', { name: demand.name })
    return { ...demand, stockId }
  })
}
