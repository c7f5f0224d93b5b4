import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, orders, payments } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { HOUR } from '@/lib/clock'
import { operate, type Pressed } from '@/lib/orders/operate'
import { actionOf, actionsFrom, type OperatorActionName } from '@/lib/orders/operator-actions'
import { progressDeliveries } from '@/lib/orders/running/progress'
import type { OrderRow } from '@/lib/orders/work'
import type { Dice, Timeline } from './timeline'

type Said = Partial<Pick<Pressed, 'remark' | 'message' | 'reference' | 'url'>> & { amount?: number }

/** What an operator does, as far as there is something for them to press: an order, or each delivery where it fits. */
export async function press(by: Actor, orderId: string, action: OperatorActionName, said: Said = {}) {
  const { level } = actionOf(action)
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  if ((said.amount ?? 0) > order!.paid) return // it is not there to be given back
  const parts = level === 'order' ? [order!] : await deliveriesOf(orderId)
  for (const { id, state, version } of parts) {
    if (!actionsFrom(level, state).includes(action)) continue
    const target = level === 'order' ? {} : { deliveryId: id }
    const expectedPayments = await db.$count(payments, eq(payments.orderId, orderId))
    const seen = { expectedVersion: version, expectedPayments }
    await operate(by, { action, orderId, ...seen, remark: '', message: '', ...target, ...said })
  }
}

export const deliveriesOf = (orderId: string) =>
  db.select().from(deliveries).where(eq(deliveries.orderId, orderId)).orderBy(deliveries.position)

/** An order on its way through the warehouse. */
export type Case = { plan: Timeline; roll: Dice; by: Actor; order: OrderRow }

/** The way from the desk to the customer, from a time on; as far as `steps` goes, or until now. */
export function sendOut({ plan, roll, by, order }: Case, from: number, steps = 6) {
  const night = (hours: number) => hours + roll(hours)
  const way: [hours: number, work: () => Promise<void>][] = [
    [1, () => takeFromShelf(order.id)],
    [night(8), () => press(by, order.id, 'pack.delivery')],
    [1, () => press(by, order.id, 'mark.ready.for.shipment')],
    [1, () => track(by, order.id)],
    [1, () => press(by, order.id, 'start.shipment')],
    [night(26), () => press(by, order.id, 'mark.shipped')],
  ]
  let when = from
  for (const [hours, work] of way.slice(0, steps)) {
    when += hours * HOUR
    plan.at(when, work)
  }
  return when
}

/** The job, where it has something to do for this order. */
export async function takeFromShelf(orderId: string) {
  const waits = (await deliveriesOf(orderId)).some(({ state }) => state === 'ds.wait.allocation')
  if (waits) await progressDeliveries()
}

/** The carrier's number, for what is packed. */
async function track(by: Actor, orderId: string) {
  for (const { id, state, version, number } of await deliveriesOf(orderId)) {
    if (state !== 'ds.shipment.ready') continue
    const reference = `CX${number.replace(/\D/g, '').slice(-10)}DK`
    const url = `https://track.carrier.example/${reference}`
    const given = { action: 'update.external.ref', orderId, deliveryId: id, expectedVersion: version } as const
    await operate(by, { ...given, remark: '', message: '', reference, url })
  }
}
