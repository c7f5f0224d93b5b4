import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
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
        .where(and(eq(auditEntries.shopId, head.shopId), gt(auditEntries.seq, seq), lte(auditEntries.seq, head.seq)))
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
    if (await isForgedBeyond(head)) {
      findings.push({ shopId: head.shopId, seq: head.seq + 1, what: 'stands beyond where the chain ends' })
    }
    if (head.seq !== seq || head.hash !== hash)
      findings.push({ shopId: head.shopId, seq, what: 'the chain ends early' })
    for (const [at] of anchors) findings.push({ shopId: head.shopId, seq: at, what: 'anchored, but not in the chain' })
  }
  return { entries, findings }
}

type Head = typeof auditHeads.$inferSelect

/** Entries beyond the head are a forgery, unless the head has moved on meanwhile: the shop may be open. */
async function isForgedBeyond(head: Head): Promise<boolean> {
  const beyond = and(eq(auditEntries.shopId, head.shopId), gt(auditEntries.seq, head.seq))
  const [entry] = await db.select({ seq: auditEntries.seq }).from(auditEntries).where(beyond).limit(1)
  if (!entry) return false
  const [latest] = await db.select().from(auditHeads).where(eq(auditHeads.shopId, head.shopId))
  return latest?.seq === head.seq
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

/** By number, the hash that was anchored first: whoever anchors another one later has something to hide. */
function anchorsOf(file: string, shopId: string): Map<number, string> {
  const first = new Map<number, string>()
  if (!existsSync(file)) return first
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const anchor = parsed(line)
    if (anchor?.shopId === shopId && !first.has(anchor.seq)) first.set(anchor.seq, anchor.hash)
  }
  return first
}

/** A line that a crash cut short says nothing. */
function parsed(line: string): Anchor | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
