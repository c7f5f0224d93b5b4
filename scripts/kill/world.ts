import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { customerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import { shopById } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, visitor } from '@/lib/testing/make'

export const CARD = 'testPaymentGateway'
export const FORM = 'testExtFormPaymentGateway'
export const SECRET = 'a secret between the shop and its gateway'
export const fileOf = (name: string) => join(process.env.KILL_FOLDER!, name)

/** What was prepared once, by its ids. */
export type Prepared = {
  shopId: string
  managerId: string
  customers: { id: string; cardId: string }[]
  skus: { id: string; code: string }[]
}

export const prepared = () => JSON.parse(readFileSync(fileOf('world.json'), 'utf8')) as Prepared

/** The people of the world, as a server would know them. */
export async function people({ shopId, managerId, customers }: Prepared) {
  const shop = (await shopById(shopId))!
  const shoppers = await Promise.all(
    customers.map(async ({ id, cardId }) => ({
      actor: asCustomer(shop, (await customerAccess(shop, { customerId: id }))!),
      cardId,
    })),
  )
  return { shop, shoppers, operator: await operatorOf(shop, managerId) }
}

async function operatorOf(shop: Shop, managerId: string) {
  const access = await adminAccess(managerId)
  if (!access) throw new Error('kill: the manager is gone')
  const { id, name, email, permissions, oversees } = access
  const account = { id, kind: 'manager' as const, name, email, sessionId: 'kill' }
  return { ...visitor(shop), guestHash: null, account, permissions, oversees }
}

/** Written before a call is made, and after it was answered: by then somebody has been told. */
export type Line = {
  request: string
  what: 'place' | 'operate' | 'callback' | 'stock'
  /** Of the form, the order or the event. */
  key: string
  end?: 'ok' | 'refused' | 'unhandled' | 'failed'
  state?: string
  reason?: string
  /** Whose form it was, and what it said: pressed again after a kill, by whoever never heard of it. */
  form?: { customerId: string; expectedTotal: number }
}

export const write = (line: Line) => appendFileSync(fileOf('history.jsonl'), `${JSON.stringify(line)}\n`)
