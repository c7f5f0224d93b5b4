import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, skus, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { toldOf } from '@/lib/cart/put'
import { cartOf } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { setPrices } from '@/lib/pricing/commands'
import { makeListOf, peopleWithLists } from '@/lib/testing/listed'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { changeList, listToCart, removeListLine } from './commands'
import { listById, listsOf } from './queries'
import { restoreCart, saveCart } from './saved-carts'

const inCart = async (actor: Actor) => ((await cartOf(actor))?.lines ?? []).map((line) => [line.skuId, line.quantity])
const onList = async (actor: Actor, id: string) =>
  (await listById(actor, id))?.lines.map((line) => [line.skuId, line.quantity])

describe('a list goes into the cart', () => {
  test('at the price of today, for this customer, and leaves the shopping list', async () => {
    const { shop, manager } = await peopleWithLists()
    const niels = await makeCustomer(shop, { type: 'B2B', pricingPolicy: 'CONTRACT' })
    const lamp = await makeSku(shop, { price: 1000 })
    const list = await makeListOf(asCustomer(shop, niels), 'shopping', [[lamp, 2]])
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    await setPrices(admin, lamp.id, [{ regular: 1200 }, { regular: 800, policy: 'CONTRACT' }])
    const anna = await assisting(manager, niels)

    const puts = await listToCart(anna, { id: list.id })

    expect(toldOf(puts, translator('en'))).toEqual({ pieces: 2, left: [] })
    expect((await cartOf(anna))?.lines).toMatchObject([
      { quantity: 2, unitPrice: 800, addedByName: anna.account?.name },
    ])
    expect(await onList(anna, list.id)).toEqual([])
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.assistId, anna.assist.id))
    expect(kept).toMatchObject([{ action: 'list.toCart', customerId: niels.id, objectId: list.id }])
  })

  test('as a requisition list it stays as it is, for the next time', async () => {
    const { shop, carla } = await peopleWithLists()
    const lamp = await makeSku(shop, { quantity: 100 })
    const list = await makeListOf(carla, 'requisition', [[lamp, 2]])
    for (let times = 0; times < 2; times++) await listToCart(carla, { id: list.id })
    expect(await inCart(carla)).toEqual([[lamp.id, 4]])
    expect(await onList(carla, list.id)).toEqual([[lamp.id, 2]])
  })

  test('with what is ticked, and nothing else', async () => {
    const { shop, carla } = await peopleWithLists()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]
    const list = await makeListOf(carla, 'shopping', [
      [lamp, 1],
      [desk, 1],
    ])
    const [first, second] = (await listById(carla, list.id))!.lines
    const chosen = { id: list.id, which: 'chosen' } as const
    await expect(listToCart(carla, chosen)).rejects.toMatchObject({ key: 'nothingTicked' })
    await listToCart(carla, { ...chosen, line: second!.id })
    expect(await inCart(carla)).toEqual([[desk.id, 1]])
    expect(await onList(carla, list.id)).toEqual([[lamp.id, 1]])

    await removeListLine(carla, first!.id)
    await expect(listToCart(carla, { ...chosen, line: [first!.id] })).rejects.toMatchObject({ key: 'listChanged' })
    await expect(listToCart(carla, { id: list.id })).rejects.toMatchObject({ key: 'nothingOnList' })
  })

  test('with no line of another list', async () => {
    const { shop, carla } = await peopleWithLists()
    const sku = await makeSku(shop)
    const own = await makeListOf(carla, 'shopping', [[sku, 1]])
    const dora = asCustomer(shop, await makeCustomer(shop, { type: 'B2B' }))
    const others = await makeListOf(dora, 'shopping', [[sku, 1]])
    const theirs = (await listById(dora, others.id))!.lines[0]!.id
    const smuggled = listToCart(carla, { id: own.id, which: 'chosen', line: [theirs] })
    await expect(smuggled).rejects.toMatchObject({ key: 'listChanged' })
    await expect(listToCart(carla, { id: others.id })).rejects.toMatchObject({ key: 'missing' })
    expect(await inCart(carla)).toEqual([])
    expect(await onList(dora, others.id)).toEqual([[sku.id, 1]])
  })

  test('as far as it can be had; the rest stays on the list, and is told', async () => {
    const { shop, carla } = await peopleWithLists()
    const goods = [
      await makeSku(shop, { name: 'Gone' }),
      await makeSku(shop, { name: 'Sold' }),
      await makeSku(shop, { name: 'Few', quantity: 3 }),
      await makeSku(shop, { name: 'Asked' }),
      await makeSku(shop, { name: 'Fine' }),
    ]
    const list = await makeListOf(
      carla,
      'shopping',
      goods.map((sku) => [sku, 5] as [{ id: string }, number]),
    )
    const [gone, sold, few, asked, fine] = goods.map(({ id }) => id)
    await transact({}, async (tx) => {
      await tx.update(skus).set({ enabled: false }).where(eq(skus.id, gone!))
      await tx.update(stock).set({ quantity: 0 }).where(eq(stock.skuId, sold!))
    })
    await setPrices(await makeManager(shop, ['ROLE_SMADMIN']), asked!, [{ regular: 0, onRequest: true }])

    const told = toldOf(await listToCart(carla, { id: list.id }), translator('en'))

    expect(told.pieces).toBe(8)
    expect(told.left).toEqual([
      'Gone is not for sale.',
      'Sold is sold out.',
      'Few: 3 of 5 added. Only 3 pieces of Few are left.',
      'The price of Asked is given upon request. Please contact us.',
    ])
    expect(await inCart(carla)).toEqual([
      [few, 3],
      [fine, 5],
    ])
    expect(await onList(carla, list.id)).toEqual([
      [gone, 5],
      [sold, 5],
      [few, 2],
      [asked, 5],
    ])
  })

  test('of a colleague’s, if it is shared, into one’s own cart', async () => {
    const shop = await makeShop({ master: await makeShop(), attributes: { SHOP_B2B: 'true' } })
    const make = async () => asCustomer(shop, await makeCustomer(shop, { type: 'B2B' }))
    const [carla, dora] = [await make(), await make()]
    const lamp = await makeSku(shop)
    const list = await makeListOf(carla, 'requisition', [[lamp, 2]])
    await expect(listToCart(dora, { id: list.id })).rejects.toMatchObject({ key: 'missing' })
    await changeList(carla, { id: list.id, name: 'Ours', shared: 'on' })
    await listToCart(dora, { id: list.id })
    expect([await inCart(dora), await inCart(carla)]).toEqual([[[lamp.id, 2]], []])
  })

  test('once, however many tabs ask at once', async () => {
    const { shop, carla, anna } = await peopleWithLists()
    const lamp = await makeSku(shop, { quantity: 100 })
    const list = await makeListOf(carla, 'shopping', [[lamp, 5]])
    const asked = Array.from({ length: 10 }, (_, n) => listToCart(n % 2 ? anna : carla, { id: list.id }))
    const done = await Promise.allSettled(asked)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await inCart(carla)).toEqual([[lamp.id, 5]])
  })
})

