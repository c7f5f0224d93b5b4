import { expect, test } from 'vitest'
import { db } from '@/db'
import { prices, skus, stock } from '@/db/schema'
import { Listing } from '@/lib/catalogue/input'
import { productsIn } from '@/lib/catalogue/listing'
import { searchProducts } from '@/lib/catalogue/search'
import { makeManager, makeShop, visitor } from '@/lib/testing/make'
import { catalogue } from './catalogue'
import { loadGoods } from './goods'

test('the demo catalogue loads through the commands', async () => {
  const main = await makeShop()
  const institute = await makeShop({ master: main })
  const { products } = await loadGoods(await makeManager(main, ['ROLE_SMADMIN']), { main, institute })

  const wanted = catalogue.flatMap((category) => category.products.flatMap((product) => product.skus))
  expect(await db.$count(skus)).toBe(wanted.length)
  expect(await db.$count(prices)).toBeGreaterThan(wanted.length)
  expect(await db.$count(stock)).toBeGreaterThan(wanted.length)
  const page = await productsIn(visitor(main), null, Listing.parse({ sort: 'price-up' }))
  expect(page.total).toBe(products)
  expect((await productsIn(visitor(institute), null, Listing.parse({ sale: '1' }))).total).toBeGreaterThan(3)
  for (const text of ['beakr', 'becher', 'glass beaker', 'laboratoire', 'erlenmeyr flask']) {
    const found = await searchProducts(visitor(main), text, { size: 8 })
    expect(found.total).toBeGreaterThan(0)
  }
})
