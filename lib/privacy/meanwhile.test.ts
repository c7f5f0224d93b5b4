import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { accounts, addresses, lists, orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { createList } from '@/lib/lists/commands'
import { placeOrder } from '@/lib/orders/checkout/place'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { saveAddress } from '@/lib/people/addresses'
import { SaveAddress } from '@/lib/people/input'
import { linkTo } from '@/lib/people/new-customer'
import { fillCart } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { closeAccount } from './close'

const current = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(current)
})

const home = { kind: 'shipping', name: 'Lab', line1: 'Blegdamsvej 17', postcode: '2100', city: 'Copenhagen' }
const address = SaveAddress.parse({ ...home, country: 'DK' })
const isOpen = async ({ customer }: Actor) =>
  (await db.select().from(accounts).where(eq(accounts.id, customer!.accountId)))[0]!.enabled

/** Both at once, as often as it takes for each to come first. */
async function race(
  rounds: number,
  once: () => Promise<[PromiseSettledResult<unknown>, PromiseSettledResult<unknown>]>,
) {
  const both: boolean[] = []
  for (let n = 0; n < rounds; n++) both.push((await once()).every(({ status }) => status === 'fulfilled'))
  return both
}

describe('while an account is being closed', () => {
  test('no order is placed in another shop: one of the two is refused', async () => {
    const [shop, other] = [await makeShop({ attributes: { SHOP_SF_SHOPPING_LIST_TYPES: 'B2C' } }), await makeShop()]
    const lamp = await makeSku(other, { quantity: 1000 })
    const both = await race(6, async () => {
      const customer = await makeCustomer(shop, { passwordHash })
      await transact({ customer: customer.id }, (tx) => linkTo(tx, customer.id, customer, [other], true))
      const there = asCustomer(other, customer)
      await fillCart(there, [[lamp, 1]])
      const expectedTotal = (await quoteOf(there))!.total
      const place = () => placeOrder(there, { placementKey: newId(), expectedTotal })
      // The password is looked at before the account is closed: placing begins somewhere in between.
      const settled = await Promise.allSettled([closeAccount(asCustomer(shop, customer), { current }), place()])
      const placed = await db.$count(orders, and(eq(orders.shopId, other.id), eq(orders.customerId, customer.id)))
      expect([await isOpen(there), placed]).toEqual(placed === 0 ? [false, 0] : [true, 1])
      return settled
    })
    expect(both).not.toContain(true)
  })

  test('whoever is still signed in, or acts for them, writes nothing down about them any more', async () => {
    const shop = await makeShop({ attributes: { SHOP_SF_SHOPPING_LIST_TYPES: 'B2C' } })
    const customer = await makeCustomer(shop, { passwordHash })
    const carla = asCustomer(shop, customer)
    const anna = await assisting(await makeManager(shop), customer)
    await Promise.allSettled([
      closeAccount(carla, { current }),
      ...Array.from({ length: 10 }, () => saveAddress(carla, address)),
    ])
    for (const late of [
      () => saveAddress(carla, address),
      () => createList(carla, { kind: 'shopping', name: 'For the lab' }),
    ])
      await expect(late()).rejects.toMatchObject({ key: 'accountClosed' })
    await expect(saveAddress(anna, address)).rejects.toMatchObject({ key: 'assistEnded' })

    expect(await isOpen(carla)).toBe(false)
    expect(await db.$count(addresses, eq(addresses.customerId, customer.id))).toBe(0)
    expect(await db.$count(lists, eq(lists.customerId, customer.id))).toBe(0)
  })
})
