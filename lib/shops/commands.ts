import 'server-only'
import { transact } from '@/db'
import { newId } from '@/db/id'
import { auditHeads, deliveryMethods, shopAttributes, shopHosts, shops } from '@/db/schema'
import type { Locale } from '@/db/words'
import { append, GENESIS } from '@/lib/audit/ledger'
import { now } from '@/lib/clock'
import { shopById } from './queries'
import type { Shop } from './shop'

type NewShop = {
  code: string
  name: string
  currency: string
  languages: Locale[]
  hosts: string[]
  attributes: Record<string, string>
  master?: Shop
  /** Only for a shop with a catalogue of its own. */
  deliveryMethods?: Omit<typeof deliveryMethods.$inferInsert, 'shopId' | 'position' | 'enabled'>[]
}

/** Opens a shop: its hosts and attributes, and the first link of its audit chain. A set-up step, so without an actor. */
export async function openShop(shop: NewShop): Promise<Shop> {
  const id = newId()
  await transact({ shop: id }, async (tx) => {
    const { code, name, currency, languages, master, hosts } = shop
    await tx
      .insert(shops)
      .values({ id, code, name, currency, languages, masterId: master?.id ?? null, createdAt: now() })
    for (const host of hosts) await tx.insert(shopHosts).values({ host, shopId: id })
    for (const [name, value] of Object.entries(shop.attributes)) {
      await tx.insert(shopAttributes).values({ shopId: id, code: name, value })
    }
    for (const [position, method] of (shop.deliveryMethods ?? []).entries()) {
      await tx.insert(deliveryMethods).values({ ...method, shopId: id, position, enabled: true })
    }
    await tx.insert(auditHeads).values({ shopId: id, seq: 0, hash: GENESIS })
    await append(tx, openingEntry(id))
  })
  return (await shopById(id))!
}

const openingEntry = (shopId: string) => ({
  shopId,
  action: 'shop.open',
  outcome: 'ok' as const,
  reason: null,
  actorKind: 'system',
  actorId: null,
  assistId: null,
  customerId: null,
  objectType: 'shop',
  objectId: shopId,
  before: null,
  after: null,
  requestId: 'set-up',
})
