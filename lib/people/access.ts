import 'server-only'
import { and, eq, inArray, or } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerShops, customers, managerRoles, managerShops, managers } from '@/db/schema'
import { reservedTypes } from '@/db/words'
import type { Customer } from '@/lib/auth/actor'
import { type Permission, permissionsOf } from '@/lib/auth/permissions'
import { isOn, type Shop } from '@/lib/shops/shop'

export type ManagerAccess = { id: string; name: string; email: string; permissions: ReadonlySet<Permission> }

/**
 * The manager of an account as this shop knows them, or undefined if they may not enter it: managers may
 * sign in here (SHOP_SF_LOGIN_MANAGER), the account is enabled, assigned to the shop or its master, and
 * has ROLE_SMCALLCENTERLOGINSF. Asked anew on every request.
 */
export async function managerAccess(shop: Shop, accountId: string, reader: Reader = db) {
  if (!isOn(shop, 'SHOP_SF_LOGIN_MANAGER')) return undefined
  const here = or(eq(managerShops.shopId, shop.id), shop.masterId ? eq(managerShops.shopId, shop.masterId) : undefined)
  const rows = await reader
    .select({
      id: managers.id,
      firstname: managers.firstname,
      lastname: managers.lastname,
      email: accounts.email,
      role: managerRoles.role,
    })
    .from(accounts)
    .innerJoin(managers, eq(managers.id, accounts.id))
    .innerJoin(managerShops, and(eq(managerShops.managerId, managers.id), here))
    .innerJoin(managerRoles, eq(managerRoles.managerId, managers.id))
    .where(and(eq(accounts.id, accountId), eq(accounts.kind, 'manager'), eq(accounts.enabled, true)))
  const [manager] = rows
  if (!manager) return undefined
  const permissions = permissionsOf(rows.map((row) => row.role))
  if (!permissions.has('desk.enter')) return undefined
  const name = `${manager.firstname} ${manager.lastname}`
  return { id: manager.id, name, email: manager.email, permissions } satisfies ManagerAccess
}

/** Everybody whom `managerAccess` would let in here and who has a permission, by name. */
export async function managersHere(shop: Shop, permission: Permission) {
  if (!isOn(shop, 'SHOP_SF_LOGIN_MANAGER')) return []
  const here = shop.masterId ? [shop.id, shop.masterId] : [shop.id]
  const rows = await db
    .select({ id: managers.id, firstname: managers.firstname, lastname: managers.lastname, role: managerRoles.role })
    .from(managers)
    .innerJoin(accounts, and(eq(accounts.id, managers.id), eq(accounts.enabled, true)))
    .innerJoin(managerShops, and(eq(managerShops.managerId, managers.id), inArray(managerShops.shopId, here)))
    .innerJoin(managerRoles, eq(managerRoles.managerId, managers.id))
    .orderBy(managers.lastname, managers.firstname, managers.id)
  const people = new Map(rows.map(({ id, firstname, lastname }) => [id, `${firstname} ${lastname}`]))
  return [...people].flatMap(([id, name]) => {
    const permissions = permissionsOf(rows.filter((row) => row.id === id).map(({ role }) => role))
    return permissions.has('desk.enter') && permissions.has(permission) ? [{ id, name }] : []
  })
}

/** The customer of an account or id, if this shop serves them: linked, enabled, and of no reserved type. */
export async function customerAccess(
  shop: Shop,
  by: { accountId: string } | { customerId: string },
  reader: Reader = db,
): Promise<Customer | undefined> {
  const [row] = await reader
    .select({ customer: customers, accountId: accounts.id })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .innerJoin(customerShops, and(eq(customerShops.customerId, customers.id), eq(customerShops.shopId, shop.id)))
    .where(
      and(
        'accountId' in by ? eq(accounts.id, by.accountId) : eq(customers.id, by.customerId),
        eq(accounts.kind, 'customer'),
        eq(accounts.enabled, true),
        eq(customerShops.enabled, true),
      ),
    )
  if (!row || reservedTypes.some((type) => type === row.customer.type)) return undefined
  const { id, number, type, email, salutation, firstname, middlename, lastname } = row.customer
  const { company, phone, pricingPolicy, tags, locale } = row.customer
  return {
    id,
    accountId: row.accountId,
    number,
    type,
    email,
    salutation,
    firstname,
    middlename,
    lastname,
    company,
    phone,
    pricingPolicy,
    tags,
    locale,
  }
}
