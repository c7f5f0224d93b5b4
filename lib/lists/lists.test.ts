import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, customerShops, listLines, lists, skus } from '@/db/schema'
import { addToCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { makeListOf, peopleWithLists } from '@/lib/testing/listed'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import {
  addCartToList,
  addToList,
  changeList,
  createList,
  removeList,
  removeListLine,
  setListQuantity,
} from './commands'
import { listById, listChoices, listsOf, wishListOf } from './queries'
import { MOST_LINES, MOST_LISTS } from './rows'

describe('lists', () => {
  test('are made, renamed and deleted by the customer, and by a manager for them, who leaves a trace', async () => {
    const { shop, carla, anna } = await peopleWithLists()
    const lab = await createList(carla, { kind: 'shopping', name: '  For the lab ' })
    const office = await createList(anna, { kind: 'requisition', name: 'Office' })

    await changeList(anna, { id: lab.id, name: 'Laboratory' })
    await removeList(carla, office.id)

    expect(await listsOf(carla, 'shopping')).toMatchObject([{ id: lab.id, name: 'Laboratory', lines: 0, pieces: 0 }])
    expect(await listsOf(carla, 'requisition')).toEqual([])
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept.map(({ action }) => action)).toEqual(['list.save', 'list.save'])
    expect(kept[1]).toMatchObject({ objectType: 'list', objectId: lab.id, actorId: anna.account?.id })
  })

  test.each([
    ['no name', ' ', 'required'],
    ['a name too long', 'x'.repeat(61), 'tooLong'],
    ['a name of two lines', 'a\nb', 'invisible'],
  ])('are refused with %s', async (_, name, word) => {
    const { carla } = await peopleWithLists()
    const list = await createList(carla, { kind: 'shopping', name: 'For the lab' })
    await expect(createList(carla, { kind: 'shopping', name })).rejects.toThrow(word)
    await expect(changeList(carla, { id: list.id, name })).rejects.toThrow(word)
    expect(await listsOf(carla, 'shopping')).toMatchObject([{ name: 'For the lab' }])
  })

  test('are of the kinds that the customer’s type has', async () => {
    const bare = await makeShop()
    const { carla } = await peopleWithLists('B2C')
    const poor = asCustomer(bare, await makeCustomer(bare))
    await expect(createList(carla, { kind: 'requisition', name: 'x' })).rejects.toMatchObject({ key: 'missing' })
    await expect(createList(poor, { kind: 'shopping', name: 'x' })).rejects.toMatchObject({ key: 'missing' })
    expect((await listChoices(poor)).map(({ value }) => value)).toEqual(['wish'])
    expect((await listChoices(carla)).map(({ value }) => value)).toEqual(['wish', 'new'])
    const sku = await makeSku(bare)
    await expect(addToList(poor, { list: 'new', skuId: sku.id })).rejects.toMatchObject({ key: 'missing' })
  })

  test('of a kind the shop does not offer any more are not there', async () => {
    const { shop, carla } = await peopleWithLists()
    const list = await createList(carla, { kind: 'shopping', name: 'For the lab' })
    const without = { ...carla, shop: { ...shop, attributes: {} } }
    expect(await listById(without, list.id)).toBeUndefined()
    await expect(changeList(without, { id: list.id, name: 'x' })).rejects.toMatchObject({ key: 'missing' })
  })

  test('end somewhere, and so do their lines', async () => {
    const { shop, carla } = await peopleWithLists()
    const list = await createList(carla, { kind: 'shopping', name: 'Full' })
    const sku = await makeSku(shop)
    await transact({}, async (tx) => {
      const at = new Date()
      const own = { shopId: shop.id, customerId: carla.customer!.id, kind: 'shopping' as const, name: 'x' }
      const many = Array.from({ length: MOST_LISTS - 1 }, () => ({ ...own, createdAt: at, updatedAt: at }))
      await tx.insert(lists).values(many)
      const line = { listId: list.id, skuId: sku.id, quantity: 1, addedAt: at }
      const lines = Array.from({ length: MOST_LINES }, (_, n) => ({ ...line, listReference: `${n}` }))
      await tx.insert(listLines).values(lines)
    })
    await expect(createList(carla, { kind: 'shopping', name: 'x' })).rejects.toMatchObject({ key: 'tooManyLists' })
    await expect(addToList(carla, { list: list.id, skuId: sku.id })).rejects.toMatchObject({ key: 'listFull' })
  })
})

