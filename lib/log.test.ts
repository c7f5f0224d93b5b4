import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { isUniqueViolation } from '@/db/errors'
import { accounts } from '@/db/schema'
import { newSecret } from '@/lib/auth/secret'
import { log } from '@/lib/log'
import { onRequestError } from '@/lib/request-error'
import { makeCustomer, makeShop } from '@/lib/testing/make'

const thrownBy = (work: PromiseLike<unknown>) =>
  work.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: Error) => error,
  )

/** What would be written of an error. */
const lineOf = (error: Error) => {
  const lines: string[] = []
  const { [pino.symbols.serializersSym]: serializers } = log as unknown as Record<symbol, Record<string, () => unknown>>
  pino({ serializers }, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'a request failed')
  return lines.join()
}

test('what a failed statement was given, or ran into, stands in no line of the log', async () => {
  const secret = newSecret()
  const { email } = await makeCustomer(await makeShop(), { email: `${secret}@test.com` })
  const twice = await thrownBy(
    transact({ account: 'x' }, async (tx) => {
      await tx.insert(accounts).values({ kind: 'customer', email, enabled: true, createdAt: new Date(0) })
    }),
  )
  expect(isUniqueViolation(twice)).toBe(true)
  const reading = await thrownBy(
    db
      .select()
      .from(accounts)
      .where(eq(accounts.email, sql`no_such(${secret})`)),
  )
  expect(JSON.stringify([String(twice), twice.stack, twice, twice.cause])).not.toContain(secret)
  for (const error of [twice, reading]) {
    const line = lineOf(error)
    expect(line).not.toContain(secret)
    expect(line).toMatch(/unique constraint|no_such/i)
  }
})

test('nor does the address of the page that failed: it may be a key', async () => {
  const secret = newSecret()
  const written = vi.spyOn(log, 'error').mockImplementation(() => {})
  await onRequestError(
    new Error('broken'),
    { path: `/managed-lists/${secret}`, method: 'GET', headers: { referer: `http://shop.test/reset/${secret}` } },
    {
      routerKind: 'App Router',
      routePath: '/managed-lists/[token]',
      routeType: 'render',
      renderSource: 'react-server-components',
      revalidateReason: undefined,
    },
  )
  expect(written.mock.calls).toMatchObject([[{ method: 'GET', route: '/managed-lists/[token]' }, 'a request failed']])
  expect(JSON.stringify(written.mock.calls)).not.toContain(secret)
})
