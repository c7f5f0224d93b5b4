import 'server-only'
import { joinGuestCart } from '@/lib/cart/commands'
import { safePath } from '@/lib/href'
import { customerAccess } from '@/lib/people/access'
import { Refusal } from '@/lib/refusal'
import { type Actor, fullName } from './actor'
import { forgetGuest } from './guest'
import { enterCode, waitingHere } from './second-step'
import { currentVisit, rememberSession, rememberThisDevice } from './session'
import { type Door, signIn, signOut } from './sign-in'

type Typed = { email: string; password: string; next?: string }

/**
 * Signs somebody in on this browser and answers where they land: managers at the desk, customers where they
 * wanted to go, with the cart they had filled as a guest. (An assist never joins anything.)
 */
export async function arrive(actor: Actor, input: Typed) {
  const { kind, accountId, awaitsCode } = await enterBy('shop', actor, input)
  if (awaitsCode) return '/sign-in/code'
  if (kind === 'manager') return '/service'

  const customer = await customerAccess(actor.shop, { accountId })
  if (customer && actor.guestHash) {
    const account = { id: accountId, kind, name: fullName(customer), email: customer.email, sessionId: '' }
    const isJoined = await joinGuestCart({ ...actor, account, customer, guestHash: null }, actor.guestHash)
    if (isJoined) await forgetGuest()
  }
  return safePath(input.next, '/account')
}

/** Signs a manager in at the admin app's door and answers where they wanted to go in it. */
export async function arriveInAdmin(actor: Actor, input: Typed) {
  const { awaitsCode } = await enterBy('admin', actor, input)
  const path = adminPath(input.next)
  return awaitsCode ? `/admin/sign-in/code?next=${encodeURIComponent(path)}` : path
}

async function enterBy(door: Door, actor: Actor, { email, password }: Typed) {
  const entered = await signIn(await currentVisit(actor), email, password, door)
  if (actor.account) await signOut(actor) // one browser, one person: the sign-in before this one ends
  await rememberSession(entered.secret, entered.kind)
  if (entered.knownDevice) await rememberThisDevice(entered.knownDevice)
  return entered
}

/** The second step of either door: whoever has said the right password on this browser says a code. */
export async function finishArriving(actor: Actor, code: string) {
  const waiting = await waitingHere(actor.shop)
  if (!waiting) throw new Refusal('signInAgain', 'missing')
  const { secret, knownDevice, kind } = await enterCode(await currentVisit(actor), waiting, code)
  await rememberSession(secret, kind)
  await rememberThisDevice(knownDevice)
}

/** A way back into the admin app, or its first page. */
export function adminPath(next: unknown) {
  const path = safePath(next, '/admin')
  return /^\/admin(?!\/sign-in)([/?]|$)/.test(path) ? path : '/admin'
}
