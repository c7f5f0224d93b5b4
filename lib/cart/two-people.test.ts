import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { setPrices } from '@/lib/pricing/commands'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { addToCart, removeLine, setQuantity } from './commands'
import { cartOf } from './queries'

async function people() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  return { shop, carla: asCustomer(shop, customer), anna: await assisting(await makeManager(shop), customer) }
}

const linesOf = async (actor: Actor) => (await cartOf(actor))?.lines ?? []
const quantitiesOf = async (actor: Actor) => (await linesOf(actor)).map((line) => line.quantity)

describe('two people at one line', () => {
  test('do not overwrite each other: who saw another number looks again', async () => {
    const { shop, carla, anna } = await people()
    const lamp = await makeSku(shop, { quantity: 100 })
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    const lineId = (await linesOf(carla))[0]!.id

    await setQuantity(anna, { lineId, quantity: 5, seen: 2 })
    const moved = { key: 'quantityMoved', reason: 'conflict', values: { quantity: 5 } }
    await expect(setQuantity(carla, { lineId, quantity: 3, seen: '2' })).rejects.toMatchObject(moved)
    await expect(setQuantity(carla, { lineId, quantity: 0, seen: 2 })).rejects.toMatchObject(moved)
    await expect(removeLine(carla, { lineId, seen: 2 })).rejects.toMatchObject(moved)
    await setQuantity(carla, { lineId, quantity: 5, seen: 2 }) // both wanted the same
    expect(await linesOf(carla)).toMatchObject([
      { quantity: 5, changed: { byId: anna.account?.id, byName: anna.account?.name } },
    ])
    await setQuantity(carla, { lineId, quantity: 3, seen: 5 })
    expect(await linesOf(anna)).toMatchObject([{ quantity: 3, changed: { byId: carla.account?.id } }])
    expect(await cartOf(anna)).toMatchObject({ changed: { byId: carla.account?.id } })
  })

  test('a hundred times at once: of those who saw the same number one is heard, and adding always adds', async () => {
    const { shop, carla, anna } = await people()
    const lamp = await makeSku(shop, { quantity: 1000 })
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    const lineId = (await linesOf(carla))[0]!.id
    const both = (at: number) => (at % 2 ? carla : anna)

    const sets = Array.from({ length: 50 }, (_, at) => setQuantity(both(at), { lineId, quantity: 100 + at, seen: 1 }))
    const heard = (await Promise.allSettled(sets)).filter(({ status }) => status === 'fulfilled')
    expect(heard).toHaveLength(1)
    const [before] = await quantitiesOf(carla)
    await Promise.all(Array.from({ length: 50 }, (_, at) => addToCart(both(at), { skuId: lamp.id })))
    expect(await quantitiesOf(anna)).toEqual([before! + 50])
  })
})

test('a hundred at once, of both kinds: who was too late is told, no piece is lost, and the total is that of the lines', async () => {
  const { shop, carla, anna } = await people()
  const boss = await makeManager(shop, ['ROLE_SMADMIN'])
  const goods = [await makeSku(shop, { quantity: 9000 }), await makeSku(shop, { quantity: 9000 })]
  const rows = [
    { quantity: 1, regular: 1000 },
    { quantity: 10, regular: 900 },
    { quantity: 50, regular: 700 },
  ]
  for (const { id } of goods) await setPrices(boss, id, rows)
  for (const { id } of goods) await addToCart(carla, { skuId: id, quantity: 5 })
  const [set, added] = await linesOf(carla)

  const works = Array.from({ length: 100 }, (_, at) => {
    const actor = at % 2 ? carla : anna
    return at % 4 === 0
      ? setQuantity(actor, { lineId: set!.id, quantity: 7 + at, seen: 5 + at })
      : addToCart(actor, { skuId: (at % 4 === 1 ? set! : added!).skuId, quantity: 1 + (at % 3) })
  })
  const done = await Promise.allSettled(works)

  const refused = done.flatMap((each) => (each.status === 'rejected' ? [each.reason.key] : []))
  expect(new Set(refused)).toEqual(new Set(['quantityMoved']))
  expect(refused.length).toBeLessThan(25)
  const pieces = works.reduce((sum, _, at) => sum + (at % 4 > 1 ? 1 + (at % 3) : 0), 5)
  const cart = (await cartOf(carla))!
  expect(cart.lines[1]).toMatchObject({ skuId: added!.skuId, quantity: pieces })
  const priceOf = (quantity: number) => rows.findLast((row) => quantity >= row.quantity)!.regular
  expect(cart.lines.map(({ unitPrice }) => unitPrice)).toEqual(cart.lines.map(({ quantity }) => priceOf(quantity)))
  expect(cart.itemsTotal).toBe(cart.lines.reduce((sum, { quantity }) => sum + quantity * priceOf(quantity), 0))
  expect(await cartOf(anna)).toMatchObject({ itemsTotal: cart.itemsTotal, version: cart.version })
})
