import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { assists, auditEntries, carts, skus, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { setPrices } from '@/lib/pricing/commands'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { addToCart, emptyCart, joinGuestCart, removeLine, setQuantity } from './commands'
import { cartCount, cartOf } from './queries'

async function people() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const manager = await makeManager(shop)
  return { shop, customer, manager, carla: asCustomer(shop, customer), anna: await assisting(manager, customer) }
}

const linesOf = async (actor: Actor) => (await cartOf(actor))?.lines ?? []
const quantitiesOf = async (actor: Actor) => (await linesOf(actor)).map((line) => line.quantity)

describe('adding to the cart', () => {
  test('makes the cart, counts up the line and tells today’s prices with their tax', async () => {
    const { shop, carla } = await people()
    const lamp = await makeSku(shop, { price: 1000 })
    expect(await cartOf(carla)).toBeNull()

    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    await addToCart(carla, { skuCode: lamp.code.toLowerCase(), quantity: '1' })

    const cart = await cartOf(carla)
    expect(cart).toMatchObject({ shopId: shop.id, version: 2, itemsTotal: 3000, itemsTax: 600 })
    expect(cart?.lines).toMatchObject([
      { skuId: lamp.id, quantity: 3, unitPrice: 1000, total: 3000, tax: 600, problem: null, addedByName: null },
    ])
    expect(await cartCount(carla)).toBe(3)
  })

  test('charges the price of the quantity, for the customer, whoever puts it there', async () => {
    const { shop, customer, manager } = await people()
    const niels = await makeCustomer(shop, { pricingPolicy: 'CONTRACT' })
    const lamp = await makeSku(shop, { price: 1000 })
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    await setPrices(admin, lamp.id, [
      { regular: 1000 },
      { regular: 900, quantity: 5 },
      { regular: 700, policy: 'CONTRACT' },
    ])
    const forNiels = await assisting(manager, niels)
    await addToCart(forNiels, { skuId: lamp.id, quantity: 5 })
    const forCarla = asCustomer(shop, customer)
    await addToCart(forCarla, { skuId: lamp.id, quantity: 5 })

    expect(await linesOf(forNiels)).toMatchObject([{ unitPrice: 700, because: 'policy', listPrice: 1000 }])
    expect(await linesOf(forCarla)).toMatchObject([{ unitPrice: 900, because: 'quantity' }])
  })

  test('by a manager goes into the very cart the customer sees, with the manager’s name, and is written down', async () => {
    const { shop, carla, anna, customer } = await people()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]

    await addToCart(carla, { skuId: lamp.id })
    await addToCart(anna, { skuId: desk.id })

    expect(await linesOf(carla)).toMatchObject([
      { skuId: lamp.id, addedById: null },
      { skuId: desk.id, addedById: anna.account?.id, addedByName: anna.account?.name },
    ])
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(entries).toMatchObject([{ action: 'cart.add', customerId: customer.id, assistId: anna.assist.id }])
  })

  test('is refused to a manager who acts for nobody, and in an assist that has ended', async () => {
    const { shop, manager, anna, carla } = await people()
    const lamp = await makeSku(shop)
    await expect(addToCart(manager, { skuId: lamp.id })).rejects.toMatchObject({ key: 'noCartForManagers' })
    await transact({}, async (tx) => {
      await tx.update(assists).set({ endedAt: new Date(), ending: 'idle' }).where(eq(assists.id, anna.assist.id))
    })
    await expect(addToCart(anna, { skuId: lamp.id })).rejects.toMatchObject({ key: 'assistEnded' })
    expect(await cartOf(carla)).toBeNull()
    expect(await cartOf(manager)).toBeNull()
    expect(await cartCount(manager)).toBe(0)
  })

  test.each<[string, Parameters<typeof makeSku>[1], number, object]>([
    ['what is sold out', { quantity: 1, reserved: 1 }, 1, { key: 'soldOut' }],
    ['what is only shown', { availability: 'SHOWROOM' }, 1, { key: 'notForSale' }],
    ['what is not for sale', { availability: 'NA' }, 1, { key: 'notForSale' }],
    ['more than is left', { quantity: 5, reserved: 2 }, 4, { key: 'notThatMany', values: { left: 3 } }],
    ['fewer than are sold at once', { minOrder: 5 }, 4, { key: 'orderMore', values: { min: 5 } }],
    ['more than are sold at once', { maxOrder: 5 }, 6, { key: 'orderLess', values: { max: 5 } }],
    ['what does not fill its boxes', { stepOrder: 3 }, 4, { key: 'orderInSteps', values: { step: 3 } }],
  ])('of %s is refused', async (_, stock, quantity, refusal) => {
    const { shop, carla } = await people()
    const lamp = await makeSku(shop, stock)
    await expect(addToCart(carla, { skuId: lamp.id, quantity })).rejects.toMatchObject(refusal)
    expect(await cartOf(carla)).toBeNull()
  })

  test('of more than is left counts what the cart has already', async () => {
    const { shop, carla } = await people()
    const lamp = await makeSku(shop, { quantity: 5 })
    await addToCart(carla, { skuId: lamp.id, quantity: 4 })
    const more = addToCart(carla, { skuId: lamp.id, quantity: 2 })
    await expect(more).rejects.toMatchObject({ key: 'notThatManyMore', values: { left: 5, inCart: 4 } })
  })

  test('of what may be back-ordered, or is always there, knows no limit but the largest', async () => {
    const { shop, carla } = await people()
    const later = await makeSku(shop, { availability: 'BACKORDER', quantity: 0 })
    const file = await makeSku(shop, { availability: 'ALWAYS', quantity: 0, digital: true })
    await addToCart(carla, { skuId: later.id, quantity: 500 })
    await addToCart(carla, { skuId: file.id, quantity: 9999 })
    await expect(addToCart(carla, { skuId: file.id })).rejects.toMatchObject({ key: 'orderLess' })
    expect((await linesOf(carla)).map((line) => line.availability.state)).toEqual(['back-order', 'digital'])
  })

  test('of what has no price, of another shop’s, and of nothing is refused', async () => {
    const { shop, carla } = await people()
    const other = await makeSku(await makeShop())
    const secret = await makeSku(shop)
    await setPrices(await makeManager(shop, ['ROLE_SMADMIN']), secret.id, [{ regular: 0, onRequest: true }])

    await expect(addToCart(carla, { skuId: secret.id })).rejects.toMatchObject({ key: 'priceOnRequest' })
    await expect(addToCart(carla, { skuId: other.id })).rejects.toMatchObject({ key: 'missing' })
    await expect(addToCart(carla, { skuCode: other.code })).rejects.toMatchObject({ key: 'unknownSku' })
    for (const quantity of [0, -1, 1.5, 10_000, '', '1e3', 'x']) {
      await expect(addToCart(carla, { skuId: secret.id, quantity })).rejects.toThrow()
    }
  })

  test('is refused to those who may not see prices', async () => {
    const shop = await makeShop({ attributes: { SHOP_PRODUCT_HIDE_PRICES: 'B2G' } })
    const lamp = await makeSku(shop)
    await expect(addToCart(visitor(shop), { skuId: lamp.id })).rejects.toMatchObject({ key: 'signInToBuy' })
    await addToCart(asCustomer(shop, await makeCustomer(shop)), { skuId: lamp.id })
  })
})

