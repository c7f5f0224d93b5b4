import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { assists, sessions, shopHosts } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { env } from '@/lib/env'
import type { ManagerActor } from '@/lib/testing/make'
import { assisting, makeCustomer, makeManager, makeSession, makeShop, only } from '@/lib/testing/make'
import { encodeSession, sessionCookie } from './cookies'
import { PASS_HEADER } from './headers'
import { signPass } from './pass'
import { hashOfSecret, newSecret } from './secret'
import { currentActor } from './session'

const sent = vi.hoisted(() => ({ headers: {} as Record<string, string>, cookies: {} as Record<string, string> }))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: () => {},
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(sent.headers),
  cookies: async () => ({
    get: (name: string) => (name in sent.cookies ? { name, value: sent.cookies[name] } : undefined),
    has: (name: string) => name in sent.cookies,
  }),
}))

beforeEach(() => Object.assign(sent, { headers: {}, cookies: {} }))

/** A sign-in of a manager with a cookie of its own, acting for somebody. */
async function helping(shop: Awaited<ReturnType<typeof makeShop>>, made?: ManagerActor) {
  const manager = made ?? (await makeManager(shop))
  const secret = newSecret()
  const id = await makeSession(shop, manager.account.id)
  const sessionId = hashOfSecret(secret)
  await transact({ session: id }, async (tx) => {
    await tx.update(sessions).set({ id: sessionId }).where(eq(sessions.id, id))
  })
  const here = { ...manager, account: { ...manager.account, sessionId } }
  const { assist, customer } = await assisting(here, await makeCustomer(shop))
  return { manager: here, assist, customer, cookie: await encodeSession(secret) }
}

/** Who somebody with this cookie is at an address that names this assist, or where they are sent. */
async function arrives(host: string, cookie: string, assistId?: string, signedWith = env().NEXTAUTH_SECRET) {
  const pass = signPass({ host, path: '/cart', assistId }, signedWith)
  Object.assign(sent, { headers: { host, [PASS_HEADER]: pass }, cookies: { [sessionCookie()]: cookie } })
  try {
    const { account, customer, assist } = await currentActor()
    return { account: account?.id, customer: customer?.id, assist: assist?.id }
  } catch (error) {
    return String((error as { digest?: string }).digest).split(';')[2]
  }
}

test('a manager is only ever themself: no assist of another sign-in, none that is over, none nobody signed for', async () => {
  const shop = await makeShop()
  const { host } = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id)))
  const [anna, bert] = [await helping(shop), await helping(shop)]
  const again = await helping(shop, anna.manager)
  const self = { account: anna.manager.account.id, customer: undefined, assist: undefined }
  const at = (assistId?: string, secret?: string) => arrives(host, anna.cookie, assistId, secret)

  expect(await at(anna.assist.id)).toEqual({ ...self, customer: anna.customer!.id, assist: anna.assist.id })
  expect(await at()).toEqual(self)
  for (const { assist } of [bert, again]) expect(await at(assist.id)).toBe(`/assist-ended/${assist.id}`)
  const elsewhere = await helping(await makeShop())
  expect(await at(elsewhere.assist.id)).toBe(`/assist-ended/${elsewhere.assist.id}`)
  expect(await at(anna.assist.id, 'a secret of somebody else, 32 characters')).toEqual(self)
  expect((await db.select().from(assists)).filter(({ endedAt }) => endedAt)).toEqual([])

  await endAssist(anna.assist, 'log-off-customer', 'r')
  expect(await at(anna.assist.id)).toBe(`/assist-ended/${anna.assist.id}`)
  expect(await at()).toEqual(self)
  expect(await arrives(host, bert.cookie, bert.assist.id)).toMatchObject({ customer: bert.customer!.id })
})
