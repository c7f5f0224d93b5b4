import { and, asc, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, customers, knownDevices, mails, sessions } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { deliverDueMails } from '@/lib/mail/deliver'
import { findCustomers } from '@/lib/people/search'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import type { Actor, Customer } from './actor'
import { rememberDevice } from './known-device'
import { writePasswordLetter } from './link-mail'
import { linkOf } from './links'
import { askNewEmail, changePassword, confirmEmail, signOutOf } from './own-account'
import { hashPassword } from './password'
import { hashOfSecret } from './secret'
import { sessionsOf } from './sessions'
import { signIn } from './sign-in'

const OLD = 'Correspondence-1922'
const NEW = 'seven green umbrellas'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(OLD)
})

const scene = async () => {
  const shop = await makeShop({ attributes: { SHOP_URL: 'https://shop.test' } })
  const carla = await makeCustomer(shop, { passwordHash })
  const sessionId = await makeSession(shop, carla.accountId)
  const plain = asCustomer(shop, carla)
  return { shop, carla, actor: { ...plain, account: { ...plain.account!, sessionId } } satisfies Actor }
}
const enter = (shop: Shop, email: string, password: string) =>
  signIn({ shop, requestId: 'r', device: 'test' }, email, password)
const lettersTo = async (email: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.createdAt))).map(
    ({ template }) => template,
  )
const open = async ({ accountId }: Customer) =>
  (
    await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt)))
  ).map(({ id }) => id)
const tokenTo = async (email: string) => {
  const [letter] = await db.select().from(mails).where(eq(mails.recipient, email))
  return letter?.text.match(/confirm-email\/([\w-]+)/)?.[1] ?? ''
}
const wrong = (field: string) => ({ fields: { [field]: 'passwordWrong' } })

describe('changing the own password', () => {
  test('goes on in a new session, ends every other one and the links, and is told once', async () => {
    const { shop, carla, actor } = await scene()
    await makeSession(shop, carla.accountId)
    await transact({ account: carla.accountId }, (tx) => writePasswordLetter(tx, shop, carla, 'reset'))

    await transact({ account: carla.accountId }, (tx) => rememberDevice(tx, carla.accountId))

    const secret = await changePassword(actor, { current: OLD, password: NEW })

    expect(await open(carla)).toEqual([hashOfSecret(secret)])
    expect(await db.$count(knownDevices, eq(knownDevices.accountId, carla.accountId))).toBe(0)
    expect(await open(carla)).not.toContain(actor.account.sessionId)
    expect(await lettersTo(carla.email)).toEqual(['customer-reset', 'customer-password-changed'])
    const [letter] = await db.select().from(mails).where(eq(mails.recipient, carla.email))
    expect(await linkOf(shop, letter!.text.match(/reset\/([\w-]+)/)![1]!, 'reset')).toBeUndefined()
    await expect(enter(shop, carla.email, OLD)).rejects.toMatchObject({ key: 'signInFailed' })
    await expect(enter(shop, carla.email, NEW)).resolves.toMatchObject({ kind: 'customer' })
  })

  test('needs the old one, and does not let anybody try it for long', async () => {
    const { carla, actor } = await scene()
    for (let n = 0; n < 10; n++)
      await expect(changePassword(actor, { current: 'wrong', password: NEW })).rejects.toMatchObject(wrong('current'))
    await expect(changePassword(actor, { current: OLD, password: NEW })).rejects.toMatchObject({ key: 'tooOften' })
    expect(await lettersTo(carla.email)).toEqual([])
    expect(await open(carla)).toEqual([actor.account.sessionId])
  })

  test('refuses an easy one', async () => {
    const { actor } = await scene()
    const easy = { fields: { password: 'passwordEasy' } }
    await expect(changePassword(actor, { current: OLD, password: 'passwordpassword' })).rejects.toMatchObject(easy)
  })
})

