import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { mails } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { env } from '@/lib/env'

/** Whether letters stay here, to be read in the local mailbox. Never where real ones leave. */
export const hasMailbox = () => env().MAIL === 'local' && env().MAILBOX === 'open'

/** The shop's last letters, newest first. */
export async function mailboxOf(actor: Actor, limit = 100) {
  if (!hasMailbox()) return []
  const { id, template, recipient, subject, state, createdAt } = mails
  return db
    .select({ id, template, recipient, subject, state, createdAt })
    .from(mails)
    .where(eq(mails.shopId, actor.shop.id))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit)
}

export async function mailById(actor: Actor, id: string) {
  if (!hasMailbox()) return undefined
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, id), eq(mails.shopId, actor.shop.id)))
  return mail
}
