import 'server-only'
import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Tx } from '@/db'
import { payments } from '@/db/schema'
import type { OrderState } from '@/db/words'
import { giveUseBack } from '@/lib/coupons/uses'
import { deallocate } from '@/lib/inventory/allocate'
import { release } from '@/lib/inventory/reserve'
import { returnToLists } from '@/lib/managed-lists/ordering'
import { Refusal } from '@/lib/refusal'
import { type Cancelling, cancelling, returning as returningTo, reversal } from '../machine'
import { grantRequests } from '../requests'
import { refundElsewhere } from '../running/refund-elsewhere'
import { type DeliveryRow, moveDelivery, moveOrder, noteEvent, type Raise, type Work } from '../work'
import type { Event } from './event'
import { unhandled } from './placing'

/** The way back: what was promised is given back, and the money with it. */
export const returning = {
  'evt.order.cancel': {
    begin: async (work, at) => {
      await takeBack(work, at, ({ state }) => cancelling[state])
      await end(work, at, 'os.cancelled')
    },
  },

  /** Where the money moves by itself, the goods come first: if they cannot come back, no money moves. */
  'evt.order.cancel.refund': {
    begin: async (work, at) => {
      if (work.features.online) await takeBack(work, at, ({ state }) => returningTo(state))
      else planOf(work, ({ state }) => returningTo(state))
      await work.converse('cancel', at)
    },
    concluded: async (work, at, { result }) => {
      const { ok, waiting } = reversal(work.order.state)
      const isBack = result === 'Ok'
      if (!work.features.online) {
        if (!isBack) return unhandled(work, at.by)
        await takeBack(work, at, ({ state }) => returningTo(state))
      }
      await end(work, at, isBack ? ok : waiting)
      await grantRequests(work.tx, work.order, work.cause.actorName)
    },
  },

  /** Somebody paid on the gateway's page for goods that are gone by now: the money goes back. */
  'evt.new.order.cancel.refund': {
    begin: async (work, at) => {
      await takeBack(work, at, ({ state }) => cancelling[state])
      if (work.features.externalForm) await work.converse('authorize', at)
      else await end(work, at, 'os.cancelled')
    },
    concluded: async (work, at, { kind, result }) => {
      const { ok, waiting } = reversal(work.order.state)
      const isPaid = kind === 'authorize' && (result === 'Ok' || result === 'Processing')
      if (isPaid) await work.converse('cancel', at)
      else await end(work, at, kind === 'authorize' || result === 'Ok' ? ok : waiting)
    },
  },

  'evt.refund.processed': {
    begin: async (work, at) => {
      if (!work.features.online) return unhandled(work, at.by)
      await work.converse('cancel', at)
    },
    concluded: async (work, at, { result }) => {
      if (result !== 'Ok') return unhandled(work, at.by)
      await end(work, at, reversal(work.order.state).ok)
    },
  },

  'evt.refund.partial': {
    begin: (work, at) => work.converse('refund', at),
    concluded: async (work, at, { result }) => {
      if (result === 'Failed' || result === 'Manual processing required') work.handled = false
      else await noteEvent(work, at.event)
    },
  },

  /** The gateway says that money went back by another way: it is written down, and nothing moves. */
  'evt.refund.external': {
    begin: async (work, at) => {
      if (!work.features.online) return
      const became = await refundElsewhere(work, at)
      if (became === 'written' || became === 'noted') await noteEvent(work, at.event)
      if (became === 'nothing') unhandled(work, at.by)
    },
  },
} satisfies Record<string, Event>

/** Moves the order to where it ends. Called off without a payment, it has used no coupon and taken nothing from lists. */
async function end(work: Work, { event }: Raise, to: OrderState) {
  await moveOrder(work, event, to)
  if (to !== 'os.cancelled' || (await wasPaid(work.tx, work.order.id))) return
  await giveUseBack(work.tx, work.order.id)
  await returnToLists(work.tx, work.order.id)
}

/** Whether money ever came for it, though it may have gone back; an order that cost nothing brought none. */
async function wasPaid(tx: Tx, orderId: string): Promise<boolean> {
  const [capture] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orderId),
        eq(payments.result, 'Ok'),
        gt(payments.amount, 0),
        inArray(payments.operation, ['CAPTURE', 'AUTH_CAPTURE']),
      ),
    )
    .limit(1)
  return capture !== undefined
}

type Plan = { delivery: DeliveryRow; stock: 'release' | 'credit' | 'none'; to: DeliveryRow['state'] }[]

/** What becomes of each delivery; refused, whole, once goods are on their way. Source: platform reference, §6.7. */
function planOf(work: Work, rule: (delivery: DeliveryRow) => Cancelling): Plan {
  const planned = work.deliveries.map((delivery) => ({ delivery, plan: rule(delivery) }))
  if (planned.some(({ plan }) => plan === 'refused')) throw new Refusal('onItsWay')
  return planned.flatMap(({ delivery, plan }) => (typeof plan === 'string' ? [] : [{ delivery, ...plan }]))
}

async function takeBack(work: Work, at: Raise, rule: (delivery: DeliveryRow) => Cancelling) {
  const plan = planOf(work, rule)
  const of = (kind: Plan[number]['stock']) =>
    plan.filter(({ stock }) => stock === kind).map(({ delivery }) => delivery.id)
  await release(work.tx, of('release'))
  await deallocate(work.tx, of('credit'))
  for (const { delivery, to } of plan) await moveDelivery(work, at.event, delivery, to)
}
