import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, mails, managerShops, recoveryCodes, secondFactors, sessions } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { assisting, makeCustomer, makeManager, makeSession, makeShop } from '@/lib/testing/make'
import { enrol } from '@/lib/testing/second-factor'
import type { Actor } from './actor'
import { colleagueById, colleaguesOf, resetSecondFactor } from './colleagues'
import { hashPassword } from './password'
import { permissions } from './permissions'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

/** An administrator of a shop in the admin app, and a colleague with a second factor. */
async function scene() {
  const shop = await makeShop()
  const boss = await administrator(shop)
  const anna = await makeManager(shop, undefined, { passwordHash })
  await enrol(anna, PASSWORD)
  return { shop, boss, anna, asked: { managerId: anna.account.id, current: PASSWORD } }
}

async function administrator(shop: Shop) {
  const known = await makeManager(shop, ['ROLE_SMADMIN'], { passwordHash })
  return { ...known, permissions: new Set(permissions), oversees: [shop.id] }
}

const hasFactor = async ({ account }: { account: { id: string } }) =>
  (await db.$count(secondFactors, eq(secondFactors.accountId, account.id))) === 1
const lettersTo = async (email: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, email))).map(({ template }) => template)

describe('a colleague’s lost second factor', () => {
  test('is taken away for one’s own password: told, written down, and their sessions end', async () => {
    const { shop, boss, anna, asked } = await scene()
    const sessionId = await makeSession(shop, anna.account.id)
    expect(await colleagueById(boss, anna.account.id)).toMatchObject({ factorSince: expect.any(Date) })

    await resetSecondFactor(boss, asked)
    await resetSecondFactor(boss, asked)

    expect(await hasFactor(anna)).toBe(false)
    expect(await db.$count(recoveryCodes, eq(recoveryCodes.accountId, anna.account.id))).toBe(0)
    expect(await db.$count(sessions, and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))).toBe(0)
    expect(await lettersTo(anna.account.email)).toEqual(['manager-second-factor-on', 'manager-second-factor-reset'])
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.action, 'managers.resetSecondFactor'))
    expect(rows.filter(({ shopId }) => shopId === shop.id)).toMatchObject([
      { actorId: boss.account.id, objectType: 'manager', objectId: anna.account.id, outcome: 'ok' },
    ])
  })

  test('stays without the password, and one’s own stays whatever is sent', async () => {
    const { boss, anna, asked } = await scene()
    await enrol(boss, PASSWORD)
    const wrong = resetSecondFactor(boss, { ...asked, current: 'wrong' })
    await expect(wrong).rejects.toMatchObject({ fields: { current: 'passwordWrong' } })
    const own = resetSecondFactor(boss, { ...asked, managerId: boss.account.id })
    await expect(own).rejects.toMatchObject({ key: 'notYourselfFactor' })
    expect([await hasFactor(anna), await hasFactor(boss)]).toEqual([true, true])
  })

  test('stays for whoever administers no managers, and while somebody is being acted for', async () => {
    const { shop, boss, anna, asked } = await scene()
    const clerk: Actor = { ...boss, permissions: new Set(permissions.filter((each) => each !== 'managers.open')) }
    const acting: Actor = { ...boss, ...(await assisting(await makeManager(shop), await makeCustomer(shop))) }
    for (const actor of [clerk, { ...acting, permissions: new Set(permissions), oversees: [shop.id] }]) {
      await expect(resetSecondFactor(actor, asked)).rejects.toMatchObject({ key: 'notAllowed' })
      expect(await colleaguesOf(actor)).toEqual([])
    }
    expect(await hasFactor(anna)).toBe(true)
  })

  test('stays for an administrator who does not look after every shop of theirs', async () => {
    const { boss, anna, asked } = await scene()
    const elsewhere = await makeShop()
    await transact({ manager: anna.account.id }, async (tx) => {
      await tx.insert(managerShops).values({ managerId: anna.account.id, shopId: elsewhere.id })
    })
    for (const actor of [boss, await administrator(elsewhere)]) {
      await expect(resetSecondFactor(actor, asked)).rejects.toMatchObject({ key: 'missing' })
      expect((await colleaguesOf(actor)).map(({ id }) => id)).not.toContain(anna.account.id)
    }
    await transact({ manager: boss.account.id }, async (tx) => {
      await tx.insert(managerShops).values({ managerId: boss.account.id, shopId: elsewhere.id })
    })
    await resetSecondFactor({ ...boss, oversees: [...boss.oversees, elsewhere.id] }, asked)
    expect(await hasFactor(anna)).toBe(false)
  })
})
