import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { customerShops } from '@/db/schema'
import type { Actor, Customer } from '@/lib/auth/actor'
import { demandCheckout, needsApproval } from '@/lib/orders/checkout/approval'
import { isApprover } from '@/lib/orders/release'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeShop } from '@/lib/testing/make'
import { makeBuyer, makeOrganisation, standAs } from '@/lib/testing/organisation'
import { changeBuyer } from './commands'
import { looksAfterBuyers } from './policy'
import { buyerPage, ownStanding, peopleToAsk } from './queries'

const joins = (shop: Shop, { id: customerId }: Customer) =>
  transact({ customer: customerId }, async (tx) => {
    const place = { enabled: true, sortName: 'p', sortCompany: '', createdAt: new Date() }
    await tx.insert(customerShops).values({ shopId: shop.id, customerId, ...place })
  })

const plain = { release: 'never', releaseFrom: '', most: '' } as const

/** An organisation, a rival of the same shop, and somebody who buys in both. */
async function makeRivals() {
  const world = await makeOrganisation()
  const rival = await makeShop({ master: world.shop, attributes: { SHOP_B2B: 'true' } })
  const both = await makeBuyer(world.institute)
  await joins(rival, both)
  return { ...world, rival, both }
}

test('whom one organisation makes its administrator or approver is nobody in another', async () => {
  const { hilde, rival, both, institute } = await makeRivals()
  const here = asCustomer(institute, both)
  const there = asCustomer(rival, both)

  await changeBuyer(hilde, { customerId: both.id, role: 'administrator', ...plain })
  expect([await looksAfterBuyers(here), await looksAfterBuyers(there)]).toEqual([true, false])
  await changeBuyer(hilde, { customerId: both.id, role: 'approver', ...plain })
  expect([await isApprover(here), await isApprover(there)]).toEqual([true, false])
  expect((await ownStanding(there)).role).toBe('buyer')
  expect((await peopleToAsk(there)).flatMap(({ people }) => people)).toEqual([])
})

test('an administrator of another organisation is no other one who could look after this', async () => {
  const { hilde, both, rival } = await makeRivals()
  await standAs(rival, both, { CUSTOMER_B2B_ADMINISTRATOR: 'true' })

  const leaving = changeBuyer(hilde, { customerId: hilde.customer!.id, role: 'buyer', ...plain })
  await expect(leaving).rejects.toMatchObject({ key: 'lastAdministrator' })
  const roles = new Map((await buyerPage(hilde, {})).rows.map(({ id, role }) => [id, role]))
  expect(roles.get(both.id)).toBe('buyer')
})

test('what they say that a buyer may order binds them nowhere else, where nobody could release it', async () => {
  const { hilde, institute, shop } = await makeOrganisation()
  const buyer = await makeCustomer(shop, { type: 'B2B' })
  await joins(institute, buyer)
  await changeBuyer(hilde, { customerId: buyer.id, role: 'buyer', release: 'always', releaseFrom: '', most: '1' })
  const places: Actor[] = [asCustomer(institute, buyer), asCustomer(shop, buyer)]

  expect(await Promise.all(places.map((actor) => needsApproval(db, actor, 1)))).toEqual([true, false])
  await expect(demandCheckout(db, places[0]!, 100)).rejects.toMatchObject({ key: 'orderTooLarge' })
  await expect(demandCheckout(db, places[1]!, 100)).resolves.toBeUndefined()
})
