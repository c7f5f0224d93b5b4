import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { accounts, customerShops, customers, deskVisits } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { visibleTo } from './policy'

/** Looking at the same page again within this time is still the same visit. */
const ONE_VISIT = 5 * MINUTE

const MOST = 8

/** Remembers, and writes down in the ledger, that this manager opened a customer's page. */
export function rememberVisit(actor: Actor, customerId: string): Promise<void> {
  return act(actor, 'customers.visit', { visits: actor.account?.id ?? '' }, async (tx, note) => {
    const before = await markVisit(tx, actor, customerId)
    if (before && before > later(-ONE_VISIT)) return note.nothing()
    note.about('customer', customerId)
    note.concerning(customerId)
  })
}

/** Puts a customer first among those this manager had to do with; answers when they last had, if ever. */
export async function markVisit(tx: Tx, actor: Actor, customerId: string): Promise<Date | undefined> {
  const visit = { managerId: actor.account?.id ?? '', shopId: actor.shop.id, customerId }
  const { managerId, shopId, customerId: who, at } = deskVisits
  const [before] = await tx
    .select({ at })
    .from(deskVisits)
    .where(and(eq(managerId, visit.managerId), eq(shopId, visit.shopId), eq(who, customerId)))
  await tx
    .insert(deskVisits)
    .values({ ...visit, at: now() })
    .onConflictDoUpdate({ target: [managerId, shopId, who], set: { at: now() } })
  return before?.at
}

/** The customers whom this manager opened or helped last, the latest first. */
export async function recentCustomers(actor: Actor) {
  await look(actor, 'customers.search')
  const rows = await db
    .select({
      id: customers.id,
      firstname: customers.firstname,
      middlename: customers.middlename,
      lastname: customers.lastname,
      company: customers.company,
      number: customers.number,
    })
    .from(deskVisits)
    .innerJoin(customers, eq(customers.id, deskVisits.customerId))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(
      and(eq(deskVisits.managerId, actor.account?.id ?? ''), eq(deskVisits.shopId, actor.shop.id), visibleTo(actor)),
    )
    .orderBy(desc(deskVisits.at), desc(deskVisits.customerId))
    .limit(MOST)
  return rows.map((row) => ({ id: row.id, name: fullName(row), company: row.company, number: row.number }))
}
