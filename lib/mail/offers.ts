import 'server-only'
import type { Tx } from '@/db'
import { Refusal } from '@/lib/refusal'
import { lettersLately } from './lately'

const offers = ['managedlist-created', 'order-handed-over'] as const
const MOST_AN_HOUR = 10

/** Refuses one more letter that offers somebody goods when enough have gone to them this hour, whoever sent those. */
export async function demandRoomForOffer(tx: Tx, recipient: string): Promise<void> {
  const lately = await lettersLately(tx, recipient, offers)
  if (offers.reduce((sum, each) => sum + lately[each], 0) >= MOST_AN_HOUR) throw new Refusal('tooManyLetters')
}
