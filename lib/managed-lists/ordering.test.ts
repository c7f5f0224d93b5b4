import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { cartLines, managedListOrders, orderLines } from '@/db/schema'
import { emptyCart, setQuantity } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { orderAgain } from '@/lib/orders/again'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { fillCart, placeNow, typedCheckout } from '@/lib/testing/buy'
import { press } from '@/lib/testing/coupons'
import { asCustomer, makeCustomer, makeManager, makeSku } from '@/lib/testing/make'
import { acceptList, lettersTo, listRow, peopleWithManagedLists, sendList } from '@/lib/testing/managed'
import { takeRest } from './decide'
import * as ordering from './ordering'
import { managedListById, managedListsOf } from './queries'

async function accepted(quantity = 2, gateway = 'invoicePaymentGateway') {
  const people = await peopleWithManagedLists()
  const { shop, anna, carla } = people
  const lamp = await makeSku(shop, { quantity: 100 })
  const list = await sendList(anna, [[lamp, quantity]])
  await acceptList(carla, { id: list.id, version: 1 })
  await saveCheckout(carla, typedCheckout({ gateway }))
  return { ...people, lamp, list }
}

const firstLine = async (actor: Parameters<typeof cartOf>[0]) => (await cartOf(actor))!.lines[0]!

describe('what is ordered', () => {
  test('leaves the list, and a list that is empty is gone; its maker is told, and the order keeps where it is from', async () => {
    const { carla, anna, list, manager, lamp } = await accepted()
    const order = await placeNow(carla)
    const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, order.id))
    expect(line).toMatchObject({ managedListLine: list.id, skuId: lamp.id })
    expect(await listRow(list)).toMatchObject({ state: 'ordered', lines: [{ ordered: 2 }] })
    expect(await managedListsOf(carla)).toEqual([])
    expect(await managedListsOf(anna)).toMatchObject([{ state: 'ordered' }])
    expect(await lettersTo(manager.account.email)).toMatchObject(
      [{ template: 'adm-managedlist-ordered' }, {}].slice(0, 1),
    )

    await orderAgain(carla, { number: order.number, how: 'goods' })
    expect(await firstLine(carla)).toMatchObject({ listReference: list.id, quantity: 2 })
    await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'ordered', lines: [{ ordered: 2 }] })
    expect(await lettersTo(manager.account.email)).toHaveLength(1)
  })

  test('takes nothing from a list of somebody else, nor from one that was not taken, whatever its lines refer to', async () => {
    const { shop, anna, carla, manager, lamp, list } = await accepted()
    const open = await sendList(anna, [[lamp, 2]])
    const before = [await listRow(list), await listRow(open)]
    const dora = asCustomer(shop, await makeCustomer(shop))
    await emptyCart(carla)
    for (const [actor, { id }] of [
      [dora, list],
      [carla, open],
    ] as const) {
      await fillCart(actor, [[lamp, 2]])
      const line = await firstLine(actor)
      await transact({ cart: line.id }, async (tx) => {
        await tx.update(cartLines).set({ listReference: id }).where(eq(cartLines.id, line.id))
      })
      await placeNow(actor)
    }
    expect([await listRow(list), await listRow(open)]).toEqual(before)
    expect(await lettersTo(manager.account.email)).toEqual([])
  })

  test('in parts leaves the rest there, and more than was on it is not the list’s', async () => {
    const { carla, list } = await accepted(5)
    await setQuantity(carla, { lineId: (await firstLine(carla)).id, quantity: 2 })
    await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'accepted', lines: [{ ordered: 2 }] })
    expect((await managedListById(carla, list.id))?.lines).toMatchObject([{ taken: [{ quantity: 2 }] }])
    await takeRest(carla, list.id)
    const rest = await firstLine(carla)
    expect(rest).toMatchObject({ quantity: 3 })
    await setQuantity(carla, { lineId: rest.id, quantity: 9 })
    await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'ordered', lines: [{ ordered: 5 }] })
  })

  test('and called off unpaid is on the list again, once', async () => {
    const { shop, carla, list } = await accepted(2, 'prePaymentGateway')
    const order = await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'ordered' })
    const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
    await press(boss, order, 'cancel.order')
    expect(await listRow(list)).toMatchObject({ state: 'accepted', lines: [{ ordered: 0 }] })
    expect((await managedListById(carla, list.id))?.lines).toMatchObject([{ taken: [] }])
    const [use] = await db.select().from(managedListOrders).where(eq(managedListOrders.orderId, order.id))
    expect(use?.givenBackAt).not.toBeNull()
    await transact({ order: order.id }, (tx) => ordering.returnToLists(tx, order.id))
    expect(await listRow(list)).toMatchObject({ lines: [{ ordered: 0 }] })
    await takeRest(carla, list.id)
    await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'ordered', lines: [{ ordered: 2 }] })
  })

  test('only if the order comes true: if anything after it fails, the list is as it was', async () => {
    const { carla, list } = await accepted()
    const before = await listRow(list)
    const { leaveLists } = ordering
    const failing = vi.spyOn(ordering, 'leaveLists').mockImplementation(async (...given) => {
      await leaveLists(...given)
      throw new Error('half-way')
    })
    await expect(placeNow(carla)).rejects.toThrow('half-way')
    failing.mockRestore()
    expect(await listRow(list)).toEqual(before)
    expect(await firstLine(carla)).toMatchObject({ listReference: list.id })
    await placeNow(carla)
    expect(await listRow(list)).toMatchObject({ state: 'ordered' })
  })
})
