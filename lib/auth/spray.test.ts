import { inArray } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { accounts } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { makeCustomer, makeShop } from '@/lib/testing/make'
import type { Customer } from './actor'
import { lockAfter } from './limits'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
const SPRAYED = 'Summer-2026-sale'
/** What one address may get wrong in a quarter of an hour; lib/auth/limiter says so. */
const AN_ADDRESS = 100

/** What a hash costs is not what is asked here. */
vi.mock('@node-rs/argon2', async (original) => ({
  ...(await original<typeof import('@node-rs/argon2')>()),
  verify: vi.fn(async (_known: string, password: string) => password === PASSWORD),
}))

let shop: Shop
let people: Customer[]
/** 500 names, of which 40 are somebody's; the first 20 of those come and go meanwhile. */
let names: string[]

beforeEach(async () => {
  shop = await makeShop()
  const passwordHash = await hashPassword(PASSWORD)
  people = []
  for (let n = 0; n < 40; n++) people.push(await makeCustomer(shop, { passwordHash }))
  const nobody = Array.from({ length: 460 }, (_, n) => `nobody.${n}.${shop.code.toLowerCase()}@test.com`)
  names = [...people.map(({ email }) => email), ...nobody]
})

type Outcome = 'in' | 'signInFailed' | 'tooOften'

const enter = (email: string, password: string, address: string): Promise<Outcome> =>
  signIn({ shop, requestId: 'r', device: 'test', address }, email, password).then(
    () => 'in' as const,
    ({ key }) => key,
  )

/** Sprays one password at all names, and lets one honest person in from home after every 25th of them. */
async function spray(from: (n: number) => string) {
  const [guesses, honest]: [Outcome[], Outcome[]] = [[], []]
  for (const [n, email] of names.entries()) {
    guesses.push(await enter(email, SPRAYED, from(n)))
    if (n % 25 === 24) {
      const who = (n - 24) / 25
      honest.push(await enter(people[who]!.email, PASSWORD, `192.0.2.${who}`))
    }
  }
  return { guesses, honest }
}

const failures = async (of: Customer[]) => {
  const ids = of.map(({ accountId }) => accountId)
  const rows = await db.select({ failed: accounts.failedInRow }).from(accounts).where(inArray(accounts.id, ids))
  return rows.map(({ failed }) => failed)
}
const count = (outcomes: Outcome[], outcome: Outcome) => outcomes.filter((each) => each === outcome).length

test('one password at 500 accounts from one address ends with the hundredth, and keeps no honest person out', async () => {
  const { guesses, honest } = await spray(() => '203.0.113.1')

  expect(guesses.slice(0, AN_ADDRESS)).toEqual(Array.from({ length: AN_ADDRESS }, () => 'signInFailed'))
  expect(count(guesses, 'tooOften')).toBe(500 - AN_ADDRESS)
  expect(count(honest, 'in')).toBe(20)
  // What is refused is not looked at: the right password would not be told from a wrong one.
  expect(await enter(people[30]!.email, PASSWORD, '203.0.113.1')).toBe('tooOften')
})

test('the same from a hundred addresses gets three tries from each, finds no account twice and locks nobody out', async () => {
  const { guesses, honest } = await spray((n) => `198.51.100.${n % 100}`)

  expect(count(guesses, 'signInFailed')).toBe(300)
  expect(guesses.slice(300)).toEqual(Array.from({ length: 200 }, () => 'tooOften'))
  expect(count(honest, 'in')).toBe(20)
  expect(Math.max(...(await failures(people)))).toBe(1)

  // Spraying on, with an address for every guess, is stopped at the account.
  const [sprayed, left] = [people.slice(20, 24), people.slice(24)]
  for (let round = 2; round <= lockAfter.attempts + 3; round++)
    for (const [n, { email }] of sprayed.entries())
      await enter(email, `${SPRAYED} ${round}`, `203.0.113.${round * 9 + n}`)
  expect(await failures(sprayed)).toEqual(sprayed.map(() => lockAfter.attempts))
  for (const [n, { email }] of sprayed.entries())
    expect(await enter(email, PASSWORD, `192.0.2.${110 + n}`)).toBe('signInFailed')
  for (const { email } of left) expect(await enter(email, PASSWORD, '192.0.2.101')).toBe('in')

  // And no address gets more than its hundred, whoever it asks for.
  const more: Outcome[] = []
  for (let n = 0; n <= AN_ADDRESS; n++) more.push(await enter(names[499 - n]!, SPRAYED, '198.51.100.99'))
  expect(more.at(-1)).toBe('tooOften')
})
