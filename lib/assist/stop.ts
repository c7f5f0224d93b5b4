import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { assists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { missing } from '@/lib/refusal'
import { endWithin } from './ending'
import type { StopAssist } from './input'

/** "End this help": the customer ends what somebody is doing for them, at once. What was done in it stays. */
export function stopAssist(actor: Actor, { assistId }: z.output<typeof StopAssist>): Promise<void> {
  return act(actor, 'assist.stop', { assist: assistId }, async (tx, note) => {
    note.about('assist', assistId)
    const { customer, shop, requestId } = actor
    const [theirs] = await tx
      .select({ id: assists.id })
      .from(assists)
      .where(and(eq(assists.id, assistId), eq(assists.customerId, customer?.id ?? ''), eq(assists.shopId, shop.id)))
    if (!theirs) throw missing()
    if (!(await endWithin(tx, assistId, 'customer-ended', requestId))) note.nothing()
  })
}
