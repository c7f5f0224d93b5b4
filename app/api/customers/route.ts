import { limitHere } from '@/lib/auth/limit-here'
import { json, post } from '@/lib/door'
import { TypeAhead } from '@/lib/people/desk-input'
import { findCustomers } from '@/lib/people/search'

/** How many the type-ahead shows before it asks for a better search. */
const MOST = 20

/** The desk's type-ahead. A POST, so that what is typed stands in no URL and in no log of them. */
export const POST = post(TypeAhead, async (actor, { text }) => {
  await limitHere('search', actor)
  const found = await findCustomers(actor, text, MOST + 1)
  const people = found
    .slice(0, MOST)
    .map(({ id, name, number, company, state }) => ({ id, name, number, company, state }))
  return json({ people, more: found.length > MOST })
})
