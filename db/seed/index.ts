import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The demo happened over the past weeks: its clock must be set before anything reads the time.
const folder = mkdtempSync(join(tmpdir(), 'behalf-demo-'))
const clockFile = join(folder, 'clock')
writeFileSync(clockFile, '0')
process.env.CLOCK_FILE = clockFile

// Its money was the test gateways', whether or not this system offers them from now on. It sends no mail and signs
// nobody in.
process.env.MAIL = 'local'
process.env.TEST_GATEWAYS = 'open'
process.env.NEXTAUTH_SECRET ||= randomBytes(32).toString('base64url')

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
