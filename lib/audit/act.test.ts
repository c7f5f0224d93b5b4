import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addresses, auditEntries } from '@/db/schema'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { act } from './act'

const entriesOf = (shopId: string) => db.select().from(auditEntries).where(eq(auditEntries.shopId, shopId))

describe('an action', () => {
  test('by a manager on behalf leaves one row that names both', async () => {
    const shop = await makeShop()
    const customer = await makeCustomer(shop)
    const anna = await assisting(await makeManager(shop), customer)

    await act(anna, 'cart.add', { cart: 'x' }, async (_tx, note) => note.about('cart', 'x'))

    expect(await entriesOf(shop.id)).toMatchObject([
      {
        action: 'cart.add',
        outcome: 'ok',
        actorId: anna.account?.id,
        customerId: customer.id,
        assistId: anna.assist.id,
        seq: 1,
      },
    ])
  })

  test('by customers in their own cart is not written down', async () => {
    const shop = await makeShop()
    const carla = asCustomer(shop, await makeCustomer(shop))

    await act(carla, 'cart.add', { cart: 'x' }, async () => {})

    expect(await entriesOf(shop.id)).toEqual([])
  })

  test('that fails changes nothing and leaves no row', async () => {
    const shop = await makeShop()
    const carla = asCustomer(shop, await makeCustomer(shop))

    const failing = act(carla, 'order.place', { cart: 'x' }, async () => {
      throw new Error('disk')
    })

    await expect(failing).rejects.toThrow('disk')
    expect(await entriesOf(shop.id)).toEqual([])
  })

  test('the manager has no right to is refused, and the refusal is kept', async () => {
    const shop = await makeShop()
    const anna = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF'])

    await expect(act(anna, 'assist.start', {}, async () => {})).rejects.toMatchObject({ key: 'notAllowed' })

    expect(await entriesOf(shop.id)).toMatchObject([
      { action: 'assist.start', outcome: 'refused', reason: 'notAllowed' },
    ])
  })

  test('whose audit row cannot be written does not happen', async () => {
    const shop = await makeShop()
    const carla = asCustomer({ ...shop, id: shop.id }, await makeCustomer(shop))
    const noChain = { ...carla, shop: { ...shop, id: 'no such shop' } }

    const failing = act(noChain, 'address.save', { customer: 'x' }, async (tx) => {
      await tx.insert(addresses).values({
        customerId: carla.customer!.id,
        kind: 'shipping',
        isDefault: true,
        name: 'Carla',
        line1: 'Street 1',
        postcode: '1000',
        city: 'Copenhagen',
        country: 'DK',
        createdAt: new Date(),
      })
    })

    await expect(failing).rejects.toThrow('has no chain')
    expect(await db.select().from(addresses)).toEqual([])
  })
})
