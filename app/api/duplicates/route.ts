import { limitHere } from '@/lib/auth/limit-here'
import { json, post } from '@/lib/door'
import { likelyDuplicates, Typed } from '@/lib/people/duplicates'

/** Who may be meant by what is typed of a new customer. A POST, so that it stands in no URL and in no log of them. */
export const POST = post(Typed, async (actor, typed) => {
  await limitHere('search', actor)
  return json({ found: await likelyDuplicates(actor, typed) })
})
