import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQL } from 'drizzle-orm'
import type { Connection, Reader, Tx } from './connection'
import { isPostgres } from './dialect'
import { withoutValues } from './errors'

export type { Reader, Tx } from './connection'

const dialect = isPostgres ? await import('./postgres') : await import('./sqlite')

// Next evaluates this module once per bundle, and again when it reloads: the connection must outlive that.
const held = globalThis as { behalfConnection?: Connection }
held.behalfConnection ??= dialect.connect()
const connection = held.behalfConnection

/** Reading. It has no insert, update or delete: those are on the `tx` of `transact`. */
export const db: Reader = connection.reader

export const { migrate, assertDurable, close, hear, tell } = connection

/** Rows of a statement that the query builder has no words for. Only for files in `db/`. */
export const rowsOf = <Row>(statement: SQL) => connection.rows<Row>(statement)

/**
 * The narrowest thing whose state the work reads in order to decide: `{ cart }`, `{ order }`, `{ shop }`.
 * Two transactions that share an entry run one after the other; on PostgreSQL all others run side by side.
 */
export type Scope = Record<string, string>

const inside = new AsyncLocalStorage<Map<string, string>>()

/**
 * Runs `work` entirely or not at all. Keep it short and send nothing from inside it: on SQLite everybody
 * waits, on PostgreSQL it may run again after a deadlock. Does not nest: pass the `tx` along instead.
 */
export async function transact<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('transact() does not nest: pass the tx along instead.')
  const keys = Object.entries(scope)
    .map(([noun, id]) => `${noun}:${id}`)
    .sort()
  try {
    return await connection.write(keys, (tx, told) => inside.run(told, () => work(tx)))
  } catch (error) {
    throw withoutValues(error)
  }
}

/**
 * Tells every process something once this transaction is committed, and nobody if it is not. What is told twice under
 * one key is told once. It may get lost (a process may die between the two): tell only what can be looked up.
 */
export function tellAfter(key: string, message: string) {
  const told = inside.getStore()
  if (!told) throw new Error('tellAfter() belongs inside transact().')
  told.set(key, message)
}
