import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { addresses, type PostalAddress, recurringOrders } from '@/db/schema'
import type { AddressKind } from '@/db/words'
import { act } from '@/lib/audit/act'
import { type Actor, type Customer, isManager } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import { isOn } from '@/lib/shops/shop'
import type { SaveAddress } from './input'
import { refreshSearch } from './profile'
import { hasSharedOnly, keepsOwn, sharedAddresses } from './shared-addresses'

type Row = typeof addresses.$inferSelect

/** One to choose from: the customer's own, or their organisation's. */
export type Address = Omit<Row, 'customerId'>

/** More than anybody needs; a book without an end is a way to fill a disk. */
const MOST_ADDRESSES = 50

/**
 * All that the customer in hand can choose from: their own, defaults first, and then their organisation's; in a shop
 * that says so, only that.
 */
export async function addressesOf(actor: Actor, reader: Reader = db): Promise<Address[]> {
  const own = hasSharedOnly(actor) ? [] : await ownAddresses(actor, reader)
  return [...own, ...(await sharedAddresses(actor, reader))]
}

/** The customer's own address book, defaults first. */
export async function ownAddresses(actor: Actor, reader: Reader = db): Promise<Row[]> {
  if (!actor.customer) return []
  return reader
    .select()
    .from(addresses)
    .where(eq(addresses.customerId, actor.customer.id))
    .orderBy(desc(addresses.isDefault), asc(addresses.createdAt), asc(addresses.id))
}

/** One that they can choose; somebody else's does not exist. */
export async function addressById(actor: Actor, id: string, reader: Reader = db): Promise<Address | undefined> {
  return (await addressesOf(actor, reader)).find((address) => address.id === id)
}

/** The customer's default of a kind, if they have one. */
export async function defaultAddress(actor: Actor, kind: AddressKind, reader: Reader = db) {
  const own = await addressesOf(actor, reader)
  return own.find((address) => address.kind === kind && address.isDefault)
}

/** What is kept with a cart or an order: the address as it stands now. */
export function postalOf({
  name,
  company,
  line1,
  line2,
  postcode,
  city,
  country,
  phone,
}: PostalAddress): PostalAddress {
  return { name, company, line1, line2, postcode, city, country, phone }
}

export const isSameAddress = (one: PostalAddress, other: PostalAddress) =>
  JSON.stringify(postalOf(one)) === JSON.stringify(postalOf(other))

/** Adds an address, or changes the one that `id` names. The first of a kind becomes its default. */
export async function saveAddress(actor: Actor, { id, kind, isDefault, ...rest }: SaveAddress): Promise<Row> {
  const customer = owner(actor)
  return act(actor, 'address.save', { customer: customer.id }, async (tx, note) => {
    const own = await ownAddresses(actor, tx)
    const before = own.find((address) => address.id === id)
    if (id && !before) throw missing()
    for (const each of new Set([kind, before?.kind ?? kind])) demandOwn(actor, each)
    if (before && !isSameAddress(before, rest)) await demandNoCardFollows(tx, actor, before)
    if (!id && own.length >= MOST_ADDRESSES) throw new Refusal('tooManyAddresses')

    const others = own.filter((address) => address.kind === kind && address.id !== id)
    const chosen = isDefault === 'on' || !others.some((address) => address.isDefault)
    if (chosen) await clearDefault(tx, customer, kind)
    const values = { ...postalOf(rest), kind, isDefault: chosen, customerId: customer.id }
    const [saved] = before
      ? await tx.update(addresses).set(values).where(eq(addresses.id, before.id)).returning()
      : await tx
          .insert(addresses)
          .values({ ...values, createdAt: now() })
          .returning()
    if (before?.isDefault && before.kind !== kind) await appointDefault(tx, customer, before.kind)
    await refreshSearch(tx, customer.id)
    note.about('address', saved!.id)
    note.changed(before, saved)
    return saved!
  })
}

