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

/** Letters with a link to one address, in an hour. */
export const lettersAnHour = { ofOneKind: 3, inAll: 10 } as const

/** After so many wrong passwords, a sign-in that works is told by letter. */
export const TELL_AFTER = 3

/** How often a day the desk may unlock the same customer; after that only a new password does. */
export const UNLOCKS_A_DAY = 3
