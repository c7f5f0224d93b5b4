import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type * as schema from './schema'

type Everything = NodePgDatabase<typeof schema>

/** What pages may do: read. */
export type Reader = Pick<Everything, 'select' | 'selectDistinct' | '$count' | 'with'>

/** What commands may do inside `transact`: read and write. */
export type Tx = Reader & Pick<Everything, 'insert' | 'update' | 'delete'>

/** A dialect, opened: something to read from, and a way to write in turn. */
export type Connection = {
  reader: Reader
  /** Runs `work` in one transaction, after everybody who holds one of `keys`. Keys come sorted. */
  write<T>(keys: string[], work: (tx: Tx) => Promise<T>): Promise<T>
  /** A statement outside the query builder, for the search indexes and the checks of `db/` itself. */
  rows<Row>(statement: SQL): Promise<Row[]>
  migrate(): Promise<void>
  /** Throws, with the reason, if the database is not set up as durable as we promise. */
  assertDurable(): Promise<void>
  close(): Promise<void>
}

/** Refuses statements once their transaction has ended: a forgotten `await` must not write into the next one. */
export const afterTheEnd = () => new Error('db: a statement came after its transaction had ended (missing await?)')
