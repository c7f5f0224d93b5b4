import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, managerRoles, managerShops, managers, shops } from '@/db/schema'
import { permissionsOf } from '@/lib/auth/permissions'
import type { ManagerAccess } from './access'

export type AdminAccess = ManagerAccess & { oversees: string[] }

/**
 * The manager of an account as the admin app knows them, or undefined if they may not enter it: the account is
 * enabled and a main role lets them in (add-on roles alone do not). It is another door than the storefront's:
 * neither SHOP_SF_LOGIN_MANAGER nor the host matters. They look after their shops and those shops' sub-shops.
 */
export async function adminAccess(accountId: string, reader: Reader = db): Promise<AdminAccess | undefined> {
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
    .innerJoin(managerRoles, eq(managerRoles.managerId, managers.id))
    .where(and(eq(accounts.id, accountId), eq(accounts.kind, 'manager'), eq(accounts.enabled, true)))
  const [manager] = rows
  const permissions = permissionsOf(rows.map((row) => row.role))
  if (!manager || !permissions.has('admin.enter')) return undefined
  const { id, email, firstname, lastname } = manager
  return { id, name: `${firstname} ${lastname}`, email, permissions, oversees: await overseenBy(id, reader) }
}

async function overseenBy(managerId: string, reader: Reader): Promise<string[]> {
  const assigned = await reader
    .select({ id: managerShops.shopId })
    .from(managerShops)
    .where(eq(managerShops.managerId, managerId))
  const own = assigned.map(({ id }) => id)
  if (own.length === 0) return []
  const subs = await reader.select({ id: shops.id }).from(shops).where(inArray(shops.masterId, own))
  return [...new Set([...own, ...subs.map(({ id }) => id)])].sort()
}
