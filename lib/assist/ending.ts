import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { assists } from '@/db/schema'
import type { AssistEnding } from '@/db/words'
import { append } from '@/lib/audit/ledger'
import { now } from '@/lib/clock'
import { tellChange } from '@/lib/live/event'
import { managerAccess } from '@/lib/people/access'
import { shopById } from '@/lib/shops/queries'
import { isOn, type Shop } from '@/lib/shops/shop'
import { noticeOfEnd } from './notice'
import { type AssistRow, standingOf } from './standing'

/**
 * Ends an assist, once, with its reason and its audit row. Nothing of the customer's account, sessions or
 * cart is touched. Answers whether it was still open.
 */
export function endAssist(assist: Pick<AssistRow, 'id'>, ending: AssistEnding, requestId: string): Promise<boolean> {
  return transact({ assist: assist.id }, (tx) => endWithin(tx, assist.id, ending, requestId))
}

/** The same inside a transaction that ends more than the assist. */
export async function endWithin(tx: Tx, assistId: string, ending: AssistEnding, requestId: string): Promise<boolean> {
  const [ended] = await tx
    .update(assists)
    .set({ endedAt: now(), ending })
    .where(and(eq(assists.id, assistId), isNull(assists.endedAt)))
    .returning()
  if (!ended) return false
  await append(tx, {
    shopId: ended.shopId,
    action: 'assist.end',
    outcome: 'ok',
    reason: ending,
    actorKind: 'manager',
    actorId: ended.managerId,
    assistId: ended.id,
    customerId: ended.customerId,
    objectType: 'assist',
    objectId: ended.id,
    before: null,
    after: null,
    requestId,
  })
  await noticeOfEnd(tx, ended)
  tellChange({ shopId: ended.shopId, customerId: ended.customerId, kind: 'assist', sessionId: null })
  return true
}

/** The assists that a session, if it goes, takes with it. */
export async function endAssistsOfSession(tx: Tx, sessionId: string, ending: AssistEnding, requestId: string) {
  const open = await tx
    .select({ id: assists.id })
    .from(assists)
    .where(and(eq(assists.sessionId, sessionId), isNull(assists.endedAt)))
  for (const { id } of open) await endWithin(tx, id, ending, requestId)
}

/** Ends whatever is open for a customer, in one shop or in all. */
export async function endAssistsFor(
  tx: Tx,
  customerId: string,
  ending: AssistEnding,
  requestId: string,
  shopId?: string,
) {
  const open = await tx
    .select({ id: assists.id })
    .from(assists)
    .where(
      and(eq(assists.customerId, customerId), isNull(assists.endedAt), shopId ? eq(assists.shopId, shopId) : undefined),
    )
  for (const { id } of open) await endWithin(tx, id, ending, requestId)
}

/** A job: ends what may no longer go on, also when nobody comes back to find out. */
export async function endOverdueAssists() {
  for (const assist of await db.select().from(assists).where(isNull(assists.endedAt))) {
    const shop = await shopById(assist.shopId)
    const ending = shop && (await endingOf(assist, shop))
    if (ending) await endAssist(assist, ending, 'job:end-overdue-assists')
  }
}

/** Why an assist that is still open has to end, if it has. */
export async function endingOf(assist: AssistRow, shop: Shop): Promise<AssistEnding | undefined> {
  const manager = await managerAccess(shop, assist.managerId)
  if (!manager) return isOn(shop, 'SHOP_SF_LOGIN_MANAGER') ? 'manager-withdrawn' : 'shop-withdrawn'
  const standing = await standingOf(assist, shop, manager)
  return standing.open ? undefined : standing.ending
}
