import 'server-only'
import { and, eq, isNotNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db'
import { secondFactors } from '@/db/schema'
import { afterFailure, isLocked } from './lock'
import { spendRecoveryCode } from './recovery-codes'
import { unseal } from './seal'
import { stepOf } from './totp'

/** What a second factor is sealed for. */
export const factorOf = (accountId: string) => ({ purpose: 'second factor', owner: accountId })

/** What became of a code that somebody typed. */
export type Taken = 'code' | 'recovery' | 'wrong' | 'locked'

/**
 * Takes a code of the app, or a recovery code, once: a used one is simply wrong. Wrong ones are counted in
 * the caller's transaction, which therefore must not be thrown away over them.
 */
export async function takeCode(tx: Tx, accountId: string, typed: string): Promise<Taken> {
  const mine = and(eq(secondFactors.accountId, accountId), isNotNull(secondFactors.confirmedAt))
  const [factor] = await tx.select().from(secondFactors).where(mine)
  if (!factor) return 'wrong'
  if (isLocked(factor)) return 'locked'
  const nothing = { failedAttempts: 0, lastFailedAt: null, lockedUntil: null }

  const key = unseal(factor.sealedKey, factorOf(accountId))
  const step = key === undefined ? undefined : stepOf(key, typed.replaceAll(/\s/g, ''))
  if (step !== undefined) {
    const newer = and(mine, lt(secondFactors.lastStep, step))
    const used = await tx
      .update(secondFactors)
      .set({ ...nothing, lastStep: step })
      .where(newer)
      .returning()
    if (used.length === 1) return 'code'
  } else if (await spendRecoveryCode(tx, accountId, typed)) {
    await tx.update(secondFactors).set(nothing).where(mine)
    return 'recovery'
  }
  await tx.update(secondFactors).set(afterFailure(factor)).where(mine)
  return 'wrong'
}
