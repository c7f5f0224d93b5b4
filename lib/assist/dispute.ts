import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { assists, managers } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { fullName } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { queueMail } from '@/lib/mail/outbox'
import { missing } from '@/lib/refusal'
import { listIn } from '@/lib/shops/shop'
import { endWithin } from './ending'
import type { DisputeAssist } from './input'
import { disputedLetter } from './letters'

/**
 * "I did not ask for this": the customer's own word about an assist, once. It ends if it is still going on, and the shop
 * is told by letter. What was done in it stays as it is, and in the ledger.
 */
export function disputeAssist(actor: Actor, { assistId }: z.output<typeof DisputeAssist>): Promise<void> {
  return act(actor, 'assist.dispute', { assist: assistId }, async (tx, note) => {
    note.about('assist', assistId)
    const { customer, shop, requestId } = actor
    const own = and(eq(assists.id, assistId), eq(assists.customerId, customer?.id ?? ''), eq(assists.shopId, shop.id))
    const [disputed] = await tx
      .update(assists)
      .set({ disputedAt: now() })
      .where(and(own, isNull(assists.disputedAt)))
      .returning()
    if (!disputed || !customer) throw missing()
    await endWithin(tx, assistId, 'customer-ended', requestId)
    const [manager] = await tx.select().from(managers).where(eq(managers.id, disputed.managerId))
    const facts = {
      id: assistId,
      manager: manager ? `${manager.firstname} ${manager.lastname}` : '',
      customer: `${fullName(customer)} (${customer.number})`,
      startedAt: disputed.startedAt,
    }
    const locale = shop.languages[0] ?? 'en'
    for (const recipient of listIn(shop, 'SHOP_ADMIN_EMAIL')) {
      await queueMail(tx, { ...disputedLetter(facts, { shop, locale, recipient }), customerId: customer.id })
    }
  })
}
