import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, stock, stockMovements } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import type { Shop } from '@/lib/shops/shop'
import { makeDelivery } from '@/lib/testing/delivery'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { expectBalanced } from '@/lib/testing/stock'
import { allocate } from './allocate'
import { saveCentre } from './commands'
import { adjustStock, countStock } from './count'
import { importStock } from './import'
import { release, reserve } from './reserve'
import { stockPage } from './stock-list'
import { StockView } from './stock-view'

type Sku = Awaited<ReturnType<typeof makeSku>>

/** A manager in the admin app who looks after these shops. */
async function steward(...shops: Shop[]): Promise<Actor> {
  const admin = await makeManager(shops[0]!, ['ROLE_SMSHOPADMIN'])
  return { ...admin, oversees: shops.map(({ id }) => id) }
}

const at = (sku: Sku, centreCode = 'WAREHOUSE_1') => ({ centreCode, skuCode: sku.code })

async function given(quantity = 10) {
  const shop = await makeShop()
  return { shop, sku: await makeSku(shop, { quantity }), steward: await steward(shop) }
}

/** Promises this many to a delivery of its own. */
async function promised(shop: Shop, sku: Sku, quantity: number) {
  const delivery = await makeDelivery(shop, [[sku, quantity]])
  await transact({ any: newId() }, (tx) => reserve(tx, delivery.demands))
  return delivery
}

const take = (id: string) => transact({ any: newId() }, (tx) => allocate(tx, [id]))

async function shelf(sku: Sku) {
  const { quantity, reserved, owed } = await expectBalanced(sku)
  return `${quantity}/${reserved} owed ${owed}`
}

const audited = (shop: Shop, outcome: 'ok' | 'refused' = 'ok') =>
  db
    .select()
    .from(auditEntries)
    .where(
      and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'stock.count'), eq(auditEntries.outcome, outcome)),
    )

describe('counting', () => {
  test('writes the difference down, and who found it', async () => {
    const { shop, sku, steward } = await given()
    const changed = await countStock(steward, { ...at(sku), quantity: '7', remark: 'Shelf 4' })
    expect(changed).toMatchObject({ before: 10, after: 7, owed: 0 })
    const [row] = await db.select().from(stock).where(eq(stock.skuId, sku.id))
    const [movement] = await db
      .select()
      .from(stockMovements)
      .where(and(eq(stockMovements.stockId, row!.id), eq(stockMovements.reason, 'counted')))
    expect(movement).toMatchObject({ quantity: -3, reserved: 0, deliveryId: null })
    const [entry] = await audited(shop)
    expect(entry).toMatchObject({ objectId: movement!.id, actorId: steward.account!.id })
    expect(JSON.parse(entry!.after!)).toMatchObject({ sku: sku.code, quantity: 7, because: 'Shelf 4' })
  })

  test('the same again changes nothing and writes nothing', async () => {
    const { shop, sku, steward } = await given()
    expect(await countStock(steward, { ...at(sku), quantity: 10 })).toMatchObject({ before: 10, after: 10 })
    expect([await audited(shop), await shelf(sku)]).toEqual([[], '10/0 owed 0'])
  })

  test('leaves what an order took since it was seen, taken', async () => {
    const { shop, sku, steward } = await given()
    await take((await promised(shop, sku, 3)).id)
    await countStock(steward, { ...at(sku), quantity: 12, seen: 10 })
    expect(await shelf(sku)).toBe('9/0 owed 0')
  })

  test('may take away what was promised: it is owed, and nobody is promised more', async () => {
    const { shop, sku, steward } = await given()
    const delivery = await promised(shop, sku, 8)
    expect(await countStock(steward, { ...at(sku), quantity: 5 })).toMatchObject({ owed: 3 })
    await expect(promised(shop, sku, 1)).rejects.toMatchObject({ key: 'soldOutMeanwhile' })
    await expect(take(delivery.id)).rejects.toMatchObject({ key: 'notEnoughStock' })
    await countStock(steward, { ...at(sku), quantity: 6 })
    expect(await shelf(sku)).toBe('6/8 owed 2')
    await transact({ any: newId() }, (tx) => release(tx, [delivery.id]))
    expect(await shelf(sku)).toBe('6/0 owed 0')
  })

  test('says how many there are when it is written down, whatever orders take at that moment', async () => {
    const { shop, sku, steward } = await given(40)
    const deliveries = []
    for (let n = 0; n < 20; n++) deliveries.push(await promised(shop, sku, 1))
    const counts = Array.from({ length: 20 }, (_, n) => countStock(steward, { ...at(sku), quantity: 50 + n }))
    const [counted] = await Promise.all([Promise.all(counts), Promise.all(deliveries.map(({ id }) => take(id)))])
    expect(counted.map(({ after }) => after)).toEqual(counts.map((_, n) => 50 + n))
    await expectBalanced(sku)
  })

  test('begins a row where the centre never held any', async () => {
    const { shop, sku, steward } = await given()
    await saveCentre(steward, { code: 'WAREHOUSE_2', name: 'Odense', position: 1, keepsOwnStock: true })
    expect(await countStock(steward, { ...at(sku, 'WAREHOUSE_2'), quantity: 0 })).toMatchObject({ after: 0 })
    const place = { ...at(sku, 'WAREHOUSE_2'), quantity: 4 }
    const [one, other] = await Promise.all([countStock(steward, place), countStock(steward, place)])
    expect([one.before + other.before, one.after, other.after]).toEqual([4, 4, 4])
    expect(await db.$count(stock, eq(stock.skuId, sku.id))).toBe(2)
    expect(await audited(shop)).toHaveLength(1)
  })

  test.each(['', ' ', '1.5', '1e3', '-1', '99999999', 'ten'])('takes no “%s” for a quantity', async (quantity) => {
    const { sku, steward } = await given()
    expect(() => countStock(steward, { ...at(sku), quantity })).toThrow()
  })
})

