// npm run storm -- [--minutes 30 | --actions N] [--seed N] [--db postgres://server]: five managers and twenty customers
// do at random, and all at once, what the screens let them do. Afterwards every line of every cart, list and order has to
// be one that a call for that very customer explains, and the invariants have to hold. In a SQLite file made for it; with
// --db, or TEST_POSTGRES_URL, in a PostgreSQL database of its own on that server. The database of DATABASE_URL is left alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { onServer } from './fresh.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    actions: { type: 'string' },
    seed: { type: 'string' },
    db: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const bound = values.actions ? `--actions=${values.actions}` : `--minutes=${values.minutes ?? 30}`
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'behalf-storm-'))
const at = values.db ?? process.env.TEST_POSTGRES_URL
const server = at && (await onServer(at, `storm_${process.pid}`))

const env = {
  ...process.env,
  DATABASE_URL: server?.url ?? `file:${folder}/storm.db`,
  AUDIT_ANCHOR_FILE: `${folder}/anchor.jsonl`,
  NEXTAUTH_SECRET: 'a secret of the storm, of 32 characters',
  MAIL: 'local',
  TEST_GATEWAYS: 'open',
  LOG_LEVEL: 'silent',
  CLOCK_FILE: `${folder}/clock`,
  STORM_FOLDER: folder,
}

console.log(`${server ? 'PostgreSQL' : 'SQLite'}, ${bound.slice(2)}, seed ${seed}`)
try {
  writeFileSync(env.CLOCK_FILE, '0')
  const isMigrated = ended('ignore', 'db/migrate.ts') === 0
  const isExplained = isMigrated && ended('inherit', 'scripts/storm/run.ts', bound, `--seed=${seed}`) === 0
  const isTrue = isMigrated && ended('inherit', 'scripts/invariants/index.ts', '--may-be-empty') === 0
  const said = existsSync(join(folder, 'said')) ? readFileSync(join(folder, 'said'), 'utf8') : 'the storm broke down'
  console.log(`${said}, seed ${seed}: ${isExplained && isTrue ? 'clean' : 'NOT clean'}`)
  process.exitCode = isExplained && isTrue ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
  await server?.close()
}

function ended(output, file, ...args) {
  const command = ['--conditions=react-server', '--import', 'tsx', file, ...args]
  return spawnSync(process.execPath, command, { cwd: root, env, stdio: ['ignore', output, 'inherit'] }).status
}
