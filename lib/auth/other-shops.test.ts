import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { assists, auditEntries, customerShops, mails, managerShops, sessions } from '@/db/schema'
import type { Role } from '@/db/words'
import { startAssist } from '@/lib/assist/commands'
import { customerAccess } from '@/lib/people/access'
import { customerPage } from '@/lib/people/customer-page'
import type { ShopAccess } from '@/lib/people/shop-access-input'
import type { Shop } from '@/lib/shops/shop'
import { assisting, type ManagerActor, makeCustomer, makeManager, makeSession, makeShop } from '@/lib/testing/make'
import type { Actor, Customer } from './actor'
import { careFor } from './care'
import { otherShopsOf, switchShop } from './other-shops'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const carer: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER']

/** A master with two sub-shops; Carla is the first one's, Anna looks after all of them by way of the master. */
async function family() {
  const master = await makeShop()
  const north = await makeShop({ master })
  const south = await makeShop({ master })
  const carla = await makeCustomer(north, { passwordHash })
  const anna = { ...(await makeManager(master, carer)), shop: north }
  return { master, north, south, carla, anna }
}

const to = (actor: Actor, customer: { id: string }, shop: { id: string }, access: ShopAccess) =>
  switchShop(actor, { customerId: customer.id, shopId: shop.id, access, reason: 'asked' })
const enter = (shop: Shop, { email }: Customer) => signIn({ shop, requestId: newId(), device: 'test' }, email, PASSWORD)
const near = async (actor: Actor, customer: Customer) =>
  (await otherShopsOf(actor, customer, true)).map(({ id, access }) => [id, access])
const isOpen = async (shop: Shop, { id }: Customer) => Boolean(await customerAccess(shop, { customerId: id }))
const rowsIn = (shop: Shop, outcome: 'ok' | 'refused') =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.outcome, outcome)))
const lettersTo = async ({ email }: Customer) =>
  (await db.select().from(mails).where(eq(mails.recipient, email))).map(({ template, shopId }) => [template, shopId])
const assign = (manager: ManagerActor, shop: Shop) =>
  transact({ manager: manager.account.id }, async (tx) => {
    await tx.insert(managerShops).values({ managerId: manager.account.id, shopId: shop.id })
  })

