import 'server-only'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { db, type Reader, type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import { recurringDates, recurringOrders } from '@/db/schema'
import type { Actor, PlacedBy } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { log } from '@/lib/log'
import { customerAccess } from '@/lib/people/access'
import { shopById } from '@/lib/shops/queries'
import { followingDay, isUnderWay } from './course'
import { hasRecurring, type RecurringRow, recurringScope } from './policy'

export type DateRow = typeof recurringDates.$inferSelect

const AT_ONCE = 100
/** How long whoever works on a date has it to themself. A crash costs the date that long, and nothing else. */
export const LEASE = 2 * MINUTE

/**
 * Takes down every date that has come, and says when the next one is. Dates that passed while nobody looked are one
 * order; the next is the first after today. Whoever cannot order just now (a disabled account, a shop that has no
 * recurring orders any more) keeps the date: it waits.
 */
export async function claimDueDates(): Promise<number> {
  const today = dayOf(now())
  const due = and(eq(recurringOrders.state, 'active'), lte(recurringOrders.nextDay, today))
  let count = 0
  for (let after = ''; ; ) {
    const page = await db
      .select()
      .from(recurringOrders)
      .where(and(due, gt(recurringOrders.id, after)))
      .orderBy(asc(recurringOrders.id))
      .limit(AT_ONCE)
    for (const row of page) if (await claimed(row, today)) count++
    if (page.length < AT_ONCE) return count
    after = page.at(-1)!.id
  }
}

/** One that cannot be taken down keeps nobody else from their date; who waits costs no turn at writing. */
async function claimed(row: RecurringRow, today: string): Promise<boolean> {
  try {
    if (!(await actorFor(row, { id: '', cartId: '' }))) return false
    return await transact(recurringScope(row.id), (tx) => claim(tx, row.id, today))
  } catch (error) {
    log.error({ err: error, recurring: row.id }, 'a date of a recurring order could not be taken down')
    return false
  }
}

async function claim(tx: Tx, id: string, today: string): Promise<boolean> {
  const row = await rowOf(tx, id)
  if (row?.state !== 'active' || !row.nextDay || row.nextDay > today) return false
  const open = and(eq(recurringDates.recurringId, id), isUnderWay)
  if ((await tx.$count(recurringDates, open)) > 0) return false
  if (!(await actorFor(row, { id: '', cartId: '' }, tx))) return false
  const at = now()
  const date = { recurringId: id, day: row.nextDay, state: 'due' as const, placementKey: newId(), lacks: [] }
  await tx.insert(recurringDates).values({ ...date, tryAt: at, at })
  const nextDay = await followingDay(tx, row, today)
  await tx.update(recurringOrders).set({ nextDay }).where(eq(recurringOrders.id, id))
  return true
}

/** The dates to work on now, one after another; each is this worker's for a while. */
export async function* datesToWorkOn(): AsyncGenerator<{ date: DateRow; row: RecurringRow }> {
  for (let after = ''; ; ) {
    const ready = and(isUnderWay, lte(recurringDates.tryAt, now()))
    const page = await db
      .select({ id: recurringDates.id, recurringId: recurringDates.recurringId })
      .from(recurringDates)
      .where(and(ready, gt(recurringDates.id, after)))
      .orderBy(asc(recurringDates.id))
      .limit(AT_ONCE)
    for (const { id, recurringId } of page) {
      const mine = await transact(recurringScope(recurringId), async (tx) => {
        const [date] = await tx
          .update(recurringDates)
          .set({ tryAt: later(LEASE) })
          .where(and(eq(recurringDates.id, id), isUnderWay, lte(recurringDates.tryAt, now())))
          .returning()
        const row = date && (await rowOf(tx, recurringId))
        return row ? { date, row } : undefined
      })
      if (mine) yield mine
    }
    if (page.length < AT_ONCE) return
    after = page.at(-1)!.id
  }
}

export async function rowOf(reader: Reader, id: string): Promise<RecurringRow | undefined> {
  const [row] = await reader.select().from(recurringOrders).where(eq(recurringOrders.id, id))
  return row
}

/**
 * Whoever the job orders for: the customer as they are now, with nobody at the keyboard, from the date's own cart, and
 * in the name of the manager who set it up. Nobody while the account is disabled, or the shop has none of this.
 */
export async function actorFor(
  row: RecurringRow,
  date: { id: string; cartId: string },
  reader: Parameters<typeof customerAccess>[2] = db,
): Promise<Actor | undefined> {
  const shop = await shopById(row.shopId, reader)
  const customer = shop && (await customerAccess(shop, { customerId: row.customerId }, reader))
  if (!shop || !customer) return undefined
  const actor: Actor = {
    shop,
    customer,
    locale: customer.locale,
    requestId: `job:order-recurring:${date.id}`,
    account: null,
    permissions: new Set(),
    oversees: [],
    assist: null,
    guestHash: null,
    recurring: { dateId: date.id, cartId: date.cartId, placedBy: placedByOf(row) },
  }
  return hasRecurring(actor) ? actor : undefined
}

function placedByOf({ managerId, managerName, managerEmail, assistId, assistReason }: RecurringRow): PlacedBy | null {
  if (!managerId || !assistId) return null
  return {
    managerId,
    assistId,
    managerName: managerName ?? '',
    managerEmail: managerEmail ?? '',
    assistReason: assistReason ?? '',
  }
}
