import { and, asc, desc, eq, gt, lt, or, type SQL, type SQLWrapper } from 'drizzle-orm'
import { z } from 'zod'

/**
 * Pages by key instead of by offset: a page begins after (or before) a row, named by its sort key and its
 * id, so that the millionth page costs what the first does and nothing is skipped while rows come and go.
 */
const Cursor = z.tuple([z.enum(['after', 'before']), z.union([z.string(), z.number()]), z.string()])
export type Cursor = z.output<typeof Cursor>

export const encodeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** The cursor a URL names, or undefined if it names none. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  try {
    const parsed = Cursor.safeParse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

type Keys = { key: SQLWrapper; id: SQLWrapper; order: 'up' | 'down'; cursor: Cursor | undefined }

/** The condition and the order of a page; read one row more than the page has. `toKey` turns the cursor's key back into the column's value. */
export function pageBy({ key, id, order, cursor }: Keys, toKey: (key: string | number) => unknown = (same) => same) {
  const up = (order === 'up') === (cursor?.[0] !== 'before')
  const [beyond, sorted] = up ? [gt, asc] : [lt, desc]
  const where: SQL | undefined =
    cursor && or(beyond(key, toKey(cursor[1])), and(eq(key, toKey(cursor[1])), beyond(id, cursor[2])))
  return { where, orderBy: [sorted(key), sorted(id)] }
}

/** The rows of a page in their order, and the cursors of its neighbours. `rows` has at most one more than `size`. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  cursor: Cursor | undefined,
  keyOf: (row: Row) => [string | number, string],
) {
  const backwards = cursor?.[0] === 'before'
  const shown = rows.slice(0, size)
  if (backwards) shown.reverse()
  const more = rows.length > size
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown,
    previous: first && (backwards ? more : Boolean(cursor)) ? encodeCursor(['before', ...keyOf(first)]) : undefined,
    next: last && (backwards || more) ? encodeCursor(['after', ...keyOf(last)]) : undefined,
  }
}
