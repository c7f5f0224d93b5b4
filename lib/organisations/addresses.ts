import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { organisationAddresses as book } from '@/db/schema'
import type { AddressKind } from '@/db/words'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { demandNoCardFollows, isSameAddress, postalOf } from '@/lib/people/addresses'
import type { SaveAddress } from '@/lib/people/input'
import { addressesOfOrganisation, type SharedAddress } from '@/lib/people/shared-addresses'
import { missing, Refusal } from '@/lib/refusal'
import { demandLookingAfter, looksAfterBuyers } from './policy'

/** A company has more places than a person, and not without end. */
const MOST_ADDRESSES = 200

/** The organisation's book for whoever keeps it; nothing for others. */
export async function keptAddresses(actor: Actor, reader: Reader = db): Promise<SharedAddress[]> {
  return (await looksAfterBuyers(actor, reader)) ? addressesOfOrganisation(actor.shop.id, reader) : []
}

/** Adds an address to the organisation's book, or changes the one that `id` names. The first of a kind is its default. */
export function saveSharedAddress(actor: Actor, { id, kind, isDefault, ...rest }: SaveAddress): Promise<SharedAddress> {
  const { shop } = actor
  return act(actor, 'organisation.saveAddress', { organisation: shop.id }, async (tx, note) => {
    await demandLookingAfter(actor, tx)
    const all = await addressesOfOrganisation(shop.id, tx)
    const before = all.find((address) => address.id === id)
    if (id && !before) throw missing()
    if (before && !isSameAddress(before, rest)) await demandNoCardFollows(tx, actor, before)
    if (!id && all.length >= MOST_ADDRESSES) throw new Refusal('tooManyAddresses')
    const others = all.filter((address) => address.kind === kind && address.id !== id)
    const chosen = isDefault === 'on' || !others.some((address) => address.isDefault)
    if (chosen)
      await tx
        .update(book)
        .set({ isDefault: false })
        .where(and(ofKind(shop.id, kind), eq(book.isDefault, true)))
    const values = { ...postalOf(rest), kind, isDefault: chosen, shopId: shop.id }
    const [saved] = before
      ? await tx.update(book).set(values).where(eq(book.id, before.id)).returning()
      : await tx
          .insert(book)
          .values({ ...values, createdAt: now() })
          .returning()
    if (before?.isDefault && before.kind !== kind) await appointDefault(tx, shop.id, before.kind)
    note.about('organisationAddress', saved!.id)
    note.changed(before, saved)
    return saved!
  })
}

/** Takes an address out of the organisation's book. Orders keep theirs. */
export function removeSharedAddress(actor: Actor, id: string): Promise<void> {
  const { shop } = actor
  return act(actor, 'organisation.removeAddress', { organisation: shop.id }, async (tx, note) => {
    await demandLookingAfter(actor, tx)
    const [removed] = await tx
      .delete(book)
      .where(and(eq(book.id, id), eq(book.shopId, shop.id)))
      .returning()
    if (!removed) throw missing()
    await demandNoCardFollows(tx, actor, removed)
    if (removed.isDefault) await appointDefault(tx, shop.id, removed.kind)
    note.about('organisationAddress', id)
    note.changed(removed, undefined)
  })
}

const ofKind = (shopId: string, kind: AddressKind) => and(eq(book.shopId, shopId), eq(book.kind, kind))

async function appointDefault(tx: Tx, shopId: string, kind: AddressKind) {
  const [oldest] = await tx
    .select({ id: book.id })
    .from(book)
    .where(ofKind(shopId, kind))
    .orderBy(asc(book.createdAt), asc(book.id))
    .limit(1)
  if (oldest) await tx.update(book).set({ isDefault: true }).where(eq(book.id, oldest.id))
}
