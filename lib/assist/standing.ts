import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { assists } from '@/db/schema'
import type { AssistEnding } from '@/db/words'
import type { Customer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { customerAccess, type ManagerAccess } from '@/lib/people/access'
import { isHidden } from '@/lib/people/policy'
import type { Shop } from '@/lib/shops/shop'
import { assistLimits } from './limits'

export type AssistRow = typeof assists.$inferSelect

export const assistById = async (id: string): Promise<AssistRow | undefined> =>
  (await db.select().from(assists).where(eq(assists.id, id)))[0]

/** What an assist still is: open and for whom, or why it has to end. */
export type Standing = { open: true; customer: Customer } | { open: false; ending: AssistEnding }

/**
 * Holds an open assist against every rule, as things are now: the time, the manager's rights and the
 * customer. (That the shop lets managers in is part of `ManagerAccess`.)
 */
export async function standingOf(assist: AssistRow, shop: Shop, manager: ManagerAccess): Promise<Standing> {
  const ending = timeEnding(assist, shop)
  if (ending) return { open: false, ending }
  if (!manager.permissions.has('assist.start')) return { open: false, ending: 'manager-withdrawn' }
  const customer = await customerAccess(shop, { customerId: assist.customerId })
  if (!customer || isHidden(shop, customer)) return { open: false, ending: 'customer-disabled' }
  return { open: true, customer }
}

/** Whether the clock has ended it. */
export function timeEnding(assist: AssistRow, shop: Shop): AssistEnding | undefined {
  if (now() >= assist.expiresAt) return 'time-over'
  if (now().getTime() - assist.lastSeenAt.getTime() >= assistLimits(shop).idle) return 'idle'
  return undefined
}
