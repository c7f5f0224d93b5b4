import type { verify } from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { hashPassword, isPassword } from './password'

let running = 0
let most = 0

/** The real one, which says how many of it are at work. */
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const watched: typeof verify = async (...given) => {
    running++
    most = Math.max(most, running)
    try {
      return await real.verify(...given)
    } finally {
      running--
    }
  }
  return { ...real, verify: watched }
})

test('of a flood of sign-ins four are worked on at once, some wait, and the others are told to come back', async () => {
  const known = await hashPassword('Correspondence-1922')

  const answers = await Promise.allSettled(Array.from({ length: 260 }, () => isPassword('Correspondence-1922', known)))

  expect(most).toBe(4)
  expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(204)
  const turnedAway = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(turnedAway).toHaveLength(56)
  for (const reason of turnedAway) expect(reason).toMatchObject({ key: 'busy', reason: 'unavailable' })
  await expect(isPassword('wrong', known)).resolves.toBe(false)
})
