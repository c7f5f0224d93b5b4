import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { customers } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { Refusal } from '@/lib/refusal'
import * as input from './note-input'
import { refreshSearch } from './profile'
import { customerAtDesk } from './visible'

const MOST_TAGS = 20

/** Puts a word on a customer, by which they are found from then on. The same word in other letters is the same. */
export async function tagCustomer(actor: Actor, given: input.Tag): Promise<void> {
  const { customerId, tag } = input.Tag.parse(given)
  return changeTags(actor, customerId, (tags) => {
    if (tags.some((own) => fold(own) === fold(tag))) return tags
    if (tags.length >= MOST_TAGS) throw new Refusal('tooManyTags')
    return [...tags, tag]
  })
}

/** Takes a word off a customer. */
export async function untagCustomer(actor: Actor, { customerId, tag }: input.Tag): Promise<void> {
  return changeTags(actor, customerId, (tags) => tags.filter((own) => fold(own) !== fold(tag)))
}

function changeTags(actor: Actor, customerId: string, change: (tags: string[]) => string[]): Promise<void> {
  return act(actor, 'customers.tag', { customer: customerId }, async (tx, note) => {
    const { tags: before } = await customerAtDesk(tx, note, actor, customerId)
    const tags = change(before)
    if (tags.length === before.length) return note.nothing()
    await keep(tx, customerId, tags)
    note.changed({ text: before }, { text: tags })
  })
}

async function keep(tx: Tx, customerId: string, tags: string[]) {
  await tx.update(customers).set({ tags, updatedAt: now() }).where(eq(customers.id, customerId))
  await refreshSearch(tx, customerId)
}
