// What a bare clone needs before it can run: packages, the SQLite binary, the pictures, a build. Each step
// is skipped when nothing it depends on has changed. Node built-ins only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const root = new URL('..', import.meta.url).pathname
process.chdir(root)

/** The environment of everything we start: NODE_ENV=production in a shell would make npm drop what the build needs. */
export const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
delete env.NODE_ENV

const started = performance.now()

export const seconds = (since = started) => ((performance.now() - since) / 1000).toFixed(1)

export function say(text) {
  console.log(`\u001b[2m[${seconds()} s]\u001b[0m ${text}`)
}

/** Runs a program to its end; stops this one with its status if it fails. */
export function run(program, args, extra = {}) {
  const { status, signal } = spawnSync(program, args, { stdio: 'inherit', env: { ...env, ...extra } })
  if (status !== 0) {
    console.error(`\n${program} ${args.join(' ')} failed${signal ? ` (${signal})` : ''}`)
    process.exit(status || 1)
  }
}

export const command = (file, args = [], extra = {}) =>
  run(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args], extra)

const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24)
const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Behalf needs Node 20.9 or later; this is ${process.version}.`)
  process.exit(1)
}

/** Packages by the lock. Not `npm ci`: a lock written on one platform lacks the optional binaries of others. */
export function install() {
  const stamp = 'node_modules/.behalf-installed'
  const wanted = digest(readFileSync('package-lock.json') + process.version + process.platform + process.arch)
  if (stampOf(stamp) === wanted) return
  say('installing packages')
  run('npm', [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-save',
    '--include=dev',
    '--loglevel=error',
  ])
  compileSqlite()
  rmSync('.next', { recursive: true, force: true }) // its cache remembers what could not be resolved
  writeFileSync(stamp, wanted)
}

/** better-sqlite3 compiles for about a minute where it has no prebuilt binary: once per version and user. */
function compileSqlite() {
  const folder = 'node_modules/better-sqlite3/build/Release'
  const { version } = JSON.parse(readFileSync('node_modules/better-sqlite3/package.json', 'utf8'))
  const libc = process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'other'
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-${libc}-${process.versions.modules}.node`
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'behalf')
  const binary = join(folder, 'better_sqlite3.node')
  if (existsSync(join(cache, name))) {
    mkdirSync(folder, { recursive: true })
    cpSync(join(cache, name), binary)
    if (opensDatabase()) return
  }
  say('compiling SQLite (about a minute, once)')
  run('npm', ['rebuild', 'better-sqlite3', '--loglevel=error'])
  if (!opensDatabase()) {
    console.error('better-sqlite3 was built but does not load; see the messages above.')
    process.exit(1)
  }
  mkdirSync(cache, { recursive: true })
  cpSync(binary, join(cache, name))
}

const opensDatabase = () =>
  spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"]).status === 0

/** Copies the product pictures from their package to where the server finds them. */
export function pictures() {
  const source = join(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json'), '..', 'assets')
  if (existsSync('public/pictures') && readdirSync('public/pictures').length > 0) return
  mkdirSync('public/pictures', { recursive: true })
  const named = new Set()
  for (const file of filesIn('db/seed/catalogue')) {
    for (const [, picture] of readFileSync(file, 'utf8').matchAll(/picture: '([0-9a-f-]+)'/g)) named.add(picture)
  }
  for (const picture of named) cpSync(join(source, `${picture}.webp`), `public/pictures/${picture}.webp`)
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

const sources = ['app', 'components', 'db', 'lib', 'messages', 'public']
const settings = [
  'next.config.mjs',
  'tsconfig.json',
  'postcss.config.mjs',
  'package-lock.json',
  'proxy.ts',
  'instrumentation.ts',
]

/** The production build, if anything it is made from has changed. */
export function build() {
  pictures()
  const files = [...sources.flatMap(filesIn), ...settings].filter((file) => !file.endsWith('.test.ts'))
  const wanted = digest(files.map((file) => `${file} ${digest(readFileSync(file))}`).join('\n'))
  if (stampOf('.next/behalf-built') === wanted) return
  say('building')
  rmSync('.next/behalf-built', { force: true })
  run('node_modules/.bin/next', ['build'], { DATABASE_URL: 'file:./.next/build.db' })
  writeFileSync('.next/behalf-built', wanted)
}
