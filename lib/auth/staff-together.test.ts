import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, mails, managerShops } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { makeManager, makeShop, visitor } from '@/lib/testing/make'
import { choosePassword } from './choose-password'
import { resetSecondFactor } from './colleagues'
import { hashPassword } from './password'
import { permissions } from './permissions'
import { appointManager, changeManagerRights, inviteManager, rightsOf, turnManager } from './staff'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

/** An administrator of these shops, at the door of the first. */
async function administrator(shop: Shop, ...more: Shop[]) {
  const known = await makeManager(shop, ['ROLE_SMADMIN'], { passwordHash })
  await transact({ manager: known.account.id }, async (tx) => {
    for (const { id } of more) await tx.insert(managerShops).values({ managerId: known.account.id, shopId: id })
  })
  return { ...known, permissions: new Set(permissions), oversees: [shop, ...more].map(({ id }) => id) }
}

type Administrator = Awaited<ReturnType<typeof administrator>>

const current = PASSWORD
const idOf = ({ account }: Administrator) => account.id
const disable = (by: Administrator, whom: Administrator) =>
  turnManager(by, { managerId: idOf(whom), to: 'disabled', current })
const isEnabled = async (one: Administrator) =>
  (
    await db
      .select()
      .from(accounts)
      .where(eq(accounts.id, idOf(one)))
  )[0]!.enabled
const rowsIn = async (shop: Shop, action: 'managers.open' | 'managers.change' | 'managers.disable') =>
  (
    await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, action)))
      .orderBy(auditEntries.seq)
  ).map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(' '))

let people = 0
const someone = (shops: Shop[]) => ({
  email: `lise.${++people}.${process.pid}@test.com`,
  firstname: 'Lise',
  lastname: 'Meitner',
  roles: ['ROLE_SMCALLCENTERLOGINSF' as const],
  shops: shops.map(({ id }) => id),
  current,
})

describe('of two administrators at once', () => {
  test('who disable each other, one remains, and the other’s attempt is written down', async () => {
    const shop = await makeShop()
    const [a, b] = [await administrator(shop), await administrator(shop)]
    await Promise.allSettled([disable(a, b), disable(b, a)])
    expect([await isEnabled(a), await isEnabled(b)].filter(Boolean)).toHaveLength(1)
    expect(await rowsIn(shop, 'managers.disable')).toEqual(['ok', 'refused notAllowed'])
  })

  test('who take each other’s role or shop, one remains', async () => {
    const [shop, other] = [await makeShop(), await makeShop()]
    const [a, b] = [await administrator(shop, other), await administrator(shop, other)]
    const take = (by: Administrator, whom: Administrator, roles: ['ROLE_SMADMIN' | 'ROLE_SMSHOPUSER']) =>
      changeManagerRights(by, { managerId: idOf(whom), roles, shops: [shop.id], current })
    await Promise.allSettled([take(a, b, ['ROLE_SMSHOPUSER']), take(b, a, ['ROLE_SMSHOPUSER'])])
    const held = [await rightsOf(idOf(a)), await rightsOf(idOf(b))].flatMap(({ roles }) => roles)
    expect(held.sort()).toEqual(['ROLE_SMADMIN', 'ROLE_SMSHOPUSER'])

    const [c, d] = [await administrator(shop, other), await administrator(shop, other)]
    await take(c, d, ['ROLE_SMADMIN'])
    const giving = appointManager(d, someone([other]))
    await expect(giving).rejects.toMatchObject({ key: 'missing' })
  })

  test('whoever was disabled meanwhile does nothing more about anybody', async () => {
    const shop = await makeShop()
    const [a, b] = [await administrator(shop), await administrator(shop)]
    const anna = await makeManager(shop)
    await disable(a, b)
    const managerId = anna.account.id
    for (const attempt of [
      () => appointManager(b, someone([shop])),
      () => inviteManager(b, { managerId }),
      () => turnManager(b, { managerId, to: 'disabled', current }),
      () => resetSecondFactor(b, { managerId, current }),
    ])
      await expect(attempt()).rejects.toMatchObject({ key: 'notAllowed' })
  })
})

test('what is refused about managers is written down: a foreign shop, one’s own rights, a wrong password', async () => {
  const [shop, foreign] = [await makeShop(), await makeShop()]
  const boss = await administrator(shop)
  const managerId = (await makeManager(shop)).account.id
  const rights = { managerId, roles: ['ROLE_SMADMIN' as const], shops: [shop.id], current }
  for (const attempt of [
    () => changeManagerRights(boss, { ...rights, shops: [foreign.id] }),
    () => changeManagerRights(boss, { ...rights, managerId: boss.account.id }),
    () => changeManagerRights(boss, { ...rights, current: 'wrong' }),
    () => turnManager(boss, { managerId, to: 'disabled', current: 'wrong' }),
    () => appointManager(boss, someone([foreign])),
    () => appointManager(boss, { ...someone([shop]), current: 'wrong' }),
  ])
    await expect(attempt()).rejects.toThrow()

  const refused = ['refused missing', 'refused notYourselfRights', 'refused checkFields']
  expect(await rowsIn(shop, 'managers.change')).toEqual(refused)
  expect(await rowsIn(shop, 'managers.disable')).toEqual(['refused checkFields'])
  expect(await rowsIn(shop, 'managers.open')).toEqual(['refused missing', 'refused checkFields'])
})

test('what is done about a manager stands in the ledger of each of their shops, whatever door it came through', async () => {
  const [door, one, other] = [await makeShop(), await makeShop(), await makeShop()]
  const boss = await administrator(door, one, other)
  const anna = await administrator(one)
  const roles = ['ROLE_SMADMIN' as const]
  await changeManagerRights(boss, { managerId: idOf(anna), roles, shops: [other.id], current })
  await disable(boss, anna)
  await appointManager(boss, someone([one, other]))

  expect([await rowsIn(one, 'managers.change'), await rowsIn(other, 'managers.change')]).toEqual([['ok'], ['ok']])
  expect([await rowsIn(one, 'managers.disable'), await rowsIn(other, 'managers.disable')]).toEqual([[], ['ok']])
  expect([await rowsIn(one, 'managers.open'), await rowsIn(other, 'managers.open')]).toEqual([['ok'], ['ok']])
  expect(await rowsIn(door, 'managers.disable')).toEqual([])
})

describe('the letter to a new manager leads to a shop that lets them in', () => {
  const closed = () => makeShop({ attributes: { SHOP_SF_LOGIN_MANAGER: 'false' } })

  test('whichever was ticked first, a sub-shop too', async () => {
    for (const which of ['first', 'last', 'below'] as const) {
      const before = which === 'first' ? undefined : await closed()
      const open = await makeShop({ master: which === 'below' ? before : undefined })
      const shut = before ?? (await closed())
      const boss = await administrator(shut, open)
      const input = someone(which === 'below' ? [shut] : [shut, open])
      await appointManager(boss, input)
      const [letter] = await db.select().from(mails).where(eq(mails.recipient, input.email))
      expect(letter!.shopId).toBe(open.id)
      const token = letter!.text.match(/\/activate\/([\w-]{43})/)![1]!
      await choosePassword(visitor(open), 'activate', { token, password: 'Protactinium-1917' })
    }
  })

  test('and nobody is appointed whom no shop of theirs would', async () => {
    const shut = await closed()
    const boss = await administrator(shut)
    const refused = appointManager(boss, someone([shut]))
    await expect(refused).rejects.toMatchObject({ fields: { shops: 'shopsOpenNothing' } })
    await appointManager(boss, { ...someone([shut]), roles: ['ROLE_SMSHOPUSER' as never] })
  })
})
