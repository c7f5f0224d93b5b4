import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerNotes, customerShops, customers } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE, now } from '@/lib/clock'
import { missing, Refusal } from '@/lib/refusal'
import * as input from './note-input'
import { visibleTo } from './policy'
import { customerAtDesk } from './visible'

/** How long one can take back what one wrote. */
const TAKEN_BACK_WITHIN = 15 * MINUTE

/** Enough for any page; nobody reads more on the phone. */
const SHOWN = 50

/** What the shop's staff wrote of a customer, newest first. For the desk alone: it is nobody's own to see. */
export async function notesOf(actor: Actor, customerId: string, reader: Reader = db) {
  await look(actor, 'customers.note')
  const { id, authorId, authorName, text, createdAt } = customerNotes
  const rows = await reader
    .select({ id, authorId, authorName, text, createdAt })
    .from(customerNotes)
    .innerJoin(customers, eq(customers.id, customerNotes.customerId))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(customers.id, customerId), eq(customerNotes.shopId, actor.shop.id), visibleTo(actor)))
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN)
  const since = later(-TAKEN_BACK_WITHIN)
  return rows.map(({ authorId: by, ...note }) => ({
    ...note,
    /** Whether its reader may still delete it. */
    deletable: by === actor.account?.id && note.createdAt > since,
  }))
}

/** Writes down what colleagues should know of a customer. The ledger keeps that it was done, not the words. */
export async function addNote(actor: Actor, given: input.AddNote): Promise<void> {
  const { customerId, text } = input.AddNote.parse(given)
  return act(actor, 'customers.note', { customer: customerId }, async (tx, note) => {
    await customerAtDesk(tx, note, actor, customerId)
    const { account, shop } = actor
    if (!account) throw new Refusal('notAllowed', 'forbidden')
    await tx
      .insert(customerNotes)
      .values({ shopId: shop.id, customerId, authorId: account.id, authorName: account.name, text, createdAt: now() })
    note.changed(null, { text })
  })
}

/** Takes back a note of one's own, while it is fresh. Afterwards colleagues may have acted upon it: it stays. */
export async function deleteNote(actor: Actor, { customerId, noteId }: input.DeleteNote): Promise<void> {
  return act(actor, 'customers.note', { customer: customerId }, async (tx, note) => {
    await customerAtDesk(tx, note, actor, customerId)
    const own = and(
      eq(customerNotes.id, noteId),
      eq(customerNotes.customerId, customerId),
      eq(customerNotes.shopId, actor.shop.id),
      eq(customerNotes.authorId, actor.account?.id ?? ''),
    )
    const [gone] = await tx
      .delete(customerNotes)
      .where(and(own, gt(customerNotes.createdAt, later(-TAKEN_BACK_WITHIN))))
      .returning()
    if (gone) return note.changed({ text: gone.text }, null)
    const [old] = await tx.select({ id: customerNotes.id }).from(customerNotes).where(own)
    throw old ? new Refusal('noteStays') : missing()
  })
}
