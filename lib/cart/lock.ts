import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { assists, managers } from '@/db/schema'
import { isGoingOn } from '@/lib/assist/queries'
import { type Actor, isManager } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { formatClock, translator } from '@/lib/i18n'
import { Refusal } from '@/lib/refusal'
import { isOn } from '@/lib/shops/shop'
import { inDraft } from './policy'

export type Lock = { assistId: string; manager: string; until: Date; isOwn: boolean }

/** Who keeps this customer's cart to themself at the moment; null if nobody does. It ends with the time and with their assist. */
export async function lockOn(actor: Actor, reader: Reader = db): Promise<Lock | null> {
  const { customer, shop, assist } = actor
  if (!customer) return null
  const [row] = await reader
    .select({ assist: assists, firstname: managers.firstname, lastname: managers.lastname })
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .where(
      and(
        eq(assists.customerId, customer.id),
        eq(assists.shopId, shop.id),
        isGoingOn(shop),
        gt(assists.lockedUntil, now()),
      ),
    )
  if (!row) return null
  const name = `${row.firstname} ${row.lastname}`
  const isNamed = isManager(actor) || isOn(shop, 'SHOP_SF_SHOW_MANAGER')
  return {
    assistId: row.assist.id,
    manager: isNamed ? name : translator(actor.locale)('live.staff'),
    until: row.assist.lockedUntil!,
    isOwn: row.assist.id === assist?.id,
  }
}

/** The lock that keeps this actor out; none keeps a manager from their own draft, or a recurring order from its own cart. */
export async function lockedByOther(actor: Actor, reader: Reader = db): Promise<Lock | null> {
  if (inDraft(actor) || actor.recurring) return null
  const lock = await lockOn(actor, reader)
  return lock && !lock.isOwn ? lock : null
}

export const lockedRefusal = ({ locale }: Actor, { manager, until }: Lock) =>
  new Refusal('cartLocked', 'conflict', { manager, time: formatClock(until, locale) })

/**
 * Asked by everything that changes the cart in hand or orders from it, within the cart's scope: throws while somebody
 * else has locked it, and if the manager has meanwhile switched to the other cart in another tab.
 */
export async function demandChangeable(tx: Tx, actor: Actor): Promise<void> {
  if (!actor.customer) return
  if (actor.assist) {
    const [row] = await tx.select({ inDraft: assists.inDraft }).from(assists).where(eq(assists.id, actor.assist.id))
    if (row && row.inDraft !== inDraft(actor)) throw new Refusal('cartSwitched')
  }
  const lock = await lockedByOther(actor, tx)
  if (lock) throw lockedRefusal(actor, lock)
}

/** Takes the actor's own lock off, if there is one: what it was for is done. */
export async function releaseLock(tx: Tx, { assist }: Actor): Promise<void> {
  const own = and(eq(assists.id, assist?.id ?? ''), gt(assists.lockedUntil, now()))
  await tx.update(assists).set({ lockedUntil: null, lockEndedAt: now() }).where(own)
}
