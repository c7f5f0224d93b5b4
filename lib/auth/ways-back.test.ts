import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { signIn as atTheShop } from '@/app/(shop)/sign-in/actions'
import { signIn as atTheAdminApp } from '@/app/admin/sign-in/actions'
import { enterCode } from '@/app/admin/sign-in/code/actions'
import { POST as stop } from '@/app/api/assists/stop/route'
import { GET as toStripe } from '@/app/api/card-tokens/stripe/route'
import { POST as speak } from '@/app/api/language/route'
import { db } from '@/db'
import { shopHosts } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeShop, only, visitor } from '@/lib/testing/make'
import { enrol } from '@/lib/testing/second-factor'
import type { Actor } from './actor'
import { hashPassword } from './password'

const browser = vi.hoisted(() => ({ host: '', cookies: new Map<string, string>(), actor: undefined as unknown }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: browser.host, 'sec-fetch-site': 'same-origin' }),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    has: (name: string) => browser.cookies.has(name),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}))
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original<typeof import('@/lib/auth/session')>()),
  currentActor: async () => browser.actor,
}))

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})
beforeEach(() => {
  setClock(0)
  browser.cookies.clear()
})

async function shopHere() {
  const shop = await makeShop()
  browser.host = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id))).host
  browser.actor = visitor(shop)
  return shop
}

/** Where a form leads. */
async function pressed(door: typeof atTheShop, values: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  try {
    return `stayed: ${JSON.stringify(await door(null, form))}`
  } catch (error) {
    const [, , path] = String((error as { digest?: unknown }).digest).split(';')
    return path ?? String(error)
  }
}
const posted = async (door: typeof speak, values: Record<string, string>) => {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const asked = new Request('http://shop.test/api/x', { method: 'POST', headers, body: new URLSearchParams(values) })
  return (await door(asked)).headers.get('location')
}

type Way = { lands: string; good: string; go: (next: string) => Promise<string | null> }

const ways: Record<string, () => Promise<Way>> = {
  'the sign-in': async () => {
    const { email } = await makeCustomer(await shopHere(), { passwordHash })
    const go = (next: string) => pressed(atTheShop, { email, password: PASSWORD, next })
    return { lands: '/account', good: '/checkout?step=2', go }
  },
  'a manager’s sign-in': async () => {
    const { account } = await makeManager(await shopHere(), undefined, { passwordHash })
    const go = (next: string) => pressed(atTheShop, { email: account.email, password: PASSWORD, next })
    return { lands: '/service', good: '/service', go }
  },
  'the admin app’s sign-in': async () => {
    const { account } = await makeManager(await shopHere(), ['ROLE_SMSHOPADMIN'], { passwordHash })
    const go = (next: string) => pressed(atTheAdminApp, { email: account.email, password: PASSWORD, next })
    return { lands: '/admin', good: '/admin/orders?q=1', go }
  },
  'its code': async () => {
    const anna = await makeManager(await shopHere(), ['ROLE_SMSHOPADMIN'], { passwordHash })
    const { codes } = await enrol({ ...anna, permissions: new Set(['admin.enter']) }, PASSWORD)
    const go = async (next: string) => {
      const toCode = await pressed(atTheAdminApp, { email: anna.account.email, password: PASSWORD, next })
      const carried = new URL(toCode, 'http://shop.test').searchParams.get('next')!
      expect(['/admin', '/admin/orders?q=1']).toContain(carried)
      if (codes.length < 2) return carried
      return pressed(enterCode, { code: codes.pop()!, next })
    }
    return { lands: '/admin', good: '/admin/orders?q=1', go }
  },
  'the language': async () => {
    await shopHere()
    return { lands: '/', good: '/c?page=2', go: (next) => posted(speak, { locale: 'fr', next }) }
  },
  'ending help': async () => {
    const shop = await shopHere()
    const [anna, carla] = [await makeManager(shop), await makeCustomer(shop)]
    const go = async (next: string) => {
      const help = { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' }
      const { id: assistId } = await startAssist({ ...anna, requestId: crypto.randomUUID() }, help)
      browser.actor = { ...asCustomer(shop, carla), requestId: crypto.randomUUID() } satisfies Actor
      return posted(stop, { assistId, next })
    }
    return { lands: '/', good: '/account/help-log', go }
  },
  'a card': async () => {
    const shop = await shopHere()
    browser.actor = asCustomer(shop, await makeCustomer(shop))
    const go = async (back: string) => {
      const asked = new Request(`http://shop.test/api/x?${new URLSearchParams({ back })}`)
      const answer = await toStripe(asked, { params: Promise.resolve({}) })
      const page = new URL(answer.headers.get('location')!, 'http://shop.test')
      expect([page.host, page.pathname]).toEqual(['shop.test', '/pay/card'])
      return page.searchParams.get('back')
    }
    return { lands: '/checkout', good: '/account/subscriptions', go }
  },
}

const astray = [
  'https://evil.test',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/%2f%2fevil.test',
  '%2f%2fevil.test',
  '/%5cevil.test',
  '/.//evil.test',
  '/admin/..//evil.test',
  '\t//evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/a\r\nSet-Cookie: x=y',
  '/%0d%0aSet-Cookie:x',
  '@evil.test',
]

test.each(Object.entries(ways))('%s leads back to a page of ours, and nowhere else', async (_name, way) => {
  const { lands, good, go } = await way()
  expect(await go(good)).toBe(good)
  for (const next of astray) expect(await go(next), next).toBe(lands)
})
