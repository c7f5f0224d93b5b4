import 'server-only'
import { and, count, eq, gt } from 'drizzle-orm'
import type { Tx } from '@/db'
import { auditEntries } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { DAY, later, now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import type { Person } from './noun'
import { nouns } from './nouns'

/** More often than that a day, nothing new is in it. */
export const EXPORTS_A_DAY = 5

/** Everything the shops keep about somebody, table by table. */
export type Exported = { at: Date; shop: string; tables: { table: string; rows: Record<string, unknown>[] }[] }

/**
 * The own data, all of it, as it stands at one moment: for its owner alone, never on behalf, a few times a day. That
 * it was fetched is written down.
 */
export function exportOwn(actor: Actor): Promise<Exported> {
  return act(actor, 'account.export', { account: actor.account?.id ?? '' }, async (tx, note) => {
    const person = personOf(actor)
    note.about('account', person.accountId)
    if ((await exportsToday(tx, person)) >= EXPORTS_A_DAY) throw new Refusal('exportedOften', 'throttled')
    const tables: Exported['tables'] = []
    for (const noun of nouns) {
      if ('shows' in noun) tables.push({ table: noun.table, rows: await noun.shows(tx, person) })
    }
    return { at: now(), shop: actor.shop.name, tables: tables.reverse() }
  })
}

/** A customer who acts for themself; for everybody else there is nothing here. */
export function personOf({ account, customer }: Actor): Person {
  if (account?.kind !== 'customer' || !customer) throw missing()
  return { accountId: account.id, customerId: customer.id, email: account.email }
}

async function exportsToday(tx: Tx, { accountId }: Person): Promise<number> {
  const [row] = await tx
    .select({ times: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.action, 'account.export'),
        eq(auditEntries.objectId, accountId),
        eq(auditEntries.outcome, 'ok'),
        gt(auditEntries.at, later(-DAY)),
      ),
    )
  return row?.times ?? 0
}
