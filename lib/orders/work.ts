import 'server-only'
import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveries, orderHistory, orders } from '@/db/schema'
import type { DeliveryState, OrderState, RunKind } from '@/db/words'
import { type Actor, onBehalfOf } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { tellChange } from '@/lib/live/event'
import type { Told } from '@/lib/payments/gateway'
import { featuresOf, type GatewayFeatures, gatewayShopId } from '@/lib/payments/gateways'
import { type GatewayParameters, parametersOf } from '@/lib/payments/parameters'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'
import type { OrderEvent, RaisedBy } from './machine'
import type { LineUpdate } from './running/delivery-update-input'

export type OrderRow = typeof orders.$inferSelect
export type DeliveryRow = typeof deliveries.$inferSelect

/** Who caused something, as the history keeps it: also where a crash lies between the cause and its effect. */
export type Cause = {
  actorId: string | null
  actorName: string
  onBehalfOfId: string | null
  assistId: string | null
  requestId: string
  /** Stays inside; the message is for the customer. */
  remark?: string
  message?: string
}

/** What somebody said about it. */
export type Said = Pick<Cause, 'remark' | 'message'>

export const causeOf = (actor: Actor, said: Said = {}): Cause => ({
  actorId: actor.account?.id ?? null,
  actorName: actor.account?.name ?? '',
  onBehalfOfId: onBehalfOf(actor),
  assistId: actor.assist?.id ?? null,
  requestId: actor.requestId,
  ...said,
})

/** What happens by itself has no name; the request is the job's or the gateway's. */
export const byItself = (requestId: string): Cause => ({
  actorId: null,
  actorName: '',
  onBehalfOfId: null,
  assistId: null,
  requestId,
})

/** An event, and what it has to be told beside which order it is about. */
export type Raise = {
  event: OrderEvent
  by: RaisedBy
  deliveryId?: string
  /** The money was dealt with by hand: nobody is asked. */
  byHand?: boolean
  /** What the gateway has said, on its form or in a callback. */
  told?: Told
  /** Minor units, for refunds of a part and those made elsewhere. */
  amount?: number
  /** What a supplier reports about lines. */
  update?: { centreId: string; deliveryNumber?: string; lines: LineUpdate[] }
}

/**
 * One order being moved, inside one transaction: the rows as they are by now, and what is still to be raised. The
 * rows are replaced as they change, so that whoever looks sees the truth.
 */
export type Work = {
  tx: Tx
  shop: Shop
  order: OrderRow
  deliveries: DeliveryRow[]
  features: GatewayFeatures
  parameters: GatewayParameters
  cause: Cause
  /** Still to be raised, once no answer about money is awaited. */
  queue: Raise[]
  /** Whether the event that began it all came true: "not handled" changes nothing and is not an error. */
  handled: boolean
  /** The run that has been opened: everything else waits for its answers. */
  runId: string | null
  /** What is being raised just now, the outermost first: each is told of when all that follows from it is done. */
  within: Raise[]
  /** Raises what follows from an event, at once. */
  raise(next: Raise): Promise<void>
  /** Asks about money: the event's `concluded` is called with the answer, now or when it is there. */
  converse(kind: RunKind, about: Raise): Promise<void>
}

export type WorkRows = Pick<Work, 'shop' | 'order' | 'deliveries' | 'features' | 'parameters'>

/** Everything that is decided upon, read inside the transaction. */
export async function rowsOfWork(tx: Tx, orderId: string): Promise<WorkRows> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
  if (!order) throw missing()
  const shop = await shopById(order.shopId, tx)
  if (!shop) throw missing()
  const all = await tx
    .select()
    .from(deliveries)
    .where(eq(deliveries.orderId, orderId))
    .orderBy(asc(deliveries.position))
  const parameters = await parametersOf(tx, gatewayShopId(shop), order.gateway)
  return { shop, order, deliveries: all, parameters, features: featuresOf(order.gateway, parameters) }
}

export function deliveryIn({ deliveries: all }: Work, { deliveryId }: Raise): DeliveryRow {
  const delivery = all.find(({ id }) => id === deliveryId)
  if (!delivery) throw missing()
  return delivery
}

/** Moves the order, and writes so down: it waits for nothing any more unless told so. Refused if it is not where we saw it. */
export async function moveOrder(work: Work, event: OrderEvent, to: OrderState, set: Partial<OrderRow> = {}) {
  const { tx, order } = work
  const [moved] = await tx
    .update(orders)
    .set({ payBy: null, ...set, state: to, version: sql`${orders.version} + 1`, updatedAt: now() })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version), eq(orders.state, order.state)))
    .returning()
  if (!moved) throw new Refusal('orderMoved')
  work.order = moved
  await writeHistory(work.tx, order.id, work.cause, { event, deliveryId: null, fromState: order.state, toState: to })
}

/** Moves one delivery, and writes so down. */
export async function moveDelivery(work: Work, event: OrderEvent, delivery: DeliveryRow, to: DeliveryState) {
  const [moved] = await work.tx
    .update(deliveries)
    .set({ state: to, version: sql`${deliveries.version} + 1`, updatedAt: now() })
    .where(
      and(
        eq(deliveries.id, delivery.id),
        eq(deliveries.version, delivery.version),
        eq(deliveries.state, delivery.state),
      ),
    )
    .returning()
  if (!moved) throw new Refusal('orderMoved')
  work.deliveries = work.deliveries.map((each) => (each.id === moved.id ? moved : each))
  const step = { event, deliveryId: delivery.id, fromState: delivery.state, toState: to }
  await writeHistory(work.tx, work.order.id, work.cause, step)
}

/** Writes down that something happened which moved nothing. */
export const noteEvent = ({ tx, order, cause }: Work, event: OrderEvent, delivery?: DeliveryRow) => {
  const state = delivery?.state ?? order.state
  return writeHistory(tx, order.id, cause, {
    event,
    deliveryId: delivery?.id ?? null,
    fromState: state,
    toState: state,
  })
}

type Step = { event: string; deliveryId: string | null; fromState: string; toState: string }

/** The history goes on without a gap: who, for whom, from where to where. Pages that show the order hear of it. */
export async function writeHistory(tx: Tx, orderId: string, cause: Cause, step: Step) {
  const { shopId, customerId } = orders
  const [last] = await tx
    .select({ shopId, customerId, seq: max(orderHistory.seq) })
    .from(orders)
    .leftJoin(orderHistory, eq(orderHistory.orderId, orders.id))
    .where(eq(orders.id, orderId))
    .groupBy(shopId, customerId)
  await tx.insert(orderHistory).values({ ...step, ...cause, orderId, seq: Number(last?.seq ?? 0) + 1, at: now() })
  if (last?.customerId) {
    tellChange({ shopId: last.shopId, customerId: last.customerId, kind: 'orders', sessionId: null })
  }
}
