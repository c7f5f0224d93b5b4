import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { inTurn } from './turns'

/** argon2id, OWASP's minimum: 19 MiB, two passes. About 10 ms on one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What an unknown name is checked against, so that it takes as long as a known one. */
const nobody = hash('nobody has this password', cost)

const LONGEST = 1_024

export const hashPassword = (password: string) => inTurn(() => hash(oneForm(password), cost))

/** Whether a hash was made when hashing cost something else: it is made anew at the next sign-in. */
export const isOutdated = (passwordHash: string) =>
  !passwordHash.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`)

/** However a keyboard composes its letters, it is the same password. */
const oneForm = (password: string) => password.slice(0, LONGEST).normalize('NFKC')

/** Whether the password is the account's; always does the work of one check. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const known = passwordHash ?? (await nobody)
  const right = await inTurn(() => verify(known, oneForm(password)))
  return right && Boolean(passwordHash) && password.length <= LONGEST
}
