import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accounts, auditEntries, mails, managers, sessions } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { assisting, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import type { Actor } from './actor'
import { choosePassword } from './choose-password'
import { hashPassword } from './password'
import { type Permission, permissions } from './permissions'
import { appointManager, changeManagerRights, inviteManager, rightsOf, shopsOverseen, turnManager } from './staff'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const desk = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'] as const

async function administrator(shop: Shop) {
  const known = await makeManager(shop, ['ROLE_SMADMIN'], { passwordHash })
  return { ...known, permissions: new Set(permissions), oversees: [shop.id] }
}

let people = 0
const someone = (shop: Shop) => ({
  email: `new.manager.${++people}@test.com`,
  firstname: 'Lise',
  lastname: 'Meitner',
  roles: [...desk],
  shops: [shop.id],
  current: PASSWORD,
})

async function scene() {
  const shop = await makeShop()
  const boss = await administrator(shop)
  const anna = await makeManager(shop, [...desk], { passwordHash })
  const asked = { managerId: anna.account.id, current: PASSWORD }
  return { shop, boss, anna, asked }
}

const lettersTo = (email: string) => db.select().from(mails).where(eq(mails.recipient, email))
const named = async (email: string) => (await lettersTo(email)).map(({ template }) => template)
const written = async (shop: Shop, action: string) =>
  (await db.select().from(auditEntries).where(eq(auditEntries.action, action))).filter(
    ({ shopId, outcome }) => shopId === shop.id && outcome === 'ok',
  )
const isEnabled = async (id: string) =>
  (await db.select({ enabled: accounts.enabled }).from(accounts).where(eq(accounts.id, id)))[0]?.enabled

describe('a new manager', () => {
  test('has the roles and shops that were ticked, and chooses their password by the letter', async () => {
    const { shop, boss } = await scene()
    const input = someone(shop)
    const id = await appointManager(boss, input)

    expect(await rightsOf(id)).toEqual({ roles: [...desk], shops: [shop.id] })
    const [letter] = await lettersTo(input.email)
    const token = letter!.text.match(/\/activate\/([\w-]{43})/)![1]!
    await choosePassword(visitor(shop), 'activate', { token, password: 'Protactinium-1917' })
    const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
    expect(account).toMatchObject({ kind: 'manager', enabled: true, passwordHash: expect.stringContaining('argon2') })
    expect(await written(shop, 'managers.open')).toMatchObject([{ actorId: boss.account.id, objectId: id }])
  })

  test('needs a right, a shop of one’s own, an address nobody has, and one’s own password', async () => {
    const { shop, boss, anna } = await scene()
    const elsewhere = await makeShop()
    const before = await db.$count(managers)
    const customer = await makeCustomer(shop)
    const refusals: [Partial<ReturnType<typeof someone>>, object][] = [
      [{ roles: [] }, { fields: { roles: 'choose' } }],
      [{ roles: ['ROLE_SMCALLCENTERLOGINONBEHALF'] as never }, { fields: { roles: 'rolesOpenNothing' } }],
      [{ shops: [] }, { fields: { shops: 'choose' } }],
      [{ shops: [shop.id, elsewhere.id] }, { key: 'missing' }],
      [{ email: anna.account.email }, { fields: { email: 'emailTaken' } }],
      [{ email: customer.email }, { fields: { email: 'emailTaken' } }],
      [{ current: 'wrong' }, { fields: { current: 'passwordWrong' } }],
    ]
    for (const [wrong, refusal] of refusals) {
      await expect(appointManager(boss, { ...someone(shop), ...wrong })).rejects.toMatchObject(refusal)
    }
    expect(await db.$count(managers)).toBe(before)
    expect((await shopsOverseen(boss)).map(({ id }) => id)).toEqual([shop.id])
  })
})

describe('a colleague’s rights', () => {
  test('become exactly what was ticked, are told and written down, and the same twice is said once', async () => {
    const { shop, boss, anna, asked } = await scene()
    const wanted = { ...asked, roles: [...desk, 'ROLE_SMCALLCENTERCREATEMANAGEDLISTS' as const], shops: [shop.id] }
    await changeManagerRights(boss, wanted)
    await changeManagerRights(boss, wanted)

    expect((await rightsOf(anna.account.id)).roles).toContain('ROLE_SMCALLCENTERCREATEMANAGEDLISTS')
    expect(await named(anna.account.email)).toEqual(['manager-rights-changed'])
    expect(await written(shop, 'managers.change')).toHaveLength(1)
  })

  test('are neither one’s own to change, nor those of whoever works where one does not look after', async () => {
    const { shop, boss, asked } = await scene()
    const rights = { roles: ['ROLE_SMSHOPUSER' as const], shops: [shop.id] }
    const own = changeManagerRights(boss, { ...asked, ...rights, managerId: boss.account.id })
    await expect(own).rejects.toMatchObject({ key: 'notYourselfRights' })
    const stranger = await administrator(await makeShop())
    const theirs = { ...asked, ...rights, shops: stranger.oversees }
    await expect(changeManagerRights(stranger, theirs)).rejects.toMatchObject({ key: 'missing' })
    expect(await rightsOf(asked.managerId)).toEqual({ roles: [...desk], shops: [shop.id] })
  })
})

describe('a colleague', () => {
  test('who is disabled is signed out, and can be let in again', async () => {
    const { shop, boss, anna, asked } = await scene()
    const sessionId = await makeSession(shop, anna.account.id)
    await turnManager(boss, { ...asked, to: 'disabled' })
    await turnManager(boss, { ...asked, to: 'disabled' })
    expect(await isEnabled(anna.account.id)).toBe(false)
    expect(await db.$count(sessions, and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))).toBe(0)
    await turnManager(boss, { ...asked, to: 'enabled' })

    expect(await isEnabled(anna.account.id)).toBe(true)
    expect(await named(anna.account.email)).toEqual(['manager-disabled', 'manager-enabled'])
    const oneself = turnManager(boss, { ...asked, managerId: boss.account.id, to: 'disabled' })
    await expect(oneself).rejects.toMatchObject({ key: 'notYourselfRights' })
  })

  test('is written to again only while no password is chosen, and not without end', async () => {
    const { shop, boss, asked } = await scene()
    await expect(inviteManager(boss, asked)).rejects.toMatchObject({ key: 'notAvailable' })
    const input = someone(shop)
    const managerId = await appointManager(boss, input)
    const again = async () => inviteManager(boss, { managerId })
    let letters = 1
    for (; letters < 20; letters++)
      if (
        await again().then(
          () => false,
          () => true,
        )
      )
        break
    expect(await lettersTo(input.email)).toHaveLength(letters)
    expect(letters).toBeLessThan(20)
  })

  test('is left alone by whoever administers no managers, and while somebody is being acted for', async () => {
    const { shop, boss, anna, asked } = await scene()
    const without = (gone: Permission) => new Set(permissions.filter((each) => each !== gone))
    const clerk: Actor = { ...boss, permissions: without('managers.open') }
    const acting: Actor = { ...(await assisting(boss, await makeCustomer(shop))), oversees: [shop.id] }
    const rights = { roles: ['ROLE_SMADMIN' as const], shops: [shop.id] }
    for (const actor of [clerk, { ...acting, permissions: new Set(permissions) }]) {
      for (const attempt of [
        () => appointManager(actor, someone(shop)),
        () => changeManagerRights(actor, { ...asked, ...rights }),
        () => turnManager(actor, { ...asked, to: 'disabled' }),
        () => inviteManager(actor, asked),
      ])
        await expect(attempt()).rejects.toMatchObject({ key: 'notAllowed' })
    }
    expect(await rightsOf(anna.account.id)).toEqual({ roles: [...desk], shops: [shop.id] })
    expect(await isEnabled(anna.account.id)).toBe(true)
  })
})
