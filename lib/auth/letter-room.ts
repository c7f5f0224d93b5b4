import 'server-only'
import type { Tx } from '@/db'
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

/** Whether one more notice of help may go to an address this hour; "Who helped me" has all of them in any case. */
export const hasRoomForNotice = async (tx: Tx, recipient: string) =>
  (await lately(tx, recipient, notices)) < lettersAnHour.notices

async function lately(tx: Tx, recipient: string, templates: readonly string[]) {
  const written = await lettersLately(tx, recipient, templates)
  return Object.values(written).reduce((sum, letters) => sum + letters, 0)
}
