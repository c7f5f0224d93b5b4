// `npm test`: everything, from a bare clone. `npm run check` is the same and the project's one gate.
// Options: --only=unit|e2e, and after `--` whatever Playwright takes.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, env, install, say, seconds } from './bootstrap.mjs'
import { postgresFolder, startPostgres } from './postgres.mjs'
import { countsOf, failuresOf, secondTriesOf } from './report.mjs'

const isRoot = process.getuid?.() === 0
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

install()
needBrowser()
needPostgres()

const steps = []
const failures = []
const secondTries = []
let failed = 0

step('format and lint', ['node_modules/.bin/biome', 'ci', '.'])
step('migrations match the schema', [process.execPath, 'scripts/generate.mjs', '--check'])
build()
step('types', ['node_modules/.bin/tsc', '--noEmit'])

const postgres = await startPostgres()
process.on('exit', () => postgres.stop())
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

suite('unit and command tests on SQLite', 'vitest', {})
suite('unit and command tests on PostgreSQL', 'vitest', { TEST_POSTGRES_URL: postgres.url })
suite('journeys on SQLite', 'playwright', {})
// What is the same on any database (looks, rights, goods in a window) was seen on SQLite.
suite('journeys on PostgreSQL', 'playwright', { TEST_POSTGRES_URL: postgres.url }, ['--grep-invert', '@once|@rights'])
suite('rights without the proxy', 'scripts/without-proxy.mjs', {})

console.log(
  `\n${steps.map(({ name, passed, failed: bad }) => `${bad ? '✗' : '✓'} ${name}: ${passed} passed, ${bad} failed`).join('\n')}`,
)
if (secondTries.length)
  console.log(`\nwhat passed at the second try\n${secondTries.map((each) => `~ ${each}`).join('\n')}`)
if (failures.length) console.log(`\nwhat failed\n${failures.map((each) => `✗ ${each}`).join('\n')}\n`)
console.log(`all in ${seconds()} s`)
console.log(`${steps.reduce((sum, each) => sum + each.passed, 0)} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

function step(name, [program, ...args]) {
  say(name)
  const { status } = spawnSync(program, args, { stdio: 'inherit', env })
  record(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1)
}

function suite(name, runner, extra, more = []) {
  say(name)
  const report = `.next/report-${steps.length}.json`
  rmSync(report, { force: true })
  const [program, args] = programOf(runner, report)
  const { status } = spawnSync(program, [...args, ...more], {
    stdio: 'inherit',
    env: { ...env, ...extra, PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(report) },
  })
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const { passed, bad } = told ? countsOf(told) : { passed: 0, bad: 1 }
  const named = (found) => found.map((each) => `${name}: ${each}`)
  if (told) failures.push(...named(failuresOf(told)))
  if (told) secondTries.push(...named(secondTriesOf(told)))
  record(name, passed, status === 0 ? bad : Math.max(bad, 1))
}

function programOf(runner, report) {
  if (runner.endsWith('.mjs')) return [process.execPath, [runner]]
  const args = {
    vitest: ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    playwright: ['test'],
  }
  return [`node_modules/.bin/${runner}`, args[runner]]
}

function record(name, passed, bad) {
  steps.push({ name, passed, failed: bad })
  failed += bad
}

function needBrowser() {
  if (browser || process.env.BROWSER_PATH) return
  aptGet('chromium', 'Install Chromium or Chrome, or set BROWSER_PATH to one.')
}

function needPostgres() {
  if (!postgresFolder()) aptGet('postgresql', 'Install PostgreSQL 15 or later (its initdb and pg_ctl).')
}

function aptGet(name, otherwise) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need ${name}, which is not installed and cannot be installed from here. ${otherwise}`)
    process.exit(1)
  }
  say(`installing ${name}`)
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet)
  if (status !== 0) process.exit(status || 1)
}
