import 'server-only'
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, secondFactors, sessions } from '@/db/schema'
import { assistById, standingOf } from '@/lib/assist/standing'
import { later, now } from '@/lib/clock'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { shopById } from '@/lib/shops/queries'
import type { Actor } from './actor'
import { sessionLimits } from './limits'
import { needsSecondFactor } from './second-factor-rule'

/**
 * Whether somebody whose request goes on and on would still be let in: their session, their rights, the customer and
 * the assist, read anew. Unlike a click it is no sign of life: nothing lasts longer because somebody listens.
 */
export async function stillStands({ shop, account, assist, customer }: Actor): Promise<boolean> {
  if (!account || (account.kind === 'customer' && !customer)) return false
  const [session] = await db
    .select({ accountId: sessions.accountId, enrolled: secondFactors.confirmedAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(secondFactors, and(eq(secondFactors.accountId, accounts.id), isNotNull(secondFactors.confirmedAt)))
    .where(
      and(
        eq(sessions.id, account.sessionId),
        eq(sessions.shopId, shop.id),
        eq(accounts.id, account.id),
        eq(accounts.enabled, true),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now()),
        gt(sessions.lastSeenAt, later(-sessionLimits[account.kind].idle)),
      ),
    )
  const current = session && (await shopById(shop.id))
  if (!current) return false
  if (account.kind === 'customer') return Boolean(await customerAccess(current, { accountId: account.id }))

  const manager = await managerAccess(current, account.id)
  if (!manager || (!session.enrolled && (await needsSecondFactor(current, account.id)))) return false
  if (!assist) return true // at the desk, where they hear of nobody's things
  const row = await assistById(assist.id)
  if (!row || row.endedAt || row.sessionId !== account.sessionId) return false
  return (await standingOf(row, current, manager)).open
}
