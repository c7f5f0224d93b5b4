// What the programs of bench/ share: a fresh database to run in, things measured in turn, figures printed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Enough of a configuration for a program that serves nobody. */
export const settings = {
  NEXTAUTH_SECRET: 'a secret of the measurements, 32 characters',
  MAIL: 'local',
  LOG_LEVEL: 'silent',
}

/**
 * Runs `work` in a fresh, migrated SQLite database and, where TEST_POSTGRES_URL names a server, in one of its
 * own there: the program starts itself again for each, since a process has one database.
 */
export async function inEachDatabase(meta, work) {
  const file = fileURLToPath(meta.url)
  if (process.env.BENCH_DATABASE) {
    console.log(`\n${process.env.BENCH_DATABASE}`)
    await work()
    await (await import('../db/index.ts')).close()
    return
  }
  const server = process.env.TEST_POSTGRES_URL
  const folder = mkdtempSync(join(tmpdir(), 'behalf-bench-'))
  try {
    inside(file, 'SQLite', `file:${folder}/bench.db`)
    if (server) await onServer(server, (url) => inside(file, 'PostgreSQL', url))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inside(file, name, url) {
  const env = { ...process.env, ...settings, BENCH_DATABASE: name, DATABASE_URL: url }
  run('db/migrate.ts', [], { ...env, DATABASE_URL: url })
  run(file, process.argv.slice(2), env)
}

/** One of our programs, in the server's conditions. */
export function run(file, args, env) {
  const flags = ['--conditions=react-server', '--import', 'tsx']
  const { status } = spawnSync(process.execPath, [...flags, file, ...args], { cwd: root, stdio: 'inherit', env })
  if (status !== 0) throw new Error(`${file} ended with ${status}`)
}

async function onServer(server, work) {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: server })
  await client.connect()
  const name = `bench_${process.pid}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await client.query(`create database ${name}`)
  try {
    work(url.toString())
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
}

/** Milliseconds of each of the works, measured in turn (a, b, a, b, …) so that both had the same machine. */
export async function inTurn(works, { times, warm = 20 }) {
  const taken = Object.fromEntries(Object.keys(works).map((name) => [name, []]))
  for (let at = -warm; at < times; at++) {
    for (const [name, work] of Object.entries(works)) {
      const ms = await timed(() => work(at))
      if (at >= 0) taken[name].push(ms)
    }
  }
  return taken
}

export async function timed(work) {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function figures(taken) {
  const sorted = [...taken].sort((a, b) => a - b)
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  const sum = sorted.reduce((total, ms) => total + ms, 0)
  return {
    times: sorted.length,
    perSecond: (1000 * sorted.length) / sum,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  }
}

const ms = (number) => number.toFixed(2).padStart(8)

export function say(name, taken, ratio = '', perSecond = figures(taken).perSecond) {
  const { times, p50, p99, max } = figures(taken)
  const speed = `${perSecond.toFixed(0).padStart(6)}/s`
  console.log(
    `  ${name.padEnd(34)} ${speed}  p50${ms(p50)}  p99${ms(p99)}  max${ms(max)} ms  (${times}) ${ratio}`.trimEnd(),
  )
}

/** The figures of a and b, and how many b one a costs. */
export function compare(taken) {
  const [[name, a], [base, b]] = Object.entries(taken)
  say(base, b)
  say(name, a, `= ${(figures(a).p50 / figures(b).p50).toFixed(1)} × by p50`)
}
