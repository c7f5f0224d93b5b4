import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { newId } from '@/db/id'
import { accounts, counters, customerSearch, customerShops, customers } from '@/db/schema'
import type { Locale } from '@/db/words'
import { now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { searchWords, sortName } from './search-words'

export type NewCustomer = {
  number: string
  type: string
  email: string
  passwordHash: string | null
  salutation?: string
  firstname: string
  middlename?: string
  lastname: string
  company?: string
  department?: string
  phone?: string
  pricingPolicy?: string
  tags?: string[]
  locale: Locale
  shops: { id: string }[]
  enabled?: boolean
  /** Known to the shops, but let in only when somebody has looked. */
  waiting?: boolean
  registrationManagerName?: string
  registrationManagerEmail?: string
}

const blank = { salutation: '', middlename: '', company: '', department: '', phone: '', pricingPolicy: '', tags: [] }

/** Writes a customer down with an account: in the shops, and in whatever they are sorted and found by. */
export async function insertCustomer(tx: Tx, { shops, ...customer }: NewCustomer): Promise<string> {
  const at = now()
  const { passwordHash, enabled, waiting, ...given } = customer
  const accountId = await insertAccount(tx, customer)
  const row = { id: newId(), ...blank, ...given, accountId, createdAt: at, updatedAt: at }
  await tx.insert(customers).values(row)
  await linkTo(tx, row.id, row, shops, waiting)
  await tx.insert(customerSearch).values({ customerId: row.id, words: searchWords(row) })
  return row.id
}

/** Who is known to one of the shops by this e-mail without ever having had an account. */
export async function prospectOf(tx: Tx, email: string, shops: { id: string }[]) {
  const ids = shops.map(({ id }) => id)
  const [prospect] = await tx
    .select({ id: customers.id, number: customers.number })
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .where(and(eq(customers.email, email), isNull(customers.accountId), inArray(customerShops.shopId, ids)))
    .orderBy(customers.id)
    .limit(1)
  return prospect
}

/**
 * Makes a prospect a customer: they keep their number, their tags and what is known of them. Other shops that knew them
 * go on doing so and let them in when they see fit: nobody has registered there.
 */
export async function promote(tx: Tx, prospectId: string, { shops, ...customer }: NewCustomer): Promise<string> {
  const { passwordHash, enabled, waiting, number, tags, pricingPolicy, ...given } = customer
  const accountId = await insertAccount(tx, customer)
  const [row] = await tx
    .update(customers)
    .set({ ...given, accountId, updatedAt: now() })
    .where(and(eq(customers.id, prospectId), isNull(customers.accountId)))
    .returning()
  const ids = shops.map(({ id }) => id)
  await tx.update(customerShops).set({ enabled: false }).where(eq(customerShops.customerId, prospectId))
  await tx
    .delete(customerShops)
    .where(and(eq(customerShops.customerId, prospectId), inArray(customerShops.shopId, ids)))
  await linkTo(tx, prospectId, row!, shops, waiting)
  await tx.delete(customerSearch).where(eq(customerSearch.customerId, prospectId))
  await tx.insert(customerSearch).values({ customerId: prospectId, words: searchWords(row!) })
  return prospectId
}

async function insertAccount(tx: Tx, { email, passwordHash, enabled = true }: Omit<NewCustomer, 'shops'>) {
  const id = newId()
  await tx.insert(accounts).values({ id, kind: 'customer', email, passwordHash, enabled, createdAt: now() })
  return id
}

type Sorted = { firstname: string; lastname: string; company: string }

/** Makes somebody known to shops; `waiting`, not let in yet. */
export async function linkTo(tx: Tx, customerId: string, row: Sorted, shops: { id: string }[], waiting = false) {
  const sortKeys = { sortName: sortName(row), sortCompany: fold(row.company) }
  for (const shopId of new Set(shops.map(({ id }) => id))) {
    await tx.insert(customerShops).values({ shopId, customerId, enabled: !waiting, ...sortKeys, createdAt: now() })
  }
}

const FIRST_NUMBER = 100_001

/** The next customer number, counted in one statement, so never twice. */
export async function nextCustomerNumber(tx: Tx): Promise<string> {
  const [counter] = await tx
    .insert(counters)
    .values({ name: 'customers', value: FIRST_NUMBER })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning()
  return `K${counter!.value}`
}
