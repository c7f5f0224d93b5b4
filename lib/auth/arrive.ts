import 'server-only'
import { joinGuestCart } from '@/lib/cart/commands'
import { safePath } from '@/lib/href'
import { customerAccess } from '@/lib/people/access'
import { type Actor, fullName } from './actor'
import { forgetGuest } from './guest'
import { currentVisit, rememberSession } from './session'
import { signIn, signOut } from './sign-in'

/**
 * Signs somebody in on this browser and answers where they land: managers at the desk, customers where they
 * wanted to go, with the cart they had filled as a guest. (An assist never joins anything.)
 */
export async function arrive(actor: Actor, input: { email: string; password: string; next?: string }) {
  const { secret, kind, accountId } = await signIn(await currentVisit(actor), input.email, input.password)
  if (actor.account) await signOut(actor) // one browser, one person: the sign-in before this one ends
  await rememberSession(secret, kind)
  if (kind === 'manager') return '/service'

  const customer = await customerAccess(actor.shop, { accountId })
  if (customer && actor.guestHash) {
    const account = { id: accountId, kind, name: fullName(customer), email: customer.email, sessionId: '' }
    await joinGuestCart({ ...actor, account, customer, guestHash: null }, actor.guestHash)
    await forgetGuest()
  }
  return safePath(input.next, '/account')
}
