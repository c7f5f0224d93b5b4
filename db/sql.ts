import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { isPostgres } from './dialect'

/** `sum()` answers text on both databases; money and counts are numbers. */
export const sumOf = (column: AnyColumn | SQL) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)

/** From one instant to another, in milliseconds. */
export const millisBetween = (from: AnyColumn, to: AnyColumn) =>
  isPostgres ? sql`(extract(epoch from (${to} - ${from})) * 1000)::bigint` : sql`(${to} - ${from})`
