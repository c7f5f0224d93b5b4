import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { assists, carts } from '@/db/schema'
import type { AssistRow } from './standing'

/** What this manager had in a draft for this customer when their last assist ended goes on with the new one. */
export async function bringDraft(tx: Tx, { id, shopId, managerId, customerId }: AssistRow) {
  const [last] = await tx
    .select({ id: carts.id })
    .from(carts)
    .innerJoin(assists, eq(assists.id, carts.assistId))
    .where(
      and(
        eq(carts.shopId, shopId),
        eq(carts.kind, 'draft'),
        eq(carts.customerId, customerId),
        eq(assists.managerId, managerId),
      ),
    )
    .orderBy(desc(carts.updatedAt), desc(carts.id))
    .limit(1)
  if (last) await tx.update(carts).set({ assistId: id }).where(eq(carts.id, last.id))
}

/** The draft of an assist goes on with the one that continues it; answers whether there was one. */
export async function passDraft(tx: Tx, from: string, to: string): Promise<boolean> {
  const passed = await tx
    .update(carts)
    .set({ assistId: to })
    .where(and(eq(carts.assistId, from), eq(carts.kind, 'draft')))
    .returning({ id: carts.id })
  return passed.length > 0
}
