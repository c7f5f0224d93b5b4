import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { secondFactors } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { unseal } from '@/lib/auth/seal'
import { beginSecondFactor, confirmSecondFactor, ownSecondFactor } from '@/lib/auth/second-factor'
import { factorOf } from '@/lib/auth/take-code'
import { codeAt } from '@/lib/auth/totp'

/** What the app on a manager's phone would show: the code of now, or of so many steps away. */
export async function phoneOf(accountId: string) {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.accountId, accountId))
  const key = unseal(row!.sealedKey, factorOf(accountId))!
  return (steps = 0) => codeAt(key, steps)
}

/** Sets a manager's second factor up, by the code of a step before so that now's is still good; answers their phone. */
export async function enrol(manager: Actor & { account: { id: string } }, password: string) {
  await beginSecondFactor(manager, { current: password })
  const phone = await phoneOf(manager.account.id)
  const confirm = () => confirmSecondFactor(manager, { code: phone(-1) })
  await confirm().catch(confirm) // on a busy machine the half minute may have passed in between
  const factor = await ownSecondFactor(manager)
  return { phone, codes: factor.state === 'on' ? factor.codes! : [] }
}
