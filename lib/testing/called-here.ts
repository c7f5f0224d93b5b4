import { getTableName, type Table } from 'drizzle-orm'
import { createElement, type ReactNode } from 'react'
import { vi } from 'vitest'
import type { Scope, Tx } from '@/db'
import type { Actor } from '@/lib/auth/actor'

/**
 * What stands around a page, an action or a route handler in the server, for tests that call them by themselves: who
 * asks and from where. Import it first. What the framework would do afterwards is left out.
 */
export const asking = {
  actor: undefined as unknown as Actor,
  headers: { 'sec-fetch-site': 'same-origin', host: 'shop.test' } as Record<string, string>,
  /** Whether transactions are rolled back at their end, as if they had been committed: the next finds what this found. */
  undoes: false,
  transactions: 0,
  /** The tables that transactions have written to, and have not failed. */
  written: new Set<string>(),
}

/** The same transaction, telling which tables it changes. */
const watched = (tx: Tx, touched: Set<string>): Tx =>
  new Proxy(tx, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      const method = value.bind(target)
      if (name !== 'insert' && name !== 'update' && name !== 'delete') return method
      return (table: Table) => {
        touched.add(getTableName(table))
        return method(table)
      }
    },
  })

vi.mock('@/db', async (original) => {
  const real = await original<typeof import('@/db')>()
  return {
    ...real,
    async transact(scope: Scope, work: (tx: Tx) => Promise<unknown>) {
      let done: { value: unknown } | undefined
      asking.transactions++
      try {
        return await real.transact(scope, async (tx) => {
          const touched = new Set<string>()
          const value = await work(watched(tx, touched))
          for (const table of touched) asking.written.add(table)
          if (!asking.undoes) return value
          done = { value }
          throw new Error('undone')
        })
      } catch (error) {
        if (done) return done.value
        throw error
      }
    },
  }
})

vi.mock('next/headers', () => ({
  headers: async () => new Headers(asking.headers),
  cookies: async () => ({ get: () => undefined, has: () => false, set: () => {}, getAll: () => [] }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {}, refresh: () => {} }))
vi.mock('next/server', async (original) => ({ ...(await original<object>()), after: () => {} }))
vi.mock('next/font/local', () => ({ default: () => ({ variable: '' }) }))
vi.mock('next/link', () => ({
  default: ({ href, children }: { href: string; children: ReactNode }) => createElement('a', { href }, children),
}))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, back() {}, prefetch() {} }),
  usePathname: () => '/',
  useSearchParams: () => new URLSearchParams(),
}))
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original<object>()),
  currentActor: async () => asking.actor,
  currentShop: async () => asking.actor.shop,
  knownShop: async () => asking.actor.shop,
  readerLocale: async () => asking.actor.locale,
  shownPath: async () => '/',
}))
vi.mock('@/lib/auth/admin', async (original) => ({
  ...(await original<object>()),
  adminActor: async () => asking.actor,
  knownAdmin: async () => (asking.actor.oversees.length > 0 ? asking.actor : undefined),
}))
