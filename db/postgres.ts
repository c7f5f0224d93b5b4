import { setTimeout as sleep } from 'node:timers/promises'
import type { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool, type PoolClient } from 'pg'
import { afterTheEnd, type Connection, type Tx } from './connection'
import { databaseUrl } from './dialect'
import { codeOf } from './errors'
import { CHANNEL, hearing } from './hearing'

/** A serialization failure or a deadlock: the work may simply be done again. */
const RETRYABLE = new Set(['40001', '40P01'])
const MOST_TRIES = 5

/** No JIT: our statements are short, and compiling one takes longer than running it. */
const settings =
  '-c jit=off -c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000'

type Work<T> = (tx: Tx, told: Map<string, string>) => Promise<T>

/**
 * READ COMMITTED transactions, whatever the server is set to, that hold an advisory lock on each of their keys until they
 * end, so that code which reads, decides and then writes is as safe as it is on SQLite, and writers of different keys run
 * side by side. (At a higher level they would see what held before they waited for the lock.) Writers wait in a pool of
 * their own: they never keep a reader waiting.
 */
export function connect(): Connection {
  const open = (max: number, options = settings) =>
    new Pool({ connectionString: databaseUrl, max, options, connectionTimeoutMillis: 10_000 })
  const reading = open(10, `${settings} -c default_transaction_read_only=on`)
  const writing = open(10)
  for (const pool of [reading, writing]) pool.on('error', () => {}) // an idle client lost its server: the next query says so

  const listening = hearing(databaseUrl)

  async function once<T>(client: PoolClient, keys: string[], work: Work<T>): Promise<T> {
    let alive = true
    const guarded = {
      query: (...values: Parameters<PoolClient['query']>) => {
        if (!alive) throw afterTheEnd()
        return client.query(...values)
      },
    } as unknown as PoolClient
    const tx = drizzle({ client: guarded, casing: 'snake_case' })
    await client.query('begin isolation level read committed')
    try {
      for (const key of keys) await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
      const told = new Map<string, string>()
      const result = await work(tx as unknown as Tx, told)
      alive = false
      for (const message of told.values()) await client.query('select pg_notify($1, $2)', [CHANNEL, message])
      await client.query('commit')
      return result
    } catch (error) {
      alive = false
      await client.query('rollback').catch(() => {})
      throw error
    }
  }

  return {
    reader: drizzle({ client: reading, casing: 'snake_case' }) as unknown as Connection['reader'],
    write: async (keys, work) => {
      const client = await writing.connect()
      let broken: Error | undefined
      try {
        for (let tries = 1; ; tries++) {
          try {
            return await once(client, keys, work)
          } catch (error) {
            const code = codeOf(error)
            if (code?.startsWith('57P') || code === 'ECONNRESET') broken = error as Error
            if (tries >= MOST_TRIES || !RETRYABLE.has(code ?? '')) throw error
            await sleep(Math.random() * 20 * tries)
          }
        }
      } finally {
        client.release(broken)
      }
    },
    hear: listening.hear,
    tell: async (message) => void (await writing.query('select pg_notify($1, $2)', [CHANNEL, message])),
    rows: async <Row>(statement: ReturnType<typeof sql>) =>
      (await drizzle({ client: reading, casing: 'snake_case' }).execute(statement)).rows as Row[],
    migrate: async () => {
      const client = await writing.connect()
      try {
        await client.query("select pg_advisory_lock(hashtextextended('migrate', 0))")
        await migrate(drizzle({ client, casing: 'snake_case' }), { migrationsFolder: 'db/migrations/postgresql' })
      } finally {
        await client.query("select pg_advisory_unlock(hashtextextended('migrate', 0))")
        client.release()
      }
    },
    assertDurable: async () => {
      for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
        const { rows } = await reading.query(`show ${name}`)
        if (rows[0]?.[name] === 'off') throw new Error(`db: ${name} is off: acknowledged orders could be lost`)
      }
    },
    close: async () => {
      await listening.close()
      await reading.end()
      await writing.end()
    },
  }
}
