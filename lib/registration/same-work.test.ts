import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db'
import type { Connection } from '@/db/connection'
import { newId } from '@/db/id'
import { mails } from '@/db/schema'
import { becoming } from '@/lib/orders/guest-account'
import { buy } from '@/lib/testing/buy'
import { makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { makeRegistry, typed } from '@/lib/testing/registration'
import { registerCustomer } from './register'
import { joinLater } from './register-later'
import { registering, registerSelf } from './self'

const afterwards: (() => Promise<unknown>)[] = []
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (work: () => Promise<unknown>) => afterwards.push(work),
}))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': newId() }) }))

beforeEach(() => {
  afterwards.length = 0
  vi.restoreAllMocks()
})

type World = Awaited<ReturnType<typeof makeRegistry>>

/** Whose e-mail somebody types. */
const owners: Record<string, (world: World) => Promise<string>> = {
  nobody: async () => `${newId()}@test.com`,
  'a customer': async ({ shop }) => (await makeCustomer(shop, { passwordHash: 'x' })).email,
  'a disabled one': async ({ shop }) => (await makeCustomer(shop, { passwordHash: 'x', enabled: false })).email,
  'one of another shop': async () => (await makeCustomer(await makeShop(), { passwordHash: 'x' })).email,
  'a manager': async ({ shop }) => (await makeManager(shop)).account.email,
  'somebody who has registered': async ({ shop }) => {
    const form = typed({ email: `${newId()}@test.com` })
    await registerSelf(visitor(shop), form)
    return form.email
  },
  'somebody whom a manager registered': async ({ anna }) => {
    const form = typed({ email: `${newId()}@test.com` })
    await registerCustomer(anna, form)
    return form.email
  },
}

const lettersTo = async (email: string) => (await db.select().from(mails).where(eq(mails.recipient, email))).length

/** What is asked of the database, and written, before the answer goes out. */
async function workOf(answering: () => Promise<void>) {
  const select = vi.spyOn(db, 'select')
  const { behalfConnection } = globalThis as { behalfConnection?: Connection }
  const write = vi.spyOn(behalfConnection!, 'write')
  await answering()
  const work = { reads: select.mock.calls.length, writes: write.mock.calls.length }
  vi.restoreAllMocks()
  return work
}

test('whose e-mail it is that somebody registers with, changes neither the work before the answer nor the letters', async () => {
  const world = await makeRegistry()
  const seen: Record<string, unknown> = {}
  for (const [who, emailOf] of Object.entries(owners)) {
    const email = await emailOf(world)
    const before = await lettersTo(email)
    const actor = visitor(world.shop)
    const work = await workOf(() => joinLater(actor, () => registering(actor, typed({ email }))))
    expect(await lettersTo(email)).toBe(before)
    await afterwards.pop()!()
    seen[who] = { ...work, letters: (await lettersTo(email)) - before, left: afterwards.length }
  }
  const { nobody } = seen
  expect(nobody).toMatchObject({ writes: 0, letters: 1, left: 0 })
  expect(seen).toEqual(Object.fromEntries(Object.keys(owners).map((who) => [who, nobody])))
})

test('nor does it after an order as a guest', async () => {
  const { shop } = await makeRegistry({ SHOP_CHECKOUT_ENABLE_GUEST: 'true' })
  const carla = await makeCustomer(shop, { passwordHash: 'x' })
  const works: unknown[] = []
  for (const email of [`${newId()}@test.com`, carla.email]) {
    const guest = visitor(shop)
    const { number } = await buy(guest, [[await makeSku(shop), 1]], { email, shipName: 'Hans Ørsted' })
    works.push(await workOf(() => joinLater(guest, () => becoming(guest, number))))
    await afterwards.pop()!()
  }
  expect(works[0]).toMatchObject({ writes: 0 })
  expect(works[1]).toEqual(works[0])
})
