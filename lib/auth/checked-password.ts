import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { accounts } from '@/db/schema'
import { Refusal } from '@/lib/refusal'
import { limit } from './limiter'
import { isPassword } from './password'

export const wrongPassword = (field: string) => new Refusal('checkFields', 'invalid', {}, { [field]: 'passwordWrong' })

/** Whoever sits at an open browser does not know the password yet, and may not try for long. Answers its hash. */
export async function checkedPassword({ id }: { id: string }, current: string, field = 'current'): Promise<string> {
  limit('password', id)
  const [row] = await db.select({ passwordHash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, id))
  if (!(await isPassword(current, row?.passwordHash))) throw wrongPassword(field)
  return row!.passwordHash!
}
