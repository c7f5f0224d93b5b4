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

const clockFile = process.env.CLOCK_FILE

function offset() {
  if (!clockFile) return 0
  try {
    return Number(readFileSync(clockFile, 'utf8')) || 0
  } catch {
    return 0
  }
}