describe('a cart', () => {
  test('is its owner’s: a stranger finds neither the cart nor its lines', async () => {
    const { shop, carla } = await people()
    const lamp = await makeSku(shop)
    await addToCart(carla, { skuId: lamp.id })
    const [line] = await linesOf(carla)
    const strangers = [asCustomer(shop, await makeCustomer(shop)), visitor(shop), { ...visitor(shop), guestHash: null }]
    for (const stranger of strangers) {
      await addToCart(stranger, { skuId: lamp.id }).catch(() => {})
      await expect(setQuantity(stranger, { lineId: line!.id, quantity: 9 })).rejects.toMatchObject({ key: 'missing' })
      await expect(removeLine(stranger, { lineId: line!.id })).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await quantitiesOf(carla)).toEqual([1])
  })

  test('of one customer is another one in each shop', async () => {
    const { shop, customer, carla } = await people()
    await addToCart(carla, { skuId: (await makeSku(shop)).id })
    expect(await cartOf(asCustomer(await makeShop({ master: shop }), customer))).toBeNull()
  })

  test('can be changed line by line, and emptied; each change counts', async () => {
    const { shop, carla } = await people()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    await addToCart(carla, { skuId: desk.id })
    const [first, second] = await linesOf(carla)

    await setQuantity(carla, { lineId: first!.id, quantity: 5 })
    await setQuantity(carla, { lineId: first!.id, quantity: 5 })
    await setQuantity(carla, { lineId: second!.id, quantity: 0 })
    expect(await quantitiesOf(carla)).toEqual([5])
    await expect(setQuantity(carla, { lineId: first!.id, quantity: 11 })).rejects.toMatchObject({ key: 'notThatMany' })

    await emptyCart(carla)
    await emptyCart(carla)
    expect(await cartOf(carla)).toMatchObject({ lines: [], version: 5, itemsTotal: 0 })
  })

  test('may hold fewer than before, though still too many', async () => {
    const { shop, carla } = await people()
    const lamp = await makeSku(shop, { quantity: 10 })
    await addToCart(carla, { skuId: lamp.id, quantity: 9 })
    await setStock(lamp.id, { quantity: 2 })
    const [line] = await linesOf(carla)
    expect(line?.problem).toBe('tooMany')
    await setQuantity(carla, { lineId: line!.id, quantity: 3 })
    await setQuantity(carla, { lineId: line!.id, quantity: 2 })
    expect(await linesOf(carla)).toMatchObject([{ quantity: 2, problem: null }])
  })

  test('says which lines cannot be ordered as they stand', async () => {
    const { shop, carla } = await people()
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    const goods = [
      await makeSku(shop),
      await makeSku(shop),
      await makeSku(shop),
      await makeSku(shop),
      await makeSku(shop),
    ]
    for (const { id } of goods) await addToCart(carla, { skuId: id, quantity: 2 })
    const [gone, sold, asked, packed] = goods
    await transact({}, async (tx) => {
      await tx.update(skus).set({ enabled: false }).where(eq(skus.id, gone!.id))
    })
    await setStock(sold!.id, { quantity: 0 })
    await setPrices(admin, asked!.id, [])
    await setStock(packed!.id, { stepOrder: 5 })

    const problems = (await linesOf(carla)).map((line) => line.problem)
    expect(problems).toEqual(['unavailable', 'soldOut', 'onRequest', 'quantity', null])
  })
})

