import { databaseFile, databaseUrl, isPostgres } from '@/db/dialect'

/** Does what somebody could who may alter the tables themselves: the ledger's triggers are off meanwhile. */
export async function withoutTriggers(work: () => Promise<unknown>) {
  await (isPostgres ? onPostgres(work) : onSqlite(work))
}

async function onSqlite(work: () => Promise<unknown>) {
  const { default: Database } = await import('better-sqlite3')
  const client = new Database(databaseFile)
  const triggers = client
    .prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit_entries'")
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) client.exec(`drop trigger ${name}`)
  try {
    await work()
  } finally {
    for (const { sql } of triggers) client.exec(sql)
    client.close()
  }
}

async function onPostgres(work: () => Promise<unknown>) {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('alter table audit_entries disable trigger user')
  try {
    await work()
  } finally {
    await client.query('alter table audit_entries enable trigger user')
    await client.end()
  }
}
