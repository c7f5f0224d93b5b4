import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { databaseUrl, onServer } from '@/lib/testing/template'

/** The demo world, loaded once; every server of the suite starts from a copy of it. */
export const TEMPLATE = '.e2e/template.db'
export const TEMPLATE_DATABASE = 'behalf_e2e_template'
/** What is downloaded is the same for all of them. */
export const FILES = `${process.cwd()}/.e2e/files`

export default async function setup() {
  rmSync('.e2e', { recursive: true, force: true })
  mkdirSync('.e2e', { recursive: true })
  if (!existsSync('.next/BUILD_ID'))
    throw new Error('There is no build to test: run `npm test`, or `npx next build` first.')

  const server = process.env.TEST_POSTGRES_URL
  if (server) {
    await onServer(server, `drop database if exists ${TEMPLATE_DATABASE} with (force)`)
    await onServer(server, `create database ${TEMPLATE_DATABASE}`)
  }
  const url = server ? databaseUrl(server, TEMPLATE_DATABASE) : `file:${TEMPLATE}`
  command('db/migrate.ts', [], url)
  command('db/seed/index.ts', ['--if-empty'], url)
}

function command(file: string, args: string[], url: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', file, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      NEXTAUTH_SECRET: SECRET,
      MAIL: 'local',
      FILES_FOLDER: FILES,
      LOG_LEVEL: 'silent',
    },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${file} failed:\n${stdout}\n${stderr}`)
}

export const SECRET = 'a secret of the journeys, 32 characters long'
