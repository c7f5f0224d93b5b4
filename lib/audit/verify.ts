import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { and, asc, eq, gt } from 'drizzle-orm'
import { db } from '@/db'
import { auditEntries, auditHeads } from '@/db/schema'
import { GENESIS, hashOf } from './ledger'

/** A place where the ledger is not what it was when it was written. */
export type Finding = { shopId: string; seq: number; what: string }

const AT_ONCE = 1_000

/**
 * Walks every shop's chain and holds it against the heads and the external anchor. An entry that was
 * changed, removed, inserted or swapped breaks the chain at its place; a chain that was cut or computed
 * anew as a whole is found by the anchor, which therefore must live elsewhere.
 */
export async function verify(anchorFile: string): Promise<{ entries: number; findings: Finding[] }> {
  const findings: Finding[] = []
  let entries = 0
  for (const head of await db.select().from(auditHeads)) {
    const anchors = anchorsOf(anchorFile, head.shopId)
    let seq = 0
    let hash = GENESIS
    for (;;) {
      const rows = await db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.shopId, head.shopId), gt(auditEntries.seq, seq)))
        .orderBy(asc(auditEntries.seq))
        .limit(AT_ONCE)
      if (rows.length === 0) break
      for (const row of rows) {
        const broken = faultOf(row, seq, hash, anchors.get(row.seq))
        if (broken) findings.push({ shopId: head.shopId, seq: row.seq, what: broken })
        anchors.delete(row.seq)
        seq = row.seq
        hash = row.hash
      }
      entries += rows.length
    }
    if (head.seq !== seq || head.hash !== hash)
      findings.push({ shopId: head.shopId, seq, what: 'the chain ends early' })
    for (const [at] of anchors) findings.push({ shopId: head.shopId, seq: at, what: 'anchored, but not in the chain' })
  }
  return { entries, findings }
}

type Row = typeof auditEntries.$inferSelect

function faultOf(row: Row, before: number, hash: string, anchored: string | undefined) {
  if (row.seq !== before + 1) return `entries ${before + 1} to ${row.seq - 1} are missing`
  if (row.previousHash !== hash) return 'does not follow the entry before it'
  if (hashOf(row) !== row.hash) return 'was changed'
  if (anchored !== undefined && anchored !== row.hash) return 'differs from its anchor'
  return undefined
}

export type Anchor = { shopId: string; seq: number; hash: string; at: string }

function anchorsOf(file: string, shopId: string): Map<number, string> {
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const anchors = lines.map((line) => JSON.parse(line) as Anchor)
  return new Map(anchors.filter((anchor) => anchor.shopId === shopId).map(({ seq, hash }) => [seq, hash]))
}
