import 'server-only'
import { type AnyColumn, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { db } from '@/db'

/** SQLite reads at most 500 queries as one. */
const MOST = 400

/**
 * A query for each pair, each led by an index that begins with both and goes on with the sort key. Over several
 * shops and states at once no index keeps the order: the database would sort everything to show fifty rows.
 */
export const branchesOf = <A, B>(firsts: readonly A[], seconds: readonly B[], query: (a: A, b: B) => SQLWrapper) =>
  firsts.flatMap((first) => seconds.map((second) => query(first, second)))

/** What a branch selects: the row, and what it is sorted by under the name that `mergedFrom` knows. */
export const keyed = (id: AnyColumn, key: AnyColumn) => ({ id: sql`${id}`.as('id'), key: sql`${key}`.as('key') })

/** The first ids of all branches, by `key` and then `id`, which each branch has and is sorted by. */
export async function mergedFrom(branches: SQLWrapper[], up: boolean, limit: number): Promise<string[]> {
  const direction = sql.raw(up ? 'asc' : 'desc')
  const found: { id: string; key: string | number }[] = []
  for (let at = 0; at < branches.length; at += MOST) {
    const each: SQL[] = branches.slice(at, at + MOST).map((branch) => sql`select * from ${branch} branch`)
    const rows = await db
      .select({ id: sql<string>`id`, key: sql<string | number>`"key"` })
      .from(sql`(${sql.join(each, sql` union all `)}) merged`)
      .orderBy(sql`"key" ${direction}`, sql`id ${direction}`)
      .limit(limit)
    found.push(...rows)
  }
  if (branches.length > MOST) {
    const turn = up ? 1 : -1
    found.sort((a, b) => turn * (asNumber(a.key) - asNumber(b.key) || (a.id < b.id ? -1 : 1)))
  }
  return found.slice(0, limit).map(({ id }) => id)
}

/** A time is text to one of the databases. */
const asNumber = (key: string | number) => (typeof key === 'string' ? Date.parse(key) : key)
