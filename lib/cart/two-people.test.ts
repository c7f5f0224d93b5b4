import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
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
