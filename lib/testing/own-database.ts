import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, inject } from 'vitest'
import { databaseUrl, onServer } from './template'

/** Gives this test file a database, and a clock, of its own, before anything opens one. */
const template = inject('template')
const server = process.env.TEST_POSTGRES_URL
const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
const folder = template.replace(/\/[^/]*$/, '')

process.env.CLOCK_FILE = server ? `/tmp/${name}.clock` : `${folder}/${name}.clock`
process.env.LOG_LEVEL ||= 'silent'
process.env.NEXTAUTH_SECRET = 'a secret of the test suite, 32 characters'
process.env.MAIL = 'local'
writeFileSync(process.env.CLOCK_FILE, '0')

if (server) {
  await onServer(server, `create database ${name} template ${new URL(template).pathname.slice(1)}`)
  process.env.DATABASE_URL = databaseUrl(server, name)
} else {
  copyFileSync(template, `${folder}/${name}.db`)
  process.env.DATABASE_URL = `file:${folder}/${name}.db`
}

afterAll(async () => {
  const { close } = await import('@/db')
  await close()
  rmSync(process.env.CLOCK_FILE!, { force: true })
  if (server) await onServer(server, `drop database if exists ${name} with (force)`)
})
