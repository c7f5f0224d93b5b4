import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { accounts, customerShops, sessions, shopHosts } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { makeCustomer, makeSession, makeShop, only } from '@/lib/testing/make'
import type { Customer } from './actor'
import { encodeSession, sessionCookie } from './cookies'
import { sessionLimits } from './limits'
import { hashOfSecret, newSecret } from './secret'
import { currentActor } from './session'

const sent = vi.hoisted(() => ({ headers: {} as Record<string, string>, cookies: {} as Record<string, string> }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(sent.headers),
  cookies: async () => ({
    get: (name: string) => (name in sent.cookies ? { name, value: sent.cookies[name] } : undefined),
    has: (name: string) => name in sent.cookies,
  }),
}))

let shop: Shop
let carla: Customer
let host: string
const secret = newSecret()

beforeAll(async () => {
  shop = await makeShop()
  carla = await makeCustomer(shop)
  host = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id))).host
  const id = await makeSession(shop, carla.accountId)
  await transact({ session: id }, async (tx) => {
    await tx
      .update(sessions)
      .set({ id: hashOfSecret(secret) })
      .where(eq(sessions.id, id))
  })
})

beforeEach(() => Object.assign(sent, { headers: { host }, cookies: {} }))

const claims = async () => [
  'Bearer %E0%A4%A',
  'Bearer ',
  'Bearer',
  '',
  `Bearer ${'a'.repeat(100_000)}`,
  `Bearer ${encodeURIComponent(await encodeSession(secret))}`,
  `Bearer ${secret}`,
  `Basic ${Buffer.from(`${carla.email}:x`).toString('base64')}`,
]

test('whatever a request claims in its head, it is a visitor’s', async () => {
  for (const authorization of await claims()) {
    sent.headers = { host, authorization, 'x-user-id': carla.accountId, 'x-customer-id': carla.id }
    expect(await currentActor()).toMatchObject({ account: null, customer: null, assist: null })
  }
})

test('a cookie that is none of ours is a visitor’s too; one of ours is its owner’s, whatever the head claims', async () => {
  const ours = await encodeSession(secret)
  for (const value of ['', 'x', '%E0%A4%A', secret, ours.slice(0, -3), 'a'.repeat(100_000)]) {
    sent.cookies = { [sessionCookie()]: value }
    expect(await currentActor()).toMatchObject({ account: null })
  }
  sent.cookies = { [sessionCookie()]: ours }
  for (const authorization of await claims()) {
    sent.headers = { host, authorization }
    expect(await currentActor()).toMatchObject({ account: { id: carla.accountId }, customer: { id: carla.id } })
  }
})

/** What may have become of a session whose cookie a browser still sends. */
const gone: Record<string, Partial<typeof sessions.$inferInsert>> = {
  'still waits for a code': { awaitsCode: true },
  'was ended': { revokedAt: new Date() },
  'is older than any may be': { expiresAt: new Date(Date.now() - 1000) },
  'was not used for long': { lastSeenAt: new Date(Date.now() - sessionLimits.customer.idle - 1000) },
}

test.each(Object.entries(gone))('the cookie of a sign-in that %s is a visitor’s', async (_what, values) => {
  const own = newSecret()
  const id = await makeSession(shop, carla.accountId, hashOfSecret(own))
  sent.cookies = { [sessionCookie()]: await encodeSession(own) }
  expect(await currentActor()).toMatchObject({ customer: { id: carla.id } })
  await transact({ session: id }, async (tx) => {
    await tx.update(sessions).set(values).where(eq(sessions.id, id))
  })
  expect(await currentActor()).toMatchObject({ account: null, customer: null })
})

test('the cookie of a sign-in is a visitor’s in another shop of theirs, and where its account is disabled', async () => {
  const elsewhere = await makeShop()
  const hosts = await db.select().from(shopHosts).where(eq(shopHosts.shopId, elsewhere.id))
  const [own, dora] = [newSecret(), await makeCustomer(shop)]
  await transact({ customer: dora.id }, async (tx) => {
    const keys = { sortName: 'x', sortCompany: '', createdAt: new Date() }
    await tx.insert(customerShops).values({ shopId: elsewhere.id, customerId: dora.id, enabled: true, ...keys })
  })
  await makeSession(shop, dora.accountId, hashOfSecret(own))
  sent.cookies = { [sessionCookie()]: await encodeSession(own) }
  sent.headers = { host: only(hosts).host }
  expect(await currentActor()).toMatchObject({ account: null, shop: { id: elsewhere.id } })
  sent.headers = { host }
  expect(await currentActor()).toMatchObject({ customer: { id: dora.id } })
  await transact({ account: dora.accountId }, async (tx) => {
    await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, dora.accountId))
  })
  expect(await currentActor()).toMatchObject({ account: null })
})
