import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { addresses, customerSearch, customerShops, customers } from '@/db/schema'
import type { Locale } from '@/db/words'
import { act, look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { missing, Refusal } from '@/lib/refusal'
import { attributesOf, consents, writeAttributes } from './attributes'
import type { Answers } from './fields'
import { answersIn, profileForm } from './forms'
import { searchWords, sortName } from './search-words'

/** What stands in the customer's own row, by the names of the form's fields; everything else is an attribute. */
export const columns = ['salutation', 'firstname', 'middlename', 'lastname', 'company', 'department', 'phone'] as const

/** What the customer in hand says of themself, or undefined for a visitor. */
export async function profileOf(actor: Actor, reader: Reader = db): Promise<Answers | undefined> {
  if (!actor.customer) return undefined
  const { salutation, firstname, middlename, lastname, company, department, phone, locale } = customers
  const [profile] = await reader
    .select({ salutation, firstname, middlename, lastname, company, department, phone, locale })
    .from(customers)
    .where(eq(customers.id, actor.customer.id))
  return profile && { ...(await attributesOf(actor.customer.id, reader)), ...profile }
}

/**
 * Changes what the form of the customer's type lets them change, along with every list they are sorted and found
 * in. Whatever else is sent, read-only fields among it, is not even looked at.
 */
export async function changeProfile(actor: Actor, given: unknown): Promise<void> {
  const customerId = actor.customer?.id
  if (!customerId) throw missing()
  await look(actor, 'profile.change', () => {
    if (actor.assist && saysConsent(given)) throw new Refusal('notOnBehalf', 'forbidden')
  })
  const answers = answersIn(await profileForm(actor), given)
  return act(actor, 'profile.change', { customer: customerId }, async (tx, note) => {
    const before = await profileOf(actor, tx)
    await writeProfile(tx, customerId, answers)
    note.about('customer', customerId)
    note.changed(told(before), told(answers))
  })
}

/** No form of ours asks this of anybody but the customer: whoever sends it on behalf has made one up. */
const saysConsent = (given: unknown) =>
  typeof given === 'object' && given !== null && consents.some((code) => Object.hasOwn(given, code))

/** Writes answers down, an empty one for none, along with every list the customer is sorted and found in. */
export async function writeProfile(tx: Tx, customerId: string, { locale, ...said }: Answers): Promise<void> {
  const attributes = Object.fromEntries(Object.entries(said).filter(([name]) => !isColumn(name)))
  const row = Object.fromEntries(Object.entries(said).filter(([name]) => isColumn(name)))
  await tx
    .update(customers)
    .set({ ...row, ...(locale && { locale: locale as Locale }), updatedAt: now() })
    .where(eq(customers.id, customerId))
  await writeAttributes(tx, customerId, attributes)
  await refreshSorting(tx, customerId)
  await refreshSearch(tx, customerId)
}

/** For the ledger: what attributes say is the customer's own business there, like their name. */
const told = (answers: Answers = {}) =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [/^[a-z]+$/.test(name) ? name : `${name}.text`, value]),
  )

const isColumn = (name: string) => columns.some((column) => column === name)

/** Writes down anew where a customer stands in the lists of their shops. */
export async function refreshSorting(tx: Tx, customerId: string): Promise<void> {
  const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId))
  if (!customer) return
  await tx
    .update(customerShops)
    .set({ sortName: sortName(customer), sortCompany: fold(customer.company) })
    .where(eq(customerShops.customerId, customerId))
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
