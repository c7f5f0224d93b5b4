// npm run race -- [--what last | coupon | return] [--trials 100] [--buyers 50] [--db postgres://server]: two production
// servers on one database, and everybody at the same instant. `last`: one thing is left, and all buyers, some through
// managers, press the last button: one has it, the others are told that it has sold out. `coupon`: the same for its one
// use. `return`: the browser comes back from the bank's page while the bank says that it is paid. Needs a build. In a
// SQLite file made for it; with --db, or TEST_POSTGRES_URL, in a PostgreSQL database of its own on that server.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { onServer } from './fresh.mjs'

const { values } = parseArgs({
  options: {
    what: { type: 'string' },
    trials: { type: 'string' },
    buyers: { type: 'string' },
    db: { type: 'string' },
  },
})
const { what = 'last', trials = '100', buyers = '50' } = values
const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(join(root, '.next/BUILD_ID'))) {
  console.error('There is no build to race: run `npx next build` first.')
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'behalf-race-'))
const at = values.db ?? process.env.TEST_POSTGRES_URL
const server = at && (await onServer(at, `race_${process.pid}`))

const env = {
  ...process.env,
  DATABASE_URL: server?.url ?? `file:${folder}/race.db`,
  AUDIT_ANCHOR_FILE: `${folder}/anchor.jsonl`,
  NEXTAUTH_SECRET: 'a secret of the races, of 32 characters',
  PUBLIC_SCHEME: 'http',
  MAIL: 'local',
  TEST_GATEWAYS: 'open',
  LOG_LEVEL: 'silent',
  CLOCK_FILE: `${folder}/clock`,
  RACE_FOLDER: folder,
}
let isClean = false

console.log(`${server ? 'PostgreSQL' : 'SQLite'}, ${what}, two servers`)
try {
  writeFileSync(env.CLOCK_FILE, '0')
  const isMigrated = ended('ignore', 'db/migrate.ts') === 0
  const args = [`--what=${what}`, `--trials=${trials}`, `--buyers=${buyers}`]
  const isFair = isMigrated && ended('inherit', 'scripts/race/run.ts', ...args) === 0
  const isTrue = isMigrated && ended('inherit', 'scripts/invariants/index.ts', '--may-be-empty') === 0
  const said = existsSync(join(folder, 'said')) ? readFileSync(join(folder, 'said'), 'utf8') : 'the race broke down'
  isClean = isFair && isTrue
  console.log(`${said}: ${isClean ? 'clean' : `NOT clean, see ${folder}`}`)
  process.exitCode = isClean ? 0 : 1
} finally {
  if (isClean) rmSync(folder, { recursive: true, force: true })
  await server?.close()
}

function ended(output, file, ...args) {
  const command = ['--conditions=react-server', '--import', 'tsx', file, ...args]
  return spawnSync(process.execPath, command, { cwd: root, env, stdio: ['ignore', output, 'inherit'] }).status
}
