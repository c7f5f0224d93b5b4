import 'server-only'
import { later, now } from '@/lib/clock'
import { lockAfter, MOST_IN_A_ROW } from './limits'

type Counted = { failedAttempts: number; lastFailedAt: Date | null; lockedUntil: Date | null }

/** As good as for ever: a lock that only a new password lifts. */
export const FOR_GOOD = new Date('9999-12-31T00:00:00Z')

export const isLocked = ({ lockedUntil }: Pick<Counted, 'lockedUntil'>) => lockedUntil !== null && lockedUntil > now()

/**
 * One more failure: the sixth in a quarter of an hour locks for a while, each further one for longer. After a quiet
 * day it counts from the beginning again.
 */
export function afterFailure(row: Counted): Counted {
  const at = now()
  const since = row.lastFailedAt ? at.getTime() - row.lastFailedAt.getTime() : Number.POSITIVE_INFINITY
  const counted = since < (row.lockedUntil ? lockAfter.forgottenAfter : lockAfter.within)
  const failedAttempts = (counted ? row.failedAttempts : 0) + 1
  const over = failedAttempts - lockAfter.attempts
  const lockedUntil = over >= 0 ? later(Math.min(lockAfter.first * 2 ** over, lockAfter.longest), at) : null
  return { failedAttempts, lastFailedAt: at, lockedUntil }
}

/** The same for a password, of which so many wrong ones in a row, in whatever time, are the last. */
export function afterWrongPassword(row: Counted & { failedInRow: number }) {
  const failedInRow = row.failedInRow + 1
  const counted = { ...afterFailure(row), failedInRow }
  return failedInRow >= MOST_IN_A_ROW ? { ...counted, lockedUntil: FOR_GOOD } : counted
}

/** Nothing is counted any more: the password was right, or there is a new one. */
export const nothingCounted = { failedAttempts: 0, lastFailedAt: null, lockedUntil: null, failedInRow: 0 } as const
