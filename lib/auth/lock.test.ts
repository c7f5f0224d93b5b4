import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, knownDevices, sessions } from '@/db/schema'
import type { Role } from '@/db/words'
import { DAY, HOUR, MINUTE } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import type { Customer } from './actor'
import { careFor } from './care'
import { choosePassword } from './choose-password'
import { rememberDevice } from './known-device'
import { knownDevice, MOST_IN_A_ROW } from './limits'
import { issueLink } from './links'
import { changePassword } from './own-account'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
const NEW = 'seven green umbrellas'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const carer: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER']
const scene = async () => {
  const shop = await makeShop()
  return { shop, carla: await makeCustomer(shop, { passwordHash }) }
}
const enter = (shop: Shop, { email }: { email: string }, password = PASSWORD, device?: string) =>
  signIn({ shop, requestId: crypto.randomUUID(), device: 'test', knownDevice: device }, email, password)
const guess = (shop: Shop, who: { email: string }, device?: string) => enter(shop, who, 'wrong', device).catch(() => {})
const rowOf = async ({ accountId }: Customer) =>
  (await db.select().from(accounts).where(eq(accounts.id, accountId)))[0]!
const unlock = async (shop: Shop, carla: Customer) =>
  careFor(await makeManager(shop, carer), { customerId: carla.id, care: 'unlock', reason: 'asked' })
const locked = { key: 'signInFailed' }

/** As many wrong ones as are counted, with the time that takes. */
async function wrongInARow(shop: Shop, carla: Customer, many: number) {
  for (let n = 0; n < many; n++) {
    setClock(n * 13 * HOUR)
    await guess(shop, carla)
  }
}

describe('a hundred wrong passwords in a row', () => {
  test('are the last: then only a letter’s link opens, no time, no unlock and no known browser', async () => {
    const { shop, carla } = await scene()
    const { knownDevice: device } = await enter(shop, carla)
    await wrongInARow(shop, carla, MOST_IN_A_ROW)
    expect(await rowOf(carla)).toMatchObject({ failedInRow: MOST_IN_A_ROW })
    await expect(enter(shop, carla, PASSWORD, device)).rejects.toMatchObject(locked)
    await guess(shop, carla, device)
    setClock(400 * DAY)
    await guess(shop, carla)
    expect(await rowOf(carla)).toMatchObject({ failedInRow: MOST_IN_A_ROW })
    await expect(enter(shop, carla)).rejects.toMatchObject(locked)
    await expect(unlock(shop, carla)).rejects.toMatchObject({ key: 'unlockedOften' })
    const token = await transact({ account: carla.accountId }, (tx) =>
      issueLink(tx, { shop, accountId: carla.accountId, purpose: 'reset' }),
    )
    await choosePassword(visitor(shop), 'reset', { token, password: NEW })
    await expect(enter(shop, carla, NEW)).resolves.toMatchObject({ kind: 'customer' })
    setClock(0)
    expect(await rowOf(carla)).toMatchObject({ failedInRow: 0, failedAttempts: 0, lockedUntil: null })
  })

  test('are counted from the last right one, and an unlock takes none back', async () => {
    const { shop, carla } = await scene()
    await wrongInARow(shop, carla, 7)
    setClock(DAY)
    for (let n = 0; n < 6; n++) await guess(shop, carla)
    await unlock(shop, carla)
    expect((await rowOf(carla)).failedInRow).toBeGreaterThanOrEqual(8)
    await enter(shop, carla)
    setClock(0)
    expect(await rowOf(carla)).toMatchObject({ failedInRow: 0 })
  })

  test('sent all at once with the last one open are no more than a hundred', async () => {
    const { shop, carla } = await scene()
    await transact({ account: carla.accountId }, async (tx) => {
      await tx
        .update(accounts)
        .set({ failedInRow: MOST_IN_A_ROW - 1 })
        .where(eq(accounts.id, carla.accountId))
    })
    await Promise.allSettled(Array.from({ length: 20 }, () => enter(shop, carla, 'wrong')))
    expect(await rowOf(carla)).toMatchObject({ failedInRow: MOST_IN_A_ROW })
  })
})

