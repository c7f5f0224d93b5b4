/** Where a page of a list ends: what the list is sorted by there, and the id that decides between equals. */
export type Place = { value: string | number; id: string }

/** An opaque word for a place, to go into a URL. */
export const cursorOf = ({ value, id }: Place) => Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** The place a URL names; undefined for anything that is not one of ours, of that kind. */
export function placeOf(cursor: string | undefined, kind: 'string' | 'number'): Place | undefined {
  if (!cursor) return undefined
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const fits = kind === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && !value.includes('\0')
    if (!fits || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return undefined
    return { value: value as string | number, id }
  } catch {
    return undefined
  }
}

/** The first and the last moment that every database knows. */
const [FIRST, LAST] = [Date.UTC(1900, 0), Date.UTC(9999, 11, 31)]

/** A place's value as a moment, in whatever year a URL claims it to be. */
export const momentAt = (value: string | number) => new Date(Math.min(Math.max(Number(value), FIRST), LAST))
