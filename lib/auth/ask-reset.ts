import 'server-only'
import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { customerAccess } from '@/lib/people/access'
import { canonicalEmail } from '@/lib/people/email'
import type { Actor } from './actor'
import { hasRoomFor, writePasswordLetter } from './link-mail'

/**
 * "Forgot your password?": writes a customer of this shop a letter to choose a new one. For everybody else,
 * managers and disabled accounts included, and for whoever was written to often enough this hour, it does
 * nothing and says so to nobody. Until the link is used everything stays as it is.
 */
export function askForReset(actor: Actor, typed: string): Promise<void> {
  const email = canonicalEmail(typed) ?? ''
  return act(actor, 'account.askReset', { email }, async (tx, note) => {
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
    const customer = account && (await customerAccess(actor.shop, { accountId: account.id }, tx))
    if (!customer) return
    note.about('account', customer.accountId)
    note.concerning(customer.id)
    const written = await hasRoomFor(tx, email, 'customer-reset')
    note.changed(null, { written })
    if (written) await writePasswordLetter(tx, actor.shop, { ...customer, email }, 'reset')
  })
}
