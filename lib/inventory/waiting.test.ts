import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { stock, stockMovements } from '@/db/schema'
import type { Availability } from '@/db/words'
import { later, now } from '@/lib/clock'
import { makeDelivery } from '@/lib/testing/delivery'
import { makeShop, makeSku } from '@/lib/testing/make'
import { isAtHand, isReleased } from './allocate'

type Sku = Awaited<ReturnType<typeof makeSku>>

describe('a waiting delivery', () => {
  const at = now()
  const soon = later(86_400_000, at)
  const past = later(-86_400_000, at)
  type Terms = { quantity?: number; availability?: Availability; disabled?: boolean } & Record<string, unknown>

  test.each<[string, Terms, boolean, boolean]>([
    ['with enough on the shelf', { quantity: 5 }, true, true],
    ['with too little', { quantity: 4 }, true, false],
    ['of what never ends', { quantity: 0, availability: 'ALWAYS' }, true, true],
    ['on back-order, come in', { quantity: 5, availability: 'BACKORDER' }, true, true],
    ['on back-order, not come in', { quantity: 0, availability: 'BACKORDER' }, true, false],
    ['before its day', { releaseDate: soon }, false, true],
    ['on its day', { releaseDate: at }, true, true],
    ['taken out of sale', { disabled: true }, false, false],
    ['not for sale any more', { availability: 'NA' }, false, false],
    ['only shown any more', { availability: 'SHOWROOM' }, false, false],
    ['before its window', { availableFrom: soon }, false, false],
    ['after its window', { availableTo: past }, false, false],
    ['inside its window', { availableFrom: past, availableTo: soon }, true, true],
  ])('%s', async (_, terms, released, atHand) => {
    const shop = await makeShop()
    const [sku, other] = [await makeSku(shop, terms), await makeSku(shop)]
    const wanted: [Sku, number][] = [
      [other, 1],
      [sku, 5],
    ]
    const { id } = await makeDelivery(shop, wanted)
    expect([await isReleased(db, id, at), await isAtHand(db, id, at)]).toEqual([released, atHand])
  })

  test('counts what its lines need of the same sku together, and needs a place to come from', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 5 })
    const twice: [Sku, number][] = [
      [sku, 3],
      [sku, 3],
    ]
    expect(await isAtHand(db, (await makeDelivery(shop, twice)).id, at)).toBe(false)
    const { id } = await makeDelivery(shop, [[sku, 1]])
    await transact({ sku: sku.id }, async (tx) => {
      await tx.delete(stockMovements)
      await tx.delete(stock).where(eq(stock.skuId, sku.id))
    })
    expect([await isReleased(db, id, at), await isAtHand(db, id, at)]).toEqual([false, false])
  })

  test('that is electronic waits for nothing', async () => {
    const shop = await makeShop()
    const { id } = await makeDelivery(shop, [[await makeSku(shop, { quantity: 0, releaseDate: soon }), 1]], {
      group: 'D4',
    })
    expect([await isReleased(db, id, at), await isAtHand(db, id, at)]).toEqual([true, true])
  })
})
