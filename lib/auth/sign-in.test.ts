import { hash, verify } from '@node-rs/argon2'
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, managerRoles, managerShops, sessions, shopAttributes } from '@/db/schema'
import type { Role } from '@/db/words'
import { MINUTE } from '@/lib/clock'
import { shopById } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { lockAfter } from './limits'
import { hashPassword } from './password'
import { signIn } from './sign-in'

/** The real one, which says how often it is asked. */
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) }
})

const PASSWORD = 'Correspondence-1922'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const visit = (shop: Shop) => ({ shop, requestId: 'r', device: 'test' })
const enter = (shop: Shop, email: string, password = PASSWORD) => signIn(visit(shop), email, password)
const refused = { key: 'signInFailed', reason: 'invalid' }

describe('signing in as a customer', () => {
  test('opens a session that stores no secret', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })

    const { secret } = await enter(shop, `  ${carla.email.toUpperCase()} `)

    const [session] = await db.select().from(sessions).where(eq(sessions.accountId, carla.accountId))
    expect(session).toMatchObject({ shopId: shop.id, revokedAt: null })
    expect(JSON.stringify(session)).not.toContain(secret)
  })

  test('gives a new session each time', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })

    const secrets = [await enter(shop, carla.email), await enter(shop, carla.email)].map((entered) => entered.secret)

    expect(new Set(secrets).size).toBe(2)
  })

  test('says the same whatever is wrong', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    const disabled = await makeCustomer(shop, { passwordHash, enabled: false })
    const elsewhere = await makeCustomer(await makeShop(), { passwordHash })

    await expect(enter(shop, carla.email, 'wrong')).rejects.toMatchObject(refused)
    await expect(enter(shop, 'nobody@test.com')).rejects.toMatchObject(refused)
    await expect(enter(shop, 'no address')).rejects.toMatchObject(refused)
    await expect(enter(shop, disabled.email)).rejects.toMatchObject(refused)
    await expect(enter(shop, elsewhere.email)).rejects.toMatchObject(refused)
    expect(await db.select().from(sessions).where(eq(sessions.shopId, shop.id))).toEqual([])
  })

  test('with the right password of a disabled account leaves no session, and one row of the ledger', async () => {
    const shop = await makeShop()
    const disabled = await makeCustomer(shop, { passwordHash, enabled: false })
    await expect(enter(shop, disabled.email)).rejects.toMatchObject(refused)
    expect(await db.select().from(sessions).where(eq(sessions.accountId, disabled.accountId))).toEqual([])
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(rows).toMatchObject([{ action: 'account.signIn', outcome: 'refused', objectId: disabled.accountId }])
  })

  test.each([{ enabled: false }, { passwordHash: 'another' }])(
    'is decided as the account stands once its password has been checked: %j',
    async (meanwhile) => {
      const shop = await makeShop()
      const cheap = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 })
      const carla = await makeCustomer(shop, { passwordHash: cheap })
      // It is hashed anew once everything has been looked at: the last moment before the session is opened.
      vi.mocked(hash).mockImplementationOnce(async () => {
        await transact({ account: carla.accountId }, (tx) =>
          tx.update(accounts).set(meanwhile).where(eq(accounts.id, carla.accountId)),
        )
        return passwordHash
      })
      await expect(enter(shop, carla.email)).rejects.toMatchObject(refused)
      expect(await db.$count(sessions, eq(sessions.accountId, carla.accountId))).toBe(0)
    },
  )

  test('is nobody’s who has not chosen a password yet, whatever is typed', async () => {
    const shop = await makeShop()
    const [fresh, anna] = [await makeCustomer(shop), await makeManager(shop)]
    for (const email of [fresh.email, anna.account.email])
      for (const password of ['', ' ', 'null', 'undefined', 'nobody has this password'])
        await expect(enter(shop, email, password)).rejects.toMatchObject(refused)
  })

  test('costs the same work for a name nobody has as for a wrong password, a disabled and a locked account', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    const disabled = await makeCustomer(shop, { passwordHash, enabled: false })
    const locked = await makeCustomer(shop, { passwordHash })
    for (let n = 0; n < lockAfter.attempts; n++) await enter(shop, locked.email, 'wrong').catch(() => {})
    const costs: string[] = []
    for (const email of ['nobody@test.com', carla.email, disabled.email, locked.email]) {
      vi.mocked(verify).mockClear()
      await enter(shop, email, 'wrong').catch(() => {})
      costs.push(
        vi
          .mocked(verify)
          .mock.calls.map(([known]) => String(known).split('$').slice(0, 4).join('$'))
          .join(),
      )
    }
    expect(new Set(costs)).toEqual(new Set(['$argon2id$v=19$m=19456,t=2,p=1']))
  })

  test('is locked after six failures in a row, and open again after a while', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    for (let n = 0; n < lockAfter.attempts; n++) await enter(shop, carla.email, 'wrong').catch(() => {})

    await expect(enter(shop, carla.email)).rejects.toMatchObject(refused)
    setClock(lockAfter.first + MINUTE)
    await expect(enter(shop, carla.email)).resolves.toMatchObject({ kind: 'customer' })
    setClock(0)
  })

  test('counts failures that come all at once', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })

    await Promise.allSettled(Array.from({ length: 20 }, () => enter(shop, carla.email, 'wrong')))

    const [account] = await db.select().from(accounts).where(eq(accounts.id, carla.accountId))
    expect(account).toMatchObject({ failedAttempts: lockAfter.attempts, lockedUntil: expect.any(Date) })
  })

  test('lets nobody through behind guesses that come with the right password all at once', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    const guesses = [...Array.from({ length: 30 }, () => 'wrong'), PASSWORD]

    const outcomes = await Promise.allSettled(guesses.map((password) => enter(shop, carla.email, password)))

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([])
    const [account] = await db.select().from(accounts).where(eq(accounts.id, carla.accountId))
    expect(account?.failedAttempts).toBe(lockAfter.attempts)
  })

  test('forgets old failures after a quiet day', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    for (let n = 0; n < lockAfter.attempts; n++) await enter(shop, carla.email, 'wrong').catch(() => {})

    setClock(lockAfter.forgottenAfter + MINUTE)
    await enter(shop, carla.email, 'wrong').catch(() => {})
    const entered = await enter(shop, carla.email).catch(() => undefined)
    setClock(0)

    expect(entered).toMatchObject({ kind: 'customer' })
  })

  test('is written down for unknown names too', async () => {
    const shop = await makeShop()

    await enter(shop, 'nobody.at.all@test.com').catch(() => {})

    const entries = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(entries).toMatchObject([{ action: 'account.signIn', outcome: 'refused', objectId: null }])
  })

  test('is written down, whether it works or not', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    await enter(shop, carla.email, 'wrong').catch(() => {})
    await enter(shop, carla.email)

    const entries = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.shopId, shop.id))
      .orderBy(auditEntries.seq)
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'account.signIn refused',
      'account.signIn ok',
    ])
  })
})

