import { and, asc, desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accountLinks, accounts, assists, auditEntries, knownDevices, mails, sessions } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { DAY, MINUTE } from '@/lib/clock'
import { withoutKeys } from '@/lib/mail/keys'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import type { Customer } from './actor'
import { choosePassword } from './choose-password'
import { rememberDevice } from './known-device'
import { writePasswordLetter } from './link-mail'
import { issueLink, linkOf, redeemLink, withdrawLinks } from './links'
import { confirmEmail } from './own-account'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const OLD = 'Correspondence-1922'
const NEW = 'seven green umbrellas'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(OLD)
})

const scene = async () => {
  const shop = await makeShop({ attributes: { SHOP_URL: 'https://shop.test' } })
  return { shop, carla: await makeCustomer(shop, { passwordHash }) }
}
const issue = (shop: Shop, { accountId }: Customer, purpose: 'activate' | 'reset' | 'email' = 'reset') =>
  transact({ account: accountId }, (tx) => issueLink(tx, { shop, accountId, purpose }))
const redeem = (shop: Shop, secret: string) => transact({ link: secret }, (tx) => redeemLink(tx, shop, secret, 'reset'))
const enter = (shop: Shop, { email }: Customer, password: string) =>
  signIn({ shop, requestId: 'r', device: 'test' }, email, password)
const dead = { key: 'linkDead', reason: 'missing' }

describe('a link', () => {
  test('is kept as a hash only, and looking at it changes nothing', async () => {
    const { shop, carla } = await scene()
    const secret = await issue(shop, carla)
    const before = await db.select().from(accountLinks)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(before)).not.toContain(secret)
    for (let n = 0; n < 3; n++)
      expect(await linkOf(shop, secret, 'reset')).toMatchObject({ accountId: carla.accountId })
    expect(await db.select().from(accountLinks)).toEqual(before)
  })

  test('is good once, however many try at the same time', async () => {
    const { shop, carla } = await scene()
    const secret = await issue(shop, carla)
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(shop, secret)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await linkOf(shop, secret, 'reset')).toBeUndefined()
  })

  test('is dead when a newer one, its time or its account’s end has passed, and always in the same way', async () => {
    const { shop, carla } = await scene()
    const other = await makeShop()
    const older = await issue(shop, carla)
    const newer = await issue(shop, carla)
    const activation = await issue(shop, carla, 'activate')
    for (const secret of [older, 'made up', '', activation])
      await expect(redeem(shop, secret)).rejects.toMatchObject(dead)
    await expect(redeem(other, newer)).rejects.toMatchObject(dead)
    expect(await linkOf(other, newer, 'reset')).toBeUndefined()
    setClock(29 * MINUTE)
    expect(await linkOf(shop, newer, 'reset')).toBeDefined()
    setClock(31 * MINUTE)
    expect(await linkOf(shop, newer, 'reset')).toBeUndefined()
    expect(await linkOf(shop, activation, 'activate')).toBeDefined()
    setClock(DAY + MINUTE)
    expect(await linkOf(shop, activation, 'activate')).toBeUndefined()
    setClock(0)
    expect(await linkOf(shop, newer, 'reset')).toBeDefined()
    await transact({ account: carla.accountId }, (tx) => withdrawLinks(tx, carla.accountId))
    expect(await linkOf(shop, newer, 'reset')).toBeUndefined()
  })

  test('is whole or nothing, and opens the one account it was written for', async () => {
    const { shop, carla } = await scene()
    const dora = await makeCustomer(shop, { passwordHash })
    const secret = await issue(shop, carla)
    for (const other of [secret.slice(0, -1), secret.slice(1), `${secret}=`, `${secret}A`, secret.toLowerCase()])
      await expect(choosePassword(visitor(shop), 'reset', { token: other, password: NEW })).rejects.toMatchObject(dead)
    await choosePassword(visitor(shop), 'reset', { token: secret, password: NEW })
    await expect(enter(shop, dora, OLD)).resolves.toMatchObject({ kind: 'customer' })
    await expect(enter(shop, dora, NEW)).rejects.toMatchObject({ key: 'signInFailed' })
  })

  test('to a new password is dead once the account has another e-mail address', async () => {
    const { shop, carla } = await scene()
    const [reset, email] = [await issue(shop, carla), `new.${carla.email}`]
    const confirm = await transact({ account: carla.accountId }, (tx) =>
      issueLink(tx, { shop, accountId: carla.accountId, purpose: 'email', payload: email }),
    )
    await confirmEmail(asCustomer(shop, carla), confirm)
    await expect(choosePassword(visitor(shop), 'reset', { token: reset, password: NEW })).rejects.toMatchObject(dead)
    await expect(enter(shop, { ...carla, email }, OLD)).resolves.toMatchObject({ kind: 'customer' })
  })

  test('of a disabled account is dead', async () => {
    const { shop, carla } = await scene()
    const secret = await issue(shop, carla)
    await transact({ account: carla.accountId }, async (tx) => {
      await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, carla.accountId))
    })
    expect(await linkOf(shop, secret, 'reset')).toBeUndefined()
  })
})

