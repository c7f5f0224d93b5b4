import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Reader, transact } from '@/db'
import { sessions } from '@/db/schema'
import { MINUTE, now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import { numberIn } from '@/lib/shops/shop'
import type { Actor } from './actor'
import { checkedPassword } from './checked-password'

/**
 * Whether the password was given too long ago for what a shop asks it anew for (SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES;
 * without it a manager's sign-in is good as long as it lasts).
 */
export async function isStale({ shop, account }: Actor, reader: Reader = db): Promise<boolean> {
  const minutes = numberIn(shop, 'SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES', 0)
  if (!minutes || !account) return false
  const [session] = await reader
    .select({ createdAt: sessions.createdAt, authenticatedAt: sessions.authenticatedAt })
    .from(sessions)
    .where(eq(sessions.id, account.sessionId))
  const since = session?.authenticatedAt ?? session?.createdAt
  return !since || now().getTime() - since.getTime() > minutes * MINUTE
}

/** Asks for the password where it was given too long ago: refuses without it, and believes it from now on. */
export async function proveRecent(actor: Actor, currentPassword = ''): Promise<void> {
  const { account } = actor
  if (!account || !(await isStale(actor))) return
  if (!currentPassword) throw new Refusal('passwordAgain', 'invalid', {}, { currentPassword: 'required' })
  await checkedPassword(account, currentPassword, 'currentPassword')
  await transact({ session: account.sessionId }, async (tx) => {
    await tx.update(sessions).set({ authenticatedAt: now() }).where(eq(sessions.id, account.sessionId))
  })
}
