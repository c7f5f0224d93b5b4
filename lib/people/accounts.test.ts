import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accounts } from '@/db/schema'
import { makeManager, makeShop } from '@/lib/testing/make'
import { openCustomer, openManager } from './commands'
import { canonicalEmail } from './email'

const name = { firstname: 'A', lastname: 'B', passwordHash: null }

async function administrator() {
  const shop = await makeShop()
  return { shop, boss: await makeManager(shop, ['ROLE_SMADMIN', 'ROLE_SMCALLCENTERLOGINSF']) }
}

describe('an e-mail address', () => {
  test('is one person’s, manager or customer, however it is written', async () => {
    const { shop, boss } = await administrator()
    await openManager(boss, { email: 'vera@test.com', ...name, roles: [], shops: [shop] })

    const customer = openCustomer(boss, {
      number: 'N1',
      type: 'B2C',
      email: ' VERA@Test.com ',
      ...name,
      locale: 'en',
      shops: [shop],
    })

    await expect(customer).rejects.toMatchObject({ key: 'emailTaken' })
  })

  test('taken by a manager and a customer at the same moment, a hundred times, is never both’s', async () => {
    const { shop, boss } = await administrator()

    for (let n = 0; n < 100; n++) {
      const email = `race.${n}@test.com`
      const outcomes = await Promise.allSettled([
        openManager(boss, { email, ...name, roles: [], shops: [shop] }),
        openCustomer(boss, { number: `R${n}`, type: 'B2C', email, ...name, locale: 'en', shops: [shop] }),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await db.select().from(accounts).where(eq(accounts.email, email))).toHaveLength(1)
    }
  })

  test.each([
    'a＠x.test',
    '"e@evil.test"@x.test',
    'a@x.test,b@evil.test',
    'а@x.test',
    'a@x.test\r\nBcc: b@x.test',
    'a@x',
    '',
  ])('such as %j is refused', (typed) => expect(canonicalEmail(typed)).toBeUndefined())

  test('is kept in one form', () => {
    expect(canonicalEmail('  Niels.Bohr@NBI.dk ')).toBe('niels.bohr@nbi.dk')
  })
})

test('accounts are opened only by who may', async () => {
  const shop = await makeShop()
  const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'])
  const opened = (email: string) => ({ email, ...name, shops: [shop] })

  const manager = openManager(clerk, { ...opened('x@test.com'), roles: ['ROLE_SMADMIN'] })
  await expect(manager).rejects.toMatchObject({ key: 'notAllowed' })
  const customer = openCustomer(clerk, { ...opened('y@test.com'), number: 'X', type: 'B2C', locale: 'en' })
  await expect(customer).rejects.toMatchObject({ key: 'notAllowed' })
})