describe('adjusting', () => {
  test('adds or takes away for a reason, never below nothing', async () => {
    const { shop, sku, steward } = await given(2)
    await adjustStock(steward, { ...at(sku), by: 3, reason: 'found' })
    await adjustStock(steward, { ...at(sku), by: -1, reason: 'damaged' })
    await expect(adjustStock(steward, { ...at(sku), by: -5, reason: 'lost' })).rejects.toMatchObject({
      key: 'notThatManyThere',
      values: { quantity: 4 },
    })
    expect(await shelf(sku)).toBe('4/0 owed 0')
    expect(await audited(shop)).toHaveLength(2)
    expect(await audited(shop, 'refused')).toMatchObject([{ reason: 'notThatManyThere' }])
  })
})

describe('whose stock it is', () => {
  test('nobody but who looks after it: strangers find nothing, others may not', async () => {
    const { shop, sku, steward: own } = await given()
    const stranger = await steward(await makeShop())
    const customer = await makeCustomer(shop)
    const count = (actor: Actor, shopCode?: string) => countStock(actor, { ...at(sku), quantity: 1, shopCode })
    await expect(count(stranger)).rejects.toMatchObject({ key: 'unknownSku' })
    await expect(count(stranger, shop.code)).rejects.toMatchObject({ key: 'missing' })
    await expect(count({ ...own, oversees: [] })).rejects.toMatchObject({ key: 'missing' })
    await expect(count(asCustomer(shop, customer))).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(count({ ...own, permissions: new Set() })).rejects.toMatchObject({ key: 'notAllowed' })
    const helping = await assisting(await makeManager(shop), customer)
    await expect(count({ ...helping, ...own, assist: helping.assist })).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(importStock(asCustomer(shop, customer), 'a;b;1', 'delta')).rejects.toMatchObject({ key: 'notAllowed' })
    expect(await shelf(sku)).toBe('10/0 owed 0')
  })

  test('a sub-shop sells its master’s; of several shops the code says which, and its ledger has the row', async () => {
    const [main, other] = [await makeShop(), await makeShop()]
    const institute = await makeShop({ master: main })
    const [sku, twin] = [
      await makeSku(main, { code: `TWIN-${main.code}` }),
      await makeSku(other, { code: `TWIN-${main.code}` }),
    ]
    const ofInstitute = await steward(institute)
    await expect(countStock(ofInstitute, { ...at(sku), quantity: 8 })).rejects.toMatchObject({ key: 'missing' })
    const helping = { ...at(sku), quantity: 8, shopCode: main.code }
    await expect(countStock(ofInstitute, helping)).rejects.toMatchObject({ key: 'missing' })
    expect((await stockPage(ofInstitute, StockView.parse({}))).rows).toMatchObject([{ skuCode: sku.code }])
    await countStock(await steward(institute, main), { ...at(sku), quantity: 8 })
    const both = await steward(main, other)
    await countStock(both, { ...at(sku), quantity: 7 })
    await countStock(both, { ...at(twin), quantity: 6, shopCode: other.code })
    expect([await shelf(sku), await shelf(twin)]).toEqual(['7/0 owed 0', '6/0 owed 0'])
    expect([(await audited(main)).length, (await audited(other)).length]).toEqual([2, 1])
  })

  test('a code of several shops that says none of them is refused', async () => {
    const [a, b, elsewhere] = [await makeShop(), await makeShop(), await makeShop()]
    const sku = await makeSku(a)
    const far = { ...(await steward(a, b)), shop: elsewhere }
    await expect(countStock(far, { ...at(sku), quantity: 1 })).rejects.toMatchObject({ key: 'missing' })
  })
})

