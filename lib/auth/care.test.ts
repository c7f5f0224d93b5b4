import { and, asc, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accountLinks, accounts, assists, auditEntries, customerShops, mails, sessions } from '@/db/schema'
import type { Role } from '@/db/words'
import { startAssist } from '@/lib/assist/commands'
import { DAY, HOUR } from '@/lib/clock'
import type { Care } from '@/lib/people/care-input'
import { CareFor, cares } from '@/lib/people/care-input'
import { customerPage } from '@/lib/people/customer-page'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeSession, makeShop } from '@/lib/testing/make'
import type { Actor, Customer } from './actor'
import { careFor } from './care'
import { issueLink, linkOf } from './links'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const desk: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']
const carer: Role[] = [...desk, 'ROLE_SMCALLCENTERCUSTOMER']

const scene = async () => {
  const shop = await makeShop({ attributes: { SHOP_URL: 'https://shop.test' } })
  const carla = await makeCustomer(shop, { passwordHash })
  return { shop, carla, anna: await makeManager(shop, carer) }
}
const care = (actor: Actor, customer: { id: string }, what: Care) =>
  careFor(actor, { customerId: customer.id, care: what, reason: 'asked' })
const enter = (shop: Shop, { email }: Customer, password = PASSWORD) =>
  signIn({ shop, requestId: 'r', device: 'test' }, email, password)
const lock = async (shop: Shop, carla: Customer) => {
  for (let n = 0; n < 6; n++) await enter(shop, carla, 'wrong').catch(() => {})
}
const lettersTo = async ({ email }: Customer) =>
  (await db.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.createdAt))).map(
    ({ template }) => template,
  )
const stateOf = async (actor: Actor, { id }: Customer) => (await customerPage(actor, id))?.state
const rowsOf = (shop: Shop, action: string) =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, action)))
    .orderBy(asc(auditEntries.seq))

describe('a manager', () => {
  test('disables: sessions, assists and links end with it, the customer is told, and again it does nothing', async () => {
    const { shop, carla, anna } = await scene()
    const mette = await makeManager(shop, carer)
    await makeSession(shop, carla.accountId)
    await startAssist(mette, { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' })
    await care(anna, carla, 'reset')

    await care(anna, carla, 'disable')
    await care(anna, carla, 'disable')

    const alive = and(eq(sessions.accountId, carla.accountId), isNull(sessions.revokedAt))
    expect(await db.select().from(sessions).where(alive)).toEqual([])
    const [assist] = await db.select().from(assists).where(eq(assists.customerId, carla.id))
    expect(assist).toMatchObject({ ending: 'customer-disabled', endedAt: expect.any(Date) })
    const [link] = await db.select().from(accountLinks).where(eq(accountLinks.accountId, carla.accountId))
    expect(link!.expiresAt.getTime()).toBeLessThanOrEqual(Date.now())
    await expect(enter(shop, carla)).rejects.toMatchObject({ key: 'signInFailed' })
    expect(await stateOf(anna, carla)).toBe('disabled')
    expect(await lettersTo(carla)).toEqual(['customer-reset', 'customer-deactivation'])
    const rows = await rowsOf(shop, 'customers.disable')
    expect(rows).toMatchObject([{ outcome: 'ok', actorId: anna.account.id, customerId: carla.id }])
    expect(rows[0]!.after).toContain('"reason":"asked"')
  })

  test('enables, and the customer comes in again with the password they had', async () => {
    const { shop, carla, anna } = await scene()
    await care(anna, carla, 'disable')
    await care(anna, carla, 'enable')
    expect(await stateOf(anna, carla)).toBe('enabled')
    await expect(enter(shop, carla)).resolves.toMatchObject({ kind: 'customer' })
    expect(await lettersTo(carla)).toEqual(['customer-deactivation', 'customer-reactivation'])
  })

  test('enables somebody who never had a password with a letter to choose one', async () => {
    const { shop, anna } = await scene()
    const fresh = await makeCustomer(shop, { enabled: false })
    await care(anna, fresh, 'enable')
    expect(await lettersTo(fresh)).toEqual(['customer-activation'])
  })

  test('opens and closes the own shop only', async () => {
    const { shop, carla, anna } = await scene()
    const other = await makeShop()
    await transact({ customer: carla.id }, async (tx) => {
      const keys = { sortName: 'x', sortCompany: '', createdAt: new Date() }
      await tx.insert(customerShops).values({ shopId: other.id, customerId: carla.id, enabled: true, ...keys })
    })
    const links = await transact({ account: carla.accountId }, async (tx) => {
      const issued = (where: Shop) =>
        issueLink(tx, { shop: where, accountId: carla.accountId, purpose: 'reset', besides: true })
      return { here: await issued(shop), there: await issued(other) }
    })
    await care(anna, carla, 'disable')
    expect(await linkOf(shop, links.here, 'reset')).toBeUndefined()
    expect(await linkOf(other, links.there, 'reset')).toBeDefined()
    await expect(enter(other, carla)).resolves.toMatchObject({ kind: 'customer' })
    await transact({ account: carla.accountId }, async (tx) => {
      await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, carla.accountId))
    })
    await care(anna, carla, 'enable')
    await expect(enter(shop, carla)).resolves.toMatchObject({ kind: 'customer' })
    await expect(enter(other, carla)).rejects.toMatchObject({ key: 'signInFailed' })
  })

  test('unlocks at once; what was counted stays, so the next wrong password locks for longer', async () => {
    const { shop, carla, anna } = await scene()
    await lock(shop, carla)
    expect(await stateOf(anna, carla)).toBe('locked')
    await care(anna, carla, 'unlock')
    expect(await stateOf(anna, carla)).toBe('enabled')
    await enter(shop, carla, 'wrong').catch(() => {})
    const [account] = await db.select().from(accounts).where(eq(accounts.id, carla.accountId))
    expect(account!.failedAttempts).toBe(7)
    expect(account!.lockedUntil!.getTime() - account!.lastFailedAt!.getTime()).toBeGreaterThanOrEqual(HOUR / 2)
    expect(await lettersTo(carla)).toEqual(['customer-unlocked'])
  })

  test('unlocks three times a day, and then only a new password helps', async () => {
    const { shop, carla, anna } = await scene()
    await lock(shop, carla)
    for (let n = 0; n < 3; n++) {
      await care(anna, carla, 'unlock')
      await enter(shop, carla, 'wrong').catch(() => {})
    }
    await expect(care(anna, carla, 'unlock')).rejects.toMatchObject({ key: 'unlockedOften' })
    setClock(DAY + HOUR)
    await lock(shop, carla)
    await care(anna, carla, 'unlock')
    setClock(0)
    expect((await rowsOf(shop, 'customers.unlock')).map(({ outcome }) => outcome)).toEqual([
      'ok',
      'ok',
      'ok',
      'refused',
      'ok',
    ])
  })

  test('starts a reset whose link only the customer gets; until it is used nothing changes', async () => {
    const { shop, carla, anna } = await scene()
    expect(await care(anna, carla, 'reset')).toBeUndefined()
    const [letter] = await db.select().from(mails).where(eq(mails.recipient, carla.email))
    const [, token = ''] = letter!.text.match(/shop\.test\/reset\/([\w-]+)/) ?? []
    expect(await linkOf(shop, token, 'reset')).toMatchObject({ accountId: carla.accountId })
    expect(JSON.stringify(await rowsOf(shop, 'customers.resetPassword'))).not.toContain(token)
    await expect(enter(shop, carla)).resolves.toMatchObject({ kind: 'customer' })
    for (let n = 0; n < 2; n++) await care(anna, carla, 'reset')
    await expect(care(anna, carla, 'reset')).rejects.toMatchObject({ key: 'tooManyLetters' })
  })

  test('does not help somebody disabled otherwise than by enabling them', async () => {
    const { carla, anna } = await scene()
    await care(anna, carla, 'disable')
    await expect(care(anna, carla, 'reset')).rejects.toMatchObject({ key: 'notAvailable' })
    await expect(care(anna, carla, 'unlock')).rejects.toMatchObject({ key: 'notAvailable' })
  })
})

