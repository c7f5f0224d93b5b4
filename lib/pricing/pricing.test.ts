import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, products, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { DAY, later, now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { saveTaxRate, setPrices } from './commands'
import { priceDisplay } from './display'
import { isOnSale, unitPrice } from './price'
import { isOnSaleSql, lowestPriceSql, priceBooks, taxRatesOf } from './queries'

const priceOf = async (actor: Actor, skuId: string, quantity = 1) =>
  unitPrice((await priceBooks(actor, [skuId])).get(skuId)!, quantity, now())

const adminOf = (shop: Shop) => makeManager(shop, ['ROLE_SMADMIN'])

describe('setting prices', () => {
  test("replaces the shop's rows, and is written down with what they were", async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { price: 1000 })

    await setPrices(await adminOf(shop), sku.id, [{ regular: 2000, sale: 1500 }])

    expect(await priceOf(visitor(shop), sku.id)).toMatchObject({ unit: 1500, list: 2000 })
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(entry).toMatchObject({ action: 'prices.set', objectId: sku.id })
    expect(entry?.before).toContain('1000')
  })

  test('is refused to managers without the right, customers and visitors', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop)
    const people = [await makeManager(shop), asCustomer(shop, await makeCustomer(shop)), visitor(shop)]
    for (const person of people) {
      await expect(setPrices(person, sku.id, [])).rejects.toMatchObject({ key: 'notAllowed' })
    }
    expect((await priceOf(visitor(shop), sku.id)).unit).toBe(1000)
  })

  test("of another shop's sku finds nothing", async () => {
    const sku = await makeSku(await makeShop())
    const stranger = await adminOf(await makeShop())
    await expect(setPrices(stranger, sku.id, [])).rejects.toMatchObject({ key: 'missing' })
  })

  test('is refused whole when two rows are the same', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop)
    const twice = setPrices(await adminOf(shop), sku.id, [{ regular: 1 }, { regular: 2 }])
    await expect(twice).rejects.toMatchObject({ key: 'priceTwice' })
    expect((await priceOf(visitor(shop), sku.id)).unit).toBe(1000)
  })
})

describe('the price book', () => {
  test("has the customer's own policy, also while a manager acts for them, and nobody else's", async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop)
    await setPrices(await adminOf(shop), sku.id, [
      { regular: 1000 },
      { regular: 800, policy: 'CONTRACT', reference: 'C-1' },
      { regular: 1, policy: 'FRIENDS' },
    ])
    const niels = await makeCustomer(shop, { pricingPolicy: 'CONTRACT' })
    const anna = await makeManager(shop)

    expect(await priceOf(asCustomer(shop, niels), sku.id)).toMatchObject({ unit: 800, because: 'policy' })
    expect(await priceOf(await assisting(anna, niels), sku.id)).toMatchObject({ unit: 800, reference: 'C-1' })
    expect(await priceOf(anna, sku.id)).toMatchObject({ unit: 1000 })
    expect(await priceOf(visitor(shop), sku.id)).toMatchObject({ unit: 1000 })
  })

  test("of a strict sub-shop never has its master's rows", async () => {
    const master = await makeShop()
    const sku = await makeSku(master)
    const open = await makeShop({ master })
    const strict = await makeShop({ master, attributes: { SHOP_B2B_STRICT_PRICE: 'true' } })

    expect((await priceOf(visitor(open), sku.id)).unit).toBe(1000)
    expect((await priceOf(visitor(strict), sku.id)).unit).toBeNull()
  })
})

const days = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null })
const priceRow = fc
  .record({
    policy: fc.constantFrom('', 'CONTRACT', 'OTHER'),
    quantity: fc.constantFrom(1, 1, 1, 5),
    regular: fc.integer({ min: 0, max: 2000 }),
    sale: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
    from: days,
    to: days,
    onRequest: fc.boolean(),
    reference: fc.constantFrom('', 'A'),
  })
  .map(({ from, to, ...row }) => ({
    ...row,
    saleFrom: from === null ? null : later(from * DAY),
    saleTo: to === null ? null : later(to * DAY),
  }))
const priceList = fc.uniqueArray(priceRow, {
  maxLength: 5,
  selector: ({ policy, quantity, reference }) => [policy, quantity, reference].join('|'),
})

test('the lowest price that categories sort by is what the rule says for the cheapest sku', async () => {
  const master = await makeShop()
  const sub = await makeShop({ master })
  const strict = await makeShop({ master, attributes: { SHOP_B2B_STRICT_PRICE: 'true' } })
  const first = await makeSku(master)
  const second = await makeSku(master)
  await transact({}, async (tx) => {
    await tx.update(skus).set({ productId: first.productId, position: 1 }).where(eq(skus.id, second.id))
  })
  const admin = await adminOf(master)
  const niels = await makeCustomer(master, { pricingPolicy: 'CONTRACT' })
  const buyers = [master, sub, strict].flatMap((shop) => [visitor(shop), asCustomer(shop, niels)])

  await fc.assert(
    fc.asyncProperty(fc.tuple(priceList, priceList, priceList), async ([ofFirst, ofSecond, own]) => {
      await setPrices(admin, first.id, ofFirst)
      await setPrices(admin, second.id, ofSecond)
      for (const shop of [sub, strict]) await setPrices({ ...admin, shop }, first.id, own)
      const at = now()
      for (const buyer of buyers) {
        const books = [...(await priceBooks(buyer, [first.id, second.id])).values()]
        const units = books.map((book) => unitPrice(book, 1, at).unit).filter((unit) => unit !== null)
        const [row] = await db
          .select({ lowest: lowestPriceSql(buyer, at), onSale: isOnSaleSql(buyer, at).mapWith(Boolean) })
          .from(products)
          .where(eq(products.id, first.productId))
        expect(row?.lowest).toBe(units.length > 0 ? Math.min(...units) : null)
        if (row?.onSale) {
          expect(books.some((book) => book.rows.some((each) => isOnSale(each, at)))).toBe(true)
        }
      }
    }),
    { numRuns: 40 },
  )
})

describe('how prices are shown', () => {
  test("follows the customer's type, guests being B2G, and in sub-shops the master's settings", async () => {
    const attributes = {
      SHOP_PRODUCT_HIDE_PRICES: 'B2G, B2E',
      SHOP_PRODUCT_ENABLE_PRICE_TAX_INFO_SHOW_NET: 'B2B',
    }
    const master = await makeShop({ attributes })
    const sub = await makeShop({ master, attributes: { SHOP_PRODUCT_HIDE_PRICES: 'B2B' } })
    const buyer = asCustomer(sub, await makeCustomer(sub, { type: 'B2B' }))

    expect(priceDisplay(visitor(master))).toEqual({ tax: 'gross', hidden: true })
    expect(priceDisplay(buyer)).toEqual({ tax: 'net', hidden: false })
    expect(priceDisplay(asCustomer(master, await makeCustomer(master)))).toEqual({ tax: 'gross', hidden: false })
  })
})

test("a tax code's rate can be changed, and a sub-shop inherits it", async () => {
  const shop = await makeShop()
  const sub = await makeShop({ master: shop })
  await saveTaxRate(await adminOf(shop), { code: 'reduced', rate: 500, included: true })
  expect((await taxRatesOf(sub)).get('reduced')).toEqual({ code: 'reduced', rate: 500, included: true })
  await expect(saveTaxRate(visitor(shop), { code: 'x', rate: 1, included: true })).rejects.toThrow('notAllowed')
})
