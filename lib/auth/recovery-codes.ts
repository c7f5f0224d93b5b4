import 'server-only'
import { createHash, randomInt } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { recoveryCodes } from '@/db/schema'
import { now } from '@/lib/clock'
import { RECOVERY_CODES } from './limits'

/** No letter that could be taken for another, or for a digit. 16 of them are 74 bits. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz234'

const newCode = () =>
  Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

const hashOf = (accountId: string, typed: string) =>
  createHash('sha256')
    .update(`recovery ${accountId} ${typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('hex')

/** Ten new codes; the ones before are worth nothing from now on. */
export async function makeRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  await forgetRecoveryCodes(tx, accountId)
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  const at = now()
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ id: hashOf(accountId, code), accountId, createdAt: at })))
  return codes
}

export async function forgetRecoveryCodes(tx: Tx, accountId: string) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
}

/** Uses a code, once however many try; answers whether it was one. */
export async function spendRecoveryCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now() })
    .where(
      and(
        eq(recoveryCodes.id, hashOf(accountId, typed)),
        eq(recoveryCodes.accountId, accountId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  return used.length === 1
}

export async function recoveryCodesLeft(accountId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
  return row?.left ?? 0
}
