import { and, asc, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries, knownDevices, mails, recoveryCodes, secondFactors, sessions } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { MINUTE } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import {
  asCustomer,
  assisting,
  type ManagerActor,
  makeCustomer,
  makeManager,
  makeSession,
  makeShop,
} from '@/lib/testing/make'
import { enrol, phoneOf } from '@/lib/testing/second-factor'
import { CODES_SHOWN_FOR, SET_UP_WITHIN } from './limits'
import { hashPassword } from './password'
import { seal, unseal } from './seal'
import * as factor from './second-factor'
import { turnOffLost } from './second-factor-lost'
import { needsSecondFactor } from './second-factor-rule'
import { enterCode } from './second-step'
import { hashOfSecret } from './secret'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const RULE = 'SHOP_SF_MANAGER_SECOND_FACTOR'
const visit = (shop: Shop) => ({ shop, requestId: crypto.randomUUID(), device: 'test' })
const scene = async () => {
  const shop = await makeShop()
  const anna = await makeManager(shop, undefined, { passwordHash })
  return { shop, anna }
}
const firstStep = async (shop: Shop, { account }: ManagerActor) => signIn(visit(shop), account.email, PASSWORD)
const lettersTo = async ({ account }: ManagerActor) =>
  (await db.select().from(mails).where(eq(mails.recipient, account.email)).orderBy(asc(mails.createdAt))).map(
    ({ template }) => template,
  )
const actionsIn = async (shop: Shop) =>
  (await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id)).orderBy(asc(auditEntries.seq))).map(
    ({ action, outcome }) => `${action} ${outcome}`,
  )
const sessionOf = async (secret: string) =>
  (
    await db
      .select()
      .from(sessions)
      .where(eq(sessions.id, hashOfSecret(secret)))
  )[0]
const wrong = { fields: { code: 'codeWrong' } }
const locked = { fields: { code: 'codeLocked' } }

