import { limitHere } from '@/lib/auth/limit-here'
import { json, post } from '@/lib/door'
import { TypeAhead } from '@/lib/people/desk-input'
import { MOST_FOUND } from '@/lib/people/search'
import { typedAhead } from '@/lib/people/type-ahead'

/** The desk's type-ahead. A POST, so that what is typed stands in no URL and in no log of them. */
export const POST = post(TypeAhead, async (actor, { text }) => {
  await limitHere('search', actor)
  const found = await typedAhead(actor, text, MOST_FOUND + 1)
  const people = found
    .slice(0, MOST_FOUND)
    .map(({ id, name, number, company, state }) => ({ id, name, number, company, state }))
  return json({ people, more: found.length > MOST_FOUND })
})