describe('the hash of a password', () => {
  const hashOf = async (id: string) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]!.passwordHash!

  test('has a salt of its own, so that nobody sees who has the same password', async () => {
    const hashes = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
    const salts = hashes.map((each) => each.split('$')[4]!)
    expect(new Set(salts).size).toBe(2)
    for (const salt of salts) expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16)
  })

  test('is made anew at the next sign-in when it was made for less work, and is left alone otherwise', async () => {
    const shop = await makeShop()
    const cheap = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    const carla = await makeCustomer(shop, { passwordHash: cheap })
    await enter(shop, carla.email, 'wrong').catch(() => {})
    expect(await hashOf(carla.accountId)).toBe(cheap)
    await enter(shop, carla.email)
    const anew = await hashOf(carla.accountId)
    expect(anew).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await enter(shop, carla.email)
    expect(await hashOf(carla.accountId)).toBe(anew)
  })
})

describe('signing in as a manager', () => {
  const sf: Role[] = ['ROLE_SMCALLCENTERLOGINSF']

  test.each([
    [true, true, true, true],
    [false, true, true, false],
    [true, false, true, false],
    [true, true, false, false],
    [false, false, true, false],
    [false, true, false, false],
    [true, false, false, false],
    [false, false, false, false],
  ])('with the role %s, the shop’s leave %s, the account enabled %s: %s', async (role, leave, enabled, enters) => {
    const shop = await makeShop({ attributes: { SHOP_SF_LOGIN_MANAGER: String(leave) } })
    const anna = await makeManager(shop, role ? sf : ['ROLE_SMCALLCENTERLOGINONBEHALF'], { passwordHash })
    await transact({ account: anna.account.id }, async (tx) => {
      await tx.update(accounts).set({ enabled }).where(eq(accounts.id, anna.account.id))
    })

    const entering = enter(shop, anna.account.email)

    if (enters) await expect(entering).resolves.toMatchObject({ kind: 'manager' })
    else await expect(entering).rejects.toMatchObject(refused)
  })

  test('needs the shop among the manager’s', async () => {
    const shop = await makeShop()
    const stranger = await makeManager(await makeShop(), undefined, { passwordHash })

    await expect(enter(shop, stranger.account.email)).rejects.toMatchObject(refused)
  })

  test('works in the sub-shop of a shop of theirs, which inherits the leave', async () => {
    const master = await makeShop()
    const anna = await makeManager(master, undefined, { passwordHash })
    const made = await makeShop({ master })
    await transact({ shop: made.id }, async (tx) => {
      await tx
        .delete(shopAttributes)
        .where(and(eq(shopAttributes.shopId, made.id), eq(shopAttributes.code, 'SHOP_SF_LOGIN_MANAGER')))
    })
    const sub = (await shopById(made.id))!

    await expect(enter(sub, anna.account.email)).resolves.toMatchObject({ kind: 'manager' })
  })

  test('ends with the role or the shop', async () => {
    const shop = await makeShop()
    const anna = await makeManager(shop, undefined, { passwordHash })
    await transact({ manager: anna.account.id }, async (tx) => {
      await tx.delete(managerShops).where(eq(managerShops.managerId, anna.account.id))
      await tx.delete(managerRoles).where(eq(managerRoles.managerId, anna.account.id))
    })

    await expect(enter(shop, anna.account.email)).rejects.toMatchObject(refused)
  })
})
