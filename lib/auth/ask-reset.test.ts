import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accountLinks, accounts, auditEntries, mails } from '@/db/schema'
import { HOUR } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { askForReset } from './ask-reset'
import { hashPassword } from './password'
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
    const anna = await makeManager(shop)
    const disabled = await makeCustomer(shop, { enabled: false })
    const elsewhere = await makeCustomer(await makeShop())
    const before = await db.select().from(mails)

    for (const email of [anna.account.email, disabled.email, elsewhere.email, 'nobody@test.com', 'x', ''])
      expect(await askForReset(visitor(shop), email)).toBeUndefined()

    expect(await db.select().from(mails)).toEqual(before)
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(rows.map(({ action, objectId }) => [action, objectId])).toEqual(Array(6).fill(['account.askReset', null]))
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
