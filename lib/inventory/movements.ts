import 'server-only'
import { and, between, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { db } from '@/db'
import { auditEntries, deliveries, managers, orders, stockMovements } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE } from '@/lib/clock'
import { momentAt } from '@/lib/cursor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { movementReasons } from './reasons'
import { stockRow } from './stock-list'

const PAGE = 50
export type Movement = NonNullable<Awaited<ReturnType<typeof movementPage>>>['rows'][number]

/** What happened to a stock row, the latest first: why, for which delivery or by whom. */
export async function movementPage(actor: Actor, stockId: string, after?: string) {
  if (!(await stockRow(actor, stockId))) return undefined
  const cursor = readCursor(after, 'number')
  const keys = { key: stockMovements.at, id: stockMovements.id, order: 'down' as const, cursor }
  const page = pageBy(keys, momentAt)
  const { id, quantity, reserved, reason, at } = stockMovements
  const rows = await db
    .select({
      ...{ id, quantity, reserved, reason, at },
      delivery: { number: deliveries.number, shopId: deliveries.shopId, orderId: orders.id },
    })
    .from(stockMovements)
    .leftJoin(deliveries, eq(deliveries.id, stockMovements.deliveryId))
    .leftJoin(orders, eq(orders.id, deliveries.orderId))
    .where(and(eq(stockMovements.stockId, stockId), page.where))
    .orderBy(...page.orderBy)
    .limit(PAGE + 1)
  const shown = pageOf(rows, PAGE, cursor, (row) => ({ value: row.at.getTime(), id: row.id }))
  const by = await whoMoved(shown.rows.filter(({ delivery }) => delivery.number === null))
  return {
    ...shown,
    rows: shown.rows.map((row) => ({ ...inSight(actor, row), reason: reasonOf(row), ...by.get(row.id) })),
  }
}

/** Only our own words are written there. */
const reasonOf = ({ reason }: { reason: string }) => movementReasons.find((known) => known === reason)!

type Row = { delivery: { number: string | null; shopId: string | null; orderId: string | null } }

/** Stock is shared by shops, orders are not: of another shop's delivery only that there is one is said. */
function inSight<R extends Row>({ oversees }: Actor, row: R) {
  const { number, shopId, orderId } = row.delivery
  const isOwn = shopId !== null && oversees.includes(shopId)
  return { ...row, delivery: number === null ? null : isOwn && orderId ? { number, orderId } : ('elsewhere' as const) }
}

/**
 * Who moved it by hand, and what they remarked: the ledger names the movement. It is not indexed by what it
 * names but by time, and its row was written with the movement's, at most a transaction later.
 */
async function whoMoved(moved: { id: string; at: Date }[]) {
  if (moved.length === 0) return new Map<string, { by?: string; remark?: string }>()
  const { objectId, after } = auditEntries
  const { firstname, lastname } = managers
  const entries = await db
    .select({ objectId, after, firstname, lastname })
    .from(auditEntries)
    .leftJoin(managers, eq(managers.id, auditEntries.actorId))
    .where(
      and(
        isNull(auditEntries.customerId),
        or(...moved.map(({ at }) => between(auditEntries.at, at, later(MINUTE, at)))),
        eq(auditEntries.objectType, 'movement'),
        inArray(
          objectId,
          moved.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.seq))
  return new Map(
    entries.map((entry) => [
      entry.objectId!,
      {
        by: entry.lastname === null ? undefined : `${entry.firstname} ${entry.lastname}`,
        remark: remarkOf(entry.after),
      },
    ]),
  )
}

function remarkOf(after: string | null): string | undefined {
  const said: unknown = JSON.parse(after ?? '{}')
  return said && typeof said === 'object' && 'because' in said ? String(said.because) : undefined
}
