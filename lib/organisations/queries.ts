import 'server-only'
import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerShops, customerStandings, customers } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { standingOf } from '@/lib/people/standing'
import { type Standing, standingIn } from './limits'
import { buyersOf, isBuyer, looksAfterBuyers } from './policy'

const PAGE = 50

const columns = {
  id: customers.id,
  accountId: accounts.id,
  number: customers.number,
  email: customers.email,
  salutation: customers.salutation,
  firstname: customers.firstname,
  lastname: customers.lastname,
  department: customers.department,
  locale: customers.locale,
  accountEnabled: accounts.enabled,
  linkEnabled: customerShops.enabled,
  passwordHash: accounts.passwordHash,
  sortName: customerShops.sortName,
}

const select = (reader: Reader, actor: Actor, condition?: SQL) =>
  reader
    .select(columns)
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(buyersOf(actor), condition))

type Row = Awaited<ReturnType<typeof select>>[number]

/** A buyer, as whoever looks after them sees one. */
export type Buyer = Standing & ReturnType<typeof known>

function known({ accountEnabled, linkEnabled, passwordHash, ...row }: Row) {
  const enabled = accountEnabled && linkEnabled
  return { ...row, accountEnabled, enabled, hasPassword: passwordHash !== null }
}

/** A page of the organisation's buyers by name, for whoever looks after them; nobody for others. */
export async function buyerPage(actor: Actor, view: { after?: string }) {
  const cursor = readCursor(view.after, 'string')
  const page = pageBy({ key: customerShops.sortName, id: customers.id, order: 'up', cursor })
  const may = await looksAfterBuyers(actor)
  const found = may
    ? await select(db, actor, page.where)
        .orderBy(...page.orderBy)
        .limit(PAGE + 1)
    : []
  const listed = pageOf(found, PAGE, cursor, ({ sortName, id }) => ({ value: sortName, id }))
  const standings = await standingsOf(
    actor,
    listed.rows.map(({ id }) => id),
  )
  return {
    ...listed,
    rows: listed.rows.map((row): Buyer => ({ ...known(row), ...standingIn(standings.get(row.id) ?? {}) })),
  }
}

async function standingsOf({ shop }: Actor, ids: string[]): Promise<Map<string, Record<string, string>>> {
  const { shopId, customerId, code, value } = customerStandings
  const rows = await db
    .select({ customerId, code, value })
    .from(customerStandings)
    .where(and(eq(shopId, shop.id), inArray(customerId, ['', ...ids])))
  const found = new Map<string, Record<string, string>>()
  for (const row of rows) found.set(row.customerId, { ...found.get(row.customerId), [row.code]: row.value })
  return found
}

/** One of them; whoever buys elsewhere does not exist. */
export async function buyerById(actor: Actor, id: string, reader: Reader = db): Promise<Buyer | undefined> {
  if (!(await looksAfterBuyers(actor, reader))) return undefined
  const [row] = await select(reader, actor, eq(customers.id, id))
  return row && { ...known(row), ...standingIn(await standingOf({ shopId: actor.shop.id, customerId: id }, reader)) }
}

/** What the customer in hand may do themself here. */
export const ownStanding = async ({ shop, customer }: Actor): Promise<Standing> =>
  standingIn(customer ? await standingOf({ shopId: shop.id, customerId: customer.id }) : {})

const MOST = 50

/** Whom a buyer can ask: the organisation's approvers and administrators, by name alone. */
export async function peopleToAsk(actor: Actor) {
  if (!isBuyer(actor)) return []
  const { id, firstname, lastname } = customers
  const roles = ['CUSTOMER_B2B_APPROVER', 'CUSTOMER_B2B_ADMINISTRATOR'] as const
  const rows = await db
    .select({ id, firstname, lastname, code: customerStandings.code })
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .innerJoin(
      customerStandings,
      and(eq(customerStandings.customerId, customers.id), eq(customerStandings.shopId, actor.shop.id)),
    )
    .where(
      and(
        buyersOf(actor),
        eq(accounts.enabled, true),
        eq(customerShops.enabled, true),
        inArray(customerStandings.code, [...roles]),
        eq(customerStandings.value, 'true'),
      ),
    )
    .orderBy(asc(customerShops.sortName), asc(id))
    .limit(MOST)
  const named = (code: (typeof roles)[number]) =>
    rows.filter((row) => row.code === code).map((row) => ({ id: row.id, name: `${row.firstname} ${row.lastname}` }))
  return [
    { role: 'approver' as const, people: named('CUSTOMER_B2B_APPROVER') },
    { role: 'administrator' as const, people: named('CUSTOMER_B2B_ADMINISTRATOR') },
  ]
}
