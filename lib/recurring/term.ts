import 'server-only'
import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { subscriptions } from '@/db/schema'
import { append } from '@/lib/audit/ledger'
import { nextAfter } from './dates'
import type { RecurringRow } from './policy'

export type TermRow = typeof subscriptions.$inferSelect

/** What makes this one a subscription; undefined if it is none. */
export async function termOf(reader: Reader, id: string): Promise<TermRow | undefined> {
  const [row] = await reader.select().from(subscriptions).where(eq(subscriptions.id, id))
  return row
}

/** What it is to its customer, and in the ledger. */
export const kindOf = async (reader: Reader, id: string) =>
  (await termOf(reader, id)) ? ('subscription' as const) : ('recurring' as const)

/** The term that an order has paid for begins: until the day on which the next one would. */
export async function beginTerm(tx: Tx, row: RecurringRow, day: string, dateId: string): Promise<void> {
  const term = { termStart: day, termEnd: row.nextDay ?? nextAfter(row, day) }
  await tx.update(subscriptions).set(term).where(eq(subscriptions.id, row.id))
  await writeDown(tx, row, 'subscription.renew', { ...term, cause: dateId })
}

type Caused = { cause: string } & Record<string, string>

/** In the ledger: what came of one by itself. */
export function writeDown(tx: Tx, row: RecurringRow, action: string, { cause, ...after }: Caused) {
  return append(tx, {
    shopId: row.shopId,
    action,
    outcome: 'ok',
    reason: null,
    actorKind: 'nobody',
    actorId: null,
    assistId: null,
    customerId: row.customerId,
    objectType: action.split('.')[0]!,
    objectId: row.id,
    before: null,
    after: JSON.stringify(after),
    requestId: `job:order-recurring:${cause}`,
  })
}
