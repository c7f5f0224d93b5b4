import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'

export type Row = Record<string, string | number | null>

/** A database to be examined, of either kind. Nothing here or beside it comes from the product: a shared mistake would hide. */
export type Database = {
  isPostgres: boolean
  rows(statement: string): Promise<Row[]>
  /** For tests, which break things on purpose. */
  run(statement: string): Promise<void>
  close(): Promise<void>
}

export const open = (url: string): Promise<Database> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(url.replace(/^file:/, ''))

async function openSqlite(file: string): Promise<Database> {
  if (!existsSync(file)) throw new Error(`there is no database ${file}`)
  const client = new Sqlite(file, { timeout: 10_000 })
  client.pragma('foreign_keys = off')
  return {
    isPostgres: false,
    rows: async (statement) => client.prepare(statement).all() as Row[],
    run: async (statement) => void client.exec(statement),
    close: async () => void client.close(),
  }
}

const wholeNumbers = [20, 1700] // bigint and numeric: sums and counts, which stay far below 2^53

async function openPostgres(url: string): Promise<Database> {
  const client = new Client({ connectionString: url })
  for (const type of wholeNumbers) client.setTypeParser(type, Number)
  await client.connect()
  return {
    isPostgres: true,
    rows: async (statement) => (await client.query(statement)).rows,
    run: async (statement) => void (await client.query(statement)),
    close: () => client.end(),
  }
}
