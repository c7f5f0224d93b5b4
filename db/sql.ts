import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** `sum()` answers text on both databases; money and counts are numbers. */
export const sumOf = (column: AnyColumn | SQL) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)
