import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { isPostgres } from './dialect'

/**
 * Finding rows by words: the only file that knows the two dialects of searching. Words come folded
 * (lib/fold.ts). What it answers is something to select from, which gives the `row` of each match once and
 * stops as soon as the query around it has enough:
 *
 *   reader.select(…).from(hits.from).innerJoin(productSearch, eq(productSearch.row, hits.row)).limit(20)
 */
export type Hits = { from: SQL; row: SQL }

export type SearchIndex = 'product' | 'customer'

/** Each word that must occur, with all that may stand for it. */
export type Wanted = readonly (readonly string[])[]

/** The rows in which, for each wanted word, some word begins with one of its alternatives. */
export function beginningWith(index: SearchIndex, wanted: Wanted): Hits {
  if (wanted.length === 0 || wanted.some((alternatives) => alternatives.length === 0)) return nothing(index)
  if (isPostgres) {
    const conditions = wanted.map((alternatives) => sql`s."row" in (${prefixed(index, alternatives)})`)
    return hits(sql`select s."row" from ${tableOf(index)} s where ${sql.join(conditions, sql` and `)}`)
  }
  const expression = wanted
    .map((alternatives) => `(${alternatives.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' OR ')})`)
    .join(' AND ')
  const words = sql.raw(`${index}_words`)
  return hits(sql`select rowid as "row" from ${words} where ${words} match ${expression}`)
}

/** The shortest part of a word that can be looked for. */
export const SHORTEST_PART = 3

/** The rows in which each of these occurs anywhere, also in the middle of words. */
export function containing(index: SearchIndex, parts: readonly string[]): Hits {
  if (parts.length === 0 || parts.some((part) => part.length < SHORTEST_PART)) return nothing(index)
  const [table, row] = isPostgres ? [tableOf(index), sql`"row"`] : [sql.raw(`${index}_parts`), sql`rowid`]
  const conditions = parts.map((part) => sql`words like ${`%${part.replace(/[\\%_]/g, '')}%`}`)
  return hits(sql`select ${row} as "row" from ${table} where ${sql.join(conditions, sql` and `)}`)
}

const tableOf = (index: SearchIndex) => sql.raw(`${index}_search`)

const hits = (select: SQL): Hits => ({ from: sql`(${select}) hits`, row: sql`hits."row"` })

const nothing = (index: SearchIndex) => hits(sql`select "row" from ${tableOf(index)} where 1 = 0`)

/** Above any letter, and below the next prefix, in the order of bytes. */
const LAST = '\u{10FFFF}'

/** Few alternatives are ranges of the index; many are looked up in it one by one, which is planned faster. */
function prefixed(index: SearchIndex, alternatives: readonly string[]): SQL {
  const words = sql.raw(`${index}_words`)
  if (alternatives.length > 4) {
    const given = sql`unnest(${sql.param(alternatives)}::text[], ${sql.param(alternatives.map((word) => word + LAST))}::text[])`
    return sql`select w."row" from ${given} as given(low, high) join ${words} w on w.word >= given.low and w.word < given.high`
  }
  const ranges = alternatives.map((word) => sql`(w.word >= ${word} and w.word < ${word + LAST})`)
  return sql`select w."row" from ${words} w where ${sql.join(ranges, sql` or `)}`
}

/** A column that begins with a prefix, by the index of its bytes. */
export const startsWith = (column: AnyColumn, prefix: string): SQL =>
  isPostgres
    ? sql`${column} collate "C" >= ${prefix} and ${column} collate "C" < ${prefix + LAST}`
    : sql`${column} >= ${prefix} and ${column} < ${prefix + LAST}`