describe('a second factor', () => {
  test('is set up for the password and a first code; the other sessions end, the owner is told', async () => {
    const { shop, anna } = await scene()
    await makeSession(shop, anna.account.id)
    await expect(factor.beginSecondFactor(anna, { current: 'wrong' })).rejects.toMatchObject({
      fields: { current: 'passwordWrong' },
    })
    await factor.beginSecondFactor(anna, { current: PASSWORD })
    await expect(factor.confirmSecondFactor(anna, { code: '000000' })).rejects.toMatchObject(wrong)
    expect((await firstStep(shop, anna)).awaitsCode).toBe(false)

    const phone = await phoneOf(anna.account.id)
    await factor.confirmSecondFactor(anna, { code: ` ${phone().slice(0, 3)} ${phone().slice(3)}` })

    expect(await factor.ownSecondFactor(anna)).toMatchObject({ state: 'on', left: 10 })
    const open = and(eq(sessions.accountId, anna.account.id), isNull(sessions.revokedAt))
    expect((await db.select().from(sessions).where(open)).map(({ id }) => id)).toEqual([anna.account.sessionId])
    expect(await lettersTo(anna)).toEqual(['manager-second-factor-on'])
    await expect(factor.beginSecondFactor(anna, { current: PASSWORD })).rejects.toMatchObject({ key: 'secondFactorOn' })
  })

  test('stands nowhere in the clear: not its key, not its recovery codes, not in the ledger', async () => {
    const { shop, anna } = await scene()
    await factor.beginSecondFactor(anna, { current: PASSWORD })
    const before = await factor.ownSecondFactor(anna)
    const key = before.state === 'setting-up' ? before.key : ''
    expect(before).toMatchObject({ address: expect.stringContaining(key) })
    await factor.confirmSecondFactor(anna, { code: (await phoneOf(anna.account.id))() })
    const state = await factor.ownSecondFactor(anna)
    const codes = state.state === 'on' ? state.codes! : []
    expect(new Set(codes).size).toBe(10)

    const rows = [
      await db.select().from(secondFactors).where(eq(secondFactors.accountId, anna.account.id)),
      await db.select().from(recoveryCodes).where(eq(recoveryCodes.accountId, anna.account.id)),
      await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id)),
      await db.select().from(mails).where(eq(mails.recipient, anna.account.email)),
    ]
    for (const secret of [key, ...codes]) expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('shows its recovery codes until they are kept, and a quarter of an hour at most', async () => {
    const { anna } = await scene()
    await enrol(anna, PASSWORD)
    setClock(CODES_SHOWN_FOR + MINUTE)
    expect(await factor.ownSecondFactor(anna)).toMatchObject({ state: 'on', codes: null })
    setClock(0)
    expect(await factor.ownSecondFactor(anna)).toMatchObject({ codes: expect.any(Array) })
    await factor.keepRecoveryCodes(anna)
    expect(await factor.ownSecondFactor(anna)).toMatchObject({ codes: null, left: 10 })
  })

  test('that nobody confirms is forgotten', async () => {
    const { anna } = await scene()
    await factor.beginSecondFactor(anna, { current: PASSWORD })
    const phone = await phoneOf(anna.account.id)
    setClock(SET_UP_WITHIN + MINUTE)
    const late = factor.confirmSecondFactor(anna, { code: phone() })
    await expect(late).rejects.toMatchObject({ key: 'missing' })
    await factor.forgetUnfinishedFactors()
    setClock(0)
    expect(await factor.ownSecondFactor(anna)).toEqual({ state: 'off' })
    expect(await db.select().from(secondFactors).where(eq(secondFactors.accountId, anna.account.id))).toEqual([])
  })

  test('is turned off for the password and a code, and told', async () => {
    const { shop, anna } = await scene()
    const { phone } = await enrol(anna, PASSWORD)
    const off = (current: string, code: string) => factor.turnOffSecondFactor(anna, { current, code })
    await expect(off('wrong', phone())).rejects.toMatchObject({ fields: { current: 'passwordWrong' } })
    await expect(off(PASSWORD, '123')).rejects.toMatchObject(wrong)
    await off(PASSWORD, phone())
    expect(await factor.ownSecondFactor(anna)).toEqual({ state: 'off' })
    expect((await firstStep(shop, anna)).awaitsCode).toBe(false)
    expect(await lettersTo(anna)).toEqual(['manager-second-factor-on', 'manager-second-factor-off'])
  })

  test('has its recovery codes renewed, and the old ones are worth nothing', async () => {
    const { shop, anna } = await scene()
    const { phone, codes } = await enrol(anna, PASSWORD)
    await factor.renewRecoveryCodes(anna, { current: PASSWORD, code: phone() })
    const { secret } = await firstStep(shop, anna)
    await expect(enterCode(visit(shop), secret, codes[0]!)).rejects.toMatchObject(wrong)
    expect(await factor.ownSecondFactor(anna)).toMatchObject({ left: 10 })
  })

  test('is nobody’s but a manager’s own', async () => {
    const { shop, anna } = await scene()
    const carla = await makeCustomer(shop, { passwordHash })
    const helping = await assisting(anna, carla)
    const begin = { current: PASSWORD }
    await expect(factor.beginSecondFactor(helping, begin)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await expect(factor.turnOffSecondFactor(helping, { ...begin, code: '1' })).rejects.toMatchObject({
      key: 'notOnBehalf',
    })
    await expect(factor.beginSecondFactor(asCustomer(shop, carla), begin)).rejects.toMatchObject({ key: 'missing' })
    expect((await actionsIn(shop)).filter((row) => row.endsWith('refused'))).toHaveLength(2)
  })

  test('is sealed for one account, under one secret', () => {
    const sealed = seal('key', { purpose: 'x', owner: 'anna' })
    expect(unseal(sealed, { purpose: 'x', owner: 'anna' })).toBe('key')
    expect(unseal(sealed, { purpose: 'x', owner: 'mette' })).toBeUndefined()
    expect(unseal(sealed, { purpose: 'y', owner: 'anna' })).toBeUndefined()
    expect(unseal(`${sealed.slice(0, -2)}AA`, { purpose: 'x', owner: 'anna' })).toBeUndefined()
    expect(unseal('short', { purpose: 'x', owner: 'anna' })).toBeUndefined()
  })
})

describe('signing in with one', () => {
  test('opens nothing before the code, and then another session than the one that waited', async () => {
    const { shop, anna } = await scene()
    const { phone } = await enrol(anna, PASSWORD)
    const first = await firstStep(shop, anna)
    expect(first).toMatchObject({ awaitsCode: true, knownDevice: undefined })
    expect(await sessionOf(first.secret)).toMatchObject({ awaitsCode: true })

    const entered = await enterCode(visit(shop), first.secret, phone())

    expect(entered.secret).not.toBe(first.secret)
    expect(await sessionOf(first.secret)).toMatchObject({ awaitsCode: true, revokedAt: expect.any(Date) })
    expect(await sessionOf(entered.secret)).toMatchObject({ awaitsCode: false, revokedAt: null })
    expect((await actionsIn(shop)).slice(-2)).toEqual(['account.firstStep ok', 'account.signIn ok'])
    await expect(enterCode(visit(shop), first.secret, phone(1))).rejects.toMatchObject({ key: 'signInAgain' })
  })

  test('takes a code once, however many try, and one of a minute ago or ahead not at all', async () => {
    const { shop, anna } = await scene()
    const { phone } = await enrol(anna, PASSWORD)
    const waiting = await Promise.all([0, 1, 2, 3].map(() => firstStep(shop, anna)))
    for (const steps of [-2, 2]) {
      await expect(enterCode(visit(shop), waiting[0]!.secret, phone(steps))).rejects.toMatchObject(wrong)
    }
    const tries = await Promise.allSettled(waiting.map(({ secret }) => enterCode(visit(shop), secret, phone())))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { secret } = await firstStep(shop, anna)
    await expect(enterCode(visit(shop), secret, phone())).rejects.toMatchObject(wrong)
    await expect(enterCode(visit(shop), secret, phone(-1))).rejects.toMatchObject(wrong)
    await expect(enterCode(visit(shop), secret, phone(1))).resolves.toMatchObject({ kind: 'manager' })
  })

  test('is locked after six wrong codes, for the right one too, and open again after a while', async () => {
    const { shop, anna } = await scene()
    const { phone, codes } = await enrol(anna, PASSWORD)
    const { secret } = await firstStep(shop, anna)
    const answers: unknown[] = []
    for (let n = 0; n < 20; n++) {
      const again = await enterCode(visit(shop), secret, '000000').catch((error) => error.fields?.code)
      answers.push(again)
    }
    expect(answers).toEqual([...Array(6).fill('codeWrong'), ...Array(14).fill('codeLocked')])
    await expect(enterCode(visit(shop), secret, phone())).rejects.toMatchObject(locked)
    await expect(enterCode(visit(shop), secret, codes[0]!)).rejects.toMatchObject(locked)
    setClock(20 * MINUTE)
    const late = await firstStep(shop, anna)
    await expect(enterCode(visit(shop), late.secret, phone())).resolves.toMatchObject({ kind: 'manager' })
    setClock(0)
  })

  test('by a recovery code works once for each, and is told', async () => {
    const { shop, anna } = await scene()
    const { codes } = await enrol(anna, PASSWORD)
    const typed = codes[3]!.replaceAll('-', ' ').toUpperCase()
    const waiting = await Promise.all([firstStep(shop, anna), firstStep(shop, anna)])
    const tries = await Promise.allSettled(waiting.map(({ secret }) => enterCode(visit(shop), secret, typed)))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await factor.ownSecondFactor(anna)).toMatchObject({ left: 9 })
    expect(await lettersTo(anna)).toEqual(['manager-second-factor-on', 'manager-recovery-code-used'])
    expect(await actionsIn(shop)).toContain('account.useRecoveryCode ok')
  })

  test('waits ten minutes, in its own shop, for an account that is still enabled', async () => {
    const { shop, anna } = await scene()
    const { phone } = await enrol(anna, PASSWORD)
    const { secret } = await firstStep(shop, anna)
    const again = { key: 'signInAgain' }
    await expect(enterCode(visit(await makeShop()), secret, phone())).rejects.toMatchObject(again)
    await expect(enterCode(visit(shop), 'made up', phone())).rejects.toMatchObject(again)
    setClock(11 * MINUTE)
    await expect(enterCode(visit(shop), secret, phone())).rejects.toMatchObject(again)
    setClock(0)
  })

  test('makes the browser known only when it is finished', async () => {
    const { shop, anna } = await scene()
    const { phone } = await enrol(anna, PASSWORD)
    const devices = () => db.$count(knownDevices, eq(knownDevices.accountId, anna.account.id))
    const { secret } = await firstStep(shop, anna)
    expect(await devices()).toBe(0)
    await enterCode(visit(shop), secret, phone())
    expect(await devices()).toBe(1)
  })
})

