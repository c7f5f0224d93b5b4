import 'server-only'
import { and, eq, isNotNull } from 'drizzle-orm'
import { lists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { hashOfSecret, linkSecret, newSecret } from '@/lib/auth/secret'
import { missing } from '@/lib/refusal'
import * as input from './input'
import { listsScope, ownedBy } from './policy'
import { type ListRow, listFor } from './rows'

/** Where a shared wish list is shown; null if it is private, or its link was made under another secret of the server. */
export function pathOf({ id, linkSeed, linkHash }: Pick<ListRow, 'id' | 'linkSeed' | 'linkHash'>): string | null {
  if (!linkHash) return null
  const secret = linkSecret('list', id, linkSeed)
  return hashOfSecret(secret) === linkHash ? `/wish-list/${secret}` : null
}

/**
 * Gives the wish list a link by which anybody may see it, under the name its owner chooses; a link it has stays. Showing
 * it to the world is the owner's own act: whoever acts for them can only make it private again.
 */
export async function shareWishList(actor: Actor, given: input.ShareWishList): Promise<void> {
  const { shownAs } = input.ShareWishList.parse(given)
  return act(actor, 'list.share', listsScope(actor), async (tx, note) => {
    const list = await listFor(tx, actor, 'wish')
    const seed = pathOf(list) ? list.linkSeed : newSecret()
    const link = { linkSeed: seed, linkHash: hashOfSecret(linkSecret('list', list.id, seed)) }
    await tx
      .update(lists)
      .set({ ...link, shownAs })
      .where(eq(lists.id, list.id))
    note.about('list', list.id)
    note.changed({ shared: list.linkHash !== null, shownAs: list.shownAs }, { shared: true, shownAs })
  })
}

/** Makes the wish list private again: the link leads nowhere from now on, and the next one is another. */
export async function stopSharing(actor: Actor): Promise<void> {
  return act(actor, 'list.unshare', listsScope(actor), async (tx, note) => {
    const [list] = await tx
      .update(lists)
      .set({ linkSeed: '', linkHash: null })
      .where(and(ownedBy(actor), eq(lists.kind, 'wish'), isNotNull(lists.linkHash)))
      .returning()
    if (!list) throw missing()
    note.about('list', list.id)
    note.changed({ shared: true }, { shared: false })
  })
}
