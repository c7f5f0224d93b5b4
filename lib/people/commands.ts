import 'server-only'
import type { Tx } from '@/db'
import { isUniqueViolation } from '@/db/errors'
import { newId } from '@/db/id'
import { accounts, managerRoles, managerShops, managers } from '@/db/schema'
import { type Role, reservedTypes } from '@/db/words'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { canonicalEmail } from './email'
import { insertCustomer, type NewCustomer } from './new-customer'

type NewManager = {
  email: string
  firstname: string
  lastname: string
  passwordHash: string | null
  roles: Role[]
  shops: Shop[]
}

/** Gives a manager an account. Their e-mail must be nobody else's, customers included: the database says so. */
export function openManager(actor: Actor, manager: NewManager): Promise<string> {
  const email = plainEmail(manager.email)
  return once(
    act(actor, 'managers.open', { email }, async (tx, note) => {
      const shops = manager.shops.map(({ id }) => id)
      const id = await insertManager(tx, { ...manager, email, shops })
      note.about('manager', id)
      note.changed(null, { roles: manager.roles, shops: manager.shops.map((shop) => shop.code) })
      return id
    }),
  )
}

/** The rows of a manager, in the caller's transaction; `shops` are ids. Answers theirs. */
export async function insertManager(tx: Tx, manager: Omit<NewManager, 'shops'> & { shops: string[] }): Promise<string> {
  const { email, firstname, lastname, passwordHash, roles, shops } = manager
  const id = newId()
  const createdAt = now()
  await tx.insert(accounts).values({ id, kind: 'manager', email, passwordHash, enabled: true, createdAt })
  await tx.insert(managers).values({ id, firstname, lastname, createdAt })
  await giveRights(tx, id, { roles, shops })
  return id
}

export async function giveRights(tx: Tx, managerId: string, { roles, shops }: { roles: Role[]; shops: string[] }) {
  for (const role of roles) await tx.insert(managerRoles).values({ managerId, role })
  for (const shopId of shops) await tx.insert(managerShops).values({ managerId, shopId })
}

/** Gives a customer an account in one or more shops, with whatever they are found by. */
export function openCustomer(actor: Actor, customer: Omit<NewCustomer, 'shops'> & { shops: Shop[] }): Promise<string> {
  const email = plainEmail(customer.email)
  if (reservedTypes.some((type) => type === customer.type)) throw new Refusal('checkFields', 'invalid')
  return once(
    act(actor, 'customers.open', { email }, async (tx, note) => {
      const id = await insertCustomer(tx, { ...customer, email })
      note.about('customer', id)
      note.concerning(id)
      note.changed(null, { type: customer.type, shops: customer.shops.map((shop) => shop.code) })
      return id
    }),
  )
}

export function plainEmail(typed: string): string {
  const email = canonicalEmail(typed)
  if (!email) throw new Refusal('checkFields', 'invalid', {}, { email: 'notAnEmail' })
  return email
}

/** Two accounts with one e-mail cannot be: whoever comes second hears it in words. */
export async function once<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('emailTaken', 'conflict', {}, { email: 'emailTaken' })
    throw error
  }
}
