import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart, removeLine, setQuantity } from '@/lib/cart/commands'
import { enterCoupon, removeCoupon } from '@/lib/cart/coupon'
import { draftCount, moveDraft, switchCart } from '@/lib/cart/draft'
import { lockOn } from '@/lib/cart/lock'
import { LOCK_PAUSE, lockCart } from '@/lib/cart/locking'
import { cartOf } from '@/lib/cart/queries'
import { MINUTE } from '@/lib/clock'
import { addCartToList, listToCart } from '@/lib/lists/commands'
import { linesOn } from '@/lib/lists/rows'
import { restoreCart, saveCart } from '@/lib/lists/saved-carts'
import { takeRest } from '@/lib/managed-lists/decide'
import { fillCart, placeNow, typedCheckout } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { makeListOf } from '@/lib/testing/listed'
import { assisting, makeManager, makeSku } from '@/lib/testing/make'
import { acceptList, listRow, makeList, peopleWithManagedLists, sendList } from '@/lib/testing/managed'
import { orderAgain } from './again'
import { saveCheckout } from './checkout/checkout'
import { wishDelivery } from './checkout/delivery-wishes'
import { placeOrder } from './checkout/place'
import { quoteOf } from './checkout/quote'
import { handOver } from './handover'

afterEach(() => setClock(0))

/** Everything that changes a cart or orders from it, ready to be pressed. */
async function roads() {
  const people = await peopleWithManagedLists({
    SHOP_SF_SHOPPING_LIST_TYPES: 'B2C',
    SHOP_SF_MANAGED_LIST_ON_BEHALF: 'true',
  })
  const { shop, carla, anna, customer } = people
  const sku = await makeSku(shop, { quantity: 1000 })
  await fillCart(carla, [[sku, 1]])
  const { number } = await placeNow(carla)
  const [sent, taken] = [await sendList(anna, [[sku, 4]]), await sendList(anna, [[sku, 2]])]
  await acceptList(carla, { id: taken.id, version: 1, which: 'all' })
  await emptyCart(carla)
  await addToCart(carla, { skuId: sku.id })
  const saved = await saveCart(carla, { name: 'Aside' })
  const list = await makeListOf(carla, 'shopping', [[sku, 3]])
  await fillCart(carla, [[sku, 5]])
  const [line] = (await cartOf(carla))!.lines
  const total = (await quoteOf(carla))!.total
  const lineId = line!.id
  const pressed: Record<string, (actor: Actor) => Promise<unknown>> = {
    add: (actor) => addToCart(actor, { skuId: sku.id }),
    set: (actor) => setQuantity(actor, { lineId, quantity: 9 }),
    remove: (actor) => removeLine(actor, { lineId }),
    empty: emptyCart,
    'remove the coupon': removeCoupon,
    save: (actor) => saveCart(actor, { name: 'x' }),
    restore: (actor) => restoreCart(actor, saved.id),
    'a list': (actor) => listToCart(actor, { id: list.id, which: 'all' }),
    'an order again': (actor) => orderAgain(actor, { number, how: 'goods' }),
    'accept a managed list': (actor) => acceptList(actor, { id: sent.id, version: 1, which: 'all' }),
    'the rest of a managed list': (actor) => takeRest(actor, taken.id),
    'the checkout': (actor) => saveCheckout(actor, typedCheckout()),
    'the delivery': (actor) => wishDelivery(actor, { shipTo: '', requestedDate: '' }),
    place: (actor) => placeOrder(actor, { placementKey: newId(), expectedTotal: total }),
  }
  const bert = await assisting(await makeManager(shop), customer)
  return { ...people, sku, bert, pressed, lists: { saved, list, sent } }
}

describe('while a manager has locked the cart', () => {
  test('the customer and other managers are refused on every road, and nothing has changed', async () => {
    const { carla, anna, bert, pressed } = await roads()
    await lockCart(anna)
    const before = await cartOf(carla)
    const managersOnly = {
      'hand over': handOver,
      'a managed list of it': (actor: Actor) => makeList(actor, { listName: 'x', clear: 'on' }),
    }
    for (const [actor, all] of [
      [carla, pressed],
      [bert, { ...pressed, ...managersOnly }],
    ] as const) {
      for (const [road, press] of Object.entries(all)) {
        await expect(press(actor), road).rejects.toMatchObject({ key: 'cartLocked' })
      }
    }
    expect(await cartOf(carla)).toEqual(before)
  })

  test('who locked it orders from it, or hands it over, and it is open again', async () => {
    const { carla, anna, sku } = await roads()
    await lockCart(anna)
    await handOver(anna)
    expect(await lockOn(carla)).toBeNull()
    setClock(LOCK_PAUSE + MINUTE)
    await lockCart(anna)
    await placeNow(anna)
    expect(await lockOn(carla)).toBeNull()
    await addToCart(carla, { skuId: sku.id })
  })
})

describe('from a draft cart', () => {
  const draftOf = async (actor: Actor) => {
    await switchCart(actor, { to: 'draft' })
    return { ...actor, assist: { ...actor.assist!, inDraft: true } }
  }

  test('nothing is ordered, handed over, saved, or decided for the customer', async () => {
    const { anna, pressed, sku, carla } = await roads()
    const before = await cartOf(carla)
    const draft = await draftOf(anna)
    await addToCart(draft, { skuId: sku.id })
    for (const road of ['the checkout', 'the delivery', 'place'])
      await expect(pressed[road]!(draft), road).rejects.toMatchObject({ key: 'draftNotOrdered' })
    for (const road of ['save', 'remove the coupon', 'accept a managed list', 'the rest of a managed list'])
      await expect(pressed[road]!(draft), road).rejects.toMatchObject({ key: 'notInDraft' })
    const others = { handOver, toList: (actor: Actor) => addCartToList(actor, { list: 'new' }) }
    for (const press of [others.handOver, others.toList, (actor: Actor) => enterCoupon(actor, { code: 'X' })])
      await expect(press(draft)).rejects.toMatchObject({ key: 'notInDraft' })
    expect(await cartOf(carla)).toEqual(before)
  })

  test('goods are fetched from lists and earlier orders, and stay there too', async () => {
    const { anna, pressed, lists } = await roads()
    const draft = await draftOf(anna)
    for (const road of ['restore', 'a list', 'an order again']) await pressed[road]!(draft)
    expect(await draftCount(anna)).toBe(1 + 3 + 1)
    expect([await linesOn(db, lists.saved.id), await linesOn(db, lists.list.id)].map(({ length }) => length)).toEqual([
      1, 1,
    ])
  })

  test('a managed list is made, and the draft is over', async () => {
    const { anna, carla, sku } = await roads()
    const before = await cartOf(carla)
    const draft = await draftOf(anna)
    await addToCart(draft, { skuId: sku.id, quantity: 12 })
    const list = await makeList(draft, { listName: 'Prepared' })
    expect((await listRow(list)).lines).toMatchObject([{ skuId: sku.id, quantity: 12 }])
    expect(await draftCount(anna)).toBe(0)
    expect(await moveDraft(anna)).toEqual([])
    await addToCart(anna, { skuId: sku.id })
    expect((await cartOf(carla))!.lines).toMatchObject([{ quantity: before!.lines[0]!.quantity + 1 }])
  })
})
