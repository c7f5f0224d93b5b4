import { describe, expect, test } from 'vitest'
import type { RecurringUnit } from '@/db/words'
import { dayAt, monthDayOf, nextAfter } from './dates'

const rhythm = (every: number, unit: RecurringUnit, anchor: string, monthDay = monthDayOf(anchor)) => ({
  every,
  unit,
  anchor,
  monthDay,
})

describe('the days of a recurring order', () => {
  test.each([
    [rhythm(1, 'day', '2026-12-30'), ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    [rhythm(10, 'day', '2028-02-20'), ['2028-02-20', '2028-03-01', '2028-03-11', '2028-03-21']],
    [rhythm(2, 'week', '2026-10-19'), ['2026-10-19', '2026-11-02', '2026-11-16', '2026-11-30']], // summer time ends
    [rhythm(1, 'month', '2027-01-31'), ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    [rhythm(1, 'month', '2028-01-30'), ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    [rhythm(3, 'month', '2026-11-30'), ['2026-11-30', '2027-02-28', '2027-05-30', '2027-08-30']],
    [rhythm(12, 'month', '2028-02-29'), ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']],
    // Moved by its customer to the 28th of February, but meant for the 31st.
    [rhythm(1, 'month', '2027-02-28', 31), ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ] as const)('%o fall on %o', (given, days) => {
    expect([0, 1, 2, 3].map((n) => dayAt(given, n))).toEqual(days)
  })

  test.each([
    [rhythm(1, 'day', '2026-12-01'), '2026-12-24', '2026-12-25'],
    [rhythm(1, 'week', '2026-12-01'), '2026-12-01', '2026-12-08'],
    [rhythm(1, 'week', '2026-12-01'), '2026-12-07', '2026-12-08'],
    [rhythm(1, 'week', '2026-12-01'), '2026-11-01', '2026-12-01'], // before it has begun
    [rhythm(1, 'month', '2027-01-31'), '2027-02-27', '2027-02-28'],
    [rhythm(1, 'month', '2027-01-31'), '2027-02-28', '2027-03-31'],
    [rhythm(1, 'month', '2027-01-31'), '2037-05-30', '2037-05-31'],
    [rhythm(99, 'month', '2027-01-31'), '2027-02-01', '2035-04-30'],
  ] as const)('of %o, after %s comes %s', (given, day, next) => {
    expect(nextAfter(given, day)).toBe(next)
  })
})
