import 'server-only'
import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveries, orderHistory, orders } from '@/db/schema'
import { type Actor, onBehalfOf } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import { effects, type Move, nextEvent, type OrderRow } from './effects'
import { queueOrderMails } from './letters'
import { type KnownEvent, leaves, transitions } from './machine'

/** What somebody said about it: a remark stays inside, a message is for the customer. */
export type Said = { remark?: string; message?: string }

/**
 * Moves an order along one row of the table, with everything that entails, what follows from it, its history
 * and its letters. Refused if the order is not where the row begins, or has moved since it was read.
 */
export async function transition(
  tx: Tx,
  actor: Actor,
  order: OrderRow,
  event: KnownEvent,
  said: Said = {},
): Promise<OrderRow> {
  if (!leaves(event, order.state)) throw new Refusal('orderMoved')
  const row = transitions[event]
  const all = await tx
    .select()
    .from(deliveries)
    .where(eq(deliveries.orderId, order.id))
    .orderBy(asc(deliveries.position))
  const moves = 'effect' in row ? await effects[row.effect](tx, order, all) : []
  const moved = await moveOrder(tx, order, row.to)
  for (const move of moves) await moveDelivery(tx, move)
  await record(tx, { actor, order, moved, event, said, moves })

  const next = nextEvent(event, moved)
  const final = next ? await transition(tx, actor, moved, next) : moved
  await queueOrderMails(tx, actor.shop, final, event)
  return final
}

async function moveOrder(tx: Tx, order: OrderRow, to: OrderRow['state']) {
  const [moved] = await tx
    .update(orders)
    .set({ state: to, version: sql`${orders.version} + 1`, updatedAt: now() })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version), eq(orders.state, order.state)))
    .returning()
  if (!moved) throw new Refusal('orderMoved')
  return moved
}

async function moveDelivery(tx: Tx, { delivery, to }: Move) {
  const [moved] = await tx
    .update(deliveries)
    .set({ state: to, version: sql`${deliveries.version} + 1` })
    .where(and(eq(deliveries.id, delivery.id), eq(deliveries.version, delivery.version)))
    .returning()
  if (!moved) throw new Refusal('orderMoved')
}

type Happened = { actor: Actor; order: OrderRow; moved: OrderRow; event: KnownEvent; said: Said; moves: Move[] }

/** Writes the history on, without a gap: who, for whom, from where to where. */
async function record(tx: Tx, { actor, order, moved, event, said, moves }: Happened) {
  const [last] = await tx
    .select({ seq: max(orderHistory.seq) })
    .from(orderHistory)
    .where(eq(orderHistory.orderId, order.id))
  const seq = Number(last?.seq ?? 0)
  const common = {
    orderId: order.id,
    event,
    actorId: actor.account?.id ?? null,
    actorName: actor.account?.name ?? '',
    onBehalfOfId: onBehalfOf(actor),
    assistId: actor.assist?.id ?? null,
    requestId: actor.requestId,
    at: now(),
  }
  await tx.insert(orderHistory).values([
    {
      ...common,
      seq: seq + 1,
      deliveryId: null,
      fromState: order.state,
      toState: moved.state,
      remark: said.remark,
      message: said.message,
    },
    ...moves.map(({ delivery, to }, at) => ({
      ...common,
      seq: seq + 2 + at,
      deliveryId: delivery.id,
      fromState: delivery.state,
      toState: to,
    })),
  ])
}