describe('a saved cart', () => {
  test('leaves the cart empty for the customer and for the manager, and keeps who added what', async () => {
    const { shop, carla, anna } = await peopleWithLists()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    await addToCart(anna, { skuId: desk.id })

    const { id } = await saveCart(anna, { name: 'Until Monday' })

    expect([await inCart(carla), await inCart(anna)]).toEqual([[], []])
    expect((await cartOf(carla))?.version).toBe(3)
    expect(await listsOf(carla, 'saved-cart')).toMatchObject([{ id, name: 'Until Monday', lines: 2, pieces: 3 }])
    expect((await listById(carla, id))?.lines).toMatchObject([
      { skuId: lamp.id, addedByName: null },
      { skuId: desk.id, addedByName: anna.account?.name },
    ])
    await restoreCart(carla, id)
    expect((await cartOf(carla))?.lines).toMatchObject([
      { skuId: lamp.id, quantity: 2, addedByName: null },
      { skuId: desk.id, quantity: 1, addedByName: anna.account?.name },
    ])
    expect(await listsOf(carla, 'saved-cart')).toEqual([])
  })

  test('has the day as its name if it was given none; an empty cart is not saved', async () => {
    const { shop, carla } = await peopleWithLists('B2C')
    await expect(saveCart(carla, {})).rejects.toMatchObject({ key: 'nothingInCart' })
    await addToCart(carla, { skuId: (await makeSku(shop)).id })
    expect((await saveCart(carla, { name: ' ' })).name).toContain('Cart of')
    await expect(saveCart(carla, { name: 'x'.repeat(61) })).rejects.toThrow('tooLong')
  })

  test('joins what is in the cart by the cart’s own rules; what cannot be had stays saved', async () => {
    const { shop, carla } = await peopleWithLists()
    const [lamp, gone] = [await makeSku(shop, { quantity: 10, maxOrder: 6 }), await makeSku(shop)]
    await addToCart(carla, { skuId: lamp.id, quantity: 4 })
    await addToCart(carla, { skuId: gone.id, quantity: 1 })
    const { id } = await saveCart(carla, { name: 'Later' })
    await addToCart(carla, { skuId: lamp.id, quantity: 4 })
    await transact({}, async (tx) => {
      await tx.update(skus).set({ enabled: false }).where(eq(skus.id, gone.id))
    })

    const { puts, isGone } = await restoreCart(carla, id)

    expect(isGone).toBe(false)
    expect(puts.map(({ put, refusal }) => [put, refusal?.key])).toEqual([
      [2, 'orderLess'],
      [0, 'notForSale'],
    ])
    expect(await inCart(carla)).toEqual([[lamp.id, 6]])
    expect(await onList(carla, id)).toEqual([
      [lamp.id, 2],
      [gone.id, 1],
    ])
  })

  test('is restored once, though two tabs ask', async () => {
    const { shop, carla, anna } = await peopleWithLists()
    const lamp = await makeSku(shop, { quantity: 100 })
    await addToCart(carla, { skuId: lamp.id, quantity: 5 })
    const { id } = await saveCart(carla, {})
    const done = await Promise.allSettled([restoreCart(carla, id), restoreCart(anna, id), restoreCart(carla, id)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find((each) => each.status === 'rejected')).toMatchObject({ reason: { key: 'missing' } })
    expect(await inCart(carla)).toEqual([[lamp.id, 5]])
  })

  test('of somebody else is not found, and no list is restored as one', async () => {
    const { shop, carla } = await peopleWithLists()
    const lamp = await makeSku(shop)
    await addToCart(carla, { skuId: lamp.id })
    const { id } = await saveCart(carla, {})
    const stranger = asCustomer(shop, await makeCustomer(shop, { type: 'B2B' }))
    await expect(restoreCart(stranger, id)).rejects.toMatchObject({ key: 'missing' })
    await expect(listToCart(carla, { id })).rejects.toMatchObject({ key: 'missing' })
    const list = await makeListOf(carla, 'shopping', [[lamp, 1]])
    await expect(restoreCart(carla, list.id)).rejects.toMatchObject({ key: 'missing' })
    expect(await onList(carla, id)).toEqual([[lamp.id, 1]])
  })
})