describe('what is put on a list', () => {
  test('is added up, on the wish list kept as it is; it may have sold out', async () => {
    const { shop, carla } = await peopleWithLists()
    const [lamp, gone] = [await makeSku(shop, { price: 1000 }), await makeSku(shop, { quantity: 0 })]
    const list = await makeListOf(carla, 'shopping', [
      [lamp, 2],
      [gone, 1],
      [lamp, 3],
    ])
    for (const quantity of [2, 1]) await addToList(carla, { list: 'wish', skuId: lamp.id, quantity })

    expect((await listById(carla, list.id))?.lines).toMatchObject([
      { skuId: lamp.id, quantity: 5, unitPrice: 1000, problem: null, addedByName: null },
      { skuId: gone.id, quantity: 1, problem: 'soldOut' },
    ])
    expect((await wishListOf(carla))?.lines).toMatchObject([{ skuId: lamp.id, quantity: 2 }])
    expect(await db.$count(lists, and(eq(lists.customerId, carla.customer!.id), eq(lists.kind, 'wish')))).toBe(1)
  })

  test('by a manager has their name on it', async () => {
    const { shop, carla, anna } = await peopleWithLists()
    await addToList(anna, { list: 'wish', skuId: (await makeSku(shop)).id })
    expect((await wishListOf(carla))?.lines).toMatchObject([{ addedByName: anna.account?.name }])
  })

  test('is changed and removed line by line', async () => {
    const { shop, carla } = await peopleWithLists()
    const list = await makeListOf(carla, 'shopping', [
      [await makeSku(shop), 2],
      [await makeSku(shop), 2],
    ])
    const [first, second] = (await listById(carla, list.id))!.lines
    await setListQuantity(carla, { lineId: first!.id, quantity: '7' })
    await setListQuantity(carla, { lineId: second!.id, quantity: 0 })
    expect((await listById(carla, list.id))?.lines).toMatchObject([{ id: first!.id, quantity: 7 }])
    for (const quantity of [-1, 1.5, 10_000, '', 'x'])
      await expect(setListQuantity(carla, { lineId: first!.id, quantity })).rejects.toThrow('quantity')
    await removeListLine(carla, first!.id)
    await expect(removeListLine(carla, first!.id)).rejects.toMatchObject({ key: 'missing' })
  })

  test('must be for sale in this shop', async () => {
    const { shop, carla } = await peopleWithLists()
    const [other, off] = [await makeSku(await makeShop()), await makeSku(shop)]
    await transact({}, async (tx) => {
      await tx.update(skus).set({ enabled: false }).where(eq(skus.id, off.id))
    })
    await expect(addToList(carla, { list: 'wish', skuId: other.id })).rejects.toMatchObject({ key: 'missing' })
    await expect(addToList(carla, { list: 'wish', skuId: off.id })).rejects.toMatchObject({ key: 'notForSale' })
    expect(await wishListOf(carla)).toBeUndefined()
    for (const quantity of [0, -1, '1e3', 10_000])
      await expect(addToList(carla, { list: 'wish', skuId: off.id, quantity })).rejects.toThrow('quantity')
  })

  test('may be all that is in the cart, which stays', async () => {
    const { shop, carla } = await peopleWithLists()
    await expect(addCartToList(carla, { list: 'new' })).rejects.toMatchObject({ key: 'nothingInCart' })
    const lamp = await makeSku(shop)
    await addToCart(carla, { skuId: lamp.id, quantity: 3 })
    const list = await addCartToList(carla, { list: 'new' })
    expect(list.name).toContain('Shopping list of')
    expect((await listById(carla, list.id))?.lines).toMatchObject([{ skuId: lamp.id, quantity: 3 }])
    expect((await cartOf(carla))?.lines).toHaveLength(1)
  })
})

describe('a list of somebody else', () => {
  test('is as unknown as one that never was, to read and to change', async () => {
    const { shop, customer, carla, manager } = await peopleWithLists()
    const sku = await makeSku(shop)
    const list = await makeListOf(carla, 'shopping', [[sku, 1]])
    await addToList(carla, { list: 'wish', skuId: sku.id })
    const wish = (await wishListOf(carla))!
    const line = (await listById(carla, list.id))!.lines[0]!
    const dora = await makeCustomer(shop, { type: 'B2B' })
    const strangers = [
      asCustomer(shop, dora),
      await assisting(await makeManager(shop), dora),
      asCustomer(await makeShop({ master: shop }), customer),
    ]
    for (const stranger of strangers) {
      for (const id of [list.id, '01a20115-0000-7000-8000-000000000000', 'x', wish.id]) {
        expect(await listById(stranger, id)).toBeUndefined()
        await expect(changeList(stranger, { id, name: 'Mine' })).rejects.toMatchObject({ key: 'missing' })
        await expect(removeList(stranger, id)).rejects.toMatchObject({ key: 'missing' })
        await expect(addToList(stranger, { list: id, skuId: sku.id })).rejects.toMatchObject({ key: 'missing' })
      }
      await expect(setListQuantity(stranger, { lineId: line.id, quantity: 9 })).rejects.toMatchObject({
        key: 'missing',
      })
    }
    for (const nobody of [visitor(shop), manager]) {
      expect(await listById(nobody, list.id)).toBeUndefined()
      expect(await listChoices(nobody)).toEqual([])
      await expect(async () => addToList(nobody, { list: 'wish', skuId: sku.id })).rejects.toMatchObject({
        key: 'missing',
      })
    }
    expect(await listById(carla, list.id)).toMatchObject({ name: 'For the lab', lines: [{ quantity: 1 }] })
  })

  test('the wish list cannot be renamed or deleted by its owner either', async () => {
    const { shop, carla } = await peopleWithLists()
    await addToList(carla, { list: 'wish', skuId: (await makeSku(shop)).id })
    const { id } = (await wishListOf(carla))!
    await expect(removeList(carla, id)).rejects.toMatchObject({ key: 'missing' })
    await expect(changeList(carla, { id, name: 'x' })).rejects.toMatchObject({ key: 'missing' })
  })

  test('deleted in another tab is not found any more', async () => {
    const { shop, carla } = await peopleWithLists()
    const list = await makeListOf(carla, 'shopping', [[await makeSku(shop), 1]])
    const lineId = (await listById(carla, list.id))!.lines[0]!.id
    await removeList(carla, list.id)
    for (const late of [
      () => removeList(carla, list.id),
      () => changeList(carla, { id: list.id, name: 'x' }),
      () => setListQuantity(carla, { lineId, quantity: 2 }),
    ])
      await expect(late()).rejects.toMatchObject({ key: 'missing' })
  })
})

