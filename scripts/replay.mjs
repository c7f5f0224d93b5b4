// Lives through cases of orders, each in a shop of its own: npm run orders:replay -- FILE.json [--db URL]
// Without a database they happen in a new one that is gone afterwards. Test gateways are open, and no mail leaves.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ options: { db: { type: 'string' } }, allowPositionals: true })
const [file] = positionals
if (!file) {
  console.error('npm run orders:replay -- FILE.json [--db URL]')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'behalf-replay-'))
const env = {
  LOG_LEVEL: 'silent',
  ...process.env,
  NODE_ENV: 'test',
  MAIL: 'local',
  TEST_GATEWAYS: 'open',
  NEXTAUTH_SECRET: 'nobody signs in while cases replay',
  DATABASE_URL: values.db ?? `file:${join(folder, 'replay.db')}`,
}
const run = (...args) =>
  spawnSync(process.execPath, ['scripts/run.mjs', ...args], { stdio: 'inherit', env }).status ?? 1

const status = run('db/migrate.ts') || run('lib/orders/replay/command.ts', file)
rmSync(folder, { recursive: true, force: true })
process.exit(status)
