import { verify } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { signIn as atTheShop } from '@/app/(shop)/sign-in/actions'
import { signIn as atTheAdminApp } from '@/app/admin/sign-in/actions'
import { db, transact } from '@/db'
import { accounts, auditEntries, sessions, shopHosts } from '@/db/schema'
import type { Role } from '@/db/words'
import { later, now } from '@/lib/clock'
import { makeCustomer, makeManager, makeShop, only } from '@/lib/testing/make'
import { lockAfter } from './limits'
import { authOptions } from './next-auth'
import { hashPassword } from './password'

/** The real one, which says how often it is asked. */
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})
const head = vi.hoisted(() => ({ host: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: head.host, 'sec-fetch-site': 'same-origin' }),
  cookies: async () => ({ get: () => undefined, has: () => false, set: () => {} }),
}))

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

type Tried = { email: string; password: string }
const byForm = (door: typeof atTheShop) => async (tried: Tried) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(tried)) form.set(name, value)
  return door(null, form)
}
const byNextAuth = async (tried: Tried) => {
  const refused = vi.fn()
  const [{ options }] = authOptions(refused).providers as never as [{ options: { authorize(of: Tried): unknown } }]
  return { user: await options.authorize(tried), refused: refused.mock.calls }
}

/** Everybody whom a door keeps out, by the account's state and by what they are; each with a right password, but one. */
async function everybodyOutside(door: 'shop' | 'admin') {
  const shop = await makeShop()
  head.host = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id))).host
  const mayEnter: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMSHOPADMIN']
  const known = async () =>
    door === 'shop'
      ? (await makeCustomer(shop, { passwordHash })).email
      : (await makeManager(shop, mayEnter, { passwordHash })).account.email
  const become = async (email: string, values: Partial<typeof accounts.$inferInsert>) => {
    await transact({ account: email }, (tx) => tx.update(accounts).set(values).where(eq(accounts.email, email)))
    return email
  }
  const locked = { lockedUntil: later(lockAfter.first), failedAttempts: lockAfter.attempts, lastFailedAt: now() }
  const wrong = 'not the password'
  const people: Record<string, Tried> = {
    wrong: { email: await known(), password: wrong },
    unknown: { email: 'nobody@test.com', password: PASSWORD },
    'no address': { email: 'nobody', password: PASSWORD },
    'a look-alike': { email: (await known()).replace('@', '＠'), password: PASSWORD },
    disabled: { email: await become(await known(), { enabled: false }), password: PASSWORD },
    'disabled, wrong': { email: await become(await known(), { enabled: false }), password: wrong },
    locked: { email: await become(await known(), locked), password: PASSWORD },
    'locked, wrong': { email: await become(await known(), locked), password: wrong },
    'no password yet': { email: await become(await known(), { passwordHash: null }), password: PASSWORD },
    elsewhere: {
      email:
        door === 'shop'
          ? (await makeCustomer(await makeShop(), { passwordHash })).email
          : (await makeCustomer(shop, { passwordHash })).email,
      password: PASSWORD,
    },
    'no right to': { email: (await makeManager(shop, [], { passwordHash })).account.email, password: PASSWORD },
  }
  return { shop, people }
}

test.each([
  ['the shop’s form', 'shop', byForm(atTheShop)],
  ['the admin app’s form', 'admin', byForm(atTheAdminApp)],
  ['NextAuth’s door', 'shop', byNextAuth],
] as const)('%s answers everybody outside alike, after one check of a password', async (_name, door, enter) => {
  const { shop, people } = await everybodyOutside(door)
  const opened = () => db.$count(sessions, eq(sessions.shopId, shop.id))
  const before = await opened()
  const [answers, work] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const add = (to: typeof answers, key: string, who: string) => to.set(key, [...(to.get(key) ?? []), who])
  for (const round of [1, 2])
    for (const [who, tried] of Object.entries(people)) {
      vi.mocked(verify).mockClear()
      const answer = JSON.stringify(await enter(tried)).replaceAll(tried.email, 'EMAIL')
      add(answers, answer, `${who} ${round}`)
      const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(1, 4).join('$'))
      add(work, costs.join(), `${who} ${round}`)
    }
  expect([...answers.values()]).toHaveLength(1)
  expect([...work.keys()]).toEqual(['argon2id$v=19$m=19456,t=2,p=1'])
  expect(await opened()).toBe(before)
  const rows = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
  expect(rows.map(({ action, outcome, actorId }) => `${action} ${outcome} ${actorId}`)).toEqual(
    rows.map(() => 'account.signIn refused null'),
  )
  expect(rows).toHaveLength(2 * Object.keys(people).length)
})
