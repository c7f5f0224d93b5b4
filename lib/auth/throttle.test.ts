import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { POST as credentials } from '@/app/api/auth/[...nextauth]/route'
import { setClock } from '@/lib/testing/clock'
import { makeShop } from '@/lib/testing/make'
import { proxy } from '@/proxy'
import { ADDRESS_HEADER } from './address'
import { encodeSession, sessionCookie } from './cookies'
import { limit } from './limiter'
import { inTurn } from './turns'

/** NextAuth as far as it matters here: it asks who that is, and says 401 to nobody. */
type Options = { providers: { options: { authorize(given: object): Promise<unknown> } }[] }
vi.mock('next-auth', () => ({
  default: async (_request: unknown, _context: unknown, options: Options) => {
    const user = await options.providers[0]!.options.authorize({ email: 'a@test.com', password: 'x' })
    return new Response(null, { status: user ? 200 : 401 })
  },
}))
const request = vi.hoisted(() => ({ head: {} as Record<string, string> }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(request.head),
  cookies: async () => ({ get: () => undefined }),
}))

beforeEach(() => setClock(0))

const from = (address: string, more: Record<string, string> = {}) => ({
  host: 'shop.test',
  [ADDRESS_HEADER]: address,
  ...more,
})
const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
  proxy(new NextRequest(`http://shop.test${path}`, { headers, method }))
const statuses = async (times: number, path: string, headers: Record<string, string>, method = 'GET') => {
  const counted: Record<number, number> = {}
  for (let n = 0; n < times; n++) {
    const { status } = await ask(path, headers, method)
    counted[status] = (counted[status] ?? 0) + 1
  }
  return counted
}

test.each(['/c/lamps', '/search?q=lamp', '/p/lamp', '/', '/as/01920000-0000-7000-8000-000000000000/search?q=lamp'])(
  'fifty times a second at %s is too much, forty is not, and it is said in words with the time to come back',
  async (path) => {
    const address = `192.0.2.${path.length}`
    expect(await statuses(500, path, from(address))).toEqual({ 200: 400, 429: 100 })
    const answer = await ask(path, from(address, { 'accept-language': 'fr' }))
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await answer.text()).toMatch(/<html lang="fr">[\s\S]*<h1>Un instant[\s\S]*Réessayez dans \d+ second/)
    expect(await statuses(5, path, from('198.51.100.9'))).toEqual({ 200: 5 })
    setClock(10_001)
    expect(await statuses(400, path, from(address))).toEqual({ 200: 400 })
  },
)

test('whoever is signed in counts for themself; a cookie that we have not sealed does not', async () => {
  const office = '203.0.113.7'
  const cookie = async (secret: string) => ({ cookie: `${sessionCookie()}=${await encodeSession(secret)}` })
  const [anna, bert] = [await cookie('a'.repeat(43)), await cookie('b'.repeat(43))]
  expect(await statuses(450, '/c', from(office))).toEqual({ 200: 400, 429: 50 })
  expect(await statuses(401, '/service', from(office, anna))).toEqual({ 200: 400, 429: 1 })
  expect(await statuses(10, '/service', from(office, bert))).toEqual({ 200: 10 })
  expect(await statuses(1, '/c', from(office, { cookie: `${sessionCookie()}=forged` }))).toEqual({ 429: 1 })
})

test('a POST that names no action shows a page, and counts as one; an action does not', async () => {
  const shown = from('192.0.2.90')
  expect(await statuses(399, '/c/lamps', shown, 'POST')).toEqual({ 200: 399 })
  expect(await statuses(2, '/c/lamps', shown)).toEqual({ 200: 1, 429: 1 })
  expect(await statuses(2, '/sign-in', shown, 'POST')).toEqual({ 429: 2 })
  expect(await statuses(401, '/cart', { ...shown, 'next-action': 'x' }, 'POST')).toEqual({ 200: 401 })
  expect(await statuses(401, '/api/x', shown, 'POST')).toEqual({ 200: 401 })
})

const SIGN_IN = '/api/auth/callback/credentials'
const knock = async (host: string, address: string) => {
  request.head = { host, [ADDRESS_HEADER]: address }
  return credentials(new NextRequest(`http://${host}${SIGN_IN}`, { method: 'POST' }), {
    params: Promise.resolve({ nextauth: ['callback', 'credentials'] }),
  })
}

test('too many wrong passwords from one address are 429 at NextAuth’s door and in a form without JavaScript', async () => {
  const host = `${(await makeShop()).code.toLowerCase()}.localhost`
  expect((await knock(host, '192.0.2.200')).status).toBe(401)
  for (let n = 0; n < 100; n++) limit('signIn', '192.0.2.201')
  const refused = await knock(host, '192.0.2.201')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect(await refused.json()).toEqual({ refused: 'tooOften' })
  for (const door of ['/sign-in', '/admin/sign-in']) {
    expect((await ask(door, from('192.0.2.201'), 'POST')).status).toBe(429)
    expect((await ask(door, from('192.0.2.202'), 'POST')).status).toBe(200)
    // An action's answer is always 200; its form says it.
    expect((await ask(door, from('192.0.2.201', { 'next-action': 'x' }), 'POST')).status).toBe(200)
  }
})

test('where too many sign in at once it is 503, and pages go on', async () => {
  const host = `${(await makeShop()).code.toLowerCase()}.localhost`
  const stops: (() => void)[] = []
  const busy = Array.from({ length: 204 }, () => inTurn(() => new Promise<void>((stop) => stops.push(stop))))
  const refused = await knock(host, '192.0.2.203')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  const form = await ask('/sign-in', from('192.0.2.203'), 'POST')
  expect([form.status, form.headers.get('retry-after')]).toEqual([503, '5'])
  expect((await ask('/c', from('192.0.2.203'))).status).toBe(200)
  while (stops.length > 0) {
    stops.shift()?.()
    await new Promise((next) => setImmediate(next))
  }
  await Promise.all(busy)
  expect((await ask('/sign-in', from('192.0.2.203'), 'POST')).status).toBe(200)
})
