// node scripts/kill-cycles.mjs [--cycles 30] [--servers 1] [--seed N] [--db postgres://server]: customers, operators,
// gateways and jobs work on one database until their processes are killed, in the middle of whatever it was doing, again and again. After
// each kill what is left behind is finished, and everything that anybody was told has to be there. Without --db in a
// SQLite file; with one, in a PostgreSQL database of its own on that server. About five seconds a cycle.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { drawn, onServer } from './fresh.mjs'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string' },
    servers: { type: 'string' },
    seed: { type: 'string' },
    db: { type: 'string' },
  },
})
const cycles = Number(values.cycles ?? 30)
const servers = Number(values.servers ?? 1)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'behalf-kill-'))
const server = values.db && (await onServer(values.db, `kill_${process.pid}`))
const random = drawn(seed)

const env = {
  ...process.env,
  DATABASE_URL: server?.url ?? `file:${folder}/kill.db`,
  AUDIT_ANCHOR_FILE: `${folder}/anchor.jsonl`,
  NEXTAUTH_SECRET: 'a secret of the kill cycles, 32 characters',
  MAIL: 'local',
  TEST_GATEWAYS: 'open',
  LOG_LEVEL: 'silent',
  CLOCK_FILE: `${folder}/clock`,
  KILL_FOLDER: folder,
}
const total = { orders: 0, calls: 0, told: 0, before: 0, between: 0, twice: 0, violations: 0 }

console.log(`${server ? 'PostgreSQL' : 'SQLite'}, ${cycles} cycles, ${servers} at a time, seed ${seed}`)
try {
  writeFileSync(env.CLOCK_FILE, '0')
  toItsEnd('db/migrate.ts')
  toItsEnd('scripts/kill/prepare.ts')
  for (let cycle = 1; cycle <= cycles; cycle++) await once(cycle)
} finally {
  if (total.violations === 0) rmSync(folder, { recursive: true, force: true })
  await server?.close()
}
const bound = (300 / cycles).toFixed(1)
console.log(
  `${cycles} kills, ${total.twice} of them again while recovering; ${total.orders} orders, ${total.calls} calls, ` +
    `${total.told} of them answered\nfound at a kill: ${total.before} questions about money not asked yet, ` +
    `${total.between} asked whose answer was not written down\n${total.violations} violations` +
    (total.violations === 0 ? ` (a failure is rarer than ${bound} % of kills, 95 % sure)` : `; see ${folder}`),
)
process.exitCode = total.violations === 0 ? 0 : 1

/** Load, kill; in a third of the cycles a kill while recovering, too; then all has to be well. */
async function once(cycle) {
  const after = 200 + random() * 1_300
  await Promise.all(Array.from({ length: servers }, () => killed('scripts/kill/load.ts', after, cycle)))
  if (random() < 1 / 3) {
    await killed('scripts/kill/settle.ts', random() * 150, cycle)
    total.twice++
  }
  toItsEnd('scripts/kill/settle.ts', cycle)
  const found = JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8'))
  total.orders = found.orders
  total.calls = found.calls
  total.told = found.told
  total.before += found.before
  total.between += found.between
  total.violations += found.violations.length
  const { calls, told, orders, before, between } = found
  console.log(
    `${String(cycle).padStart(4)}: ${orders} orders, ${told} of ${calls} calls answered, left behind ${before} + ${between}`,
  )
  for (const violation of found.violations.slice(0, 10)) console.log(`      ✗ ${violation}`)
}

/** Starts one of our programs and kills it some time after it says that it is ready; it may have ended by then. */
async function killed(file, after, cycle) {
  const child = spawn(process.execPath, command(file, cycle), { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const ready = new Promise((resolve) => createInterface(child.stdout).once('line', resolve))
  if ((await Promise.race([ready, gone.then(() => 'gone')])) === 'gone') throw new Error(`${file} ended by itself`)
  await new Promise((resolve) => setTimeout(resolve, after))
  child.kill('SIGKILL')
  await gone
}

function toItsEnd(file, cycle = 0) {
  const { status } = spawnSync(process.execPath, command(file, cycle), {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`${file} ended with ${status}`)
}

function command(file, cycle) {
  return ['--conditions=react-server', '--import', 'tsx', file, String(cycle), String(Math.floor(random() * 1e9))]
}
