import type { Actor } from '@/lib/auth/actor'
import { addToList, createList } from '@/lib/lists/commands'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from './make'

const attributes = { SHOP_SF_SHOPPING_LIST_TYPES: 'B2C,B2B', SHOP_SF_REPEAT_ORDER_TYPES: 'B2B' }

/** A shop with lists, a customer of it, and a manager who acts for them. */
export async function peopleWithLists(type: 'B2C' | 'B2B' = 'B2B') {
  const shop = await makeShop({ attributes })
  const customer = await makeCustomer(shop, { type })
  const manager = await makeManager(shop)
  return { shop, customer, manager, carla: asCustomer(shop, customer), anna: await assisting(manager, customer) }
}

/** A list of a kind with goods on it. */
export async function makeListOf(
  actor: Actor,
  kind: 'shopping' | 'requisition',
  goods: [sku: { id: string }, quantity: number][],
) {
  const list = await createList(actor, { kind, name: 'For the lab' })
  for (const [{ id: skuId }, quantity] of goods) await addToList(actor, { list: list.id, skuId, quantity })
  return list
}