test.each(cares)('nobody can %s a customer without saying why', (what) => {
  const given = { customerId: crypto.randomUUID(), care: what }
  expect(CareFor.safeParse({ ...given, reason: 'asked' }).success).toBe(true)
  for (const reason of [undefined, '', 'because'])
    expect(CareFor.safeParse({ ...given, reason }).error?.issues).toMatchObject([
      { path: ['reason'], message: 'choose' },
    ])
})

describe('out of reach', () => {
  test('are managers, oneself, hidden customers, other shops’ and people who are not there: all alike', async () => {
    const { shop, anna } = await scene()
    const mette = await makeManager(shop, carer)
    const hidden = await makeCustomer(shop, { email: 'secret@test.com', lastname: 'Hidden' })
    await transact({ account: hidden.accountId }, async (tx) => {
      await tx.update(accounts).set({ email: 'secret#1@test.com' }).where(eq(accounts.id, hidden.accountId))
    })
    const elsewhere = await makeCustomer(await makeShop())
    const reserved = await makeCustomer(shop, { type: 'EMAIL' })
    const ids = [mette.account.id, anna.account.id, hidden.id, elsewhere.id, reserved.id, crypto.randomUUID()]
    for (const what of cares)
      for (const id of ids)
        await expect(care(anna, { id }, what)).rejects.toMatchObject({ key: 'missing', reason: 'missing' })
    const refused = await rowsOf(shop, 'customers.disable')
    expect(refused.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(Array(6).fill('refused missing'))
  })

  test('is everybody, without the right; one right is not the other', async () => {
    const { shop, carla } = await scene()
    const bare = await makeManager(shop, desk)
    for (const what of cares) await expect(care(bare, carla, what)).rejects.toMatchObject({ key: 'notAllowed' })
    const reader = await makeManager(shop, [...desk, 'ROLE_SMCALLCENTER'])
    await care(reader, carla, 'reset')
    await expect(care(reader, carla, 'disable')).rejects.toMatchObject({ key: 'notAllowed' })
  })

  test('are all others while acting for one', async () => {
    const { shop, carla, anna } = await scene()
    const other = await makeCustomer(shop)
    const { id } = await startAssist(anna, { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' })
    const at = new Date()
    const acting = {
      ...anna,
      customer: carla,
      assist: { id, reason: 'phone', startedAt: at, endsAt: at, idleEndsAt: at },
    }
    await care(acting, carla, 'reset')
    await expect(care(acting, other, 'reset')).rejects.toMatchObject({ key: 'missing' })
    await expect(care(acting, carla, 'disable')).rejects.toMatchObject({ key: 'notAllowed' })
  })
})
