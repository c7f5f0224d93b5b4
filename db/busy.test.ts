import { eq } from 'drizzle-orm'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { onServer } from '@/lib/testing/template'
import { isPostgres } from './dialect'
import { isUnavailable } from './errors'
import { counters } from './schema'

const server = process.env.TEST_POSTGRES_URL ?? ''
/** On the other database there is no such server. */
const onPostgres = (says: string, work: () => Promise<void>) => isPostgres && test(says, work)
const wrapped = (cause: object) => Object.assign(new Error('Failed query: select 1'), { cause })
const coded = (code: string) => wrapped(Object.assign(new Error('from the database'), { code }))

onPostgres('whatever level of isolation the server is set to, a transaction sees what holds', async () => {
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1)
  await onServer(server, `alter database ${name} set default_transaction_isolation = 'serializable'`)
  await transact({ counter: 'busy' }, async (tx) => {
    await tx.insert(counters).values({ name: 'busy', value: 0 })
  })
  const readModifyWrite = () =>
    transact({ counter: 'busy' }, async (tx) => {
      const [row] = await tx.select().from(counters).where(eq(counters.name, 'busy'))
      await tx
        .update(counters)
        .set({ value: row!.value + 1 })
        .where(eq(counters.name, 'busy'))
    })
  await Promise.all(Array.from({ length: 100 }, readModifyWrite))
  expect(await db.select().from(counters).where(eq(counters.name, 'busy'))).toMatchObject([{ value: 100 }])
})

test.each(['57014', '40001', '40P01', '25P03', '55P03', '53300', '57P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])(
  'a database that answers %s is too busy, and may be asked again',
  (code) => {
    expect(isUnavailable(coded(code))).toBe(true)
  },
)

test.each(['23505', '23514', '42P01', '22P02'])('%s is a fault of ours', (code) => {
  expect(isUnavailable(coded(code))).toBe(false)
})

onPostgres('a pool without a free connection is too busy as well', async () => {
  const pool = new Pool({ connectionString: server, max: 1, connectionTimeoutMillis: 50 })
  const answers = await Promise.allSettled([pool.query('select pg_sleep(0.2)'), pool.query('select 1')])
  await pool.end()
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []))
  expect(refused.length).toBeGreaterThan(0)
  for (const error of refused) expect(isUnavailable(wrapped(error))).toBe(true)
})
