import { and, eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assistRequests, assists, assistTransfers, auditEntries, sessions } from '@/db/schema'
import type { Role } from '@/db/words'
import { startAssist } from '@/lib/assist/commands'
import { askConsent } from '@/lib/assist/consent'
import { offerAssist, offersTo, takeAssist } from '@/lib/assist/passing'
import { HOUR, MINUTE } from '@/lib/clock'
import { registerCustomer } from '@/lib/registration/register'
import { setClock } from '@/lib/testing/clock'
import { assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { makeRegistry, typed } from '@/lib/testing/registration'
import { careFor } from './care'
import { hashPassword } from './password'
import { isStale } from './recent'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

afterEach(() => setClock(0))

const roles: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER']
const why = { reason: 'phone', reasonText: '', ticket: '' }
const scene = async (minutes?: string) => {
  const shop = await makeShop({ attributes: minutes ? { SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: minutes } : {} })
  const carla = await makeCustomer(shop, { passwordHash })
  const anna = await makeManager(shop, roles, { passwordHash })
  const start = (currentPassword?: string) => startAssist(anna, { ...why, customerId: carla.id, currentPassword })
  const begun = () => db.$count(assists, eq(assists.customerId, carla.id))
  return { shop, carla, anna, start, begun }
}
const asked = { key: 'passwordAgain', fields: { currentPassword: 'required' } }

describe('a password of longer ago than the shop allows', () => {
  test('is asked for once more before an assist begins, and then holds as long again', async () => {
    const { anna, start, begun } = await scene('15')
    expect(await isStale(anna)).toBe(false)
    setClock(16 * MINUTE)
    expect(await isStale(anna)).toBe(true)
    await expect(start()).rejects.toMatchObject(asked)
    await expect(start('wrong')).rejects.toMatchObject({ fields: { currentPassword: 'passwordWrong' } })
    expect(await begun()).toBe(0)
    await expect(start(PASSWORD)).resolves.toBeDefined()
    expect(await begun()).toBe(1)
    setClock(30 * MINUTE)
    expect(await isStale(anna)).toBe(false)
    setClock(0)
    const [session] = await db.select().from(sessions).where(eq(sessions.id, anna.account.sessionId))
    expect(session!.authenticatedAt!.getTime()).toBeGreaterThan(session!.createdAt.getTime())
  })

  test('is asked for before an unlock, and for nothing else at the desk', async () => {
    const { shop, carla, anna } = await scene('15')
    const visit = { shop, requestId: 'r', device: 'test' }
    const care = (what: 'unlock' | 'reset', currentPassword?: string) =>
      careFor(anna, { customerId: carla.id, care: what, reason: 'asked', currentPassword })
    setClock(16 * MINUTE)
    for (let n = 0; n < 6; n++) await signIn(visit, carla.email, 'wrong').catch(() => {})
    await expect(care('unlock')).rejects.toMatchObject(asked)
    await expect(signIn(visit, carla.email, PASSWORD)).rejects.toMatchObject({ key: 'signInFailed' })
    await expect(care('reset')).resolves.toBeUndefined()
    await care('unlock', PASSWORD)
    await expect(signIn(visit, carla.email, PASSWORD)).resolves.toBeDefined()
    setClock(0)
    const done = and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'customers.unlock'))
    expect((await db.select().from(auditEntries).where(done)).map(({ outcome }) => outcome)).toEqual(['ok'])
  })

  test('is good enough in a shop that says nothing', async () => {
    const { anna, start } = await scene()
    setClock(11 * HOUR)
    expect(await isStale(anna)).toBe(false)
    await expect(start()).resolves.toBeDefined()
    setClock(0)
  })
})

type Scene = Awaited<ReturnType<typeof scene>>

/** The other roads into an assist, and whether one has begun there. */
const roads: Record<string, (made: Scene) => Promise<(currentPassword?: string) => Promise<unknown>>> = {
  'the customer is asked for leave':
    async ({ anna, carla }) =>
    (currentPassword) =>
      askConsent(anna, { ...why, customerId: carla.id, currentPassword }),
  'a colleague’s is taken over': async ({ shop, anna, carla }) => {
    const bert = await assisting(await makeManager(shop, roles), carla)
    await offerAssist(bert, { to: anna.account.id, words: '' })
    const [offer] = await offersTo(anna)
    return (currentPassword) => takeAssist(anna, { transferId: offer!.id, currentPassword })
  },
}

test.each(Object.entries(roads))('nor is anything begun before where %s', async (_road, prepare) => {
  const made = await scene('15')
  const { shop, anna } = made
  setClock(14 * MINUTE)
  const go = await prepare(made)
  setClock(16 * MINUTE)
  const all = async () =>
    Promise.all(
      [assistRequests, assistTransfers, assists].map((table) =>
        db.select().from(table).where(eq(table.shopId, shop.id)),
      ),
    )
  const before = await all()
  await expect(go()).rejects.toMatchObject(asked)
  await expect(go('wrong')).rejects.toMatchObject({ fields: { currentPassword: 'passwordWrong' } })
  expect(await all()).toEqual(before)
  await expect(go(PASSWORD)).resolves.toBeDefined()
  expect(await isStale(anna)).toBe(false)
})

test('a customer is added then, and nobody acts for them until the password was given', async () => {
  const { anna } = await makeRegistry({ SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: '15' })
  expect(await registerCustomer(anna, typed())).toMatchObject({ assistId: expect.any(String) })
  setClock(16 * MINUTE)
  const late = typed()
  const { customerId, assistId } = await registerCustomer(anna, late)
  expect(assistId).toBeNull()
  expect(await registerCustomer(anna, late)).toEqual({ customerId, assistId: null })
  expect(await db.$count(assists, eq(assists.customerId, customerId))).toBe(0)
})
