import { readFileSync } from 'node:fs'

/**
 * The time, for everything that decides or records. Tests move it by writing milliseconds into the file
 * that CLOCK_FILE names; without that variable it is the machine's.
 */
export function now(): Date {
  return new Date(Date.now() + offset())
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const later = (ms: number, from: Date = now()) => new Date(from.getTime() + ms)

/** Asked for each time: a test may name its file after this was read. */
function offset() {
  const file = process.env.CLOCK_FILE
  if (!file) return 0
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}
