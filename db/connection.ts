import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Ear } from './hearing'
import type * as schema from './schema'

type Everything = NodePgDatabase<typeof schema>

/** What pages may do: read. */
export type Reader = Pick<Everything, 'select' | 'selectDistinct' | '$count' | 'with'>

/** What commands may do inside `transact`: read and write. */
export type Tx = Reader & Pick<Everything, 'insert' | 'update' | 'delete'>

/** A dialect, opened: something to read from, and a way to write in turn. */
export type Connection = {
  reader: Reader
  /**
   * Runs `work` in one transaction, after everybody who holds one of `keys`. Keys come sorted. What it puts into
   * `told` is told to everybody once it is committed, in every process, and to nobody if it never is.
   */
  write<T>(keys: string[], work: (tx: Tx, told: Map<string, string>) => Promise<T>): Promise<T>
  /** Hears from now on what is told; the answer stops it. */
  hear(ear: Ear): Promise<() => void>
  /** Tells something that stands in no row. */
  tell(message: string): Promise<void>
  /** A statement outside the query builder, for the search indexes and the checks of `db/` itself. */
  rows<Row>(statement: SQL): Promise<Row[]>
  migrate(): Promise<void>
  /** Throws, with the reason, if the database is not set up as durable as we promise. */
  assertDurable(): Promise<void>
  close(): Promise<void>
}

/** Refuses statements once their transaction has ended: a forgotten `await` must not write into the next one. */
export const afterTheEnd = () => new Error('db: a statement came after its transaction had ended (missing await?)')
