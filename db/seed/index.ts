import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The demo happened over the past weeks: its clock must be set before anything reads the time.
const folder = mkdtempSync(join(tmpdir(), 'behalf-demo-'))
const clockFile = join(folder, 'clock')
writeFileSync(clockFile, '0')
process.env.CLOCK_FILE = clockFile

if (process.env.NODE_ENV === 'production' && process.env.LOAD_DEMO !== 'yes') {
  console.error('This is demo data with known passwords: set LOAD_DEMO=yes to load it into a production system.')
  process.exit(1)
}
const started = performance.now()
if (process.argv.includes('--reset')) await (await import('../reset')).reset()
const { load } = await import('./load')
await load({ clockFile, port: process.env.PORT || '3000', onlyIfEmpty: process.argv.includes('--if-empty') })
rmSync(folder, { recursive: true })
console.log(`the demo world is there (${Math.round((performance.now() - started) / 100) / 10} s)`)
