import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { reservations, stock, stockMovements } from '@/db/schema'
import { now } from '@/lib/clock'
import { makeDelivery } from '@/lib/testing/delivery'
import { makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { expectBalanced } from '@/lib/testing/stock'
import { allocate, deallocate, handOver, isAtHand, restock, sendOff } from './allocate'
import { receiveStock } from './commands'
import { release, reserve } from './reserve'

type Sku = Awaited<ReturnType<typeof makeSku>>
type Delivery = Awaited<ReturnType<typeof makeDelivery>>
type Step = typeof allocate

const inTurn = (work: Parameters<typeof transact>[1]) => transact({ any: newId() }, work)
const promise = (...all: Delivery[]) =>
  inTurn((tx) =>
    reserve(
      tx,
      all.flatMap(({ demands }) => demands),
    ),
  )
const take = (step: Step, ...all: Delivery[]) =>
  inTurn((tx) =>
    step(
      tx,
      all.map(({ id }) => id),
    ),
  )

/** Quantity/reserved of the sku, after checking them against its rows. */
async function shelf(sku: Sku) {
  const { quantity, reserved, owed } = await expectBalanced(sku)
  return owed > 0 ? `${quantity}/${reserved} owed ${owed}` : `${quantity}/${reserved}`
}

async function reasonsOf(sku: Sku) {
  const [row] = await db.select().from(stock).where(eq(stock.skuId, sku.id))
  const moved = await db.select().from(stockMovements).where(eq(stockMovements.stockId, row!.id))
  return moved.map(({ reason, quantity, reserved }) => `${reason} ${quantity}/${reserved}`).sort()
}

const stateOf = async (sku: Sku) => {
  const rows = await db
    .select({ state: reservations.state })
    .from(reservations)
    .innerJoin(stock, eq(stock.id, reservations.stockId))
    .where(eq(stock.skuId, sku.id))
  return rows.map(({ state }) => state).sort()
}

/** A shop with four of a sku, and deliveries that need so many each. */
async function given(quantities: number[], values: Parameters<typeof makeSku>[1] = {}) {
  const shop = await makeShop()
  const sku = await makeSku(shop, { quantity: 4, ...values })
  const made: Delivery[] = []
  for (const quantity of quantities) made.push(await makeDelivery(shop, [[sku, quantity]]))
  return { shop, sku, made }
}

/**
 * The platform's own numbers for its primitives, which reserve or take what there is and answer the shortage.
 * Here the same figures are reached in whole deliveries, and a shortage changes nothing at all.
 */
describe('the platform’s numbers, from 4/0', () => {
  test('reserve 3: 4/3; then 11: refused, still 4/3', async () => {
    const { sku, made } = await given([3, 11])
    await promise(made[0]!)
    expect(await shelf(sku)).toBe('4/3')
    await expect(promise(made[1]!)).rejects.toMatchObject({ key: 'soldOutMeanwhile' })
    expect(await shelf(sku)).toBe('4/3')
  })

  test('reserve 3, then 11 on back-order: 4/14', async () => {
    const { sku, made } = await given([3, 11], { availability: 'BACKORDER' })
    await promise(made[0]!)
    await promise(made[1]!)
    expect(await shelf(sku)).toBe('4/14')
  })

  test('void 2: 4/1; void 1: 4/0; void again: 4/0', async () => {
    const { sku, made } = await given([2, 1])
    await promise(...made)
    await take(release, made[0]!)
    expect(await shelf(sku)).toBe('4/1')
    await take(release, made[1]!)
    expect(await shelf(sku)).toBe('4/0')
    await take(release, ...made)
    expect(await shelf(sku)).toBe('4/0')
  })

  test('back-order 10: 4/10; void 2: 4/8; void 5: 4/3; void the rest: 4/0', async () => {
    const { sku, made } = await given([2, 5, 3], { availability: 'BACKORDER' })
    await promise(...made)
    const seen: string[] = [await shelf(sku)]
    for (const delivery of made) {
      await take(release, delivery)
      seen.push(await shelf(sku))
    }
    expect(seen).toEqual(['4/10', '4/8', '4/3', '4/0'])
  })

  test('debit 3: 1/0; debit 1: 0/0; debit 7: refused, 0/7 on back-order; credit 74: 74/7; debit 7: 67/0', async () => {
    const { shop, sku, made } = await given([3, 1, 7], { availability: 'BACKORDER' })
    await promise(...made)
    await take(allocate, made[0]!)
    expect(await shelf(sku)).toBe('1/8')
    await take(allocate, made[1]!)
    expect(await shelf(sku)).toBe('0/7')
    await expect(take(allocate, made[2]!)).rejects.toMatchObject({ key: 'notEnoughStock', values: { name: sku.name } })
    expect(await shelf(sku)).toBe('0/7')
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    const receipt = { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 74, availability: 'BACKORDER' as const }
    await receiveStock(admin, receipt)
    await take(allocate, made[2]!)
    expect(await shelf(sku)).toBe('67/0')
  })

  test('of what never ends, nothing is counted', async () => {
    const { sku, made } = await given([99], { availability: 'ALWAYS' })
    await promise(...made)
    for (const step of [allocate, sendOff, deallocate, release, handOver]) await take(step, ...made)
    expect(await inTurn((tx) => restock(tx, made[0]!.id))).toBe(0)
    expect([await shelf(sku), await stateOf(sku)]).toEqual(['4/0', []])
    expect(await reasonsOf(sku)).toEqual(['opening 4/0'])
  })
})

describe('goods', () => {
  test('are taken, put back, sent and restocked by a movement each, and once', async () => {
    const { sku, made } = await given([1, 2, 1])
    const [kept, back, sent] = made
    await promise(...made)
    for (let twice = 0; twice < 2; twice++) await take(allocate, back!, sent!)
    expect(await shelf(sku)).toBe('1/1')
    for (let twice = 0; twice < 2; twice++) await take(deallocate, back!)
    for (let twice = 0; twice < 2; twice++) await take(sendOff, sent!)
    await take(deallocate, sent!)
    await take(release, back!, sent!)
    expect([await shelf(sku), await stateOf(sku)]).toEqual(['3/1', ['held', 'released', 'shipped']])
    const restocked = async () => inTurn((tx) => restock(tx, sent!.id))
    expect([await restocked(), await restocked()]).toEqual([1, 0])
    expect(await shelf(sku)).toBe('4/1')
    await take(release, kept!)
    expect(await reasonsOf(sku)).toEqual([
      'allocated -1/-1',
      'allocated -2/-2',
      'deallocated 2/0',
      'opening 4/0',
      'released 0/-1',
      'reserved 0/1',
      'reserved 0/1',
      'reserved 0/2',
      'restocked 1/0',
    ])
  })

  test('of a centre with its own books are not taken off here a second time', async () => {
    const { sku, made } = await given([3])
    await promise(...made)
    await take(handOver, ...made)
    await take(handOver, ...made)
    for (const step of [allocate, deallocate, release, sendOff]) await take(step, ...made)
    expect([await shelf(sku), await stateOf(sku)]).toEqual(['4/0', ['external']])
    expect(await reasonsOf(sku)).toEqual(['handed-over 0/-3', 'opening 4/0', 'reserved 0/3'])
  })

  test('are taken for all lines of a delivery or for none', async () => {
    const { shop, sku } = await given([])
    const late = await makeSku(shop, { quantity: 1, availability: 'BACKORDER' })
    const wanted: [Sku, number][] = [
      [sku, 2],
      [late, 2],
    ]
    const delivery = await makeDelivery(shop, wanted)
    await promise(delivery)
    await expect(take(allocate, delivery)).rejects.toMatchObject({ values: { name: late.name } })
    expect([await shelf(sku), await shelf(late)]).toEqual(['4/2', '1/2'])
  })

  test('that became endless since they were promised need not be there', async () => {
    const { shop, sku, made } = await given([3, 9], { availability: 'BACKORDER' })
    await promise(...made)
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    await receiveStock(admin, { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 0, availability: 'ALWAYS' })
    expect(await shelf(sku)).toBe('4/12 owed 8')
    await take(allocate, ...made)
    expect([await shelf(sku), await stateOf(sku)]).toEqual(['4/0', ['released', 'released']])
  })

  test('that were promised and may no longer be back-ordered are owed until they come or are given back', async () => {
    const { shop, sku, made } = await given([3, 9, 1], { availability: 'BACKORDER' })
    await promise(made[0]!, made[1]!)
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    const receive = (quantity: number) =>
      receiveStock(admin, { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity, availability: 'STANDARD' })
    await receive(0)
    expect(await shelf(sku)).toBe('4/12 owed 8')
    await expect(promise(made[2]!)).rejects.toMatchObject({ key: 'soldOutMeanwhile' })
    await take(allocate, made[0]!)
    expect(await shelf(sku)).toBe('1/9 owed 8')
    await receive(3)
    expect(await shelf(sku)).toBe('4/9 owed 5')
    await take(release, made[1]!)
    expect(await shelf(sku)).toBe('4/0')
    await promise(made[2]!)
    expect(await shelf(sku)).toBe('4/1')
  })
})

describe('two at once', () => {
  const race = async (...steps: (() => Promise<unknown>)[]) => {
    const answers = await Promise.allSettled(steps.map((step) => step()))
    return answers.filter(({ status }) => status === 'fulfilled').length
  }

  test('giving back and taking the same promise: one of them does it', async () => {
    for (let n = 0; n < 10; n++) {
      const { sku, made } = await given([3])
      await promise(...made)
      const fulfilled = await race(
        () => take(release, ...made),
        () => take(allocate, ...made),
        () => take(release, ...made),
        () => take(handOver, ...made),
      )
      expect(fulfilled).toBe(4)
      expect(['4/0', '1/0']).toContain(await shelf(sku))
      expect(await reasonsOf(sku)).toHaveLength(3)
    }
  })

  test('allocators of arriving goods take each piece once, and what comes first comes first', async () => {
    const { shop, sku, made } = await given([2, 2, 2, 2, 2, 2], { quantity: 0, availability: 'BACKORDER' })
    await promise(...made)
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    const receipt = { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 7, availability: 'BACKORDER' as const }
    await receiveStock(admin, receipt)
    const allocator = async () => {
      for (const delivery of made) {
        if (await isAtHand(db, delivery.id, now())) await take(allocate, delivery).catch(() => {})
      }
    }
    await Promise.all([allocator(), allocator()])
    expect([await shelf(sku), await stateOf(sku)]).toEqual([
      '1/6',
      ['allocated', 'allocated', 'allocated', 'held', 'held', 'held'],
    ])
    await expect(take(deallocate, ...made.slice(3))).resolves.toBeUndefined()
    expect(await shelf(sku)).toBe('1/6')
  })

  test('needing {A,B} and {B,A}: nobody hangs and nothing drifts', async () => {
    const shop = await makeShop()
    const [a, b] = [await makeSku(shop, { quantity: 20 }), await makeSku(shop, { quantity: 20 })]
    const pairs: Delivery[] = []
    for (let n = 0; n < 30; n++) {
      const wanted: [Sku, number][] = [
        [a, 1],
        [b, 1],
      ]
      pairs.push(await makeDelivery(shop, n % 2 ? wanted : wanted.reverse()))
    }
    await Promise.allSettled(
      pairs.map(async (delivery, n) => {
        await promise(delivery)
        await take(n % 3 ? allocate : release, delivery)
        await Promise.all([take(sendOff, delivery), take(deallocate, delivery), take(release, delivery)])
      }),
    )
    expect(await shelf(a)).toBe(await shelf(b))
  })
})
