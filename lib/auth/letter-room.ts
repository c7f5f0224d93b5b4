import 'server-only'
import { and, desc, eq, gt, inArray, notLike } from 'drizzle-orm'
import type { Tx } from '@/db'
import { mails } from '@/db/schema'
import { HOUR, later, now } from '@/lib/clock'
import { lettersLately } from '@/lib/mail/lately'
import { Refusal } from '@/lib/refusal'
import type { Actor } from './actor'
import { limit } from './limiter'
import { lettersAnHour } from './limits'

/** What a manager's work writes to a customer; new passwords are counted apart, so that nobody is kept from theirs. */
const ofTheDesk = [
  'managedlist-created',
  'order-handed-over',
  'customer-activation',
  'customer-reactivation',
  'customer-shop-opened',
  'customer-buyer-enabled',
]

const notices = ['assist-ended', 'assist-taken-back']

/** Beside the scope of what writes such a letter: those to one address are counted one after the other. */
export const letterScope = (recipient: string) => ({ letters: recipient.toLowerCase() })

/** Refuses a letter of the desk that would be one too many in an hour, to one address or from one manager. */
export async function demandLetterRoom(tx: Tx, { account }: Actor, recipient: string): Promise<void> {
  if ((await lately(tx, recipient, ofTheDesk)) >= lettersAnHour.ofTheDesk) throw new Refusal('tooManyLetters')
  limit('letters', account?.id ?? '')
}

/** What a notice of help in which nothing was done is caused by: it takes no room from those that have something to say. */
export const NOTHING_DONE = 'assist-empty:'

/** Whether one more notice that nothing was done may go to an address this hour; "Who helped me" has all of them. */
export const hasRoomForNotice = async (tx: Tx, recipient: string) =>
  (await lately(tx, recipient, notices)) < lettersAnHour.notices

/** When the next notice of what was done may go to an address: it may have to wait, but it is never left out. */
export async function timeForNotice(tx: Tx, recipient: string): Promise<Date> {
  const { createdAt, id, template, dedupeKey } = mails
  const saySomething = and(inArray(template, notices), notLike(dedupeKey, `${NOTHING_DONE}%`))
  const [first] = await tx
    .select({ at: createdAt })
    .from(mails)
    .where(and(eq(mails.recipient, recipient), saySomething, gt(createdAt, later(-HOUR))))
    .orderBy(desc(createdAt), desc(id))
    .limit(1)
    .offset(lettersAnHour.notices - 1)
  return first ? later(HOUR, first.at) : now()
}

async function lately(tx: Tx, recipient: string, templates: readonly string[]) {
  const written = await lettersLately(tx, recipient, templates)
  return Object.values(written).reduce((sum, letters) => sum + letters, 0)
}
