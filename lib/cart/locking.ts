import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { assists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { formatClock } from '@/lib/i18n'
import { missing, Refusal } from '@/lib/refusal'
import type { TakeOver } from './input'
import { lockedRefusal, lockOn, releaseLock } from './lock'
import { cartScope } from './policy'

/** The longest that anybody keeps a customer from their own cart. */
export const LOCK_LIFE = 15 * MINUTE
/** How long the cart is everybody's again before the same manager may lock it once more. */
export const LOCK_PAUSE = 5 * MINUTE

/** Throws unless a manager acts for somebody. */
export function demandAssist({ assist, account, customer }: Actor) {
  if (!assist || !account || !customer) throw new Refusal('notAllowed', 'forbidden')
  return { assist, account, customer }
}

/** Keeps everybody else from changing the customer's cart or ordering from it, for a while. One at a time; it is not prolonged, and not taken again at once. */
export async function lockCart(actor: Actor): Promise<void> {
  return act(actor, 'cart.lock', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    note.about('assist', assist.id)
    const lock = await lockOn(actor, tx)
    if (lock?.isOwn) return note.nothing()
    if (lock) throw lockedRefusal(actor, lock)
    await demandPause(tx, actor)
    const lockedUntil = later(LOCK_LIFE)
    await tx
      .update(assists)
      .set({ lockedUntil, lockEndedAt: lockedUntil, lockTakenBy: null })
      .where(and(eq(assists.id, assist.id), isNull(assists.endedAt)))
    note.changed({ locked: false }, { locked: true, until: lockedUntil.toISOString() })
  })
}

/** Throws while this manager's last lock of this cart, in whichever of their assists, is over only just now. */
async function demandPause(tx: Tx, actor: Actor) {
  const { account, customer } = demandAssist(actor)
  const rows = await tx
    .select({ lockEndedAt: assists.lockEndedAt, endedAt: assists.endedAt })
    .from(assists)
    .where(
      and(
        eq(assists.managerId, account.id),
        eq(assists.customerId, customer.id),
        eq(assists.shopId, actor.shop.id),
        gt(assists.lockEndedAt, later(-LOCK_PAUSE)),
      ),
    )
  // A lock is gone with its assist.
  const ends = rows.map(({ lockEndedAt, endedAt }) => Math.min(Number(lockEndedAt), Number(endedAt ?? lockEndedAt)))
  const from = later(LOCK_PAUSE, new Date(Math.max(0, ...ends)))
  if (from > now()) throw new Refusal('lockPauses', 'conflict', { time: formatClock(fullMinute(from), actor.locale) })
}

/** The next one, so that what is said to be possible from then on is. */
const fullMinute = (at: Date) => new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE)

/** Gives the cart back to everybody; also takes note that somebody else has done so. */
export async function unlockCart(actor: Actor): Promise<void> {
  return act(actor, 'cart.unlock', cartScope(actor), async (tx, note) => {
    const { assist } = demandAssist(actor)
    note.about('assist', assist.id)
    const [before] = await tx.select().from(assists).where(eq(assists.id, assist.id))
    if (!before?.lockedUntil && !before?.lockTakenBy) return note.nothing()
    await releaseLock(tx, actor)
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
      .set({ lockedUntil: null, lockEndedAt: now(), lockTakenBy: account.name })
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
