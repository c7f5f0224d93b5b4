import { rmSync } from 'node:fs'
import { databaseFile, databaseUrl, isPostgres } from './dialect'

/** Empties the database and migrates it anew. Everything in it is gone. */
export async function reset() {
  if (isPostgres) {
    const { Client } = await import('pg')
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(
      'drop schema if exists public cascade; drop schema if exists drizzle cascade; create schema public',
    )
    await client.end()
  } else {
    for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile + suffix, { force: true })
  }
  const { migrate } = await import('.')
  await migrate()
}