describe('signing in', () => {
  test('brings the guest’s goods along, as many as there may be, and ends the guest’s cart', async () => {
    const { shop, carla } = await people()
    const guest = visitor(shop)
    const [lamp, desk] = [await makeSku(shop, { quantity: 10, maxOrder: 6 }), await makeSku(shop)]
    await addToCart(guest, { skuId: lamp.id, quantity: 4 })
    await addToCart(guest, { skuId: desk.id, quantity: 1 })
    await addToCart(carla, { skuId: lamp.id, quantity: 4 })

    await joinGuestCart(carla, guest.guestHash!)
    await joinGuestCart(carla, guest.guestHash!)

    expect(await quantitiesOf(carla)).toEqual([6, 1])
    expect(await cartOf(guest)).toBeNull()
  })

  test('leaves behind what can no longer be bought, and does not fail', async () => {
    const { shop, carla } = await people()
    const guest = visitor(shop)
    const lamp = await makeSku(shop)
    await addToCart(guest, { skuId: lamp.id, quantity: 4 })
    await setStock(lamp.id, { quantity: 0 })
    await joinGuestCart(carla, guest.guestHash!)
    expect(await quantitiesOf(carla)).toEqual([])
    expect(await db.select().from(carts).where(eq(carts.guestHash, guest.guestHash!))).toEqual([])
  })

  test('brings nothing along for those who may not see prices', async () => {
    const shop = await makeShop({ attributes: { SHOP_PRODUCT_HIDE_PRICES: 'B2B' } })
    const guest = visitor(shop)
    await addToCart(guest, { skuId: (await makeSku(shop)).id })
    const carla = asCustomer(shop, await makeCustomer(shop, { type: 'B2B' }))
    await joinGuestCart(carla, guest.guestHash!)
    expect(await quantitiesOf(carla)).toEqual([])
  })

  test('never happens on behalf', async () => {
    const { anna } = await people()
    await expect(joinGuestCart(anna, 'x')).rejects.toMatchObject({ key: 'notOnBehalf' })
  })
})

test('a hundred changes at once, by customer, manager and other tabs, lose nothing', async () => {
  const { shop, carla, anna, manager, customer } = await people()
  const second = { ...(await assisting(await makeManager(shop), customer)) }
  const goods = [await makeSku(shop, { quantity: 1000 }), await makeSku(shop, { quantity: 1000 })]
  const actors = [carla, anna, second, { ...carla, requestId: manager.requestId }]

  const adds = Array.from({ length: 100 }, (_, at) =>
    addToCart(actors[at % 4]!, { skuId: goods[at % 3 === 0 ? 0 : 1]!.id, quantity: (at % 2) + 1 }),
  )
  await Promise.all(adds)

  const cart = await cartOf(carla)
  expect(cart?.version).toBe(100)
  expect(cart?.lines).toHaveLength(2)
  expect(await cartCount(carla)).toBe(150)
  expect(await db.select().from(carts).where(eq(carts.shopId, shop.id))).toHaveLength(1)
})

async function setStock(skuId: string, values: Partial<typeof stock.$inferInsert>) {
  await transact({}, async (tx) => {
    await tx.update(stock).set(values).where(eq(stock.skuId, skuId))
  })
}
