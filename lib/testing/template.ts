import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database to copy: a file, or a PostgreSQL URL. */
    template: string
  }
}

type Project = { provide(key: 'template', value: string): void }

/** Migrates one empty database before the suite; every test file gets a copy of it. */
export default async function setup(project: Project) {
  const server = process.env.TEST_POSTGRES_URL
  if (!server) {
    const folder = mkdtempSync(join(tmpdir(), 'behalf-test-'))
    const template = join(folder, 'template.db')
    migrate(`file:${template}`)
    project.provide('template', template)
    return () => rmSync(folder, { recursive: true, force: true })
  }
  const name = `template_${process.pid}`
  await onServer(server, `create database ${name}`)
  const url = databaseUrl(server, name)
  migrate(url)
  project.provide('template', url)
  return () => onServer(server, `drop database ${name} with (force)`)
}

function migrate(url: string) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'db/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`migrating ${url} failed:\n${stderr}`)
}

/** The URL of another database on the same server. */
export const databaseUrl = (server: string, name: string) => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

export async function onServer(server: string, statement: string) {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
