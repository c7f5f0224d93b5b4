import type { Role } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { adminAccess } from '@/lib/people/admin-access'
import type { Shop } from '@/lib/shops/shop'
import { makeManager } from './make'

/** A manager of the shop as the admin app knows them: with every right there, unless the test says which roles. */
export async function overseer(shop: Shop, held: Role[] = ['ROLE_SMSHOPADMIN']): Promise<Actor> {
  const manager = await makeManager(shop, held)
  return { ...manager, oversees: (await adminAccess(manager.account.id))?.oversees ?? [] }
}