/** Removes an address. Orders keep theirs. If it was the default, the oldest of its kind takes its place. */
export async function removeAddress(actor: Actor, id: string): Promise<void> {
  const customer = owner(actor)
  return act(actor, 'address.remove', { customer: customer.id }, async (tx, note) => {
    const [removed] = await tx
      .delete(addresses)
      .where(and(eq(addresses.id, id), eq(addresses.customerId, customer.id)))
      .returning()
    if (!removed) throw missing()
    demandOwn(actor, removed.kind)
    if (removed.isDefault) await appointDefault(tx, customer, removed.kind)
    await refreshSearch(tx, customer.id)
    note.about('address', id)
    note.changed(removed, undefined)
  })
}

/**
 * Puts an address of the customer's book back as it was, or takes it out where there was none; of each kind, one stays
 * the default. What a card pays for, the staff does not send elsewhere in this way either.
 */
export async function putAddressBack(
  tx: Tx,
  { actor, customer }: { actor: Actor; customer: Customer },
  id: string,
  before: Address | null,
) {
  const one = and(eq(addresses.id, id), eq(addresses.customerId, customer.id))
  if (before?.isDefault) await clearDefault(tx, customer, before.kind)
  const [gone] = await tx.delete(addresses).where(one).returning()
  if (before && !(gone && isSameAddress(gone, before))) await demandNoCardFollows(tx, actor, before)
  if (before) await tx.insert(addresses).values({ ...before, customerId: customer.id })
  for (const kind of new Set([gone?.kind, before?.kind])) if (kind) await keepOneDefault(tx, customer, kind)
  await refreshSearch(tx, customer.id)
}

async function keepOneDefault(tx: Tx, customer: Customer, kind: AddressKind) {
  const ofKind = and(eq(addresses.customerId, customer.id), eq(addresses.kind, kind), eq(addresses.isDefault, true))
  if ((await tx.$count(addresses, ofKind)) === 0) await appointDefault(tx, customer, kind)
}

function demandOwn(actor: Actor, kind: AddressKind) {
  if (!keepsOwn(actor, kind)) throw new Refusal('addressBookClosed', 'forbidden')
}

/**
 * Throws where one of the staff would send what a card of a customer's pays for somewhere else, and may use no cards.
 * `address`: in the customer's own book, or in their organisation's.
 */
export async function demandNoCardFollows(tx: Tx, actor: Actor, address: { id: string; shopId?: string }) {
  if (!isManager(actor) || isOn(actor.shop, 'SHOP_SF_ASSIST_CARD_ENTRY')) return
  const { shipToId, state, paymentTokenId } = recurringOrders
  const isPaidByCard = and(inArray(state, ['active', 'paused']), isNotNull(paymentTokenId))
  if ((await tx.$count(recurringOrders, and(eq(shipToId, address.id), isPaidByCard))) === 0) return
  throw new Refusal(address.shopId ? 'sharedAddressByCard' : 'addressByCard', 'forbidden')
}

function owner(actor: Actor): Customer {
  if (!actor.customer) throw missing()
  return actor.customer
}

async function clearDefault(tx: Tx, customer: Customer, kind: AddressKind) {
  await tx
    .update(addresses)
    .set({ isDefault: false })
    .where(and(eq(addresses.customerId, customer.id), eq(addresses.kind, kind), eq(addresses.isDefault, true)))
}

async function appointDefault(tx: Tx, customer: Customer, kind: AddressKind) {
  const ofKind = and(eq(addresses.customerId, customer.id), eq(addresses.kind, kind))
  const [oldest] = await tx
    .select({ id: addresses.id })
    .from(addresses)
    .where(and(ofKind, ne(addresses.isDefault, true)))
    .orderBy(asc(addresses.createdAt), asc(addresses.id))
    .limit(1)
  if (oldest) await tx.update(addresses).set({ isDefault: true }).where(eq(addresses.id, oldest.id))
}
