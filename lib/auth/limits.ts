import { DAY, HOUR, MINUTE } from '@/lib/clock'

/** How long a sign-in lasts. Managers: NIST 800-63B AAL2 (30 minutes idle, 12 hours in all). */
export const sessionLimits = {
  manager: { idle: 30 * MINUTE, absolute: 12 * HOUR },
  customer: { idle: 7 * DAY, absolute: 30 * DAY },
} as const

/** Failed sign-ins before a lock, the time they are counted over, and the first lock; each further one doubles. */
export const lockAfter = {
  attempts: 6,
  within: 15 * MINUTE,
  first: 15 * MINUTE,
  longest: 12 * HOUR,
  forgottenAfter: DAY,
} as const

/** "Last seen" is written at most this often. */
export const SEEN_EVERY = 30_000

/** How long the link of a letter is good. */
export const linkLasts = { activate: DAY, reset: 30 * MINUTE, email: DAY } as const

/** Letters to one address, in an hour: with a link to a password, of the desk's work, and about help that has ended. */
export const lettersAnHour = { ofOneKind: 3, inAll: 10, ofTheDesk: 10, notices: 10 } as const

/** After so many wrong passwords, a sign-in that works is told by letter. */
export const TELL_AFTER = 3

/** How often a day the desk may unlock the same customer; after that only a new password does. */
export const UNLOCKS_A_DAY = 3

/** Wrong passwords in a row, in whatever time and however often it was unlocked; then only a new password opens. */
export const MOST_IN_A_ROW = 100

/** How long the code may be looked for after the password was right. */
export const CODE_WITHIN = 10 * MINUTE

/** How long somebody may take to set a second factor up, and to write their recovery codes down. */
export const SET_UP_WITHIN = HOUR
export const CODES_SHOWN_FOR = 15 * MINUTE

export const RECOVERY_CODES = 10

/** How long a browser is known, and how many wrong passwords it may send while the account is locked. */
export const knownDevice = { lasts: 180 * DAY, attempts: 5, most: 10 } as const