describe('choosing a password', () => {
  test('by a reset ends all sessions and assists, lifts the lock, is told, and signs nobody in', async () => {
    const { shop, carla } = await scene()
    await makeSession(shop, carla.accountId)
    const anna = await makeManager(shop)
    await startAssist(anna, { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' })
    for (let n = 0; n < 6; n++) await enter(shop, carla, 'wrong').catch(() => {})
    await transact({ account: carla.accountId }, (tx) => rememberDevice(tx, carla.accountId))
    const token = await issue(shop, carla)

    await choosePassword(visitor(shop), 'reset', { token, password: NEW })

    expect(await db.$count(knownDevices, eq(knownDevices.accountId, carla.accountId))).toBe(0)
    const open = await db.select().from(sessions).where(eq(sessions.accountId, carla.accountId))
    expect(open.map(({ revokedAt }) => revokedAt)).toEqual([expect.any(Date)])
    const [assist] = await db.select().from(assists).where(eq(assists.customerId, carla.id))
    expect(assist).toMatchObject({ ending: 'customer-ended', endedAt: expect.any(Date) })
    await expect(enter(shop, carla, OLD)).rejects.toMatchObject({ key: 'signInFailed' })
    await expect(enter(shop, carla, NEW)).resolves.toMatchObject({ kind: 'customer' })
    const told = await db.select().from(mails).where(eq(mails.recipient, carla.email))
    expect(told.map(({ template }) => template)).toEqual(['customer-password-changed'])
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.action, 'account.reset'))
    expect(rows.at(-1)).toMatchObject({ outcome: 'ok', actorKind: 'visitor', objectId: carla.accountId })
  })

  test('is refused where the password is easy, and the link stays good', async () => {
    const { shop, carla } = await scene()
    const token = await issue(shop, carla)
    const easy = { fields: { password: 'passwordEasy' } }
    for (const password of [
      `${carla.firstname}${carla.lastname}2026!!`,
      `${shop.name}--2026--2026`,
      'ShopManager2026!!',
    ])
      await expect(choosePassword(visitor(shop), 'reset', { token, password })).rejects.toMatchObject(easy)
    expect(await linkOf(shop, token, 'reset')).toBeDefined()
    await expect(enter(shop, carla, OLD)).resolves.toBeDefined()
  })

  test('with one link is done once, however many do it at the same time, and ends every other link', async () => {
    const { shop, carla } = await scene()
    const tokens = [await issue(shop, carla), await issue(shop, carla, 'activate'), await issue(shop, carla, 'email')]
    const [token = '', ...others] = tokens
    const passwords = Array.from({ length: 20 }, (_, n) => `${NEW}, the ${n}th`)

    const tries = await Promise.allSettled(
      passwords.map((password) => choosePassword(visitor(shop), 'reset', { token, password })),
    )

    const chosen = passwords.filter((_, n) => tries[n]!.status === 'fulfilled')
    expect(chosen).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject(dead)
    await expect(enter(shop, carla, chosen[0]!)).resolves.toMatchObject({ kind: 'customer' })
    expect(await db.$count(mails, eq(mails.recipient, carla.email))).toBe(1)
    for (const [other, purpose] of [
      [others[0]!, 'activate'],
      [others[1]!, 'email'],
    ] as const)
      expect(await linkOf(shop, other, purpose)).toBeUndefined()
  })

  test.each(['reset', 'activate'] as const)(
    'is never a manager’s, whoever’s link they have got hold of, acting or not: %s',
    async (purpose) => {
      const { shop, carla } = await scene()
      const anna = await makeManager(shop)
      const token = await issue(shop, carla, purpose)
      const acting = await assisting(anna, carla)
      for (const actor of [anna, acting])
        await expect(choosePassword(actor, purpose, { token, password: NEW })).rejects.toMatchObject({
          key: 'notOnBehalf',
        })
      const rows = await db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, `account.${purpose}`)))
        .orderBy(asc(auditEntries.seq))
      const row = { outcome: 'refused', actorId: anna.account.id }
      expect(rows).toMatchObject([row, { ...row, assistId: acting.assist.id }])
      expect(await linkOf(shop, token, purpose)).toBeDefined()
    },
  )
})

test('a letter with a link leads to the shop’s configured address and is written in the customer’s language', async () => {
  const { shop } = await scene()
  const marie = await makeCustomer(shop, { locale: 'fr', firstname: 'Marie' })
  await transact({ account: marie.accountId }, (tx) => writePasswordLetter(tx, shop, marie, 'activate'))
  const [letter] = await db.select().from(mails).where(eq(mails.recipient, marie.email)).orderBy(desc(mails.createdAt))
  const [, token] = letter!.text.match(/https:\/\/shop\.test\/activate\/([\w-]{43})/) ?? []
  expect(letter).toMatchObject({ template: 'customer-activation', locale: 'fr' })
  expect(letter!.subject).toContain('Votre compte')
  expect(letter!.html).toContain(`https://shop.test/activate/${token}`)
  const kept = withoutKeys(letter!)
  expect(kept.html + kept.text).not.toContain(token)
  expect(kept.text).toContain('https://shop.test/activate/…')
  await choosePassword(visitor(shop), 'activate', { token: token!, password: NEW })
  await expect(enter(shop, marie, NEW)).resolves.toMatchObject({ kind: 'customer' })
})
