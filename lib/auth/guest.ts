import 'server-only'
import { cookies } from 'next/headers'
import { DAY } from '@/lib/clock'
import type { Actor } from './actor'
import { cookieOptions, guestCookie } from './cookies'
import { hashOfSecret, newSecret } from './secret'

/** How long a guest's cart is remembered. */
const GUEST_LASTS = 60 * DAY

/** The actor, able to own a cart: a visitor who has no cart cookie yet gets one. Only in actions. */
export async function ensureGuest(actor: Actor): Promise<Actor> {
  if (actor.account || actor.guestHash) return actor
  const secret = newSecret()
  ;(await cookies()).set(guestCookie(), secret, cookieOptions(GUEST_LASTS))
  return { ...actor, guestHash: hashOfSecret(secret) }
}

/** After signing in: the guest's cart has become the customer's. */
export async function forgetGuest() {
  ;(await cookies()).set(guestCookie(), '', cookieOptions(0))
}
