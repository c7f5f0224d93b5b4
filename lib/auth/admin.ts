import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { adminAccess } from '@/lib/people/admin-access'
import type { Actor } from './actor'
import { PATH_HEADER } from './headers'
import { currentShop, mustEnrol, openSession, passOf, visitorOf } from './session'

/** Who is asking in the admin app: a manager who is certainly signed in, for nobody else. */
export type AdminActor = Actor & { account: NonNullable<Actor['account']> }

/**
 * The manager of this request as the admin app knows them, read anew each time: from the same session as the
 * shop's, by the admin app's own rule of who may enter. Undefined for everybody else.
 */
export const knownAdmin = cache(async (): Promise<AdminActor | undefined> => {
  const shop = await currentShop()
  const { assistId, requestId } = await passOf()
  if (assistId) notFound() // inside an assist there is only the customer's shop
  const session = await openSession(shop)
  const manager = session?.kind === 'manager' ? await adminAccess(session.accountId) : undefined
  if (!session || !manager) return undefined
  const { id, name, email, permissions, oversees } = manager
  const account = { id, kind: 'manager' as const, name, email, sessionId: session.id }
  if (await mustEnrol(shop, session)) {
    return { ...(await visitorOf(shop, requestId)), account: { ...account, mustEnrol: true }, guestHash: null }
  }
  return { ...(await visitorOf(shop, requestId)), account, permissions, oversees, guestHash: null }
})

/** Where a manager of the admin app sets a second factor up. */
export const ADMIN_ENROL_AT = '/admin/security'
const openMeanwhile = /^\/admin\/(security|sign-out)(\/|$)/

/** The same for pages and doors: whoever is not signed in is asked to, and for others nothing is here. */
export const adminActor = cache(async (): Promise<AdminActor> => {
  const known = await knownAdmin()
  if (known?.account.mustEnrol && !openMeanwhile.test((await passOf()).path ?? ADMIN_ENROL_AT)) redirect(ADMIN_ENROL_AT)
  if (known) return known
  if (await openSession(await currentShop())) notFound()
  const path = (await headers()).get(PATH_HEADER) ?? '/admin'
  redirect(`/admin/sign-in?next=${encodeURIComponent(path)}`)
})