describe('a requisition list', () => {
  async function colleagues() {
    const master = await makeShop()
    const shop = await makeShop({ master, attributes: { SHOP_B2B: 'true' } })
    const make = async (type: string) => asCustomer(shop, await makeCustomer(shop, { type }))
    const carla = await make('B2B')
    return { master, shop, carla, dora: await make('B2B'), private: await make('B2C') }
  }

  test('is for colleagues to use once it is shared, and for its owner alone to change', async () => {
    const { shop, carla, dora, private: consumer } = await colleagues()
    const sku = await makeSku(shop)
    const list = await makeListOf(carla, 'requisition', [[sku, 2]])
    expect(await listsOf(dora, 'requisition')).toEqual([])

    await changeList(carla, { id: list.id, name: 'Ours', shared: 'on' })

    expect(await listsOf(dora, 'requisition')).toMatchObject([
      { id: list.id, name: 'Ours', ownerName: expect.stringContaining('Carla') },
    ])
    expect(await listById(dora, list.id)).toMatchObject({ lines: [{ quantity: 2 }] })
    expect(await listById(consumer, list.id)).toBeUndefined()
    const lineId = (await listById(dora, list.id))!.lines[0]!.id
    for (const change of [
      () => changeList(dora, { id: list.id, name: 'Mine' }),
      () => removeList(dora, list.id),
      () => addToList(dora, { list: list.id, skuId: sku.id }),
      () => setListQuantity(dora, { lineId, quantity: 1 }),
    ])
      await expect(change()).rejects.toMatchObject({ key: 'missing' })

    await changeList(carla, { id: list.id, name: 'Mine again' })
    expect(await listById(dora, list.id)).toBeUndefined()
  })

  test('leaves the colleagues with whoever is shut out of the organisation', async () => {
    const { carla, dora } = await colleagues()
    const list = await createList(carla, { kind: 'requisition', name: 'Ours' })
    await changeList(carla, { id: list.id, name: 'Ours', shared: 'on' })
    expect(await listsOf(dora, 'requisition')).toHaveLength(1)
    await transact({}, async (tx) => {
      await tx.update(customerShops).set({ enabled: false }).where(eq(customerShops.customerId, carla.customer!.id))
    })
    expect([await listsOf(dora, 'requisition'), await listById(dora, list.id)]).toEqual([[], undefined])
  })

  test('is shared with nobody outside the organisation, and there is none in a shop for everybody', async () => {
    const { master, carla } = await colleagues()
    const list = await createList(carla, { kind: 'requisition', name: 'Ours' })
    await changeList(carla, { id: list.id, name: 'Ours', shared: 'on' })
    const other = await makeShop({ master, attributes: { SHOP_B2B: 'true' } })
    const plain = await makeShop({ master })
    for (const elsewhere of [other, master, plain]) {
      const outsider = asCustomer(elsewhere, await makeCustomer(elsewhere, { type: 'B2B' }))
      expect(await listById(outsider, list.id)).toBeUndefined()
    }
    const { carla: alone, shop } = await peopleWithLists()
    const own = await createList(alone, { kind: 'requisition', name: 'x' })
    await changeList(alone, { id: own.id, name: 'x', shared: 'on' })
    expect(await listsOf(alone, 'requisition')).toMatchObject([{ shared: false }])
    // Even if it were marked as shared, because the shop was somebody's sub-shop once.
    await transact({}, async (tx) => {
      await tx.update(lists).set({ shared: true }).where(eq(lists.id, own.id))
    })
    const neighbour = asCustomer(shop, await makeCustomer(shop, { type: 'B2B' }))
    expect(await listById(neighbour, own.id)).toBeUndefined()
  })
})