describe('changing the own e-mail address', () => {
  test('asks the new address, tells the old one, and changes nothing before it is confirmed', async () => {
    const { shop, carla, actor } = await scene()
    const email = `new.${carla.email}`

    await askNewEmail(actor, { currentPassword: OLD, email: email.toUpperCase() })

    expect(await lettersTo(carla.email)).toEqual(['customer-email-changing'])
    expect(await lettersTo(email)).toEqual(['customer-email-confirm'])
    await expect(enter(shop, email, OLD)).rejects.toMatchObject({ key: 'signInFailed' })
    await expect(enter(shop, carla.email, OLD)).resolves.toBeDefined()

    const token = await tokenTo(email)
    const stranger = asCustomer(shop, await makeCustomer(shop))
    for (const other of [visitor(shop), stranger])
      await expect(confirmEmail(other, token)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await expect(enter(shop, carla.email, OLD)).resolves.toBeDefined()
    await confirmEmail({ ...actor, requestId: 'the link, later' }, token)

    await expect(enter(shop, email, OLD)).resolves.toMatchObject({ kind: 'customer' })
    await expect(enter(shop, carla.email, OLD)).rejects.toMatchObject({ key: 'signInFailed' })
    expect(await lettersTo(carla.email)).toEqual(['customer-email-changing'])
    // The notice leaves for the address it was written to, though it has changed before it left.
    const readers: string[] = []
    await deliverDueMails(async ({ recipient }) => void readers.push(recipient))
    expect(readers.filter((reader) => reader === carla.email)).toHaveLength(1)
    const anna = await makeManager(shop)
    expect(await findCustomers(anna, email, 5)).toMatchObject([{ id: carla.id, email }])
    await expect(confirmEmail(actor, token)).rejects.toMatchObject({ key: 'linkDead' })
  })

  test('answers the same for a taken address, and writes to nobody there', async () => {
    const { shop, carla, actor } = await scene()
    const taken = await makeCustomer(shop)
    const anna = await makeManager(shop)
    for (const email of [taken.email, anna.account.email])
      expect(await askNewEmail({ ...actor, requestId: email }, { currentPassword: OLD, email })).toBeUndefined()
    expect([await lettersTo(taken.email), await lettersTo(anna.account.email)]).toEqual([[], []])
    expect(await lettersTo(carla.email)).toEqual(['customer-email-changing', 'customer-email-changing'])
  })

  test('is dead when somebody else has taken the address since', async () => {
    const { shop, carla, actor } = await scene()
    const email = `new.${carla.email}`
    await askNewEmail(actor, { currentPassword: OLD, email })
    await makeCustomer(shop, { email })
    await expect(confirmEmail(actor, await tokenTo(email))).rejects.toMatchObject({ key: 'linkDead' })
    const [row] = await db.select().from(customers).where(eq(customers.id, carla.id))
    expect(row!.email).toBe(carla.email)
  })

  test('needs the password, and one plain address', async () => {
    const { actor } = await scene()
    await expect(askNewEmail(actor, { currentPassword: 'x', email: 'a@x.test' })).rejects.toMatchObject(
      wrong('currentPassword'),
    )
    for (const email of ['a＠x.test', '"e@evil.test"@x.test', 'a@x.test,b@evil.test', 'а@x.test', ''])
      await expect(askNewEmail(actor, { currentPassword: OLD, email })).rejects.toMatchObject({
        fields: { email: 'notAnEmail' },
      })
  })
})

describe('the own sessions', () => {
  test('end one by one, and nobody else’s', async () => {
    const { shop, carla, actor } = await scene()
    const phone = await makeSession(shop, carla.accountId)
    const stranger = await makeCustomer(shop)
    const theirs = await makeSession(shop, stranger.accountId)
    expect((await sessionsOf(actor)).map(({ id }) => id).sort()).toEqual([phone, actor.account.sessionId].sort())

    await signOutOf(actor, phone)

    await expect(signOutOf(actor, phone)).rejects.toMatchObject({ key: 'missing' })
    await expect(signOutOf(actor, theirs)).rejects.toMatchObject({ key: 'missing' })
    expect(await open(carla)).toEqual([actor.account.sessionId])
    expect(await open(stranger)).toEqual([theirs])
  })
})

test('none of it is done on behalf, and the refusals are written down', async () => {
  const { shop, carla } = await scene()
  const anna = await makeManager(shop, undefined, { passwordHash })
  const { id } = await startAssist(anna, { customerId: carla.id, reason: 'phone', reasonText: '', ticket: '' })
  const at = new Date()
  const acting = {
    ...anna,
    customer: carla,
    assist: { id, reason: 'phone', startedAt: at, endsAt: at, idleEndsAt: at },
  }
  const tries = [
    () => changePassword(acting, { current: OLD, password: NEW }),
    () => askNewEmail(acting, { currentPassword: OLD, email: 'mine@test.com' }),
    () => signOutOf(acting, anna.account.sessionId),
    () => confirmEmail(acting, 'made up'),
  ]
  for (const one of tries) await expect(one()).rejects.toMatchObject({ key: 'notOnBehalf', reason: 'forbidden' })
  const rows = await db.select().from(auditEntries).where(eq(auditEntries.assistId, id)).orderBy(asc(auditEntries.seq))
  expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'account.changePassword refused',
    'account.changeEmail refused',
    'account.signOutSession refused',
    'account.confirmEmail refused',
  ])
  const [account] = await db.select().from(accounts).where(eq(accounts.id, anna.account.id))
  expect(account!.passwordHash).toBe(passwordHash)
})
