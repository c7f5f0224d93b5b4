import { DAY } from '@/lib/clock'

/** Where the shops' day begins and ends. */
const zone = 'Europe/Copenhagen'

/** How many days ahead goods can be asked for. */
export const FURTHEST_DAY = 60

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The shop's wall clock: `2026-05-03 14:05:09`. */
export function wallTime(at: Date): string {
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    parts.formatToParts(at).map(({ type, value }) => [type, value]),
  )
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** The shop's day of a moment, `yyyy-mm-dd`. */
export const dayOf = (at: Date) => wallTime(at).slice(0, 10)

/** Before it there is nothing to sell, and not every database knows it. */
const FIRST_DAY = '1900-01-01'
/** After it the next day would have a year of five digits, which is no day on paper. */
const LAST_DAY = '9998-12-31'

/** The moment at which the shop's day begins. Undefined for what is no day. */
export function beginningOf(day: string): Date | undefined {
  if (day < FIRST_DAY || day > LAST_DAY) return undefined
  const utc = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return undefined
  const shift = (at: number) => Date.parse(`${wallTime(new Date(at)).replace(' ', 'T')}Z`) - at
  return new Date(utc - shift(utc - shift(utc)))
}

/** A day this many days from now, `yyyy-mm-dd`. */
export const dayAfter = (days: number, at: Date) => {
  const [date] = wallTime(at).split(' ')
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Whether goods can be asked for on this day: from tomorrow, at most sixty days ahead. */
export const canBeRequested = (day: string, at: Date) => day >= dayAfter(1, at) && day <= dayAfter(FURTHEST_DAY, at)
