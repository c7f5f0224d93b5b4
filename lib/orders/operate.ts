import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { deliveries, orders } from '@/db/schema'
import { act, type Note } from '@/lib/audit/act'
import { ruleOf } from '@/lib/audit/actions'
import { type Actor, may } from '@/lib/auth/actor'
import { restock } from '@/lib/inventory/allocate'
import { minorUnitsIn } from '@/lib/money'
import { returnable } from '@/lib/payments/ledger'
import { ledgerOf } from '@/lib/payments/runs'
import { missing, Refusal, type RefusalKey } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { returning } from './machine'
import type { Operate } from './operate-input'
import { actionOf, actionsFrom, type OperatorActionName } from './operator-actions'
import { overseenBy } from './policy'
import { begin, finish, type Outcome, type Step } from './raise'
import { type Cause, causeOf, type DeliveryRow, type OrderRow, writeHistory } from './work'

/**
 * Does what an operator pressed, if the order still is as they saw it: otherwise they are told that it changed
 * meanwhile, and nothing happens. What they do is in the ledger and in the order's history, with their remark.
 */
export async function operate(actor: Actor, given: Pressed): Promise<Outcome> {
  const order = await overseen(db, actor, given.orderId)
  const shop = order && (await shopById(order.shopId))
  // Somebody who reaches for an order that is not theirs to see is written down, too.
  if (!shop) return act(actor, given.action, {}, () => Promise.reject(missing()))
  const step = await act({ ...actor, shop }, given.action, { order: order.id }, async (tx, note) => {
    const { id, customerId } = order
    note.about(given.deliveryId ? 'delivery' : 'order', given.deliveryId ?? id)
    if (customerId) note.concerning(customerId)
    return press(tx, causeOf(actor, saidIn(given)), given, note)
  })
  return finish(step)
}

/** An amount is minor units, or what somebody typed. */
export type Pressed = Omit<Operate, 'amount'> & { amount?: number | string }

const saidIn = ({ remark, message }: Pressed) => ({ remark: remark || undefined, message: message || undefined })

async function press(tx: Tx, cause: Cause, given: Pressed, note: Note): Promise<Step> {
  const row = actionOf(given.action)
  const target = await asSeen(tx, given)
  if (row.needs === 'remark' && !given.remark) {
    throw new Refusal('remarkRequired', 'invalid', {}, { remark: 'remarkRequired' })
  }
  const { action } = given
  const amount = row.needs === 'amount' ? await amountIn(tx, target.order, given) : undefined
  note.changed({ state: target.delivery?.state ?? target.order.state }, { action, event: row.event, amount })
  if (!row.event) {
    await plain(tx, cause, given, target)
    return { order: target.order, handled: true }
  }
  const { id: deliveryId } = target.delivery ?? {}
  return begin(tx, given.orderId, cause, { event: row.event, by: 'operator', deliveryId, byHand: row.force, amount })
}

type Target = { order: OrderRow; delivery?: DeliveryRow }

/** The thing a button is on, if it is where it was when the button was shown. A note or a tracking number can come any time. */
async function asSeen(tx: Tx, { action, orderId, deliveryId, expectedVersion }: Pressed): Promise<Target> {
  const row = actionOf(action)
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
  if (!order) throw missing()
  if (row.level === 'order') {
    if (row.from !== 'any' && (order.version !== expectedVersion || !row.from.includes(order.state))) throw moved()
    return { order }
  }
  const [delivery] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId ?? ''), eq(deliveries.orderId, orderId)))
  if (!delivery) throw missing()
  if (row.from !== 'any' && (delivery.version !== expectedVersion || !row.from.includes(delivery.state))) throw moved()
  return { order, delivery }
}

const moved = () => new Refusal('orderMoved')

/**
 * What is to be given back. Giving back moves no state, so that the order's version cannot tell one press from the next:
 * the ledger can, since every attempt leaves a row. The same form sent twice gives back once.
 */
async function amountIn(tx: Tx, { id, currency }: OrderRow, { amount, expectedPayments }: Pressed): Promise<number> {
  const rows = await ledgerOf(tx, id)
  if (rows.length !== expectedPayments) throw moved()
  const units = typeof amount === 'string' ? minorUnitsIn(amount.trim(), currency) : amount
  if (!units) throw new Refusal('amountRequired', 'invalid', {}, { amount: 'amountRequired' })
  if (units > returnable(rows)) throw new Refusal('moreThanPaid', 'invalid', {}, { amount: 'moreThanPaid' })
  return units
}

/** The buttons that raise nothing: they are written down in the history under their own name. */
async function plain(tx: Tx, cause: Cause, given: Pressed, { order, delivery }: Target) {
  if (given.action === 'update.external.ref' && delivery) {
    const externalReference = given.reference || null
    const set = { externalReference, externalUrl: given.url || null, updatedAt: sql`${deliveries.updatedAt}` }
    await tx.update(deliveries).set(set).where(eq(deliveries.id, delivery.id))
  }
  if (given.action === 'restock.delivery' && delivery && (await restock(tx, delivery.id)) === 0) {
    throw new Refusal('nothingToRestock')
  }
  const state = delivery?.state ?? order.state
  await writeHistory(tx, order.id, cause, {
    event: given.action,
    deliveryId: delivery?.id ?? null,
    fromState: state,
    toState: state,
  })
}

/** The order, if this manager looks after its shop; otherwise it is not there. */
async function overseen(reader: Reader, actor: Actor, orderId: string): Promise<OrderRow | undefined> {
  const [order] = await reader
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), overseenBy(actor)))
  return order
}

const allowed = (actor: Actor) => (name: OperatorActionName) => {
  const { needs } = ruleOf(name)
  return !actor.assist && (!needs || may(actor, needs))
}

/** The buttons this manager has on the order as it stands; without money there is nothing to give back. */
export const actionsFor = (actor: Actor, { state, paid }: Pick<OrderRow, 'state' | 'paid'>): OperatorActionName[] =>
  actionsFrom('order', state)
    .filter(allowed(actor))
    .filter((name) => paid > 0 || actionOf(name).needs !== 'amount')

/** The buttons this manager has on the delivery as it stands. */
export const deliveryActionsFor = (actor: Actor, { state }: Pick<DeliveryRow, 'state'>): OperatorActionName[] =>
  actionsFrom('delivery', state).filter(allowed(actor))

/** Why an order that could otherwise be cancelled or returned cannot be, or null. Source: platform reference, §6.7. */
export const whyNotCancel = (all: Pick<DeliveryRow, 'state' | 'group'>[]): RefusalKey | null => {
  const leaving = all.filter(({ state }) => returning(state) === 'refused')
  if (leaving.length === 0) return null
  return leaving.every(({ group }) => group === 'D4') ? 'downloadUnderWay' : 'onItsWay'
}
