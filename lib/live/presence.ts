import 'server-only'
import { tell } from '@/db'
import { log } from '@/lib/log'

/** Between processes only: "is this customer online?" and the answers. None of it is written down. */
export type Presence = { shopId: string; customerId: string; presence: 'asked' | 'here' | 'gone' }

/** Whoever cannot be reached will ask again. */
export const tellPresence = (presence: Presence) => {
  tell(JSON.stringify(presence)).catch((error) => log.warn({ err: error }, 'nobody could be told who is online'))
}
