import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterTheEnd, type Connection, type Reader, type Tx } from './connection'
import { databaseFile } from './dialect'
import { ears } from './hearing'

/** The first SQLite without the WAL-reset corruption race. */
const OLDEST_SQLITE = [3, 51, 3] as const
const BUSY_TIMEOUT_MS = 5_000
/** How long a writer waits for another process before it gives up. */
const WRITE_DEADLINE_MS = 10_000

type Work<T> = (tx: Tx, told: Map<string, string>) => Promise<T>

/**
 * Two connections to one file. Readers use the first and, thanks to WAL, never see half a write.
 * Writers queue for the second: an async transaction on a shared connection would swallow the
 * statements of whichever request runs during its awaits.
 */
export function connect(): Connection {
  mkdirSync(dirname(databaseFile), { recursive: true })
  const writing = openFile()
  const reading = openFile()
  reading.pragma('query_only = on')
  reading.pragma('cache_size = -65536')
  reading.pragma('mmap_size = 1073741824')

  const statements: Statements = new Map()
  const reader = drizzle({ client: guarded(reading, new Map(), () => true), casing: 'snake_case' }) as unknown as Reader

  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  const all = ears() // one process: whoever has to hear it is here

  async function transaction<T>(work: Work<T>, deadline: number): Promise<T> {
    await begin(writing, deadline)
    let open = true
    const told = new Map<string, string>()
    const tx = drizzle({ client: guarded(writing, statements, () => open), casing: 'snake_case' }) as unknown as Tx
    try {
      const result = await work(tx, told)
      open = false
      writing.exec('commit')
      for (const message of told.values()) all.told(message)
      return result
    } catch (error) {
      open = false
      if (writing.inTransaction) writing.exec('rollback')
      throw error
    }
  }

  return {
    reader,
    write: (_keys, work) => {
      const deadline = Date.now() + WRITE_DEADLINE_MS // from now: whoever queues behind others waits no longer for it
      return inTurn(() => transaction(work, deadline))
    },
    hear: async (ear) => all.add(ear),
    tell: async (message) => all.told(message),
    rows: async (statement) => drizzle({ client: reading, casing: 'snake_case' }).all(statement),
    migrate: () => inTurn(async () => migrateFile(writing)),
    assertDurable: async () => {
      for (const client of [writing, reading]) assertDurable(client)
    },
    close: async () => {
      await last
      reading.close()
      writing.close()
    },
  }
}

/**
 * A constraint can only be changed by rebuilding its table, and dropping a table that others refer to is refused
 * while references are enforced. So they are not meanwhile, and are all checked before anybody relies on them.
 */
function migrateFile(client: Database.Database) {
  client.pragma('foreign_keys = off')
  try {
    migrate(drizzle({ client, casing: 'snake_case' }), { migrationsFolder: 'db/migrations/sqlite' })
    const broken = client.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`db: ${broken.length} rows refer to nothing after migrating`)
  } finally {
    client.pragma('foreign_keys = on')
  }
}

function openFile() {
  const client = new Database(databaseFile)
  client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  client.pragma('journal_mode = wal')
  client.pragma('synchronous = full')
  client.pragma('foreign_keys = on')
  return client
}

function assertDurable(client: Database.Database) {
  const version = client.prepare('select sqlite_version()').pluck().get() as string
  const found = {
    journal_mode: client.pragma('journal_mode', { simple: true }),
    synchronous: client.pragma('synchronous', { simple: true }),
    foreign_keys: client.pragma('foreign_keys', { simple: true }),
    busy_timeout: client.pragma('busy_timeout', { simple: true }),
  }
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_TIMEOUT_MS }
  for (const [name, value] of Object.entries(wanted)) {
    const actual = found[name as keyof typeof found]
    if (actual !== value) throw new Error(`db: ${name} is ${actual}, must be ${value}`)
  }
  const parts = version.split('.').map(Number)
  const older = OLDEST_SQLITE.findIndex((part, at) => (parts[at] ?? 0) !== part)
  if (older >= 0 && (parts[older] ?? 0) < OLDEST_SQLITE[older]!) {
    throw new Error(`db: SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`)
  }
}

/** Waits for another process without blocking the event loop, which SQLite's own waiting would. */
async function begin(client: Database.Database, deadline: number) {
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    try {
      client.pragma('busy_timeout = 0')
      client.exec('begin immediate')
      return
    } catch (error) {
      const busy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
      if (!busy || Date.now() > deadline) throw error
      await sleep(wait)
    } finally {
      client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    }
  }
}

type Statements = Map<string, { plain: Database.Statement; raw?: Database.Statement }>

const MOST_STATEMENTS = 500

/**
 * The client Drizzle sees: it keeps prepared statements (Drizzle prepares anew each time), and refuses
 * to run one when `alive` says that its transaction is over.
 */
function guarded(client: Database.Database, statements: Statements, alive: () => boolean): Database.Database {
  const prepare = (sql: string) => {
    if (!alive()) throw afterTheEnd()
    let entry = statements.get(sql)
    if (!entry) {
      const plain = client.prepare(sql)
      entry = { plain, raw: plain.reader ? client.prepare(sql).raw() : undefined }
      if (statements.size >= MOST_STATEMENTS) statements.delete(statements.keys().next().value!)
      statements.set(sql, entry)
    }
    const { plain, raw } = entry
    const wrap = (statement: Database.Statement): unknown => ({
      run: (...values: unknown[]) => (alive() ? statement.run(...values) : fail()),
      all: (...values: unknown[]) => (alive() ? statement.all(...values) : fail()),
      get: (...values: unknown[]) => (alive() ? statement.get(...values) : fail()),
      raw: () => wrap(raw ?? statement),
    })
    return wrap(plain)
  }
  return { prepare } as unknown as Database.Database
}

function fail(): never {
  throw afterTheEnd()
}
