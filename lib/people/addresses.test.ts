import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries, customerSearch } from '@/db/schema'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { addressById, addressesOf, defaultAddress, removeAddress, saveAddress } from './addresses'
import { SaveAddress } from './input'

const typed = (values = {}) =>
  SaveAddress.parse({
    kind: 'shipping',
    name: 'Carla',
    line1: 'Blegdamsvej 17',
    postcode: '2100',
    city: 'Copenhagen',
    country: 'DK',
    ...values,
  })

async function makeCarla() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  return { shop, customer, carla: asCustomer(shop, customer) }
}
const wordsOf = async (customerId: string) => {
  const [row] = await db.select().from(customerSearch).where(eq(customerSearch.customerId, customerId))
  return row!.words.split(' ')
}

describe('an address book', () => {
  test('has one default of each kind: the first, until another is chosen', async () => {
    const { carla } = await makeCarla()
    const first = await saveAddress(carla, typed())
    const second = await saveAddress(carla, typed({ line1: 'Other street 2' }))
    const billing = await saveAddress(carla, typed({ kind: 'billing' }))
    expect([first.isDefault, second.isDefault, billing.isDefault]).toEqual([true, false, true])

    await saveAddress(carla, { ...typed(), id: second.id, isDefault: 'on' })
    expect((await defaultAddress(carla, 'shipping'))?.id).toBe(second.id)
    expect((await addressesOf(carla)).filter((address) => address.isDefault)).toHaveLength(2)
  })

  test('appoints another default when one is removed or becomes of another kind', async () => {
    const { carla } = await makeCarla()
    const first = await saveAddress(carla, typed())
    const second = await saveAddress(carla, typed())
    await removeAddress(carla, first.id)
    expect((await defaultAddress(carla, 'shipping'))?.id).toBe(second.id)

    const third = await saveAddress(carla, typed())
    await saveAddress(carla, { ...typed({ kind: 'billing' }), id: second.id })
    expect((await defaultAddress(carla, 'shipping'))?.id).toBe(third.id)
    expect((await defaultAddress(carla, 'billing'))?.id).toBe(second.id)
  })

  test('lets the customer be found by its postcodes, and only by those', async () => {
    const { carla, customer } = await makeCarla()
    const address = await saveAddress(carla, typed({ postcode: '75005' }))
    expect(await wordsOf(customer.id)).toContain('75005')
    await saveAddress(carla, { ...typed({ postcode: '8000' }), id: address.id })
    expect(await wordsOf(customer.id)).toContain('8000')
    expect(await wordsOf(customer.id)).not.toContain('75005')
    await removeAddress(carla, address.id)
    expect(await wordsOf(customer.id)).not.toContain('8000')
  })

  test('does not show, change or remove somebody else’s address', async () => {
    const { shop, carla } = await makeCarla()
    const address = await saveAddress(carla, typed())
    for (const stranger of [asCustomer(shop, await makeCustomer(shop)), visitor(shop), await makeManager(shop)]) {
      expect(await addressById(stranger, address.id)).toBeUndefined()
      const changing = saveAddress(stranger, { ...typed({ line1: 'Mine now' }), id: address.id })
      await expect(changing).rejects.toMatchObject({ key: 'missing' })
      await expect(removeAddress(stranger, address.id)).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await addressesOf(carla)).toMatchObject([{ line1: 'Blegdamsvej 17' }])
  })

  test('is kept for the customer by a manager acting for them, under both names', async () => {
    const { shop, customer, carla } = await makeCarla()
    const anna = await assisting(await makeManager(shop), customer)
    const address = await saveAddress(anna, typed())
    expect(await addressesOf(carla)).toMatchObject([{ id: address.id }])
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept).toMatchObject([
      { action: 'address.save', customerId: customer.id, actorId: anna.account?.id, objectId: address.id },
    ])
    expect(kept[0]!.after).not.toContain('Blegdamsvej')
  })

  test.each([{ name: ' ' }, { country: 'XX' }, { line1: 'a\nBcc: x' }, { postcode: '1'.repeat(13) }, { id: 'x' }])(
    'refuses %j',
    (values) => expect(() => typed(values)).toThrow(),
  )
})