describe('a lost phone', () => {
  test('is helped from the server alone: it is told, ends the sessions, and stands in the ledger', async () => {
    const { shop, anna } = await scene()
    await enrol(anna, PASSWORD)
    const carla = await makeCustomer(shop)
    for (const email of [carla.email, 'nobody@test.com', '']) expect(await turnOffLost(email)).toBe(false)
    expect(await turnOffLost(` ${anna.account.email.toUpperCase()}`)).toBe(true)
    expect(await turnOffLost(anna.account.email)).toBe(false)
    const open = and(eq(sessions.accountId, anna.account.id), isNull(sessions.revokedAt))
    expect(await db.$count(sessions, open)).toBe(0)
    expect((await firstStep(shop, anna)).awaitsCode).toBe(false)
    expect(await lettersTo(anna)).toEqual(['manager-second-factor-on', 'manager-second-factor-off'])
    expect((await actionsIn(shop)).filter((row) => row.startsWith('secondFactor.turnOff'))).toHaveLength(1)
  })
})

describe('a shop that requires one', () => {
  test('is the shop itself, its master, or any other they look after', async () => {
    const asks = await makeShop({ attributes: { [RULE]: 'true' } })
    const sub = await makeShop({ master: asks })
    const free = await makeShop()
    const [here, below, both] = [await makeManager(asks), await makeManager(sub), await makeManager(free)]
    expect(await needsSecondFactor(asks, both.account.id)).toBe(true)
    expect(await needsSecondFactor(free, here.account.id)).toBe(true)
    expect(await needsSecondFactor(free, below.account.id)).toBe(true)
    expect(await needsSecondFactor(free, both.account.id)).toBe(false)
  })

  test('lets a manager without one do nothing but set it up', async () => {
    const shop = await makeShop({ attributes: { [RULE]: 'true' } })
    const known = await makeManager(shop, undefined, { passwordHash })
    const anna = { ...known, account: { ...known.account, mustEnrol: true as const } }
    const carla = await makeCustomer(shop)
    const help = { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' }
    await expect(startAssist(anna, help)).rejects.toMatchObject({ key: 'secondFactorNeeded' })
    await expect(enrol(anna, PASSWORD)).resolves.toBeDefined()
    await expect(startAssist(known, help)).resolves.toBeDefined()
    const proof = { current: PASSWORD, code: (await phoneOf(known.account.id))() }
    await expect(factor.turnOffSecondFactor(known, proof)).rejects.toMatchObject({ key: 'secondFactorRequired' })
  })
})
