import { transact } from '@/db'
import { newId } from '@/db/id'
import { sessions } from '@/db/schema'
import { type Actor, type Customer, fullName } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { type Permission, permissions } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { saveAddress } from '@/lib/people/addresses'
import { openCustomer, openManager } from '@/lib/people/commands'
import type { Shop } from '@/lib/shops/shop'
import { managers, type Person, people } from './people-list'
import type { DemoShops } from './shops'

/** Everybody's password in the demo. The README and the start page say so. */
export const DEMO_PASSWORD = 'Correspondence-1922'

/** Sets the shop up: may do everything, and stands in the ledger as what it is. */
export const founder = (shop: Shop): Actor => ({
  shop,
  locale: 'en',
  requestId: 'set-up',
  account: { id: 'set-up', kind: 'manager', name: 'Set-up', email: '', sessionId: 'set-up' },
  permissions: new Set<Permission>(permissions),
  oversees: [],
  customer: null,
  assist: null,
  guestHash: null,
})

export async function loadPeople(shops: DemoShops) {
  for (const [email, firstname, lastname, roles, places] of managers) {
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    const where = places.map((place) => shops[place])
    await openManager(founder(where[0]!), {
      email: `${email}@behalf.test`,
      firstname,
      lastname,
      passwordHash,
      roles,
      shops: where,
    })
  }
  for (const each of people) await loadPerson(shops, each)
}

async function loadPerson(shops: DemoShops, { number, email, name, at, ...more }: Person) {
  const where = (more.shops ?? ['main']).map((place) => shops[place])
  const [salutation, firstname, lastname] = name
  const [line1, postcode, city, country] = at
  const customerId = await openCustomer(founder(where[0]!), {
    number,
    email,
    salutation,
    firstname,
    lastname,
    type: more.type ?? 'B2C',
    company: more.company ?? '',
    phone: more.phone ?? '',
    pricingPolicy: more.policy ?? '',
    locale: more.locale ?? 'en',
    passwordHash: await hashPassword(DEMO_PASSWORD),
    shops: where,
    enabled: !more.disabled,
  })
  if (more.disabled) return
  const customer = await customerAccess(where[0]!, { customerId })
  const address = {
    name: `${firstname} ${lastname}`,
    company: more.company ?? '',
    line1,
    line2: '',
    postcode,
    city,
    country,
  }
  for (const kind of ['shipping', 'billing'] as const) {
    await saveAddress(themself(where[0]!, customer!), { kind, isDefault: 'on', phone: more.phone ?? '', ...address })
  }
}

/** The customer, acting for themself. */
export const themself = (shop: Shop, customer: Customer): Actor => ({
  ...founder(shop),
  locale: customer.locale,
  permissions: new Set(),
  oversees: [],
  customer,
  account: { id: customer.accountId, kind: 'customer', name: fullName(customer), email: customer.email, sessionId: '' },
})

/** A session for what a manager of the demo did in the past; it has long ended. */
export async function openDemoSession(shop: Shop, accountId: string): Promise<string> {
  const at = now()
  const id = newId()
  const values = {
    id,
    accountId,
    shopId: shop.id,
    device: 'demo',
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at,
    revokedAt: at,
  }
  await transact({ session: id }, async (tx) => {
    await tx.insert(sessions).values(values)
  })
  return id
}
