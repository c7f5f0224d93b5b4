import 'server-only'
import { readFileSync } from 'node:fs'
import { close } from '@/db'
import { CaseFile } from './case'
import { replay } from './run'

const [file] = process.argv.slice(2)
const cases = CaseFile.parse(JSON.parse(readFileSync(file!, 'utf8')))
let failed = 0

for (const each of cases) {
  const found = await replay(each).catch((error: unknown) => [String(error)])
  if (found.length === 0) continue
  failed++
  console.log(`${each.id}: ${found.join(' | ')}`)
}
console.log(`${cases.length - failed} passed, ${failed} failed`)
await close()
process.exit(failed > 0 ? 1 : 0)
