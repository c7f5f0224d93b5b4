import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries } from '@/db/schema'
import { receiveStock } from '@/lib/inventory/commands'
import { setPrices } from '@/lib/pricing/commands'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { saveCategory, saveProduct } from './commands'
import { Listing, listingQuery, type ProductInput } from './input'
import { productsIn } from './listing'
import { categoriesOf, categoryAt, productBySlug, skuByCode } from './queries'

const both = (text: string) => ({ en: text, fr: `${text} fr` })
const adminOf = (shop: Shop) => makeManager(shop, ['ROLE_SMADMIN'])
const listing = (values: Record<string, unknown> = {}) => Listing.parse(values)

const product = (slug: string, values: Partial<ProductInput> = {}): ProductInput => ({
  slug,
  names: both(slug),
  summaries: both(`About ${slug}`),
  brand: 'Øresund',
  picture: '1f4a1',
  taxCode: 'standard',
  categories: ['glassware'],
  skus: [{ code: slug.toUpperCase() }],
  ...values,
})

/** A category with products at these prices, named a, b, c … and 10 of each in stock. */
async function shelf(prices: number[], shop?: Shop) {
  const here = shop ?? (await makeShop())
  const admin = await adminOf(here)
  const category = await saveCategory(admin, {
    slug: 'glassware',
    names: both('Glass'),
    intros: both('x'),
    picture: 'x',
  })
  for (const [at, price] of prices.entries()) {
    const { skus } = await saveProduct(admin, product(String.fromCharCode(97 + at)))
    await setPrices(admin, skus[0]!.id, [{ regular: price }])
    await receiveStock(admin, { skuId: skus[0]!.id, centreCode: 'WAREHOUSE_1', quantity: 10 })
  }
  return { shop: here, admin, category, ids: [category.id] }
}

