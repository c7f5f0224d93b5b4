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

/** Signs a manager in at the admin app's door and answers where they wanted to go in it. */
export async function arriveInAdmin(actor: Actor, input: { email: string; password: string; next?: string }) {
  const { secret, kind } = await signIn(await currentVisit(actor), input.email, input.password, 'admin')
  if (actor.account) await signOut(actor)
  await rememberSession(secret, kind)
  return adminPath(input.next)
}

/** A way back into the admin app, or its first page. */
export function adminPath(next: unknown) {
  const path = safePath(next, '/admin')
  return /^\/admin(?!\/sign-in)([/?]|$)/.test(path) ? path : '/admin'
}
