import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accountLinks, accounts, assists, auditEntries, mails, sessions } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { HOUR } from '@/lib/clock'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { enrol } from '@/lib/testing/second-factor'
import { askForReset } from './ask-reset'
import { choosePassword } from './choose-password'
import { entersShop } from './owner'
import { hashPassword } from './password'
import { enterCode } from './second-step'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const lettersTo = (email: string) =>
  db.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.createdAt))

describe('asking for a new password', () => {
  test('writes a customer a letter, and changes nothing else', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { passwordHash })
    const [before] = await db.select().from(accounts).where(eq(accounts.id, carla.accountId))

    await askForReset(visitor(shop), ` ${carla.email.toUpperCase()} `)

    expect((await lettersTo(carla.email)).map(({ template }) => template)).toEqual(['customer-reset'])
    expect(await db.select().from(accounts).where(eq(accounts.id, carla.accountId))).toEqual([before])
    await expect(signIn({ shop, requestId: 'r', device: 'test' }, carla.email, PASSWORD)).resolves.toMatchObject({
      kind: 'customer',
    })
  })

  test('writes to nobody else, and answers them all alike', async () => {
    const shop = await makeShop()
    const anna = await makeManager(await makeShop()) // of another shop, and not of the admin app
    const disabled = await makeCustomer(shop, { enabled: false })
    const elsewhere = await makeCustomer(await makeShop())
    const before = await db.select().from(mails)

    for (const email of [anna.account.email, disabled.email, elsewhere.email, 'nobody@test.com', 'x', ''])
      expect(await askForReset(visitor(shop), email)).toBeUndefined()

    expect(await db.select().from(mails)).toEqual(before)
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(rows.map(({ action, objectId }) => [action, objectId])).toEqual(Array(6).fill(['account.askReset', null]))
  })

  test('writes managers too, at either door; the link is theirs, and their second factor is asked for as before', async () => {
    const shop = await makeShop({ attributes: { SHOP_URL: 'https://shop.test' } })
    const anna = await makeManager(shop, undefined, { passwordHash })
    const olga = await makeManager(shop, ['ROLE_SMSHOPADMIN'], { passwordHash })
    const { phone } = await enrol(anna, PASSWORD)
    for (const { account } of [anna, olga]) await askForReset(visitor(shop), account.email)
    const [letter] = await lettersTo(anna.account.email)
    expect(letter).toMatchObject({ template: 'customer-reset' })
    expect(await lettersTo(olga.account.email)).toHaveLength(1)
    const token = letter!.text.match(/shop\.test\/reset\/([\w-]{43})/)![1]!
    const chosen = { token, password: 'seven green umbrellas' }
    await expect(choosePassword(olga, 'reset', chosen)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await startAssist(anna, { customerId: (await makeCustomer(shop)).id, reason: 'phone', reasonText: '', ticket: '' })

    const owner = await choosePassword(anna, 'reset', chosen)

    expect(await entersShop(shop, owner)).toBe(true)
    const ended = await db.select().from(sessions).where(eq(sessions.accountId, anna.account.id))
    expect(ended.every(({ revokedAt }) => revokedAt)).toBe(true)
    const [assist] = await db.select().from(assists).where(eq(assists.managerId, anna.account.id))
    expect(assist).toMatchObject({ ending: 'signed-out' })
    const visit = { shop, requestId: 'r', device: 'test' }
    const { secret, awaitsCode } = await signIn(visit, anna.account.email, chosen.password)
    expect(awaitsCode).toBe(true)
    await expect(enterCode(visit, secret, phone())).resolves.toMatchObject({ kind: 'manager' })
    expect((await lettersTo(anna.account.email)).map(({ template }) => template)).toContain('customer-password-changed')
  })

  test('three times an hour at most, and a letter that did not go leaves the link before it good', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop)
    for (let n = 0; n < 100; n++) await askForReset(visitor(shop), carla.email)
    expect(await lettersTo(carla.email)).toHaveLength(3)
    expect(await db.select().from(accountLinks).where(eq(accountLinks.accountId, carla.accountId))).toHaveLength(3)
    setClock(HOUR + 1)
    await askForReset(visitor(shop), carla.email)
    setClock(0)
    expect(await lettersTo(carla.email)).toHaveLength(4)
  })
})

test('letters with a link to one address are ten an hour in all, of whatever kind', async () => {
  const shop = await makeShop()
  const carla = await makeCustomer(shop, { passwordHash })
  await transact({ mail: carla.email }, async (tx) => {
    const link = { shop, locale: 'en' as const, recipient: carla.email }
    for (const [template, letters] of [
      ['customer-email-confirm', 5],
      ['customer-activation', 4],
    ] as const)
      for (let n = 0; n < letters; n++)
        await queueMail(tx, accountLetter(template, { name: 'Carla', cause: `${template} ${n}`, path: '/x' }, link))
  })
  for (let n = 0; n < 5; n++) await askForReset(visitor(shop), carla.email)
  expect((await lettersTo(carla.email)).filter(({ template }) => template === 'customer-reset')).toHaveLength(1)
  const other = await makeCustomer(shop, { passwordHash })
  await askForReset(visitor(shop), other.email)
  expect(await lettersTo(other.email)).toHaveLength(1)
})

test('a sign-in that works after several wrong passwords is told by letter, once', async () => {
  const shop = await makeShop()
  const carla = await makeCustomer(shop, { passwordHash })
  const enter = (requestId: string, password: string) =>
    signIn({ shop, requestId, device: 'test' }, carla.email, password)
  for (let n = 0; n < 2; n++) await enter('a', 'wrong').catch(() => {})
  await enter('b', PASSWORD)
  expect(await lettersTo(carla.email)).toEqual([])
  for (let n = 0; n < 3; n++) await enter('c', 'wrong').catch(() => {})
  await enter('d', PASSWORD)
  await enter('e', PASSWORD)
  expect((await lettersTo(carla.email)).map(({ template }) => template)).toEqual(['customer-signed-in'])
})
