import 'server-only'
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { db, type Reader, type Scope } from '@/db'
import { orders, paymentCallbacks, shops } from '@/db/schema'
import { type CallbackState, callbackStates } from '@/db/words'
import { act } from '@/lib/audit/act'
import { type Actor, may } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { causeOf, writeHistory } from '../work'
import { branchesOf, keyed, mergedFrom } from './branches'
import type { CallbacksView } from './payment-view'
import { withoutSecrets } from './secrets'

const PAGE = 25
/** Nothing becomes of these by itself: a person has to look. */
export const waitingCallbacks = ['parked', 'unprocessed'] as const satisfies CallbackState[]

const statesIn = (choice: CallbacksView['state']): readonly CallbackState[] =>
  choice === 'waiting' ? waitingCallbacks : choice === 'all' ? callbackStates : [choice]

export const isWaiting = (state: CallbackState) => waitingCallbacks.some((known) => known === state)

export type ListedCallback = Awaited<ReturnType<typeof rowsOf>>[number]

/** What gateways told the manager's shops, the newest first, with what they said; secrets are not shown. */
export async function callbackPage(actor: Actor, view: CallbacksView) {
  demandSeeing(actor)
  const cursor = readCursor(view.after, 'number')
  const keys = { key: paymentCallbacks.receivedAt, id: paymentCallbacks.id, order: 'down' as const, cursor }
  const page = pageBy(keys, momentAt)
  const branches = branchesOf([...statesIn(view.state)], [null], (state) =>
    db
      .select(keyed(paymentCallbacks.id, paymentCallbacks.receivedAt))
      .from(paymentCallbacks)
      .where(and(eq(paymentCallbacks.state, state), theirs(actor), page.where))
      .orderBy(...page.orderBy)
      .limit(PAGE + 1),
  )
  const ids = await mergedFrom(branches, cursor?.towards === 'before', PAGE + 1)
  const rows = await rowsOf(ids)
  return pageOf(rows, PAGE, cursor, ({ receivedAt, id }) => ({ value: receivedAt.getTime(), id }))
}

/** How many wait for a person, by gateway. */
export async function waitingCounts(actor: Actor) {
  demandSeeing(actor)
  const rows = await db
    .select({ gateway: paymentCallbacks.gateway })
    .from(paymentCallbacks)
    .where(and(inArray(paymentCallbacks.state, [...waitingCallbacks]), theirs(actor)))
    .limit(1000)
  const counts = new Map<string, number>()
  for (const { gateway } of rows) counts.set(gateway, (counts.get(gateway) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Puts a callback aside that a person has dealt with; what they write is kept in the ledger and in the order's history. */
export async function closeCallback(actor: Actor, given: { callbackId: string; remark: string }): Promise<void> {
  const row = await callbackOf(db, actor, given.callbackId)
  const shop = await shopById(row.shopId ?? '')
  if (!shop) throw missing()
  // The order's history goes on without a gap: whoever else moves the order takes turns with this.
  const scope: Scope = row.orderId ? { callback: row.id, order: row.orderId } : { callback: row.id }
  await act({ ...actor, shop }, 'callback.close', scope, async (tx, note) => {
    const [closed] = await tx
      .update(paymentCallbacks)
      .set({ state: 'closed', closedByName: actor.account?.name ?? '', processedAt: now() })
      .where(and(eq(paymentCallbacks.id, row.id), inArray(paymentCallbacks.state, [...waitingCallbacks])))
      .returning()
    if (!closed) throw new Refusal('callbackDone')
    note.about('callback', row.id)
    note.changed({ state: row.state }, { state: 'closed', remark: given.remark })
    const [order] = closed.orderId ? await tx.select().from(orders).where(eq(orders.id, closed.orderId)) : []
    if (!order) return
    const cause = causeOf(actor, { remark: given.remark })
    const step = { event: 'callback.close', deliveryId: null, fromState: order.state, toState: order.state }
    await writeHistory(tx, order.id, cause, step)
  })
}

function demandSeeing(actor: Actor) {
  if (!may(actor, 'payments.see') || actor.assist) throw new Refusal('notAllowed', 'forbidden')
}

const theirs = (actor: Actor): SQL => inArray(paymentCallbacks.shopId, [...actor.oversees, ''])

async function callbackOf(reader: Reader, actor: Actor, id: string) {
  const [row] = await reader
    .select()
    .from(paymentCallbacks)
    .where(and(eq(paymentCallbacks.id, id), theirs(actor)))
  if (!row) throw missing()
  return row
}

async function rowsOf(ids: string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .select({ callback: paymentCallbacks, orderNumber: orders.number, orderShopId: orders.shopId, shop: shops.name })
    .from(paymentCallbacks)
    .leftJoin(orders, eq(orders.id, paymentCallbacks.orderId))
    .leftJoin(shops, eq(shops.id, paymentCallbacks.shopId))
    .where(inArray(paymentCallbacks.id, ids))
    .orderBy(desc(paymentCallbacks.receivedAt))
  const byId = new Map(rows.map((row) => [row.callback.id, row]))
  return ids
    .flatMap((each) => byId.get(each) ?? [])
    .map(({ callback, ...rest }) => ({ ...callback, ...rest, body: withoutSecrets(callback.body) }))
}
