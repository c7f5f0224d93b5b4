import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { addresses, customerSearch, customerShops, customers } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { missing } from '@/lib/refusal'
import type { Profile } from './input'
import { searchWords, sortName } from './search-words'

/** What the customer in hand says of themself, or undefined for a visitor. */
export async function profileOf(actor: Actor, reader: Reader = db): Promise<Profile | undefined> {
  if (!actor.customer) return undefined
  const { salutation, firstname, middlename, lastname, company, department, phone, locale } = customers
  const [profile] = await reader
    .select({ salutation, firstname, middlename, lastname, company, department, phone, locale })
    .from(customers)
    .where(eq(customers.id, actor.customer.id))
  return profile
}

/** Changes it, along with every list the customer is sorted and found in. */
export async function changeProfile(actor: Actor, profile: Profile): Promise<void> {
  const customerId = actor.customer?.id
  if (!customerId) throw missing()
  return act(actor, 'profile.change', { customer: customerId }, async (tx, note) => {
    const before = await profileOf(actor, tx)
    await tx
      .update(customers)
      .set({ ...profile, updatedAt: now() })
      .where(eq(customers.id, customerId))
    await tx
      .update(customerShops)
      .set({ sortName: sortName(profile), sortCompany: fold(profile.company) })
      .where(eq(customerShops.customerId, customerId))
    await refreshSearch(tx, customerId)
    note.about('customer', customerId)
    note.changed(before, profile)
  })
}

/** Writes down anew what a customer can be found by: their names, numbers and postcodes as they are now. */
export async function refreshSearch(tx: Tx, customerId: string): Promise<void> {
  const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId))
  if (!customer) return
  const where = await tx
    .select({ postcode: addresses.postcode })
    .from(addresses)
    .where(eq(addresses.customerId, customerId))
    .orderBy(asc(addresses.createdAt), asc(addresses.id))
  const words = searchWords(
    customer,
    where.map(({ postcode }) => postcode),
  )
  await tx.update(customerSearch).set({ words }).where(eq(customerSearch.customerId, customerId))
}
