import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Scope, type Tx, transact } from '@/db'
import { orders } from '@/db/schema'
import type { PaymentResult, RunKind } from '@/db/words'
import { log } from '@/lib/log'
import { noticeContradiction } from '@/lib/payments/contradiction'
import type { GatewayAnswer, GatewayCall } from '@/lib/payments/gateway'
import { performCall } from '@/lib/payments/perform'
import { nextOf } from '@/lib/payments/plan'
import {
  type Answer,
  answerIntent,
  calledIntent,
  closeRun,
  type Intent,
  intend,
  ledgerOf,
  openRun,
  openRunOf,
  type Run,
  renewLease,
} from '@/lib/payments/runs'
import { Refusal } from '@/lib/refusal'
import { cartScopeOf } from './checkout/once'
import { callOf, conversationOf, toldIn, writeUnasked } from './conversation'
import { events } from './events/all'
import { queueOrderMails, queuePaymentMails } from './letters/letters'
import { isOfDelivery, mayRaise } from './machine'
import { byItself, type Cause, deliveryIn, type OrderRow, type Raise, rowsOfWork, type Work } from './work'

/**
 * What stands in a run, so that whoever finds it can go on: the event that asks about money, who caused it, what comes
 * after, and whether the event that began it all has come true so far.
 */
type Frame = { at: Raise; cause: Cause; queue: Raise[]; handled: boolean; within?: Raise[] }

/** How far an event has come: `call` is what the gateway has to be asked next, outside any transaction. */
export type Step = { order: OrderRow; handled: boolean; call?: { runId: string; intent: Intent; call: GatewayCall } }

export type Outcome = {
  order: OrderRow
  /** False if nothing came of the event: that is an answer, not an error. */
  handled: boolean
  /** The gateway has not answered yet; the order goes on by itself when it does. */
  awaited: boolean
}

/**
 * Raises an event, in the caller's transaction, up to where it has to be asked about money or is done. Refused, with
 * nothing changed, if it may not be raised there by this one, or while an earlier answer about money is awaited.
 */
export async function begin(tx: Tx, orderId: string, cause: Cause, at: Raise): Promise<Step> {
  if (await openRunOf(tx, orderId)) throw new Refusal('orderBusy')
  const work = await workOf(tx, orderId, { cause, queue: [], handled: true })
  await work.raise(at)
  return proceed(work)
}

/** Asks the gateway for as long as there is something to ask, each question and each answer in its own transaction. */
export async function finish(step: Step): Promise<Outcome> {
  for (let at = step; ; ) {
    if (!at.call) return { order: at.order, handled: at.handled, awaited: false }
    const { runId, intent, call } = at.call
    const answer = await asked(at.order, call)
    if (!answer) return { order: at.order, handled: true, awaited: true }
    at = await transact(scopeOf(at.order), (tx) => answered(tx, at.order.id, runId, intent, answer))
  }
}

/** Raises an event by itself: jobs, gateways and suppliers do. */
export async function raise(cause: Cause, orderId: string, at: Raise): Promise<Outcome> {
  return finish(await transact({ order: orderId }, (tx) => begin(tx, orderId, cause, at)))
}

/** The cart too: what is ordered leaves it when the money is there, and nobody may be in the middle of changing it. */
const scopeOf = (order: OrderRow): Scope => ({ order: order.id, ...cartScopeOf(order) })

/** Goes on with a run that was left behind, from what it has written down. */
export async function resume(run: Run): Promise<Outcome | undefined> {
  const [order] = await db.select().from(orders).where(eq(orders.id, run.orderId))
  if (!order) return undefined
  const step = await transact(scopeOf(order), async (tx) => {
    const open = await openRunOf(tx, run.orderId)
    if (open?.id !== run.id) return undefined
    const work = await workOf(tx, run.orderId, run.frame as Frame)
    work.runId = run.id
    return proceed(work)
  })
  return step && finish(step)
}

/** The gateway's answer; undefined if it is not known what became of the question. The same key makes asking again safe. */
async function asked(order: OrderRow, call: GatewayCall): Promise<GatewayAnswer | undefined> {
  for (let tries = 1; tries <= 2; tries++) {
    try {
      return await performCall(order.gateway, call)
    } catch (error) {
      log.error(
        { err: error, order: order.number, operation: call.operation, key: call.key },
        'a gateway did not answer',
      )
    }
  }
  return undefined
}

/**
 * Writes down what became of a question, and goes on from there. A second answer to it changes nothing; one that says
 * otherwise than what was written down is kept for a person.
 */
