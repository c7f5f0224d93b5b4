import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, managerShops } from '@/db/schema'
import type { Role } from '@/db/words'
import { adminAccess } from '@/lib/people/admin-access'
import { makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { adminPath } from './arrive'
import { lockAfter } from './limits'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
const refused = { key: 'signInFailed', reason: 'invalid' }
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

type Shop = Awaited<ReturnType<typeof makeShop>>
const enter = (shop: Shop, email: string, password = PASSWORD) =>
  signIn({ shop, requestId: 'r', device: 'test' }, email, password, 'admin')

describe('the admin app’s door', () => {
  test.each<[Role[], boolean, boolean]>([
    [['ROLE_SMADMIN'], true, true],
    [['ROLE_SMSHOPADMIN'], true, true],
    [['ROLE_SMSHOPUSER'], true, true],
    [['ROLE_SMSUBSHOPUSER'], true, true],
    [['ROLE_SMCALLCENTER'], true, true],
    [['ROLE_SMCALLCENTER'], false, false],
    [['ROLE_SMCALLCENTERORDERCONFIRM', 'ROLE_SMCALLCENTERORDERPROCESS'], true, false],
    [['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'], true, false],
    [[], true, false],
  ])('with %j, the account enabled %s: %s', async (held, enabled, enters) => {
    const shop = await makeShop({ attributes: { SHOP_SF_LOGIN_MANAGER: 'false' } })
    const anna = await makeManager(shop, held, { passwordHash })
    await transact({ account: anna.account.id }, async (tx) => {
      await tx.update(accounts).set({ enabled }).where(eq(accounts.id, anna.account.id))
    })

    if (enters) await expect(enter(shop, anna.account.email)).resolves.toMatchObject({ kind: 'manager' })
    else await expect(enter(shop, anna.account.email)).rejects.toMatchObject(refused)
  })

  test('opens on the host of any shop', async () => {
    const anna = await makeManager(await makeShop(), ['ROLE_SMSHOPADMIN'], { passwordHash })

    await expect(enter(await makeShop(), anna.account.email)).resolves.toMatchObject({ kind: 'manager' })
  })

  test('is closed to customers', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })

    await expect(enter(shop, carla.email)).rejects.toMatchObject(refused)
  })

  test('counts wrong passwords together with the storefront’s', async () => {
    const shop = await makeShop()
    const anna = await makeManager(shop, ['ROLE_SMSHOPADMIN', 'ROLE_SMCALLCENTERLOGINSF'], { passwordHash })
    for (let n = 0; n < lockAfter.attempts; n++) await enter(shop, anna.account.email, 'wrong').catch(() => {})

    const atTheShop = signIn({ shop, requestId: 'r', device: 'test' }, anna.account.email, PASSWORD)

    await expect(atTheShop).rejects.toMatchObject(refused)
    const [account] = await db.select().from(accounts).where(eq(accounts.id, anna.account.id))
    expect(account).toMatchObject({ failedAttempts: lockAfter.attempts, lockedUntil: expect.any(Date) })
  })
})

describe('what a manager looks after', () => {
  test('is their shops and those shops’ sub-shops, and no sister’s or master’s', async () => {
    const master = await makeShop()
    const subs = [await makeShop({ master }), await makeShop({ master })]
    await makeShop()
    const anna = await makeManager(master, ['ROLE_SMSHOPADMIN'])
    const bert = await makeManager(subs[0]!, ['ROLE_SMSUBSHOPUSER'])

    const ids = [master, ...subs].map(({ id }) => id).sort()
    expect((await adminAccess(anna.account.id))?.oversees).toEqual(ids)
    expect((await adminAccess(bert.account.id))?.oversees).toEqual([subs[0]!.id])
  })

  test('is nothing without a shop', async () => {
    const anna = await makeManager(await makeShop(), ['ROLE_SMSHOPADMIN'])
    await transact({ manager: anna.account.id }, async (tx) => {
      await tx.delete(managerShops).where(eq(managerShops.managerId, anna.account.id))
    })

    expect(await adminAccess(anna.account.id)).toMatchObject({ oversees: [] })
  })
})

test.each([
  ['/admin/orders?q=1', '/admin/orders?q=1'],
  ['/admin', '/admin'],
  ['/admin/sign-in', '/admin'],
  ['/administrator', '/admin'],
  ['/service', '/admin'],
  ['//evil.test/admin', '/admin'],
  ['/admin/../service', '/admin'],
  ['/admin%2f..%2fservice', '/admin'],
  [undefined, '/admin'],
])('after signing in with the way back %s one lands at %s', (next, lands) => {
  expect(adminPath(next)).toBe(lands)
})
