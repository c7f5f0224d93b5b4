import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { isPostgres } from './dialect'
import { rowsOf } from './index'

/**
 * Finding rows by words: the only file that knows the two dialects of searching. Words come folded
 * (lib/fold.ts). What it answers is something to select from, which gives the `row` of each match once and
 * stops as soon as the query around it has enough:
 *
 *   reader.select(…).from(hits.from).innerJoin(productSearch, eq(productSearch.row, hits.row)).limit(20)
 */
export type Hits = { from: SQL; row: SQL }

export type SearchIndex = 'product' | 'customer' | 'order'

/** Each word that must occur, with all that may stand for it. */
export type Wanted = readonly (readonly string[])[]

/**
 * The rows in which, for each wanted word, some word begins with one of its alternatives. `within` a shop, another
 * shop's rows need not be read on SQLite; whether a row may be seen is for the query around it to say, on both.
 */
export function beginningWith(index: SearchIndex, wanted: Wanted, within?: string): Hits {
  if (wanted.length === 0 || wanted.some((alternatives) => alternatives.length === 0)) return nothing(index)
  if (isPostgres) return hits(prefixed(index, wanted))
  const words = sql.raw(`${index}_words`)
  const expression = within ? `${expressionOf(wanted)} AND ${shopWord(within)}` : expressionOf(wanted)
  return hits(sql`select rowid as "row" from ${words} where ${words} match ${expression}`)
}

/** What a shop's word begins with among the customers' words: no letter, so that nobody can type it. */
const SHOP_LETTER = '\u{E000}'

const shopWord = (shopId: string) => `"${SHOP_LETTER}${shopId.replaceAll('-', '')}"`

/**
 * Those of the words that some customer has a word beginning with. Far quicker than to look for people by hundreds
 * of words of which hardly any is one. On PostgreSQL by the next word that there is: asked whether one lies between
 * two, it read the whole index for each, among a million customers.
 */
export async function knownBeginnings(words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const rows = await rowsOf<{ word: string }>(
    isPostgres
      ? sql`select g.word from unnest(${sql.param(words)}::text[]) as g(word)
          where (select w.word from customer_words w where w.word >= g.word collate "C" order by w.word collate "C" limit 1)
            < (g.word || ${LAST}) collate "C"`
      : sql`select g.value as word from json_each(${JSON.stringify(words)}) g
          where exists (select 1 from customer_terms t where t.word >= g.value and t.word < g.value || ${LAST})`,
  )
  return rows.map(({ word }) => word)
}

const expressionOf = (wanted: Wanted) =>
  wanted
    .map((alternatives) => `(${alternatives.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' OR ')})`)
    .join(' AND ')

/** The word that says most leads. */
const longestFirst = (wanted: Wanted) => [...wanted].sort((a, b) => b.length - a.length || b[0]!.length - a[0]!.length)

/** From where on, and in which direction, hits are wanted. A word of `many` rows is common (PostgreSQL). */
export type Along = { order: 'up' | 'down'; beyond?: number; many?: number }

/**
 * The same hits, to be read in the order of their rows: sort by `hits.row` and stop when there are enough. For
 * an index whose rows count along with what its list is sorted by.
 */
export async function inRowOrder(index: SearchIndex, wanted: Wanted, along: Along): Promise<Hits> {
  if (wanted.length === 0 || wanted.some((alternatives) => alternatives.length === 0)) return nothing(index)
  if (isPostgres) return hits(await sortedHits(index, wanted, along))
  const words = sql.raw(`${index}_words`)
  return hits(
    sql`select rowid as "row" from ${words} where ${words} match ${expressionOf(wanted)}${past('rowid', along)}`,
  )
}

const past = (row: string, { order, beyond }: Along) =>
  beyond === undefined ? sql`` : sql` and ${sql.raw(`${row} ${order === 'up' ? '>' : '<'}`)} ${beyond}`

/** So many rows are read and sorted without anybody noticing; where some word is rarer still, less is counted. */
const MANY = [2_000, 30_000]

/**
 * The rare words' rows, each read whole from the index and cut with one another; or, if all words are common, every
 * row in turn, since some of the next will do. Then the common words are looked up for each, until there are enough.
 * Sorted before anything else is looked up (`offset 0` keeps it so): PostgreSQL takes any prefix for a row or two,
 * and would look up all that it finds in order to sort it afterwards.
 */
async function sortedHits(index: SearchIndex, wanted: Wanted, along: Along): Promise<SQL> {
  const words = sql.raw(`${index}_words`)
  const rowsWith = (alternatives: readonly string[]) =>
    sql`select w."row" from ${words} w where ${inRanges('w', alternatives)}${past('w."row"', along)}`
  const { rare, common } = await byRarity(wanted, rowsWith, along.many ? [along.many] : MANY)
  const leading =
    rare.length > 0
      ? sql`select distinct "row" from (${sql.join(rare.map(rowsWith), sql` intersect `)}) rare`
      : sql`select w."row" from ${tableOf(index)} w where true${past('w."row"', along)}`
  const direction = sql.raw(along.order === 'up' ? 'asc' : 'desc')
  const sorted = sql`select * from (${leading}) found order by "row" ${direction} offset 0`
  const also = common.map((alternatives) => sql` and ${hasOne(words, alternatives)}`)
  return sql`select w."row" from (${sorted}) w where true${sql.join(also, sql``)}`
}

