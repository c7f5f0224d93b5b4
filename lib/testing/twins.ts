import { eq, inArray, sql } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import * as schema from '@/db/schema'
import type { OrderRow } from '@/lib/orders/work'

type Row = Record<string, unknown>

/**
 * As many orders as are asked for that stand exactly where this one does, with all that was promised, paid and written of
 * it: for tests that need hundreds of them in one state. Their carts are nobody's.
 */
export async function twinsOf(order: OrderRow, count: number, change: (nth: number) => Partial<OrderRow>) {
  const [rows, ids] = await rowsAbout(order)
  const isOf = (table: Table, other: unknown) => table === other
  return transact({}, async (tx) => {
    const twins: string[] = []
    for (let nth = 1; nth <= count; nth++) {
      const of = new Map(ids.map((known) => [known, newId()]))
      of.set(order.number, `${order.number}${String(nth).padStart(4, '0')}`)
      twins.push(of.get(order.id)!)
      for (const [table, its] of rows) {
        const own = { ...change(nth), cartId: null, cartVersion: null, placementKey: newId(), reversedNumber: '' }
        await insert(
          tx,
          table,
          its.map((row) => ({ ...renamed(row, of), ...(isOf(table, schema.orders) && own) })),
        )
      }
    }
    const held = rows.flatMap(([table, its]) => (isOf(table, schema.reservations) ? its : []))
    for (const { stockId, quantity } of held) {
      const reserved = sql`${schema.stock.reserved} + ${Number(quantity) * count}`
      await tx
        .update(schema.stock)
        .set({ reserved })
        .where(eq(schema.stock.id, String(stockId)))
    }
    return twins
  })
}

type Table = (typeof schema)['orders']

const insert = async (tx: Tx, table: Table, rows: Row[]) => {
  if (rows.length > 0) await tx.insert(table).values(rows as never)
}

const renamed = (row: Row, of: Map<string, string>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? (of.get(value) ?? numberIn(value, of)) : value,
    ]),
  )

/** A delivery is called after its order. */
function numberIn(value: string, of: Map<string, string>) {
  const [order, part] = [value.replace(/-\d+$/, ''), value.match(/-\d+$/)?.[0] ?? '']
  return of.has(order) ? `${of.get(order)}${part}` : value
}

/** Everything of an order, each table after those it refers to, and the ids that are its own. */
async function rowsAbout({ id, number }: OrderRow): Promise<[[Table, Row[]][], string[]]> {
  const of = async (
    table: unknown,
    where: Parameters<ReturnType<ReturnType<typeof db.select>['from']>['where']>[0],
  ) => {
    const rows = await db
      .select()
      .from(table as Table)
      .where(where)
    return [table as Table, rows as Row[]] as [Table, Row[]]
  }
  const parts = await of(schema.deliveries, eq(schema.deliveries.orderId, id))
  const partIds = parts[1].map((row) => String(row.id))
  const contents = await of(schema.deliveryLines, inArray(schema.deliveryLines.deliveryId, partIds))
  const contentIds = contents[1].map((row) => String(row.id))
  const rows = [
    await of(schema.orders, eq(schema.orders.id, id)),
    await of(schema.orderLines, eq(schema.orderLines.orderId, id)),
    parts,
    contents,
    await of(schema.reservations, inArray(schema.reservations.deliveryLineId, contentIds)),
    await of(schema.stockMovements, inArray(schema.stockMovements.deliveryId, partIds)),
    await of(schema.orderHistory, eq(schema.orderHistory.orderId, id)),
    await of(schema.paymentRuns, eq(schema.paymentRuns.orderId, id)),
    await of(schema.paymentIntents, eq(schema.paymentIntents.orderId, id)),
    await of(schema.payments, eq(schema.payments.orderId, id)),
    await of(schema.testGatewayBook, eq(schema.testGatewayBook.orderNumber, number)),
  ]
  return [rows, rows.flatMap(([, its]) => its.flatMap((row) => (typeof row.id === 'string' ? row.id : [])))]
}
