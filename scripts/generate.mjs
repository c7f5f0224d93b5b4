// Writes the migrations of both dialects from the one schema. With --check: fails if that would write anything.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const check = process.argv.includes('--check')
const count = (dialect) => readdirSync(`db/migrations/${dialect}`).length
let different = false

for (const [dialect, url] of [
  ['sqlite', 'file:./data/generate.db'],
  ['postgresql', 'postgres://localhost/generate'],
]) {
  const before = check ? count(dialect) : 0
  const name = process.argv.find((word) => word.startsWith('--name='))
  const custom = process.argv.includes('--custom') ? ['--custom'] : []
  const { status } = spawnSync('node_modules/.bin/drizzle-kit', ['generate', ...custom, ...(name ? [name] : [])], {
    stdio: check ? 'pipe' : 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  })
  if (status !== 0) process.exit(status ?? 1)
  if (check && count(dialect) !== before) different = true
}

if (different) {
  console.error('The schema and the migrations differ: run `npm run db:generate` and commit what it writes.')
  process.exit(1)
}
