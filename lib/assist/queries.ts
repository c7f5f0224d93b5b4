import 'server-only'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { db } from '@/db'
import { assistRequests, assists, customers, managers } from '@/db/schema'
import { type Actor, fullName } from '@/lib/auth/actor'
import { later, now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { deedsOf } from './deeds'
import { assistLimits } from './limits'

const withNames = {
  id: assists.id,
  customerId: assists.customerId,
  managerId: assists.managerId,
  managerFirstname: managers.firstname,
  managerLastname: managers.lastname,
  reason: assists.reason,
  reasonText: assists.reasonText,
  ticket: assists.ticket,
  note: assists.note,
  startedAt: assists.startedAt,
  endedAt: assists.endedAt,
  ending: assists.ending,
  disputedAt: assists.disputedAt,
  consent: assists.consent,
  lockedUntil: assists.lockedUntil,
}

const named = <Row extends { managerFirstname: string; managerLastname: string }>(row: Row) => ({
  ...row,
  manager: `${row.managerFirstname} ${row.managerLastname}`,
})

/** Not ended, nor due to be, whether or not a job has been past. */
export const isGoingOn = (shop: Shop) =>
  and(isNull(assists.endedAt), gt(assists.expiresAt, now()), gt(assists.lastSeenAt, later(-assistLimits(shop).idle)))

/** Who is acting for this customer in this shop at the moment; nobody, if the actor is a manager. */
export async function helpersOf(actor: Actor) {
  if (!actor.customer || actor.assist) return []
  const rows = await db
    .select(withNames)
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .where(and(eq(assists.customerId, actor.customer.id), eq(assists.shopId, actor.shop.id), isGoingOn(actor.shop)))
    .orderBy(assists.startedAt, assists.id)
  return rows.map(named)
}

/** The last assists for a customer in this shop, newest first. Only for who may see the customer at all. */
export async function assistsFor(actor: Actor, customerId: string, limit = 20) {
  const rows = await db
    .select({ ...withNames, agreedTo: assistRequests.words })
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .leftJoin(assistRequests, eq(assistRequests.assistId, assists.id))
    .where(and(eq(assists.customerId, customerId), eq(assists.shopId, actor.shop.id)))
    .orderBy(desc(assists.startedAt), desc(assists.id))
    .limit(limit)
  return rows.map(named)
}

/** The customer's own "Who helped me": every assist, and what was done in it. */
export const helpLog = async (actor: Actor) => (actor.customer ? assistsInFull(actor, actor.customer.id, 100) : [])

/** The last assists for a customer with what was done in each. Only for who may see the customer at all. */
export async function assistsInFull(actor: Actor, customerId: string, limit: number) {
  const log = await assistsFor(actor, customerId, limit)
  const done = await deedsOf(log.map((assist) => assist.id))
  return log.map((assist) => ({ ...assist, deeds: done.filter((deed) => deed.assistId === assist.id) }))
}

/** An assist of this manager, as its end page shows it; undefined for anybody else. */
export async function ownAssist(actor: Actor, assistId: string) {
  if (!actor.account || !/^[0-9a-f-]{36}$/.test(assistId)) return undefined
  const [row] = await db
    .select({ ...withNames, sessionId: assists.sessionId, customer: customers })
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .innerJoin(customers, eq(customers.id, assists.customerId))
    .where(and(eq(assists.id, assistId), eq(assists.managerId, actor.account.id), eq(assists.shopId, actor.shop.id)))
  return row && { ...named(row), customerName: fullName(row.customer), deeds: await deedsOf([assistId]) }
}

/** The assists that are open from this sign-in, so that a closed tab can be found again. */
export async function openAssistsOf(actor: Actor) {
  if (!actor.account) return []
  return db
    .select({
      id: assists.id,
      customerId: customers.id,
      firstname: customers.firstname,
      lastname: customers.lastname,
      startedAt: assists.startedAt,
    })
    .from(assists)
    .innerJoin(customers, eq(customers.id, assists.customerId))
    .where(and(eq(assists.sessionId, actor.account.sessionId), isNull(assists.endedAt), gt(assists.expiresAt, now())))
    .orderBy(assists.startedAt, assists.id)
}
