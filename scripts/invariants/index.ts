// Holds a database against INV-1 … INV-15, 22, 24 and 28 … 31: npm run invariants -- [--db URL] [--may-be-empty]
// Exits with 1 if anything is broken, or if a table that a trading shop fills is empty.
import { parseArgs } from 'node:util'
import { checkAtOneMoment } from './check'
import { open } from './database'

const { values } = parseArgs({ options: { db: { type: 'string' }, 'may-be-empty': { type: 'boolean' } } })
const url = values.db ?? (process.env.DATABASE_URL || 'file:./data/behalf.db')

const db = await open(url)
const { verdicts, empty } = await checkAtOneMoment(db)
await db.close()

for (const { id, says, examined, broken } of verdicts) {
  console.log(`${broken.length > 0 ? '✗' : '✓'} ${id}: ${examined} examined, ${broken.length} violations (${says})`)
  for (const { id: row, what } of broken.slice(0, 5)) console.log(`    ${row}: ${what}`)
}
const mayBeEmpty = values['may-be-empty'] ?? false
if (empty.length > 0) console.log(`${mayBeEmpty ? '✓' : '✗'} empty: ${empty.join(', ')}`)

const violations = verdicts.reduce((sum, { broken }) => sum + broken.length, 0)
console.log(`${verdicts.length} invariants, ${violations} violations, ${empty.length} empty tables`)
process.exit(violations > 0 || (empty.length > 0 && !mayBeEmpty) ? 1 : 0)
