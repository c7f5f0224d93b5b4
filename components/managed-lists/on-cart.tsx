import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { openStates } from '@/lib/managed-lists/policy'
import { managedListsOf } from '@/lib/managed-lists/queries'
import { Summaries } from './summaries'

/** On the cart's page: what was put together for the customer and waits for their word. */
export async function ManagedListsOnCart({ actor }: { actor: Actor }) {
  if (!actor.customer) return null
  const lists = (await managedListsOf(actor)).filter(({ state }) => openStates.includes(state))
  if (lists.length === 0) return null
  return (
    <section aria-labelledby="managed-lists" className="mb-8">
      <h2 id="managed-lists" className="mb-3">
        {translator(actor.locale)(actor.assist ? 'managedLists.titleOnBehalf' : 'managedLists.onCart')}
      </h2>
      <Summaries actor={actor} lists={lists} />
    </section>
  )
}
