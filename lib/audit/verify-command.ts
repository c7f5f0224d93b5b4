import { close } from '@/db'
import { verify } from './verify'

const { entries, findings } = await verify(process.env.AUDIT_ANCHOR_FILE || './data/audit-anchor.jsonl')
for (const { shopId, seq, what } of findings) console.log(`shop ${shopId} entry ${seq}: ${what}`)
console.log(`${entries} entries examined, ${findings.length} findings`)
await close()
process.exit(findings.length > 0 ? 1 : 0)