describe('a manager of several shops', () => {
  test('makes nobody a buyer of an organisation who was none, and lets one who was back in', async () => {
    const { master, carla, anna } = await family()
    const company = await makeShop({ master, attributes: { SHOP_B2B: 'true' } })
    expect(await near(anna, carla)).toContainEqual([company.id, null])
    await expect(to(anna, carla, company, 'open')).rejects.toMatchObject({ key: 'notAvailable' })
    expect(await isOpen(company, carla)).toBe(false)

    const link = { shopId: company.id, customerId: carla.id, enabled: false, sortName: '', sortCompany: '' }
    await transact({}, (tx) => tx.insert(customerShops).values({ ...link, createdAt: new Date() }))
    expect(await near(anna, carla)).toContainEqual([company.id, 'open'])
    await to(anna, carla, company, 'open')
    expect(await isOpen(company, carla)).toBe(true)
  })

  test('lets a customer into another one, who is told and known there; twice is once', async () => {
    const { master, south, carla, anna } = await family()
    await expect(enter(south, carla)).rejects.toMatchObject({ key: 'signInFailed' })
    await to(anna, carla, south, 'open')
    await to(anna, carla, south, 'open')
    await expect(enter(south, carla)).resolves.toMatchObject({ kind: 'customer' })
    expect(await customerPage({ ...anna, shop: south }, carla.id)).toMatchObject({ state: 'enabled' })
    expect(await lettersTo(carla)).toEqual([['customer-shop-opened', south.id]])
    expect(await near(anna, carla)).toEqual(
      expect.arrayContaining([
        [south.id, 'close'],
        [master.id, 'open'],
      ]),
    )
    const rows = (await rowsIn(south, 'ok')).filter(({ action }) => action === 'customers.openShop')
    expect(rows).toMatchObject([{ actorId: anna.account.id, customerId: carla.id, objectId: carla.id }])
    expect(rows[0]!.after).toContain('"reason":"asked"')
  })

  test('takes it away again: sessions and assists there end, and nothing here', async () => {
    const { north, south, carla, anna } = await family()
    await to(anna, carla, south, 'open')
    const here = await makeSession(north, carla.accountId)
    await makeSession(south, carla.accountId)
    const why = { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' }
    await startAssist({ ...anna, shop: south }, why)
    await startAssist(anna, why)

    await to(anna, carla, south, 'close')
    await to(anna, carla, south, 'close')

    const alive = and(eq(sessions.accountId, carla.accountId), isNull(sessions.revokedAt))
    expect((await db.select().from(sessions).where(alive)).map(({ id }) => id)).toEqual([here])
    const open = and(eq(assists.customerId, carla.id), isNull(assists.endedAt))
    expect((await db.select().from(assists).where(open)).map(({ shopId }) => shopId)).toEqual([north.id])
    expect([await isOpen(north, carla), await isOpen(south, carla)]).toEqual([true, false])
    expect((await lettersTo(carla)).at(-1)).toEqual(['customer-shop-closed', south.id])
    await to(anna, carla, south, 'open')
    expect(await isOpen(south, carla)).toBe(true)
  })

  test('writes whoever has no password yet a letter of that shop to choose one', async () => {
    const { north, south, anna } = await family()
    const fresh = await makeCustomer(north)
    await to(anna, fresh, south, 'open')
    expect(await lettersTo(fresh)).toEqual([['customer-activation', south.id]])
  })
})

describe('nobody is let in', () => {
  test('to a shop that is not the manager’s, of another family, closed to managers, or this one', async () => {
    const { master, north, south, carla } = await family()
    const elsewhere = await makeShop()
    const shut = await makeShop({ master, attributes: { SHOP_SF_LOGIN_MANAGER: 'false' } })
    const ben = await makeManager(north, carer)
    await assign(ben, elsewhere)
    await assign(ben, shut)
    expect(await near(ben, carla)).toEqual([])
    for (const shop of [master, south, elsewhere, shut, north, { id: newId() }]) {
      await expect(to(ben, carla, shop, 'open')).rejects.toMatchObject({ key: 'missing' })
    }
    const links = await db.select().from(customerShops).where(eq(customerShops.customerId, carla.id))
    expect(links.map(({ shopId }) => shopId)).toEqual([north.id])
    expect((await rowsIn(elsewhere, 'refused')).concat(await rowsIn(south, 'refused'))).toEqual([])
    expect(await rowsIn(north, 'refused')).toHaveLength(6)

    await assign(ben, south)
    expect(await near(ben, carla)).toEqual([[south.id, 'open']])
  })

  test('without the right, inside an assist, or being shut out here', async () => {
    const { south, carla, anna, master, north } = await family()
    const plain = { ...(await makeManager(master)), shop: north }
    expect(await near(plain, carla)).toEqual([])
    await expect(to(plain, carla, south, 'open')).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(to(await assisting(anna, carla), carla, south, 'open')).rejects.toMatchObject({ reason: 'forbidden' })
    await careFor(anna, { customerId: carla.id, care: 'disable', reason: 'asked' })
    await expect(to(anna, carla, south, 'open')).rejects.toMatchObject({ key: 'notAvailable' })
    expect(await isOpen(south, carla)).toBe(false)
  })

  test('who is hidden, here or there, or unknown here', async () => {
    const { master, north, south, anna, carla } = await family()
    const hiddenHere = await makeCustomer(north, { email: `shop#${newId()}@test.com` })
    const stranger = await makeCustomer(south)
    for (const customer of [hiddenHere, stranger]) {
      await expect(to(anna, customer, south, 'open')).rejects.toMatchObject({ key: 'missing' })
      await expect(to(anna, customer, south, 'close')).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await isOpen(south, stranger)).toBe(true)
    const rule = `email=${carla.email}`
    const strict = await makeShop({ master, attributes: { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: rule } })
    expect((await near(anna, carla)).map(([id]) => id)).not.toContain(strict.id)
    await expect(to(anna, carla, strict, 'open')).rejects.toMatchObject({ key: 'missing' })
    expect(await isOpen(strict, carla)).toBe(false)
  })
})
