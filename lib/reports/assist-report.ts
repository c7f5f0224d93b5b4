import 'server-only'
import { and, count, countDistinct, eq, gte, inArray, isNotNull, lt, ne, notInArray, sql } from 'drizzle-orm'
import { db } from '@/db'
import { assists, handovers, managedLists, managers, orders, shops } from '@/db/schema'
import { millisBetween, sumOf } from '@/db/sql'
import type { ManagedListState, OrderState } from '@/db/words'
import { type Actor, may } from '@/lib/auth/actor'
import { MINUTE, now } from '@/lib/clock'
import { beginningOf, dayAfter, dayOf } from '@/lib/days'
import { Refusal } from '@/lib/refusal'
import type { Period } from './input'

/** What never came to anything is no revenue. */
const lost = ['os.none', 'os.cancelled', 'os.cancelled.waiting.payment'] as const satisfies OrderState[]

export type AssistFigures = {
  shop: string
  currency: string
  manager: string
  assists: number
  customers: number
  /** Whole minutes of the assists that have ended, on average; null if none has. */
  minutes: number | null
  disputed: number
  orders: number
  /** Minor units of the shop's currency. */
  revenue: number
  /** Orders that customers placed themselves from what was handed over to them. */
  handedOver: number
  handedOverRevenue: number
  /** Managed lists put together in them, and how many of these the customers have taken; withdrawn ones do not count. */
  lists: number
  accepted: number
}

/** What assisting came to, by shop and manager, over some days of the manager's own shops; the last thirty unless said. */
export async function assistReport(actor: Actor, period: Period) {
  if (!may(actor, 'audit.see') || actor.assist) throw new Refusal('notAllowed', 'forbidden')
  const days = daysOf(period)
  const [helped, sold, handed, listed] = await Promise.all([
    helpedIn(actor, days),
    soldIn(actor, days),
    handedOverIn(actor, days),
    listedIn(actor, days),
  ])
  const rows = helped.map((row): AssistFigures => {
    const { managerId, shopId, firstname, lastname, millis, ended, ...figures } = row
    const isTheirs = (other: Whose) => other.managerId === managerId && other.shopId === shopId
    const sales = sold.find(isTheirs)
    const theirs = handed.find(isTheirs)
    const lists = listed.filter(isTheirs)
    return {
      ...figures,
      manager: `${firstname} ${lastname}`,
      minutes: ended > 0 ? Math.round(millis / ended / MINUTE) : null,
      orders: sales?.orders ?? 0,
      revenue: sales?.revenue ?? 0,
      handedOver: theirs?.orders ?? 0,
      handedOverRevenue: theirs?.revenue ?? 0,
      lists: piecesIn(lists),
      accepted: piecesIn(lists.filter(({ state }) => taken.includes(state))),
    }
  })
  return { from: days.first, to: days.last, rows }
}

type Whose = { shopId: string; managerId: string }
type Listed = Whose & { state: ManagedListState; lists: number }

const taken: readonly ManagedListState[] = ['accepted', 'ordered']

const piecesIn = (rows: Listed[]) => rows.reduce((sum, { lists }) => sum + lists, 0)

type Days = { first: string; last: string; from: Date; until: Date }

/** The days as moments; what is no day, or the wrong way round, is the last thirty. */
function daysOf({ from, to }: Period): Days {
  const last = to && beginningOf(to) ? to : dayOf(now())
  const first = from && beginningOf(from) && from <= last ? from : dayAfter(-29, beginningOf(last)!)
  return { first, last, from: beginningOf(first)!, until: beginningOf(dayAfter(1, beginningOf(last)!))! }
}

/** The assists of one's own shops that began in these days. */
const begunIn = ({ oversees }: Actor, { from, until }: Days) =>
  and(inArray(assists.shopId, [...oversees]), gte(assists.startedAt, from), lt(assists.startedAt, until))

async function helpedIn(actor: Actor, days: Days) {
  if (actor.oversees.length === 0) return []
  return db
    .select({
      shopId: shops.id,
      shop: shops.name,
      currency: shops.currency,
      managerId: managers.id,
      firstname: managers.firstname,
      lastname: managers.lastname,
      assists: count(),
      customers: countDistinct(assists.customerId),
      ended: count(assists.endedAt),
      millis: sumOf(millisBetween(assists.startedAt, assists.endedAt)),
      disputed: count(assists.disputedAt),
    })
    .from(assists)
    .innerJoin(shops, eq(shops.id, assists.shopId))
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .where(begunIn(actor, days))
    .groupBy(shops.id, shops.name, shops.currency, managers.id, managers.firstname, managers.lastname)
    .orderBy(shops.name, sql`count(*) desc`, managers.id)
}

/** Orders count for the day of the assist they were placed in, so that both columns are about the same assists. */
async function soldIn(actor: Actor, days: Days) {
  if (actor.oversees.length === 0) return []
  return db
    .select({
      shopId: assists.shopId,
      managerId: assists.managerId,
      orders: count(),
      revenue: sumOf(orders.total),
    })
    .from(assists)
    .innerJoin(orders, and(eq(orders.assistId, assists.id), isNotNull(orders.managerId)))
    .where(and(begunIn(actor, days), notInArray(orders.state, [...lost])))
    .groupBy(assists.shopId, assists.managerId)
}

/** What customers ordered from a checkout that was handed over to them counts for the day of that assist, too. */
async function handedOverIn(actor: Actor, days: Days) {
  if (actor.oversees.length === 0) return []
  return db
    .select({ shopId: assists.shopId, managerId: assists.managerId, orders: count(), revenue: sumOf(orders.total) })
    .from(assists)
    .innerJoin(handovers, eq(handovers.assistId, assists.id))
    .innerJoin(orders, eq(orders.id, handovers.orderId))
    .where(and(begunIn(actor, days), notInArray(orders.state, [...lost])))
    .groupBy(assists.shopId, assists.managerId)
}

/** Lists count for the day of the assist they were put together in, whenever they were answered. */
async function listedIn(actor: Actor, days: Days): Promise<Listed[]> {
  if (actor.oversees.length === 0) return []
  return db
    .select({ shopId: assists.shopId, managerId: assists.managerId, state: managedLists.state, lists: count() })
    .from(assists)
    .innerJoin(managedLists, eq(managedLists.assistId, assists.id))
    .where(and(begunIn(actor, days), ne(managedLists.state, 'withdrawn')))
    .groupBy(assists.shopId, assists.managerId, managedLists.state)
}
