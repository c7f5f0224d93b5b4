import { readdirSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { shopHosts } from '@/db/schema'
import { makeCustomer, makeShop, only } from '@/lib/testing/make'

/** What a request says in its head; cookies it has none. */
const sent = vi.hoisted(() => ({ headers: {} as Record<string, string> }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(sent.headers),
  cookies: async () => ({ get: () => undefined, has: () => false, set: () => {}, getAll: () => [] }),
}))

/** All but NextAuth's own, which stands only in a running server. */
const doors = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('route.ts') && !name.includes('nextauth'),
)
const CANARY = 'Kanarienvogel'
let host: string

beforeAll(async () => {
  const shop = await makeShop()
  await makeCustomer(shop, { lastname: CANARY, company: CANARY })
  host = only(await db.select().from(shopHosts)).host
})
beforeEach(() => {
  sent.headers = {}
})

const claims = ['Bearer %E0%A4%A', 'Bearer', `Bearer ${'a'.repeat(100_000)}`, undefined]

/** What the door answers; a page that follows, or one that is not there, is no fault. */
async function knock(door: string, method: 'GET' | 'POST', authorization?: string) {
  const module = await import(/* @vite-ignore */ `../../app/${door}`)
  if (!module[method]) return 'closed'
  sent.headers = { host, 'sec-fetch-site': 'same-origin', ...(authorization && { authorization }) }
  const names = [...door.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => [name!, 'x'])
  const body = method === 'POST' ? { body: new URLSearchParams({ text: CANARY, locale: 'fr' }) } : {}
  const asked = new NextRequest(`http://${host}/${door.replace(/\/route\.ts$/, '')}`, {
    method,
    headers: sent.headers,
    ...body,
  })
  try {
    const answer: Response = await module[method](asked, { params: Promise.resolve(Object.fromEntries(names)) })
    const text = answer.headers.get('content-type')?.includes('event-stream') ? '' : await answer.text()
    await answer.body?.cancel().catch(() => {})
    expect(text).not.toContain(CANARY)
    return `${answer.status} ${text.replaceAll(/[0-9a-f-]{36}/g, 'ID')}`
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? '')
    if (/^NEXT_(REDIRECT|HTTP_ERROR_FALLBACK)/.test(digest)) return digest
    throw error
  }
}

test.each(doors)('%s answers whoever claims something in its head as it answers anybody', async (door) => {
  for (const method of ['GET', 'POST'] as const) {
    const [anybody, ...claimed] = await Promise.all(
      claims.toReversed().map((authorization) => knock(door, method, authorization)),
    )
    expect(anybody).not.toMatch(/^5/)
    for (const answer of claimed) expect(answer).toBe(anybody)
  }
})
