import { close } from '@/db'
import { signIn } from '@/lib/auth/sign-in'
import { Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'

/** What one process sends to the sign-in, all at once. */
export type Guesses = { shopId: string; email: string; passwords: string[] }

/** Its own process: see the test of locks. Says how many came in. */
async function guess({ shopId, email, passwords }: Guesses): Promise<number> {
  const shop = (await shopById(shopId))!
  const visit = { shop, requestId: 'r', device: 'test' }
  const outcomes = await Promise.allSettled(passwords.map((password) => signIn(visit, email, password)))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

console.log(await guess(JSON.parse(process.argv[2]!)))
await close()
