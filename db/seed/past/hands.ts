import { asc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { accounts, customers, managers } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import type { Actor } from '@/lib/auth/actor'
import { later } from '@/lib/clock'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import type { Shop } from '@/lib/shops/shop'
import { openDemoSession, themself } from '../people'

/** The customers a shop serves, by their number. */
export async function buyersOf(shop: Shop): Promise<Actor[]> {
  const rows = await db.select({ id: customers.id }).from(customers).orderBy(asc(customers.number))
  const known = await Promise.all(rows.map(({ id }) => customerAccess(shop, { customerId: id })))
  return known.flatMap((customer) => (customer ? [themself(shop, customer)] : []))
}

/** The first manager of the demo who may help here. */
export async function helperOf(shop: Shop): Promise<Actor | undefined> {
  for (const { id } of await db.select({ id: managers.id }).from(managers).orderBy(asc(managers.createdAt))) {
    const manager = await managerAccess(shop, id)
    if (!manager?.permissions.has('assist.start')) continue
    const { name, email, permissions } = manager
    const sessionId = await openDemoSession(shop, id)
    return { ...nobodyYet(shop), account: { id, kind: 'manager', name, email, sessionId }, permissions }
  }
  return undefined
}

/** A manager of the demo in the admin app. */
export async function inAdmin(shop: Shop, name: string): Promise<Actor> {
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, `${name}@behalf.test`))
  const access = account && (await adminAccess(account.id))
  if (!access) throw new Error(`demo: ${name} may not enter the admin app`)
  const { id, email, permissions, oversees } = access
  const sessionId = await openDemoSession(shop, id)
  const who = { id, kind: 'manager' as const, name: access.name, email, sessionId }
  return { ...nobodyYet(shop), account: who, permissions, oversees }
}

const nobodyYet = (shop: Shop): Actor => ({
  shop,
  locale: 'en',
  requestId: newId(),
  account: null,
  permissions: new Set(),
  oversees: [],
  customer: null,
  assist: null,
  guestHash: null,
})

export async function inAssist(manager: Actor, { customer }: Actor, reason: string): Promise<Actor> {
  const { id } = await startAssist(manager, { customerId: customer!.id, reason, reasonText: '', ticket: '' })
  const startedAt = later(0)
  return {
    ...manager,
    customer,
    requestId: newId(),
    assist: { id, reason, startedAt, endsAt: startedAt, idleEndsAt: startedAt },
  }
}
