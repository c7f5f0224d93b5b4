import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { newId } from '@/db/id'
import { stock } from '@/db/schema'
import type { Shop } from '@/lib/shops/shop'
import { makeDelivery } from '@/lib/testing/delivery'
import { makeShop, makeSku } from '@/lib/testing/make'
import { expectBalanced } from '@/lib/testing/stock'
import { type Demand, release, reserve } from './reserve'

type Goods = Awaited<ReturnType<typeof makeSku>>

/** What as many deliveries need, each so many pieces of the sku. */
async function demandsFor(sku: Goods, quantities: number[], shop: Shop) {
  const made: Demand[] = []
  for (const quantity of quantities) made.push(...(await makeDelivery(shop, [[sku, quantity]])).demands)
  return made
}

const reserveNow = (...demands: Demand[]) => transact({ any: newId() }, (tx) => reserve(tx, demands))
const releaseNow = (...ids: string[]) => transact({ any: newId() }, (tx) => release(tx, ids))

describe('reserving', () => {
  test('called by many at once, promises no more than there is', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 3 })
    const demands = await demandsFor(sku, Array(12).fill(1), shop)
    const answers = await Promise.allSettled(demands.map((demand) => reserveNow(demand)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    // Told in words, before the database has to refuse.
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ key: 'soldOutMeanwhile' })
    expect(await expectBalanced(sku)).toMatchObject({ quantity: 3, reserved: 3 })
  })

  test('counts what several lines need of the same stock together', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 1 })
    const demands = await demandsFor(sku, [1, 1], shop)
    await expect(reserveNow(...demands)).rejects.toMatchObject({ key: 'soldOutMeanwhile', values: { name: sku.name } })
    expect(await expectBalanced(sku)).toMatchObject({ reserved: 0 })
  })

  test('goes below nothing only on back-order, and counts nothing of what never ends', async () => {
    const shop = await makeShop()
    const late = await makeSku(shop, { quantity: 4, availability: 'BACKORDER' })
    await reserveNow(...(await demandsFor(late, [3, 11], shop)))
    expect(await expectBalanced(late)).toMatchObject({ quantity: 4, reserved: 14 })
    const endless = await makeSku(shop, { quantity: 0, availability: 'ALWAYS' })
    await reserveNow(...(await demandsFor(endless, [99], shop)))
    expect(await expectBalanced(endless)).toMatchObject({ reserved: 0 })
  })

  test.each([
    { disabled: true },
    { availability: 'NA' as const },
    { availability: 'SHOWROOM' as const },
    { availableTo: new Date('2020-01-01') },
    { availableFrom: new Date('2999-01-01') },
  ])('refuses what is not for sale: %j', async (values) => {
    const shop = await makeShop()
    const sku = await makeSku(shop, values)
    const demands = await demandsFor(sku, [1], shop)
    await expect(reserveNow(...demands)).rejects.toMatchObject({ key: 'soldOutMeanwhile' })
  })
})

describe('releasing', () => {
  test('twice at once, or again later, gives back once', async () => {
    const shop = await makeShop()
    const sku = await makeSku(shop, { quantity: 5 })
    const [kept, given] = await demandsFor(sku, [2, 3], shop)
    await reserveNow(kept!, given!)
    await Promise.all([releaseNow(given!.deliveryId), releaseNow(given!.deliveryId)])
    await releaseNow(given!.deliveryId)
    expect(await expectBalanced(sku)).toMatchObject({ quantity: 5, reserved: 2 })
  })

  test('in any order beside reserving, two stock rows at a time, leaves no drift and no deadlock', async () => {
    const shop = await makeShop()
    const [a, b] = [await makeSku(shop, { quantity: 6 }), await makeSku(shop, { quantity: 6 })]
    const ofA = await demandsFor(a, Array(10).fill(1), shop)
    const ofB = await demandsFor(b, Array(10).fill(1), shop)
    await Promise.allSettled(
      ofA.map(async (demand, n) => {
        const pair = n % 2 ? [demand, ofB[n]!] : [ofB[n]!, demand]
        await reserveNow(...pair)
        if (n % 3 === 0) await releaseNow(demand.deliveryId, ofB[n]!.deliveryId)
      }),
    )
    const [rowA, rowB] = [await expectBalanced(a), await expectBalanced(b)]
    expect(rowA.reserved).toBe(rowB.reserved)
    expect(rowA.reserved).toBeLessThanOrEqual(6)
  })
})

test('the database itself refuses more than there is', async () => {
  const sku = await makeSku(await makeShop(), { quantity: 1 })
  const naive = transact({ any: sku.id }, async (tx) => {
    await tx.update(stock).set({ reserved: 2 }).where(eq(stock.skuId, sku.id))
  })
  await expect(naive).rejects.toThrow()
})
