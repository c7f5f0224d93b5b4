import 'server-only'
import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { canonicalEmail } from '@/lib/people/email'
import type { Actor } from './actor'
import { hasRoomFor, writePasswordLetter } from './link-mail'
import { ownerOf } from './owner'

/**
 * "Forgot your password?": writes whoever may enter here, customer or manager, a letter to choose a new one. For
 * everybody else, disabled accounts included, and for whoever was written to often enough this hour, it does
 * nothing and says so to nobody. Until the link is used everything stays as it is.
 */
export function askForReset(actor: Actor, typed: string): Promise<void> {
  const email = canonicalEmail(typed) ?? ''
  return act(actor, 'account.askReset', { email }, async (tx, note) => {
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
    const owner = account && (await ownerOf(actor.shop, account.id, actor.locale, tx))
    if (!owner) return
    note.about('account', owner.accountId)
    if (owner.customerId) note.concerning(owner.customerId)
    const written = await hasRoomFor(tx, email, 'customer-reset')
    note.changed(null, { written })
    if (written) await writePasswordLetter(tx, actor.shop, { ...owner, email }, 'reset')
  })
}
