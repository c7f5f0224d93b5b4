import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assists, auditEntries, sessions } from '@/db/schema'
import type { Role } from '@/db/words'
import { startAssist } from '@/lib/assist/commands'
import { HOUR, MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { careFor } from './care'
import { hashPassword } from './password'
import { isStale } from './recent'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const roles: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER']
const scene = async (minutes?: string) => {
  const shop = await makeShop({ attributes: minutes ? { SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: minutes } : {} })
  const carla = await makeCustomer(shop, { passwordHash })
  const anna = await makeManager(shop, roles, { passwordHash })
  const start = (currentPassword?: string) =>
    startAssist(anna, { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '', currentPassword })
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
