import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL, type SQLWrapper } from 'drizzle-orm'
import { seal, unseal } from './auth/seal'
import { cursorOf, type Place, placeOf } from './cursor'

/**
 * Pages by key instead of by offset: a page begins after (or before) a row, named by its sort key and its
 * id, so that the millionth page costs what the first does and nothing is skipped while rows come and go.
 */
export type Cursor = { towards: 'after' | 'before'; place: Place }

/** Marks a cursor that leads back. */
const BACK = '~'

/** What is sorted by a text may be sorted by people's names, and these stand in no URL. */
const hidden = { purpose: 'place', owner: '' } as const

function encode({ towards, place }: Cursor) {
  const cursor = cursorOf(place)
  return (towards === 'before' ? BACK : '') + (typeof place.value === 'string' ? seal(cursor, hidden) : cursor)
}

/** The cursor a URL names, or undefined if it names none of this kind. */
export function readCursor(text: string | undefined, kind: 'string' | 'number'): Cursor | undefined {
  const back = text?.startsWith(BACK)
  const word = back ? text?.slice(BACK.length) : text
  const place = placeOf(word && kind === 'string' ? unseal(word, hidden) : word, kind)
  return place && { towards: back ? 'before' : 'after', place }
}

type Keys = { key: SQLWrapper; id: SQLWrapper; order: 'up' | 'down'; cursor: Cursor | undefined }

/** The condition and the order of a page; read one row more than it has. `toKey` turns the cursor's value into the column's. */
export function pageBy({ key, id, order, cursor }: Keys, toKey: (value: string | number) => unknown = (same) => same) {
  const up = (order === 'up') === (cursor?.towards !== 'before')
  const [beyond, from, sorted] = up ? [gt, gte, asc] : [lt, lte, desc]
  const orderBy = [sorted(key), sorted(id)]
  if (!cursor) return { where: undefined, orderBy }
  const value = toKey(cursor.place.value)
  // The first condition says nothing new, but an index can begin with it.
  const after = or(beyond(key, value), and(eq(key, value), beyond(id, cursor.place.id)))
  const where: SQL | undefined = and(from(key, value), after)
  return { where, orderBy }
}

/** The rows of a page in their order, and the cursors of its neighbours. `rows` has at most one more than `size`. */
export function pageOf<Row>(rows: Row[], size: number, cursor: Cursor | undefined, placeOfRow: (row: Row) => Place) {
  const backwards = cursor?.towards === 'before'
  const shown = rows.slice(0, size)
  if (backwards) shown.reverse()
  const more = rows.length > size
  const [first, last] = [shown[0], shown.at(-1)]
  const isMoreBefore = backwards ? more : Boolean(cursor)
  const isMoreAfter = backwards || more
  return {
    rows: shown,
    previous: first && isMoreBefore ? encode({ towards: 'before', place: placeOfRow(first) }) : undefined,
    next: last && isMoreAfter ? encode({ towards: 'after', place: placeOfRow(last) }) : undefined,
  }
}
