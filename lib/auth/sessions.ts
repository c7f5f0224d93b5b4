import 'server-only'
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { sessions } from '@/db/schema'
import { endAssistsOfSession } from '@/lib/assist/ending'
import { later, now } from '@/lib/clock'
import { missing } from '@/lib/refusal'
import type { Actor } from './actor'
import { sessionLimits } from './limits'
import { hashOfSecret, newSecret } from './secret'

/** Where the account is signed in. While acting it is the manager's own: an actor's account never changes. */
export async function sessionsOf(actor: Actor) {
  if (!actor.account) return []
  const seenSince = later(-sessionLimits[actor.account.kind].idle)
  const rows = await db
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, actor.account.id),
        isNull(sessions.revokedAt),
        eq(sessions.awaitsCode, false),
        gt(sessions.expiresAt, now()),
        gt(sessions.lastSeenAt, seenSince),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(20)
  return rows.map((row) => ({ ...row, device: deviceInWords(row.device) }))
}

/** Replaces a session by one with a new secret, as long as the old one would have lasted; answers it. */
export async function renewSession(tx: Tx, sessionId: string): Promise<string> {
  const [old] = await tx.select().from(sessions).where(eq(sessions.id, sessionId))
  if (!old) throw missing()
  const secret = newSecret()
  await tx
    .insert(sessions)
    .values({ ...old, id: hashOfSecret(secret), createdAt: now(), lastSeenAt: now(), revokedAt: null })
  return secret
}

/** Ends a session, and every assist that was opened from it. */
export async function endSession(tx: Tx, sessionId: string, requestId: string) {
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
  await endAssistsOfSession(tx, sessionId, 'signed-out', requestId)
}

/** Ends every session of an account but the one that is to stay. */
export async function endSessions(tx: Tx, accountId: string, requestId: string, stays = '') {
  const open = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), ne(sessions.id, stays)))
  for (const { id } of open) await endSession(tx, id, requestId)
}

/** "Firefox, Linux" from what a browser says of itself. */
export function deviceInWords(agent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? 'Browser'
  const system =
    ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((name) => agent.includes(name)) ?? ''
  const plain = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser
  return [plain, system].filter(Boolean).join(', ')
}
