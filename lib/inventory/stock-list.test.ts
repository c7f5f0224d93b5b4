import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { saveCategory, saveProduct } from '@/lib/catalogue/commands'
import { setClock } from '@/lib/testing/clock'
import { makeDelivery } from '@/lib/testing/delivery'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { receiveStock, saveCentre } from './commands'
import { adjustStock, countStock } from './count'
import { movementPage } from './movements'
import { reserve } from './reserve'
import { stockCentres, stockPage, stockRow } from './stock-list'
import { StockView } from './stock-view'

async function given() {
  const [shop, other] = [await makeShop(), await makeShop()]
  const manager = await makeManager(shop, ['ROLE_SMADMIN'])
  const steward: Actor = { ...manager, oversees: [shop.id] }
  return { shop, other, steward, manager }
}

const codes = async (actor: Actor, view: Record<string, unknown> = {}) =>
  (await stockPage(actor, StockView.parse(view))).rows.map(({ skuCode, centreCode }) => `${skuCode}@${centreCode}`)

const rowIdOf = async (sku: { id: string }) => (await db.select().from(stock).where(eq(stock.skuId, sku.id)))[0]!.id

describe('the list of stock', () => {
  test('has what the manager’s shops have, by code, and nothing of others', async () => {
    const { shop, other, steward, manager } = await given()
    await makeSku(shop, { code: 'B-2' })
    const a = await makeSku(shop, { code: 'A-1' })
    const far = await makeSku(other, { code: 'A-0' })
    expect(await codes(steward)).toEqual(['A-1@WAREHOUSE_1', 'B-2@WAREHOUSE_1'])
    expect(await codes({ ...steward, oversees: [] })).toEqual([])
    const institute = await makeShop({ master: shop })
    expect(await codes({ ...steward, oversees: [institute.id] })).toHaveLength(2)
    expect(await codes({ ...steward, oversees: [shop.id, other.id] })).toHaveLength(3)
    expect(await stockRow(steward, await rowIdOf(a))).toMatchObject({
      skuCode: 'A-1',
      quantity: 10,
      shopCode: shop.code,
    })
    const farId = await rowIdOf(far)
    expect([await stockRow(steward, farId), await movementPage(steward, farId)]).toEqual([undefined, undefined])
    await expect(stockPage(manager, StockView.parse({}))).resolves.toMatchObject({ rows: [] })
    const carla = asCustomer(shop, await makeCustomer(shop))
    await expect(stockPage(carla, StockView.parse({}))).rejects.toMatchObject({ key: 'notAllowed' })
    expect(await stockCentres(steward)).toMatchObject([{ code: 'WAREHOUSE_1', shop: shop.name }])
  })

  test('finds by code, by the words of a name, by centre, and by what is missing', async () => {
    const { shop, steward } = await given()
    await saveCategory(steward, {
      slug: 'glass',
      names: { en: 'Glass', fr: 'Verre' },
      intros: { en: 'Glass', fr: 'Verre' },
      picture: '1f9ea',
      position: 0,
    })
    const texts = { en: 'Boiling flask', fr: 'Ballon' }
    const { skus } = await saveProduct(steward, {
      slug: 'flask',
      names: texts,
      summaries: texts,
      brand: 'Ø',
      picture: '1f9ea',
      axis: null,
      taxCode: 'standard',
      digital: false,
      categories: ['glass'],
      skus: [{ code: 'FL-250', options: null }],
    })
    await saveCentre(steward, { code: 'WAREHOUSE_2', name: 'Odense', position: 1, keepsOwnStock: true })
    const receipt = { skuId: skus[0]!.id, centreCode: 'WAREHOUSE_2', quantity: 4 }
    const row = await receiveStock(steward, receipt)
    const plain = await countStock(steward, { skuCode: 'FL-250', centreCode: 'WAREHOUSE_1', quantity: 9 })
    for (const q of ['FL-250', 'fl250', 'boil', 'ballon', 'flask boiling']) {
      expect(await codes(steward, { q })).toHaveLength(2)
    }
    expect(await codes(steward, { q: 'lamp' })).toEqual([])
    expect(await codes(steward, { q: '"%_' })).toEqual([])
    expect(await codes(steward, { centre: row.centreId })).toEqual(['FL-250@WAREHOUSE_2'])
    expect([await codes(steward, { show: 'gone' }), await codes(steward, { show: 'owed' })]).toEqual([[], []])
    const wanted = { id: skus[0]!.id, code: 'FL-250', name: 'Boiling flask' }
    const delivery = await makeDelivery(shop, [[wanted, 9]])
    await transact({ any: newId() }, (tx) => reserve(tx, delivery.demands))
    expect(await codes(steward, { show: 'gone' })).toEqual(['FL-250@WAREHOUSE_1'])
    await countStock(steward, { skuCode: 'FL-250', centreCode: 'WAREHOUSE_1', quantity: 7 })
    expect(await codes(steward, { show: 'owed' })).toEqual(['FL-250@WAREHOUSE_1'])
    expect(await stockRow(steward, plain.stockId!)).toMatchObject({ quantity: 7, reserved: 9, owed: 2 })
  })

  test('turns pages by key, forwards and back', async () => {
    const { shop, steward } = await given()
    for (let n = 0; n < 53; n++) await makeSku(shop, { code: `P-${String(n).padStart(2, '0')}` })
    const first = await stockPage(steward, StockView.parse({}))
    const second = await stockPage(steward, StockView.parse({ after: first.next }))
    const third = await stockPage(steward, StockView.parse({ after: second.next }))
    const all = [first, second, third].flatMap(({ rows }) => rows.map(({ skuCode }) => skuCode))
    expect(all).toEqual([...new Set(all)].sort())
    expect([all.length, third.next, first.previous]).toEqual([53, undefined, undefined])
    const back = await stockPage(steward, StockView.parse({ after: third.previous }))
    expect(back.rows.map(({ id }) => id)).toEqual(second.rows.map(({ id }) => id))
  })
})