describe('saving goods', () => {
  test('makes them to be found, and saving again changes them', async () => {
    const { shop, admin } = await shelf([])
    await saveProduct(admin, product('beaker', { skus: [{ code: 'BEAK-50' }, { code: 'BEAK-100' }] }))
    const again = await saveProduct(admin, product('beaker', { brand: 'Hven', skus: [{ code: 'BEAK-100' }] }))

    expect(again.brand).toBe('Hven')
    const found = await productBySlug(visitor(shop), 'beaker')
    expect(found?.skus.map((sku) => sku.code)).toEqual(['BEAK-100'])
    expect(await skuByCode(shop, ' beak-50 ')).toMatchObject({ enabled: false })
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(entries.map((entry) => entry.action)).toEqual(['catalogue.save', 'catalogue.save', 'catalogue.save'])
  })

  test('is refused without the right, and to sub-shops, whose goods are their master’s', async () => {
    const shop = await makeShop()
    const sub = await makeShop({ master: shop })
    const people = [
      await makeManager(shop),
      asCustomer(shop, await makeCustomer(shop)),
      visitor(shop),
      await adminOf(sub),
    ]
    for (const person of people) {
      const saving = (async () => saveProduct(person, product('x', { categories: [] })))()
      await expect(saving).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })

  test('is refused when another product has the code, or a category is not there', async () => {
    const { admin } = await shelf([100])
    const twice = saveProduct(admin, product('other', { skus: [{ code: 'A' }] }))
    await expect(twice).rejects.toMatchObject({ key: 'codeTaken' })
    const nowhere = saveProduct(admin, product('other', { categories: ['nowhere'] }))
    await expect(nowhere).rejects.toMatchObject({ key: 'missing' })
  })

  test("does not touch another shop's product of the same name", async () => {
    const one = await shelf([100])
    const other = await shelf([200])
    await saveProduct(other.admin, product('a', { brand: 'Else' }))
    expect((await productBySlug(visitor(one.shop), 'a'))?.brand).toBe('Øresund')
  })
})

describe('categories', () => {
  test('are found by their path, each with what is below it', async () => {
    const { shop, admin, category } = await shelf([])
    await saveCategory(admin, {
      slug: 'beakers',
      names: both('B'),
      intros: both('x'),
      picture: 'x',
      parentSlug: 'glassware',
    })

    expect((await categoriesOf(shop)).map((each) => each.slug).sort()).toEqual(['beakers', 'glassware'])
    expect((await categoryAt(shop, ['glassware', 'beakers']))?.trail[0]?.id).toBe(category.id)
    expect((await categoryAt(shop, ['glassware']))?.within).toHaveLength(2)
    expect(await categoryAt(shop, ['beakers'])).toBeUndefined()
    expect(await categoryAt(await makeShop(), ['glassware'])).toBeUndefined()
  })
})

describe('a list of products', () => {
  const slugsOf = (page: Awaited<ReturnType<typeof productsIn>>) => page.products.map((each) => each.slug).join('')

  test.each([
    ['name', 'abcd'],
    ['price-up', 'cadb'],
    ['price-down', 'bdac'],
  ])('by %s', async (sort, expected) => {
    const { shop, ids } = await shelf([300, 900, 100, 500])
    expect(slugsOf(await productsIn(visitor(shop), ids, listing({ sort })))).toBe(expected)
  })

  test('puts the newest first, and what is sold upon request last, whichever way prices go', async () => {
    const { shop, ids, admin } = await shelf([300, 900])
    await saveProduct(admin, product('z', { since: new Date('2099-01-01') }))
    const seen = async (sort: string) => slugsOf(await productsIn(visitor(shop), ids, listing({ sort })))
    expect((await seen('newest'))[0]).toBe('z')
    expect(await seen('price-up')).toBe('abz')
    expect(await seen('price-down')).toBe('baz')
  })

  test.each(['name', 'price-up', 'price-down', 'newest'])('by %s pages forth and back without gap', async (sort) => {
    const prices = Array.from({ length: 26 }, (_, at) => 100 + (at % 3))
    const { shop, ids } = await shelf(prices)
    const actor = visitor(shop)
    const page = (values: Record<string, unknown>) => productsIn(actor, ids, listing({ sort, size: 12, ...values }))

    const first = await page({})
    const second = await page({ after: first.next })
    const third = await page({ after: second.next })
    expect([first, second, third].map((each) => each.products.length)).toEqual([12, 12, 2])
    expect(new Set([first, second, third].flatMap((each) => each.products.map(({ id }) => id))).size).toBe(26)
    expect([first.previous, third.next, first.total]).toEqual([null, null, 26])

    const back = await page({ before: third.previous })
    expect(slugsOf(back)).toBe(slugsOf(second))
    const start = await page({ before: back.previous })
    expect(slugsOf(start)).toBe(slugsOf(first))
    expect(start.previous).toBeNull()
    expect(start.next).not.toBeNull()
  })

  test('is narrowed by brand, price, stock and sale, and counts the brands', async () => {
    const { shop, ids, admin } = await shelf([300, 900, 100])
    const { skus } = await saveProduct(admin, product('d', { brand: 'Hven' }))
    await setPrices(admin, skus[0]!.id, [{ regular: 500, sale: 250 }])
    const seen = (values: Record<string, unknown>) => productsIn(visitor(shop), ids, listing(values))

    expect(slugsOf(await seen({ brand: 'Hven' }))).toBe('d')
    expect((await seen({ brand: 'Hven' })).brands).toEqual([
      { name: 'Hven', count: 1 },
      { name: 'Øresund', count: 3 },
    ])
    expect(slugsOf(await seen({ brand: ['Hven', 'Øresund'] }))).toBe('abcd')
    expect(slugsOf(await seen({ sale: '1' }))).toBe('d')
    expect(slugsOf(await seen({ stock: '1' }))).toBe('abc')
    expect(slugsOf(await seen({ from: '2.50', to: '3' }))).toBe('ad')
  })

  test('shows a product from its cheapest sku, with the best of their states', async () => {
    const { shop, ids, admin } = await shelf([])
    const { skus } = await saveProduct(admin, product('a', { skus: [{ code: 'A1' }, { code: 'A2' }] }))
    await setPrices(admin, skus[0]!.id, [{ regular: 900 }])
    await setPrices(admin, skus[1]!.id, [{ regular: 700 }])
    await receiveStock(admin, { skuId: skus[0]!.id, centreCode: 'WAREHOUSE_1', quantity: 50 })

    const [card] = (await productsIn(visitor(shop), ids, listing())).products
    expect(card).toMatchObject({ isFrom: true, price: { unit: 700 }, availability: { state: 'in-stock' } })
  })

  test("of another shop, or of a stranger's category, is empty; a sub-shop's is its master's", async () => {
    const { shop, ids } = await shelf([100])
    expect((await productsIn(visitor(await makeShop()), ids, listing())).products).toEqual([])
    expect((await productsIn(visitor(await makeShop({ master: shop })), ids, listing())).total).toBe(1)
    expect(await productBySlug(visitor(await makeShop()), 'a')).toBeUndefined()
  })
})

describe('what a URL says', () => {
  test('falls back to the usual where it makes no sense', async () => {
    const odd = {
      sort: "name'; drop table",
      size: '7',
      from: 'abc',
      to: '-1',
      after: 'x',
      stock: 'yes',
      brand: undefined,
    }
    expect(listing(odd)).toEqual({ sort: 'name', size: 24, brand: [], stock: false, sale: false, after: 'x' })
    const { shop, ids } = await shelf([100])
    for (const after of ['x', '%00', Buffer.from('["\\u0000","x"]').toString('base64url'), 'W10']) {
      for (const sort of ['name', 'newest', 'price-up']) {
        expect((await productsIn(visitor(shop), ids, listing({ after, sort }))).total).toBe(1)
      }
    }
  })

  test('can be said again', () => {
    const given = listing({ sort: 'newest', brand: ['A', 'B & C'], stock: '1', to: '3,50' })
    expect(listingQuery(given)).toBe('?brand=A&brand=B+%26+C&sort=newest&stock=1&to=3.5')
    expect(listingQuery(listing())).toBe('')
  })
})
