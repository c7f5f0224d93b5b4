// Builds a copy of the project from which proxy.ts is gone, and runs against it the journeys that are about
// rights (named @rights): the proxy may find things out, it must not be what anything depends on.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from './bootstrap.mjs'

const left = new Set(['.git', '.next', '.e2e', 'data', 'node_modules', 'test-results', 'proxy.ts'])

// Its unit tests stay behind too: one of them is about the proxy.
const home = mkdtempSync(join(tmpdir(), 'behalf-without-proxy-'))
let status = 1
try {
  cpSync('.', home, { recursive: true, filter: (path) => !left.has(path) && !path.endsWith('.test.ts') })
  // Hard links: the build follows them like files, and nothing is copied.
  spawnSync('cp', ['-al', join(process.cwd(), 'node_modules'), join(home, 'node_modules')], { stdio: 'inherit' })
  const build = spawnSync('node_modules/.bin/next', ['build'], { cwd: home, env, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(build.stdout + build.stderr)
  const args = ['test', '--grep', '@rights', ...process.argv.slice(2)]
  status =
    spawnSync('node_modules/.bin/playwright', args, { stdio: 'inherit', env: { ...env, APP_FOLDER: home } }).status ?? 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
process.exit(status)
