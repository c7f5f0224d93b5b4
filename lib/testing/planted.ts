import { type Column, getTableColumns, is, Table } from 'drizzle-orm'
import { getTableConfig as inPostgres, PgTable } from 'drizzle-orm/pg-core'
import { type AnySQLiteTable, getTableConfig as inSqlite } from 'drizzle-orm/sqlite-core'
import { type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import * as schema from '@/db/schema'
import { now } from '@/lib/clock'

type Row = Record<string, unknown>

const tables = new Map(Object.entries(schema).filter(([, table]) => is(table, Table))) as Map<string, Table>
const nameOf = (table: Table) => [...tables].find(([, each]) => each === table)![0]

/** The column each column with a foreign key points at. */
function pointers(table: Table): Map<Column, { table: string; column: string }> {
  const { foreignKeys } = is(table, PgTable) ? inPostgres(table) : inSqlite(table as AnySQLiteTable)
  return new Map(
    foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference()
      const [column] = Object.entries(getTableColumns(foreignTable)).find(([, each]) => each === foreignColumns[0])!
      return [columns[0]!, { table: nameOf(foreignTable), column }]
    }),
  )
}

const place = ['name', 'company', 'line1', 'line2', 'postcode', 'city', 'country', 'phone']
let rows = 0

/** What the tables want of their rows besides, and what makes them somebody's who is there. */
const wanted: Record<string, () => Row> = {
  accounts: () => ({ kind: 'customer', enabled: true }),
  carts: () => ({ kind: 'live', guestHash: null }),
  coupons: () => ({ amount: null }),
  orders: () => ({ shippingTotal: 0, paid: 0 }),
  lists: () => ({ shared: true }),
  managedLists: () => ({ decidedAt: null }),
  orderSearch: () => ({ row: ++rows }),
}

/** Ids without a foreign key, and whose they are. */
const loose: Record<string, string> = { shipToId: 'addresses', billToId: 'addresses' }

/**
 * Writes a row into each of the tables for one person. In every column that takes a text or JSON stands a canary,
 * `who:table.column`; answers the rows, and all canaries. What is there already, such as a shop, is given.
 */
export async function plant(who: string, names: string[], given: Record<string, Row>) {
  const made = new Map(Object.entries(given))
  const canaries = new Set<string>()
  const canary = (where: string) => {
    canaries.add(where)
    return `${who}:${where};`
  }

  async function rowIn(tx: Tx, name: string): Promise<Row> {
    const known = made.get(name)
    if (known) return known
    const table = tables.get(name)!
    const row: Row = {}
    const to = pointers(table)
    const besides = wanted[name]?.() ?? {}
    for (const [column, of] of Object.entries(getTableColumns(table))) {
      const target = to.get(of)
      if (column in besides) row[column] = besides[column]
      else if (target) row[column] = (await rowIn(tx, target.table))[target.column]
      else if (loose[column]) row[column] = (await rowIn(tx, loose[column])).id
      else if (column === 'id' && of.hasDefault) row[column] = newId()
      else if (column !== 'row') row[column] = filling(of, `${name}.${column}`, canary)
    }
    made.set(name, row)
    await tx.insert(table as typeof schema.accounts).values(row as never)
    return row
  }

  await transact({ test: who }, async (tx) => {
    for (const name of names) await rowIn(tx, name)
  })
  return { made, canaries }
}

function filling({ dataType, enumValues }: Column, where: string, canary: (where: string) => string): unknown {
  if (enumValues?.length) return enumValues[0]
  if (dataType === 'string') return canary(where)
  if (dataType === 'json' && /\.(ship|bill)To$/.test(where))
    return Object.fromEntries(place.map((part) => [part, canary(`${where}.${part}`)]))
  if (dataType === 'json') return [canary(where)]
  return { number: 1, bigint: 1, boolean: false, date: now() }[String(dataType)]
}
