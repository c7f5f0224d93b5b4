import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { isPostgres } from './dialect'
import { newId } from './id'

/**
 * The vocabulary our tables are written in, and the only file that knows a column has two dialects.
 *
 * Each word exists twice. Both twins read and write the same JavaScript value, which is what makes the
 * cast at the bottom honest: the types are PostgreSQL's, the values are the same on either side.
 */
const postgres = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
  id: () => pg.text().primaryKey().$defaultFn(newId),
  /** A number of the database's own, for indexes that need one; never shown, never referred to. */
  rowNumber: () => pg.bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** A whole number beyond 32 bits, as JavaScript counts. */
  bigInteger: () => pg.bigint({ mode: 'number' }),
  text: () => pg.text(),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V) => pg.text({ enum: values }),
  integer: () => pg.integer(),
  /** Minor units of the shop's currency: cents, øre. */
  money: () => pg.bigint({ mode: 'number' }),
  flag: () => pg.boolean(),
  /** A point in time, to the millisecond. */
  instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  json: <T>() => pg.jsonb().$type<T>(),
}

const sqlite = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
  id: () => lite.text().primaryKey().$defaultFn(newId),
  rowNumber: () => lite.integer().primaryKey({ autoIncrement: true }),
  bigInteger: () => lite.integer(),
  text: () => lite.text(),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V) => lite.text({ enum: values }),
  integer: () => lite.integer(),
  money: () => lite.integer(),
  flag: () => lite.integer({ mode: 'boolean' }),
  instant: () => lite.integer({ mode: 'timestamp_ms' }),
  json: <T>() => lite.text({ mode: 'json' }).$type<T>(),
} satisfies Record<keyof typeof postgres, unknown>

export const {
  table,
  index,
  uniqueIndex,
  primaryKey,
  check,
  id,
  rowNumber,
  bigInteger,
  text,
  oneOf,
  integer,
  money,
  flag,
  instant,
  json,
} = (isPostgres ? postgres : sqlite) as typeof postgres
