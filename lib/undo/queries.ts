import 'server-only'
import { and, asc, desc, eq, gt, gte, inArray, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { assistChanges, assists, orderLines, orders } from '@/db/schema'
import { type Changing, isSame, type LineState, stateIn, type Things, thingsOf } from '@/lib/audit/changes'
import type { Actor } from '@/lib/auth/actor'
import { takeableBy, takeableSince } from './policy'

export type ChangeRow = typeof assistChanges.$inferSelect

/**
 * Whether a change can be taken back: the thing is as the assist left it (`takeable`), as it was before (`asBefore`,
 * whoever saw to it), or neither, because somebody has changed it, or ordered it, since (`movedOn`).
 */
export type Standing = 'takeable' | 'asBefore' | 'movedOn'

export function standingOf(change: ChangeRow, things: Things): Standing {
  const state = stateIn(things, change)
  if (isSame(state, change.before)) return 'asBefore'
  return isSame(itself(state), itself(change.after)) ? 'takeable' : 'movedOn'
}

/** An address without whether it is the default: that moves when another one becomes it. */
function itself(state: unknown) {
  if (!state || typeof state !== 'object' || !('isDefault' in state)) return state
  const { isDefault: _, ...rest } = state
  return rest
}

/** Where each thing is looked for. */
const places: Record<ChangeRow['thing'], Changing> = {
  line: 'cart',
  coupon: 'cart',
  list: 'lists',
  address: 'addresses',
  profile: 'profile',
}

export const placesOf = (changes: ChangeRow[]) => changes.map(({ thing }) => places[thing])

/** What was changed in those of the assists that this actor may take changes back of, newest first. */
export async function changesOf(actor: Actor, assistIds: string[], reader: Reader = db) {
  if (assistIds.length === 0) return []
  const rows = await read(reader, and(inArray(assistChanges.assistId, assistIds), takeable(actor)))
  const [customerId] = rows.map((row) => row.customerId)
  if (!customerId) return []
  const changes = rows.map(({ change }) => change)
  const things = await thingsOf(reader, { shopId: actor.shop.id, customerId }, placesOf(changes))
  const ordered = await orderedSince(reader, { shopId: actor.shop.id, customerId }, changes)
  return changes.map((change) => {
    const standing = standingOf(change, things)
    return { ...change, standing, orderedAs: standing === 'takeable' ? undefined : ordered(change) }
  })
}

/** The number of the first order that goods were in after they were put into the cart. */
async function orderedSince(reader: Reader, whose: { shopId: string; customerId: string }, changes: ChangeRow[]) {
  const put = changes.filter(({ thing, after }) => thing === 'line' && after)
  const oldest = put.at(-1)?.changedAt
  const skuOf = ({ after }: ChangeRow) => (after as LineState | null)?.skuId ?? ''
  const rows = oldest
    ? await reader
        .select({ skuId: orderLines.skuId, number: orders.number, placedAt: orders.placedAt })
        .from(orders)
        .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
        .where(
          and(
            eq(orders.shopId, whose.shopId),
            eq(orders.customerId, whose.customerId),
            gte(orders.placedAt, oldest),
            inArray(orderLines.skuId, [...new Set(put.map(skuOf))]),
          ),
        )
        .orderBy(asc(orders.placedAt), asc(orders.id))
    : []
  return (change: ChangeRow) =>
    put.includes(change)
      ? rows.find(({ skuId, placedAt }) => skuId === skuOf(change) && placedAt >= change.changedAt)?.number
      : undefined
}

/** The changes of one assist, and whose assist it was; nothing where this actor may not take any back. */
export const changesIn = (actor: Actor, assistId: string, reader: Reader) =>
  read(reader, and(eq(assistChanges.assistId, assistId), takeable(actor)))

/** The orders that were placed in assists: those are called off, not taken back. */
export async function ordersIn(actor: Actor, assistIds: string[]) {
  if (assistIds.length === 0) return []
  return db
    .select({ assistId: orders.assistId, number: orders.number })
    .from(orders)
    .innerJoin(assists, eq(assists.id, orders.assistId))
    .where(and(inArray(orders.assistId, assistIds), takeableBy(actor)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
}

const takeable = (actor: Actor) => and(gt(assistChanges.changedAt, takeableSince(actor)), takeableBy(actor))

const read = (reader: Reader, which: SQL | undefined) =>
  reader
    .select({ change: assistChanges, customerId: assists.customerId })
    .from(assistChanges)
    .innerJoin(assists, eq(assists.id, assistChanges.assistId))
    .where(which)
    .orderBy(desc(assistChanges.changedAt), desc(assistChanges.id))
