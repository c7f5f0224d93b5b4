import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { assists, sessions, shopHosts } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { addToCart } from '@/lib/cart/commands'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import { env } from '@/lib/env'
import { setClock } from '@/lib/testing/clock'
import type { ManagerActor } from '@/lib/testing/make'
import { assisting, makeCustomer, makeManager, makeSession, makeShop, makeSku, only } from '@/lib/testing/make'
import type { Actor } from './actor'
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

beforeEach(() => {
  setClock(0)
  Object.assign(sent, { headers: {}, cookies: {} })
})

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
  const acting = await assisting(here, await makeCustomer(shop))
  const { assist, customer } = acting
  return { manager: here, acting, assist, customer, cookie: await encodeSession(secret) }
}

/** Somebody has just clicked, and their sign-in has long to go. */
const clickedNow = ({ account, assist }: Actor) =>
  transact({ assist: assist!.id }, async (tx) => {
    const busy = { lastSeenAt: now() }
    await tx.update(assists).set(busy).where(eq(assists.id, assist!.id))
    const longer = { ...busy, expiresAt: later(HOUR) }
    await tx.update(sessions).set(longer).where(eq(sessions.id, account!.sessionId))
  })

/** Who somebody with this cookie is at an address that names this assist, or where they are sent. */
async function arrives(
  host: string,
  cookie: string,
  assistId?: string,
  { secret = env().NEXTAUTH_SECRET, signedFor = host } = {},
) {
  const pass = signPass({ host: signedFor, path: '/cart', assistId }, secret)
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
  const at = (assistId?: string, signed?: Parameters<typeof arrives>[3]) => arrives(host, anna.cookie, assistId, signed)

  expect(await at(anna.assist.id)).toEqual({ ...self, customer: anna.customer!.id, assist: anna.assist.id })
  expect(await at()).toEqual(self)
  for (const { assist } of [bert, again]) expect(await at(assist.id)).toBe(`/assist-ended/${assist.id}`)
  const elsewhere = await helping(await makeShop())
  expect(await at(elsewhere.assist.id)).toBe(`/assist-ended/${elsewhere.assist.id}`)
  expect(await at(anna.assist.id, { secret: 'a secret of somebody else, 32 characters' })).toEqual(self)
  expect(await at(anna.assist.id, { signedFor: 'another.test' })).toEqual(self)
  expect((await db.select().from(assists)).filter(({ endedAt }) => endedAt)).toEqual([])

  await endAssist(anna.assist, 'log-off-customer', 'r')
  expect(await at(anna.assist.id)).toBe(`/assist-ended/${anna.assist.id}`)
  expect(await at()).toEqual(self)
  expect(await arrives(host, bert.cookie, bert.assist.id)).toMatchObject({ customer: bert.customer!.id })
})

test.each([
  ['after a quarter of an hour without a click', {}, 15, false, 'idle'],
  ['after as little of that as the shop allows', { SHOP_SF_ASSIST_IDLE_MINUTES: '5' }, 5, false, 'idle'],
  ['after an hour in all, however busy it was', {}, 60, true, 'time-over'],
])(
  'an assist is over at the next request %s, and a form from before is refused',
  async (_when, said, minutes, busy, ending) => {
    const shop = await makeShop({ attributes: said })
    const { host } = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id)))
    const { acting, cookie, customer } = await helping(shop)
    const { id } = acting.assist
    const lamp = await makeSku(shop)
    setClock((minutes - 1) * MINUTE)
    if (busy) await clickedNow(acting)
    expect(await arrives(host, cookie, id)).toMatchObject({ assist: id, customer: customer!.id })
    setClock(minutes * MINUTE)
    expect(await arrives(host, cookie, id)).toBe(`/assist-ended/${id}`)
    expect(only(await db.select().from(assists).where(eq(assists.id, id)))).toMatchObject({ ending })
    await expect(addToCart(acting, { skuId: lamp.id })).rejects.toMatchObject({ key: 'assistEnded' })
    expect(await arrives(host, cookie)).toMatchObject({ customer: undefined, account: acting.account!.id })
  },
)
