// A PostgreSQL server of our own for tests: in a temporary folder, on a port of its own, not as root. It is set up to
// keep every promise, as the product demands; in memory, where there is plenty, keeping them costs a third less time.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const isRoot = process.getuid?.() === 0

/** The folder of initdb and pg_ctl, or undefined where PostgreSQL is not installed. */
export function postgresFolder() {
  const known = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'bin')))
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .sort()
  if (known.length > 0) return known.at(-1)
  const found = spawnSync('which', ['initdb'], { encoding: 'utf8' }).stdout.trim()
  return found ? join(found, '..') : undefined
}

/** Starts a server and answers its URL and how to end it. */
export async function startPostgres() {
  const bin = postgresFolder()
  if (!bin) throw new Error('PostgreSQL is not installed')
  const home = mkdtempSync(join(roomiest(), 'behalf-postgres-'))
  if (isRoot) chownSync(home, idOf('-u'), idOf('-g'))
  const folder = join(home, 'data')
  const port = await freePort()
  asNobody(join(bin, 'initdb'), ['-D', folder, '-U', 'behalf', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'])
  const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c max_connections=200`
  asNobody(join(bin, 'pg_ctl'), ['-D', folder, '-o', options, '-l', join(home, 'log'), '-w', 'start'])
  return {
    url: `postgres://behalf@127.0.0.1:${port}/postgres`,
    stop() {
      asNobody(join(bin, 'pg_ctl'), ['-D', folder, '-m', 'immediate', '-w', 'stop'])
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const PLENTY = 4 * 1024 ** 3

/** A folder in memory, if there is one that cannot be filled by what is done here. */
function roomiest() {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > PLENTY ? memory : tmpdir()
}

const idOf = (flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)

function asNobody(program, args) {
  const who = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  const { status, stderr } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    ...who,
    cwd: '/',
  })
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`)
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
