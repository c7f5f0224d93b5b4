import type { RecurringUnit } from '@/db/words'
import { DAY } from '@/lib/clock'

/** How often, counted from which day. `monthDay` is the day of the month that is meant, where a month has it. */
export type Rhythm = { every: number; unit: RecurringUnit; anchor: string; monthDay: number }

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The n-th day of a rhythm, beginning with 0: months are counted from the first, so that a 31st comes back. */
export function dayAt({ every, unit, anchor, monthDay }: Rhythm, n: number): string {
  if (unit !== 'month') return dayOf(at(anchor) + n * every * (unit === 'week' ? 7 : 1) * DAY)
  const [year = 0, month = 0] = anchor.split('-').map(Number)
  const target = month - 1 + n * every
  const last = new Date(Date.UTC(year, target + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(year, target, Math.min(monthDay, last)))
}

/** The first day of a rhythm that comes after this one. */
export function nextAfter(rhythm: Rhythm, day: string): string {
  const { every, unit, anchor } = rhythm
  const passed = Math.floor((at(day) - at(anchor)) / (every * { day: 1, week: 7, month: 31 }[unit] * DAY))
  let n = Math.max(0, passed)
  while (dayAt(rhythm, n) <= day) n++
  return dayAt(rhythm, n)
}

export const monthDayOf = (day: string) => Number(day.slice(8))
