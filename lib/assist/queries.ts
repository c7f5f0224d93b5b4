import 'server-only'
import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { db } from '@/db'
import { assists, auditEntries, customers, managers } from '@/db/schema'
import { type Actor, fullName } from '@/lib/auth/actor'
import { later, now } from '@/lib/clock'
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
}

const named = <Row extends { managerFirstname: string; managerLastname: string }>(row: Row) => ({
  ...row,
  manager: `${row.managerFirstname} ${row.managerLastname}`,
})

/** Who is acting for this customer in this shop at the moment; nobody, if the actor is a manager. */
export async function helpersOf(actor: Actor) {
  if (!actor.customer || actor.assist) return []
  const seenSince = later(-assistLimits(actor.shop).idle)
  const rows = await db
    .select(withNames)
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
    .where(
      and(
        eq(assists.customerId, actor.customer.id),
        eq(assists.shopId, actor.shop.id),
        isNull(assists.endedAt),
        gt(assists.expiresAt, now()),
        gt(assists.lastSeenAt, seenSince),
      ),
    )
    .orderBy(assists.startedAt, assists.id)
  return rows.map(named)
}

/** The last assists for a customer in this shop, newest first. Only for who may see the customer at all. */
export async function assistsFor(actor: Actor, customerId: string, limit = 20) {
  const rows = await db
    .select(withNames)
    .from(assists)
    .innerJoin(managers, eq(managers.id, assists.managerId))
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

/** What was changed in assists, in order, by the audit ledger. */
async function deedsOf(assistIds: string[]) {
  if (assistIds.length === 0) return []
  const { assistId, action, at, after, seq } = auditEntries
  const rows = await db
    .select({ assistId, action, at, after, seq })
    .from(auditEntries)
    .where(and(inArray(assistId, assistIds), eq(auditEntries.outcome, 'ok')))
    .orderBy(at, seq)
  return rows
    .filter((row) => !row.action.startsWith('assist.'))
    .map(({ after: kept, ...row }) => ({ ...row, detail: detailOf(kept) }))
}

/** Which order, or which article and how many, by what the ledger keeps of the change. */
function detailOf(kept: string | null): string {
  const { number, sku, quantity } = JSON.parse(kept ?? '{}') as { number?: string; sku?: string; quantity?: number }
  if (number) return number
  return sku ? `${quantity} × ${sku}` : ''
}