export async function answered(tx: Tx, orderId: string, runId: string, intent: Intent, answer: Answer): Promise<Step> {
  const run = await openRunOf(tx, orderId)
  // Somebody else has brought the answer and gone on: there is nothing left to do here.
  const nothing: Omit<Frame, 'at'> = { cause: byItself(''), queue: [], handled: true }
  if (run?.id !== runId) {
    const { order } = await workOf(tx, orderId, nothing)
    await noticeContradiction(tx, order, intent, answer)
    return { order, handled: true }
  }
  const frame = run.frame as Frame
  const work = await workOf(tx, orderId, frame)
  const callbackId = toldIn(frame.at, run.kind)?.callbackId ?? undefined
  if (!(await answerIntent(tx, work.order, intent, { ...answer, callbackId }))) {
    await noticeContradiction(tx, work.order, intent, answer)
    return { order: work.order, handled: work.handled }
  }
  await renewLease(tx, run)
  work.runId = runId
  return proceed(work)
}

async function workOf(tx: Tx, orderId: string, { cause, queue, handled }: Omit<Frame, 'at'>): Promise<Work> {
  const work: Work = {
    ...(await rowsOfWork(tx, orderId)),
    tx,
    cause,
    queue: [...queue],
    handled,
    runId: null,
    within: [],
    raise: (next) => raiseIn(work, next),
    converse: (kind, at) => converse(work, kind, at),
  }
  return work
}

async function raiseIn(work: Work, at: Raise) {
  const delivery = isOfDelivery(at.event) ? deliveryIn(work, at) : undefined
  if (!mayRaise(at.event, at.by, delivery?.state ?? work.order.state)) throw new Refusal('orderMoved')
  work.within.push(at)
  await events[at.event].begin(work, at)
  work.within.pop()
  if (!work.runId) await tell(work, at)
}

/** Opens a conversation about money; if there is nothing to ask for, it is over at once. */
async function converse(work: Work, kind: RunKind, at: Raise) {
  const next = nextOf(await conversationOf(work, kind, at), await ledgerOf(work.tx, work.order.id), [])
  if ('result' in next) return events[at.event].concluded?.(work, at, { kind, result: next.result })
  const frame: Frame = {
    at,
    cause: work.cause,
    queue: work.queue,
    handled: work.handled,
    within: work.within.slice(0, -1),
  }
  const { id } = await openRun(work.tx, work.order, { kind, frame })
  work.runId = id
}

/** Goes as far as it can without asking anybody: through the open run, then through what is still to be raised. */
async function proceed(work: Work): Promise<Step> {
  for (;;) {
    if (work.runId) {
      const call = await nextCall(work)
      if (call) return { order: work.order, handled: work.handled, call }
      continue
    }
    const next = work.queue.shift()
    if (!next) return { order: work.order, handled: work.handled }
    // It may not be possible any more: goods that could not be paid for do not arrive.
    if (mayRaise(next.event, next.by, deliveryIn(work, next).state)) await work.raise(next)
  }
}

/** The next question of the open run; none once its answers have led to where they lead. */
async function nextCall(work: Work): Promise<Step['call']> {
  const run = await openRunOf(work.tx, work.order.id)
  if (!run) throw new Error('orders: the run is gone')
  const { at } = run.frame as Frame
  const conversation = await conversationOf(work, run.kind, at)
  for (;;) {
    const rows = await ledgerOf(work.tx, work.order.id)
    const mine = rows.filter(({ runId }) => runId === run.id)
    const next = nextOf(conversation, rows, mine)
    if ('result' in next) {
      await conclude(work, run, next.result)
      return undefined
    }
    if ('call' in next && !at.byHand) {
      const called = await calledIntent(work.tx, run)
      const intent = called ?? (await intend(work.tx, run, next.call))
      // Whoever finds a question open does not know how old it is: gateways forget their keys.
      const more = { told: toldIn(at, run.kind), again: next.call.again !== null || called !== undefined }
      return { runId: run.id, intent, call: await callOf(work, intent, more) }
    }
    await writeUnasked(work, run, 'call' in next ? next.call : next.skip, 'call' in next)
    await refresh(work)
  }
}

async function conclude(work: Work, run: Run, result: PaymentResult) {
  const { at, within = [] } = run.frame as Frame
  await closeRun(work.tx, run, result)
  await refresh(work)
  work.runId = null
  const { tx, shop, order, features } = work
  const delivery = work.deliveries.find(({ id }) => id === at.deliveryId)
  await queuePaymentMails(tx, { shop, order, kind: run.kind, result, online: features.online, delivery, cause: run.id })
  work.within = [...within, at]
  await events[at.event].concluded?.(work, at, { kind: run.kind, result })
  if (!work.runId) for (const each of work.within) await tell(work, each)
  work.within = []
}

/** The order's row changes with its ledger. */
async function refresh(work: Work) {
  work.order = (await rowsOfWork(work.tx, work.order.id)).order
}

/** What an event has to tell, if it came true: by the states that it has led to. */
async function tell(work: Work, at: Raise) {
  if (!work.handled) return
  const { tx, shop, order, cause } = work
  const delivery = work.deliveries.find(({ id }) => id === at.deliveryId)
  await queueOrderMails(tx, { shop, order, delivery, event: at.event, said: cause })
}