test('a lock is longer each time, but never than twelve hours, and always ends', async () => {
  const { shop, carla } = await scene()
  const hours: number[] = []
  let at = 0
  for (let n = 0; n < 14; n++) {
    setClock(at)
    await guess(shop, carla)
    const { lockedUntil, lastFailedAt } = await rowOf(carla)
    if (!lockedUntil) continue
    hours.push((lockedUntil.getTime() - lastFailedAt!.getTime()) / HOUR)
    await expect(enter(shop, carla)).rejects.toMatchObject(locked)
    at += hours.at(-1)! * HOUR + MINUTE
  }
  expect(hours).toEqual([0.25, 0.5, 1, 2, 4, 8, 12, 12, 12])
  setClock(at)
  await expect(enter(shop, carla)).resolves.toMatchObject({ kind: 'customer' })
  setClock(0)
})

describe('an unlock–guess game', () => {
  test('of a colluding manager and a guesser ends after three unlocks, in all shops together', async () => {
    const { shop, carla } = await scene()
    const outcomes: string[] = []
    for (let n = 0; n < 20; n++) {
      for (let m = 0; m < 6; m++) await guess(shop, carla)
      outcomes.push(
        await unlock(shop, carla).then(
          () => 'ok',
          (error) => error.key,
        ),
      )
    }
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(3)
    expect((await rowOf(carla)).failedInRow).toBe(9)
    const rows = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'customers.unlock')))
    expect(rows).toHaveLength(20)
  })
})

describe('a known browser', () => {
  const lockedOut = async () => {
    const { shop, carla } = await scene()
    const { knownDevice: device } = await enter(shop, carla)
    for (let n = 0; n < 6; n++) await guess(shop, carla)
    await expect(enter(shop, carla)).rejects.toMatchObject(locked)
    return { shop, carla, device: device! }
  }

  test('lets its owner in while others are locked out, and they stay so; live sessions were never touched', async () => {
    const { shop, carla, device } = await lockedOut()
    const entered = await enter(shop, carla, PASSWORD, device)
    expect(entered.knownDevice).not.toBe(device)
    await expect(enter(shop, carla)).rejects.toMatchObject(locked)
    const open = await db.select().from(sessions).where(eq(sessions.accountId, carla.accountId))
    expect(open.map(({ revokedAt }) => revokedAt)).toEqual([null, null])
    await expect(enter(shop, carla, PASSWORD, device)).rejects.toMatchObject(locked) // it has a new mark now
  })

  test('is no way in by itself, and guesses from it are few', async () => {
    const { shop, carla, device } = await lockedOut()
    for (let n = 0; n < knownDevice.attempts; n++) await guess(shop, carla, device)
    await expect(enter(shop, carla, PASSWORD, device)).rejects.toMatchObject(locked)
    expect(await rowOf(carla)).toMatchObject({ failedInRow: 6 + knownDevice.attempts })
  })

  test('is known for one account, is kept as a hash, and is not what a browser says it is', async () => {
    const { shop, carla, device } = await lockedOut()
    const mette = await makeCustomer(shop, { passwordHash })
    expect(JSON.stringify(await db.select().from(knownDevices))).not.toContain(device)
    const entered = await enter(shop, mette, PASSWORD, 'planted by somebody')
    for (let n = 0; n < 6; n++) await guess(shop, mette)
    for (const other of [device, 'planted by somebody', ''])
      await expect(enter(shop, mette, PASSWORD, other)).rejects.toMatchObject(locked)
    await expect(enter(shop, carla, PASSWORD, entered.knownDevice)).rejects.toMatchObject(locked)
  })

  test('is forgotten with a new password, with time, and behind ten newer ones', async () => {
    const { shop, carla, device } = await lockedOut()
    setClock(knownDevice.lasts + DAY)
    for (let n = 0; n < 6; n++) await guess(shop, carla)
    await expect(enter(shop, carla, PASSWORD, device)).rejects.toMatchObject(locked)
    setClock(0)
    for (let n = 0; n < knownDevice.most; n++) {
      setClock(n * MINUTE)
      await transact({ account: carla.accountId }, (tx) => rememberDevice(tx, carla.accountId))
    }
    setClock(0)
    await expect(enter(shop, carla, PASSWORD, device)).rejects.toMatchObject(locked)
    expect(await db.$count(knownDevices, eq(knownDevices.accountId, carla.accountId))).toBe(knownDevice.most)
    const sessionId = await makeSession(shop, carla.accountId)
    const account = { id: carla.accountId, kind: 'customer' as const, name: 'Carla', email: carla.email, sessionId }
    await changePassword({ ...visitor(shop), account, customer: carla }, { current: PASSWORD, password: NEW })
    expect(await db.$count(knownDevices, eq(knownDevices.accountId, carla.accountId))).toBe(0)
  })
})
