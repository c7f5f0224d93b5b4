import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customerShops, customers } from '@/db/schema'
import type { Note } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { missing } from '@/lib/refusal'
import { visibleTo } from './policy'

/** The customer that a manager at the desk means; one they may not know of is as unknown as none. */
export async function customerAtDesk(tx: Tx, note: Note, actor: Actor, customerId: string) {
  note.about('customer', customerId)
  const [row] = await tx
    .select({ customer: customers })
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(customers.id, customerId), visibleTo(actor)))
  if (!row) throw missing()
  note.concerning(customerId)
  return row.customer
}