describe('the movements of a row', () => {
  test('say why, for which delivery, by whom and what they remarked', async () => {
    const { shop, other, steward, manager } = await given()
    const sku = await makeSku(shop)
    const mine = await makeDelivery(shop, [[sku, 2]])
    const theirs = await makeDelivery(await makeShop({ master: shop }), [[sku, 1]])
    const at = { skuCode: sku.code, centreCode: 'WAREHOUSE_1' }
    let clock = 0
    const later = async (deed: () => Promise<unknown>) => {
      clock += 60_000
      setClock(clock)
      await deed()
    }
    await later(() => transact({ any: newId() }, (tx) => reserve(tx, mine.demands)))
    await later(() => transact({ any: newId() }, (tx) => reserve(tx, theirs.demands)))
    await later(() => countStock(steward, { ...at, quantity: 8, remark: 'Two broken' }))
    await later(() => adjustStock({ ...steward, shop: other }, { ...at, by: 1, reason: 'found' }))
    await later(() => receiveStock(steward, { skuId: sku.id, centreCode: 'WAREHOUSE_1', quantity: 5 }))
    setClock(0)

    const { rows } = (await movementPage(steward, await rowIdOf(sku)))!
    expect(rows).toMatchObject([
      { reason: 'received', quantity: 5, by: manager.account.name, delivery: null },
      { reason: 'found', quantity: 1, by: manager.account.name },
      { reason: 'counted', quantity: -2, by: manager.account.name, remark: 'Two broken' },
      { reason: 'reserved', reserved: 1, delivery: 'elsewhere' },
      { reason: 'reserved', reserved: 2, delivery: { number: mine.number, orderId: mine.orderId } },
      { reason: 'opening', quantity: 10, delivery: null },
    ])
    expect(rows.at(-1)?.by).toBeUndefined()
  })
})
