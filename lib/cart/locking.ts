import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { db } from '@/db'
import { assists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import type { TakeOver } from './input'
import { lockedRefusal, lockOn } from './lock'
import { cartScope } from './policy'

/** The longest that anybody keeps a customer from their own cart. */
export const LOCK_LIFE = 15 * MINUTE

/** Throws unless a manager acts for somebody. */
export function demandAssist({ assist, account, customer }: Actor) {
  if (!assist || !account || !customer) throw new Refusal('notAllowed', 'forbidden')
  return { assist, account, customer }
}

/** Keeps everybody else from changing the customer's cart or ordering from it, for a while. One at a time; it is not prolonged. */
export async function lockCart(actor: Actor): Promise<void> {
  return act(actor, 'cart.lock', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    note.about('assist', assist.id)
    const lock = await lockOn(actor, tx)
    if (lock?.isOwn) return note.nothing()
    if (lock) throw lockedRefusal(actor, lock)
    const lockedUntil = later(LOCK_LIFE)
    await tx
      .update(assists)
      .set({ lockedUntil, lockTakenBy: null })
      .where(and(eq(assists.id, assist.id), isNull(assists.endedAt)))
    note.changed({ locked: false }, { locked: true, until: lockedUntil.toISOString() })
  })
}

/** Gives the cart back to everybody; also takes note that somebody else has done so. */
export async function unlockCart(actor: Actor): Promise<void> {
  return act(actor, 'cart.unlock', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    note.about('assist', assist.id)
    const [before] = await tx.select().from(assists).where(eq(assists.id, assist.id))
    if (!before?.lockedUntil && !before?.lockTakenBy) return note.nothing()
    await tx.update(assists).set({ lockedUntil: null, lockTakenBy: null }).where(eq(assists.id, assist.id))
    note.changed({ locked: before.lockedUntil !== null }, { locked: false })
  })
}

/**
 * "Take over and unlock": another manager's lock is off, and their bar says who did that. It is the lock that was seen
 * that goes, once; a newer one of somebody else stays.
 */
export async function takeOverLock(actor: Actor, { assistId }: TakeOver): Promise<void> {
  return act(actor, 'cart.takeOver', cartScope(actor), async (tx, note) => {
    const { account, customer, assist } = demandAssist(actor)
    note.about('assist', assistId)
    if (assistId === assist.id) throw missing()
    const [taken] = await tx
      .update(assists)
      .set({ lockedUntil: null, lockTakenBy: account.name })
      .where(
        and(
          eq(assists.id, assistId),
          eq(assists.customerId, customer.id),
          eq(assists.shopId, actor.shop.id),
          isNull(assists.endedAt),
          gt(assists.lockedUntil, now()),
        ),
      )
      .returning()
    if (!taken) throw new Refusal('lockIsOver')
    note.changed({ locked: true, managerId: taken.managerId }, { locked: false })
  })
}

/** Who has taken over this assist's lock, until its manager has taken note. */
export async function lockTakenBy({ assist }: Actor): Promise<string | null> {
  if (!assist) return null
  const [row] = await db.select({ by: assists.lockTakenBy }).from(assists).where(eq(assists.id, assist.id))
  return row?.by ?? null
}
