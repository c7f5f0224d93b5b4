import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveries, deliveryLines, orderLines, orders, stock } from '@/db/schema'
import type { PaymentResult } from '@/db/words'
import { leaveCart } from '@/lib/cart/ordered'
import { now } from '@/lib/clock'
import { takeUse } from '@/lib/coupons/uses'
import { type Demand, reserve } from '@/lib/inventory/reserve'
import { leaveLists } from '@/lib/managed-lists/ordering'
import { Refusal } from '@/lib/refusal'
import { isPhysical } from '../checkout/split'
import { afterPayment, reservedState } from '../machine'
import { payByOnline, payByPrepayment } from '../pay-by'
import { moveDelivery, moveOrder, noteEvent, type OrderRow, type Work } from '../work'
import type { Event } from './event'

/** From a cart at the review to an order that runs: goods promised, money sure. */
export const placing = {
  'evt.pending': {
    begin: async (work, at) => {
      await reserve(work.tx, await demandsOf(work.tx, work.order))
      await takeUse(work.tx, work.order)
      await moveOrder(work, at.event, 'os.pending')
      await leaveLists(work.tx, work.shop, work.order)
      for (const delivery of work.deliveries) await moveDelivery(work, at.event, delivery, reservedState)
      if (work.order.requiresApproval) await work.raise({ event: 'evt.order.approve.wait', by: 'nested' })
      else if (work.features.online) return work.converse('authorize', at)
      else await work.raise(firstOffline(work))
      await leaveCart(work.tx, work.order)
    },
    concluded: async (work, _at, { result }) => {
      await authorised(work, result)
      // A refused payment leaves the cart full: they can try another way.
      if (result === 'Ok' || result === 'Processing') await leaveCart(work.tx, work.order)
    },
  },

  'evt.order.approve.wait': { begin: (work, at) => moveOrder(work, at.event, 'os.waiting.approve') },

  'evt.order.approved': {
    begin: async (work, at) => {
      const approved = { approvedBy: work.cause.actorName, approvedAt: now() }
      await work.tx.update(orders).set(approved).where(eq(orders.id, work.order.id))
      work.order = { ...work.order, ...approved }
      await noteEvent(work, at.event)
      if (work.features.online) await work.converse('authorize', at)
      else await work.raise(firstOffline(work))
    },
    concluded: (work, _at, { result }) => authorised(work, result),
  },

  'evt.payment.offline': {
    begin: (work, at) => {
      const payBy = payByPrepayment(work.shop, work.order.gateway, now())
      return moveOrder(work, at.event, 'os.waiting', { payBy })
    },
  },

  'evt.payment.processing': {
    begin: (work, at) => moveOrder(work, at.event, 'os.waiting.payment', { payBy: payByOnline(work.shop, now()) }),
  },

  'evt.payment.confirmed': {
    begin: async (work, at) => {
      if (work.features.online) return unhandled(work, at.by)
      await work.converse('authorize', at)
    },
    concluded: async (work, at, { result }) => {
      if (result !== 'Ok') return unhandled(work, at.by)
      await noteEvent(work, at.event)
      await work.raise({ event: 'evt.payment.ok', by: 'nested' })
    },
  },

  'evt.payment.processed': {
    begin: async (work, at) => {
      if (!work.features.online) return unhandled(work, at.by)
      await work.converse('authorize', at)
    },
    concluded: async (work, at, { result }) => {
      if (result === 'Processing') return noteEvent(work, at.event)
      await moveOrder(work, at.event, 'os.pending')
      await work.raise({ event: result === 'Ok' ? 'evt.payment.ok' : 'evt.order.cancel.refund', by: 'nested' })
    },
  },

  'evt.payment.ok': {
    begin: async (work, at) => {
      await moveOrder(work, at.event, 'os.in.progress')
      for (const [group, event] of afterPayment) {
        for (const { id } of work.deliveries.filter((delivery) => delivery.group === group)) {
          const next = { event, by: 'nested', deliveryId: id } as const
          // What asks for money waits its turn; what only moves a delivery happens here.
          if (event === 'evt.release.to.shipment') work.queue.push(next)
          else await work.raise(next)
        }
      }
    },
  },
} satisfies Record<string, Event>

/** What follows once a gateway that moves money by itself has been asked. */
function authorised(work: Work, result: PaymentResult) {
  const event =
    result === 'Ok' ? 'evt.payment.ok' : result === 'Processing' ? 'evt.payment.processing' : 'evt.order.cancel'
  return work.raise({ event, by: 'nested' })
}

const firstOffline = ({ features }: Work) =>
  features.autoCapture
    ? ({ event: 'evt.payment.confirmed', by: 'nested' } as const)
    : ({ event: 'evt.payment.offline', by: 'nested' } as const)

/** Answers "not handled" to whoever raised it; what only follows from something else cannot be unhandled. */
export function unhandled(work: Work, by: string) {
  if (by === 'nested') throw new Error('orders: an event that follows from another was not handled')
  work.handled = false
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