describe('a file of quantities', () => {
  test('is applied line by line; a bad line is reported and stops none', async () => {
    const { shop, sku, steward } = await given()
    const other = await makeSku(shop, { quantity: 1 })
    const file = [
      '\uFEFFSKU;warehouse;quantity',
      `${sku.code};WAREHOUSE_1;12`,
      '',
      'NO-SUCH;WAREHOUSE_1;3',
      `${sku.code};NOWHERE;3`,
      `${sku.code};WAREHOUSE_1;-3`,
      `${sku.code};WAREHOUSE_1;`,
      `${sku.code};WAREHOUSE_1;3;1`,
      `"${other.code}" ; WAREHOUSE_1 ;1`,
      `${other.code};WAREHOUSE_1;5`,
    ].join('\r\n')
    const lines = await importStock(steward, file, 'absolute')
    expect(lines.map(({ number, changed, refused }) => [number, changed?.after ?? refused?.key])).toEqual([
      [2, 12],
      [4, 'unknownSku'],
      [5, 'unknownCentre'],
      [6, 'wrongLine'],
      [7, 'wrongLine'],
      [8, 'wrongColumns'],
      [9, 1],
      [10, 5],
    ])
    expect([await shelf(sku), await shelf(other)]).toEqual(['12/0 owed 0', '5/0 owed 0'])
    expect(await audited(shop)).toHaveLength(2)
    expect(await audited(shop, 'refused')).toHaveLength(2)
  })

  test('with a NUL in it is read as if it had none, to its end', async () => {
    const { sku, steward } = await given()
    const file = `${sku.code};WAREHOUSE_1;5\nx\0y;WAREHOUSE_1;5\n${sku.code};WAREHOUSE_1;7`
    const lines = await importStock(steward, file, 'delta')
    expect(lines.map(({ changed, refused }) => changed?.after ?? refused?.key)).toEqual([15, 'unknownSku', 22])
  })

  test('of what came and went adds up', async () => {
    const { sku, steward } = await given()
    const line = `${sku.code};WAREHOUSE_1`
    const lines = await importStock(steward, `${line};+5\n${line};-3\n${line};-99`, 'delta')
    expect(lines.map(({ changed, refused }) => changed?.after ?? refused)).toEqual([
      15,
      12,
      { key: 'notThatManyThere', values: { quantity: 12 } },
    ])
  })

  test('that names what its author had seen leaves what orders took meanwhile', async () => {
    const { shop, sku, steward } = await given()
    await take((await promised(shop, sku, 4)).id)
    await importStock(steward, `sku;warehouse;quantity;seen\n${sku.code};WAREHOUSE_1;30;10`, 'absolute')
    expect(await shelf(sku)).toBe('26/0 owed 0')
  })

  test('without a line, or with too many, is refused', async () => {
    const { steward } = await given()
    await expect(importStock(steward, 'sku;warehouse;quantity\n', 'delta')).rejects.toMatchObject({ key: 'emptyFile' })
    const endless = 'A;B;1\n'.repeat(5001)
    await expect(importStock(steward, endless, 'delta')).rejects.toMatchObject({ key: 'fileTooLong' })
  })

  test.each(['absolute', 'delta'] as const)(
    '(%s) beside orders that reserve and take loses none of them',
    async (mode) => {
      const { shop, sku, steward } = await given(200)
      const line = `${sku.code};WAREHOUSE_1`
      const deliveries: Awaited<ReturnType<typeof makeDelivery>>[] = []
      for (let n = 0; n < 60; n++) deliveries.push(await makeDelivery(shop, [[sku, 2]]))
      const ordering = async (nth: number) => {
        for (const [n, { id, demands }] of deliveries.entries()) {
          if (n % 3 !== nth) continue
          await transact({ any: newId() }, (tx) => reserve(tx, demands))
          if (n % 2) await take(id)
        }
      }
      const importing = async () => {
        for (let n = 0; n < 10; n++) {
          const text =
            mode === 'delta' ? `${line};5` : `sku;warehouse;quantity;seen\n${line};${205 + n * 5};${200 + n * 5}`
          await importStock(steward, text, mode)
        }
      }
      await Promise.all([ordering(0), ordering(1), ordering(2), importing()])
      expect(await shelf(sku)).toBe(`${200 + 50 - 60}/60 owed 0`)
    },
  )
})
