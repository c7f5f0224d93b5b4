import 'server-only'
import { and, count, eq, gte, inArray, lt } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, orderRequests, orders, shops } from '@/db/schema'
import { sumOf } from '@/db/sql'
import type { DeliveryState, OrderState } from '@/db/words'
import { type Actor, may } from '@/lib/auth/actor'
import { DAY, now } from '@/lib/clock'
import { beginningOf, dayAfter, dayOf } from '@/lib/days'
import { Refusal } from '@/lib/refusal'
import { stateGroups } from './view'

/** Orders that were placed and neither cancelled nor returned. */
const sold = [
  'os.pending',
  'os.waiting.approve',
  'os.waiting',
  'os.waiting.payment',
  'os.in.progress',
  'os.partially.shipped',
  'os.completed',
] as const satisfies OrderState[]

const DAYS = 30

/** What the manager's shops have to do, and how they do. */
export async function dashboard(actor: Actor) {
  if (!may(actor, 'admin.enter') || actor.assist) throw new Refusal('notAllowed', 'forbidden')
  const shopIds = [...actor.oversees]
  const today = dayOf(now())
  const since = (day: string) => ordersIn(shopIds, stateGroups.all, beginningOf(day)!)
  const waitingIn = (...states: DeliveryState[]) => deliveriesIn(shopIds, states)
  return {
    today: await since(today),
    week: await since(mondayOf(today)),
    month: await since(`${today.slice(0, 8)}01`),
    waiting: await ordersIn(shopIds, stateGroups.waiting),
    unpaid: await ordersIn(shopIds, stateGroups.unpaid),
    refunds: await ordersIn(shopIds, stateGroups.refunds),
    requests: await openRequests(shopIds),
    allocation: await waitingIn('ds.wait.allocation'),
    date: await waitingIn('ds.wait.date'),
    stock: await waitingIn('ds.wait.inventory'),
    pack: await waitingIn('ds.inventory.allocated'),
    ship: await waitingIn('ds.shipment.ready', 'ds.shipment.ready.waiting.payment'),
    revenue: await revenueOf(shopIds, today),
  }
}

/** The Monday of a day's week, which may be the day itself. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10)
}

/** Shop by shop and state by state, so that only an index is read. */
async function ordersIn(shopIds: string[], states: readonly OrderState[], since?: Date): Promise<number> {
  if (shopIds.length === 0) return 0
  const [row] = await db
    .select({ n: count() })
    .from(orders)
    .where(
      and(inArray(orders.shopId, shopIds), inArray(orders.state, [...states]), since && gte(orders.placedAt, since)),
    )
  return row?.n ?? 0
}

async function deliveriesIn(shopIds: string[], states: DeliveryState[]): Promise<number> {
  if (shopIds.length === 0) return 0
  const [row] = await db
    .select({ n: count() })
    .from(deliveries)
    .where(and(inArray(deliveries.state, states), inArray(deliveries.shopId, shopIds)))
  return row?.n ?? 0
}

async function openRequests(shopIds: string[]): Promise<number> {
  if (shopIds.length === 0) return 0
  const [row] = await db
    .select({ n: count() })
    .from(orderRequests)
    .where(and(inArray(orderRequests.shopId, shopIds), eq(orderRequests.state, 'open')))
  return row?.n ?? 0
}

export type Revenue = { currency: string; days: { day: string; total: number; orders: number }[] }

/** What was sold on each of the last days, for each currency by itself: amounts of two cannot be added. */
async function revenueOf(shopIds: string[], today: string): Promise<Revenue[]> {
  if (shopIds.length === 0) return []
  const known = await db
    .select({ id: shops.id, currency: shops.currency })
    .from(shops)
    .where(inArray(shops.id, shopIds))
  const currencies = [...new Set(known.map(({ currency }) => currency))].sort()
  const days = Array.from({ length: DAYS }, (_, at) => dayAfter(at - DAYS + 1, beginningOf(today)!))
  return Promise.all(
    currencies.map(async (currency) => {
      const ids = known.filter((shop) => shop.currency === currency).map(({ id }) => id)
      return { currency, days: await Promise.all(days.map((day) => soldOn(ids, day))) }
    }),
  )
}

async function soldOn(shopIds: string[], day: string) {
  const from = beginningOf(day)!
  const till = beginningOf(dayAfter(1, from))!
  const [row] = await db
    .select({ total: sumOf(orders.total), orders: count() })
    .from(orders)
    .where(
      and(
        inArray(orders.shopId, shopIds),
        inArray(orders.state, [...sold]),
        gte(orders.placedAt, from),
        lt(orders.placedAt, till),
      ),
    )
  return { day, total: row?.total ?? 0, orders: row?.orders ?? 0 }
}