async function byRarity(wanted: Wanted, rowsWith: (alternatives: readonly string[]) => SQL, steps: readonly number[]) {
  for (const many of steps) {
    const each = wanted.map((word) => sql`(select count(*) from (${rowsWith(word)} limit ${many}) counted)::int`)
    const [row] = await rowsOf<{ counts: number[] }>(sql`select array[${sql.join(each, sql`, `)}] as counts`)
    const rare = wanted.filter((_, at) => row!.counts[at]! < many)
    if (rare.length > 0) return { rare, common: wanted.filter((word) => !rare.includes(word)) }
  }
  return { rare: [], common: wanted }
}

/** The shortest part of a word that can be looked for. */
export const SHORTEST_PART = 3

/** The rows in which each of these occurs anywhere, also in the middle of words; `within` as above. */
export function containing(index: SearchIndex, parts: readonly string[], within?: string): Hits {
  if (parts.length === 0 || parts.some((part) => part.length < SHORTEST_PART)) return nothing(index)
  const [table, row] = isPostgres ? [tableOf(index), sql`"row"`] : [sql.raw(`${index}_parts`), sql`rowid`]
  const conditions = parts.map((part) => sql`words like ${`%${part.replace(/[\\%_]/g, '')}%`}`)
  if (within && !isPostgres) {
    const words = sql.raw(`${index}_words`)
    const inShop = sql`select rowid from ${words} where ${words} match ${shopWord(within)}`
    conditions.unshift(sql`"row" in (${inShop})`)
    return hits(sql`select "row" from ${tableOf(index)} where ${sql.join(conditions, sql` and `)}`)
  }
  return hits(sql`select ${row} as "row" from ${table} where ${sql.join(conditions, sql` and `)}`)
}

const tableOf = (index: SearchIndex) => sql.raw(`${index}_search`)

const hits = (select: SQL): Hits => ({ from: sql`(${select}) hits`, row: sql`hits."row"` })

const nothing = (index: SearchIndex) => hits(sql`select "row" from ${tableOf(index)} where 1 = 0`)

/** Above any letter, and below the next prefix, in the order of bytes. */
const LAST = '\u{10FFFF}'

/** More alternatives than these are looked up one by one. */
const FEW = 4

/**
 * The word that says most leads through the index of words, row by row, so that whoever reads can stop; the
 * others are looked up for each row. They are subqueries that PostgreSQL cannot turn into joins: it would read
 * all rows of every word first.
 */
function prefixed(index: SearchIndex, wanted: Wanted): SQL {
  const words = sql.raw(`${index}_words`)
  const [first, ...others] = longestFirst(wanted)
  const rest = sql.join(
    others.map((alternatives) => sql` and ${hasOne(words, alternatives)}`),
    sql``,
  )
  if (first!.length > FEW) {
    const given = sql`unnest(${sql.param(first)}::text[], ${sql.param(first!.map((word) => word + LAST))}::text[])`
    const each = sql`select f."row" from ${given} as given(low, high) cross join lateral
      (select "row" from ${words} where word >= low and word < high offset 0) f`
    return sql`select w."row" from ${tableOf(index)} w where w."row" = any(array(${each}))${rest}`
  }
  const once = sql`(select 1 from ${words} e where e."row" = w."row" and e.word < w.word and ${inRanges('e', first!)} limit 1) is null`
  return sql`select w."row" from ${words} w where ${inRanges('w', first!)} and ${once}${rest}`
}

/** Whether the row `w` has such a word: looked up for it alone. */
const hasOne = (words: SQL, alternatives: readonly string[]) =>
  sql`(select 1 from ${words} o where o."row" = w."row" and ${inRanges('o', alternatives)} limit 1) = 1`

function inRanges(alias: 'w' | 'o' | 'e', alternatives: readonly string[]): SQL {
  const word = sql.raw(`${alias}.word`)
  const ranges = alternatives.map((start) => sql`(${word} >= ${start} and ${word} < ${start + LAST})`)
  return sql`(${sql.join(ranges, sql` or `)})`
}

/** A column that begins with a prefix, by the index of its bytes. */
export const startsWith = (column: AnyColumn, prefix: string): SQL =>
  isPostgres
    ? sql`${column} collate "C" >= ${prefix} and ${column} collate "C" < ${prefix + LAST}`
    : sql`${column} >= ${prefix} and ${column} < ${prefix + LAST}`
