import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transact } from '@/db'
import { accounts, customerShops } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { later } from '@/lib/clock'
import { assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { customerPage, revealFact } from './customer-page'
import { browseCustomers } from './desk'
import { DeskView } from './desk-input'
import { findCustomers } from './search'

const Situation = fc.record({
  here: fc.boolean(),
  hidden: fc.boolean(),
  reserved: fc.boolean(),
  enabled: fc.boolean(),
  linked: fc.boolean(),
  locked: fc.boolean(),
})

test('list, search, page, reveal and start give the same answer about a customer, whatever the situation', async () => {
  const shop = await makeShop()
  const elsewhere = await makeShop()
  const anna = await makeManager(shop)
  let n = 0

  await fc.assert(
    fc.asyncProperty(Situation, async ({ here, hidden, reserved, enabled, linked, locked }) => {
      const name = nameOf(++n)
      const customer = await makeCustomer(here ? shop : elsewhere, {
        lastname: name,
        email: `${hidden ? 'a#b' : 'ab'}.${name.toLowerCase()}@test.com`,
        type: reserved ? 'B2G' : 'B2C',
        enabled,
      })
      await transact({ customer: customer.id }, async (tx) => {
        const lockedUntil = locked ? later(60_000) : null
        await tx.update(accounts).set({ lockedUntil }).where(eq(accounts.id, customer.accountId))
        await tx.update(customerShops).set({ enabled: linked }).where(eq(customerShops.customerId, customer.id))
      })
      const visible = here && !hidden && !reserved
      const helpable = visible && enabled && linked && !locked

      const found = await findCustomers(anna, name, 20)
      const list = await browseCustomers(anna, DeskView.parse({ sort: 'time', order: 'down', size: '36' }))
      const why = { reason: 'phone', reasonText: '', ticket: '' }
      const started = await worked(startAssist(anna, { customerId: customer.id, ...why }))

      expect(found.map(({ id }) => id)).toEqual(visible ? [customer.id] : [])
      expect(list.cards.some(({ id }) => id === customer.id)).toBe(visible)
      expect(Boolean(await customerPage(anna, customer.id))).toBe(visible)
      expect(await worked(revealFact(anna, customer.id, 'phone'))).toBe(visible)
      expect(started).toBe(helpable)
    }),
    { numRuns: 40 },
  )
})

/** Names that are never one slip apart, so that a forgiven typing mistake cannot find the other. */
const nameOf = (n: number) => `Zz${[...String(n)].map((digit) => 'abcdefghij'[Number(digit)]!.repeat(2)).join('')}`

test('nobody is looked up from inside an assist for somebody else', async () => {
  const shop = await makeShop()
  const [carla, dora] = [await makeCustomer(shop), await makeCustomer(shop)]
  const acting = await assisting(await makeManager(shop), carla)

  await expect(revealFact(acting, dora.id, 'phone')).rejects.toMatchObject({ key: 'notAllowed' })
  await expect(findCustomers(acting, dora.lastname, 20)).rejects.toMatchObject({ key: 'notAllowed' })
  await expect(customerPage(acting, dora.id)).rejects.toMatchObject({ key: 'notAllowed' })
})

test('the blacklist knows letters beyond ASCII', async () => {
  const attributes = { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'lastname=Ørsted' }
  const shop = await makeShop({ attributes })
  const anna = await makeManager(shop)
  await makeCustomer(shop, { lastname: 'Ørsted' })

  expect(await findCustomers(anna, 'oersted', 20)).toEqual([])
  expect(await findCustomers(anna, 'orsted', 20)).toEqual([])
})

const worked = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )
