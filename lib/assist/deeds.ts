import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { auditEntries } from '@/db/schema'

/** What was changed in assists, in order, by the audit ledger; what was tried in a draft cart is the manager's own. */
export async function deedsOf(assistIds: string[], reader: Reader = db) {
  if (assistIds.length === 0) return []
  const { assistId, action, at, after, seq, objectType } = auditEntries
  const rows = await reader
    .select({ assistId, action, at, after, seq, objectType })
    .from(auditEntries)
    .where(and(inArray(assistId, assistIds), eq(auditEntries.outcome, 'ok')))
    .orderBy(at, seq)
  return rows
    .filter((row) => !row.action.startsWith('assist.') && row.objectType !== 'draft')
    .map(({ after: kept, objectType: _, ...row }) => ({ ...row, detail: detailOf(kept) }))
}

/** Which order, or which article and how many, by what the ledger keeps of the change. */
function detailOf(kept: string | null): string {
  const { number, sku, quantity } = JSON.parse(kept ?? '{}') as { number?: string; sku?: string; quantity?: number }
  if (number) return number
  return sku ? `${quantity} × ${sku}` : ''
}
