import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { deliveries, orders, stock } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { buy } from '@/lib/testing/buy'
import { makeOrderRow } from '@/lib/testing/drafted'
import { asCustomer, makeCustomer, makeShop, makeSku, only } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { Operate } from '../operate-input'
import { askFor, declineRequest } from '../requests'
import { progressDeliveries } from '../running/progress'
import { Bulk, operateEach, rowValue } from './bulk'
import { deliveryPage } from './deliveries'
import { DeliveriesView } from './delivery-view'
import { orderInFull } from './order'
import { pressOnce } from './press'

type Shop = Awaited<ReturnType<typeof makeShop>>

async function bought(shop: Shop, count: number) {
  const lamp = await makeSku(shop, { quantity: 100 })
  const buyer = asCustomer(shop, await makeCustomer(shop))
  const placed = []
  for (let n = 0; n < count; n++) placed.push(await buy(buyer, [[lamp, 1]]))
  return { lamp, buyer, placed }
}

const shown = (ids: string[]) =>
  Promise.all(ids.map(async (id) => only(await db.select().from(orders).where(eq(orders.id, id)))))
const deliveryOf = async (orderId: string) =>
  only(await db.select().from(deliveries).where(eq(deliveries.orderId, orderId)))

const pressed = (actor: Actor, action: string, rows: string[]) => operateEach(actor, Bulk.parse({ action, row: rows }))

const rowOf = ({ id, version, number }: { id: string; version: number; number: string }) =>
  rowValue({ orderId: id, version, number })

async function deliveryRow(orderId: string) {
  const { id, version, number } = await deliveryOf(orderId)
  return rowValue({ orderId, version, number, deliveryId: id })
}

const view = (given: Record<string, string> = {}) => DeliveriesView.parse(given)

test('a delivery that something is wrong with stops none of those behind it', async () => {
  const shop = await makeShop()
  const [broken, whole] = [await bought(shop, 1), await bought(shop, 1)]
  const actor = await overseer(shop)
  await pressed(actor, 'approve.order', [...broken.placed, ...whole.placed].map(rowOf))
  await transact({ stock: broken.lamp.id }, async (tx) => {
    await tx.update(stock).set({ reserved: 0 }).where(eq(stock.skuId, broken.lamp.id))
  })
  await progressDeliveries()
  expect((await deliveryOf(broken.placed[0]!.id)).state).toBe('ds.wait.allocation')
  expect((await deliveryOf(whole.placed[0]!.id)).state).toBe('ds.inventory.allocated')
})

describe('one button on many', () => {
  test('takes orders all the way, and says of each what happened', async () => {
    const shop = await makeShop()
    const { placed } = await bought(shop, 2)
    const actor = await overseer(shop)

    const confirmed = await pressed(actor, 'approve.order', placed.map(rowOf))
    expect(confirmed).toEqual(placed.map(({ number }) => ({ number, outcome: 'done' })))
    await progressDeliveries()
    for (const action of ['pack.delivery', 'mark.ready.for.shipment', 'start.shipment', 'mark.shipped']) {
      const rows = await Promise.all(placed.map(({ id }) => deliveryRow(id)))
      expect((await pressed(actor, action, rows)).map(({ outcome }) => outcome)).toEqual(['done', 'done'])
    }
    expect((await shown(placed.map(({ id }) => id))).map(({ state }) => state)).toEqual([
      'os.completed',
      'os.completed',
    ])
  })

  test('goes on past what is refused', async () => {
    const [shop, elsewhere] = [await makeShop(), await makeShop()]
    const { placed } = await bought(shop, 3)
    const stranger = (await bought(elsewhere, 1)).placed[0]!
    const actor = await overseer(shop)
    await pressed(actor, 'approve.order', [rowOf(placed[0]!)])

    const outcomes = await pressed(actor, 'approve.order', [...placed, stranger].map(rowOf))

    expect(outcomes.map(({ outcome, refusal }) => refusal ?? outcome)).toEqual([
      'orderMoved',
      'done',
      'done',
      'missing',
    ])
    expect((await shown([stranger.id]))[0]).toMatchObject({ state: 'os.waiting', version: stranger.version })
  })

  test('takes a row’s own button, and refuses none at all', async () => {
    const shop = await makeShop()
    const { placed } = await bought(shop, 1)
    const actor = await overseer(shop)

    expect(await operateEach(actor, Bulk.parse({ press: `approve.order ${rowOf(placed[0]!)}` }))).toMatchObject([
      { outcome: 'done' },
    ])
    await expect(pressed(actor, 'approve.order', [])).rejects.toMatchObject({ key: 'nothingTicked' })
    expect(Bulk.safeParse({ action: 'cancel.order', row: [rowOf(placed[0]!)] }).success).toBe(false)
    expect(Bulk.safeParse({ action: 'approve.order', row: "x'; --" }).success).toBe(false)
  })

  test('is refused row by row without the right', async () => {
    const shop = await makeShop()
    const { placed } = await bought(shop, 1)

    const outcomes = await pressed(await overseer(shop, ['ROLE_SMCALLCENTER']), 'approve.order', placed.map(rowOf))

    expect(outcomes).toMatchObject([{ outcome: 'failed', refusal: 'notAllowed' }])
  })
})

describe('an order in full', () => {
  test('has everything an operator needs, and nothing of a stranger’s', async () => {
    const shop = await makeShop()
    const { placed, buyer } = await bought(shop, 1)
    const actor = await overseer(shop)
    const { id } = placed[0]!
    await askFor(buyer, { number: placed[0]!.number, kind: 'cancel', reason: 'Too late' })
    await pressOnce(
      actor,
      Operate.parse({ action: 'notes.order', orderId: id, expectedVersion: 0, remark: 'Called twice' }),
    )

    const order = (await orderInFull(actor, id))!

    expect(order).toMatchObject({ label: 'pt.pending', isBusy: false, shop: { id: shop.id } })
    expect(order.deliveries).toMatchObject([{ centre: 'Main', lines: [{ quantity: 1 }] }])
    expect(order.requests).toMatchObject([{ kind: 'cancel', state: 'open', reason: 'Too late' }])
    expect(order.history[0]?.row).toMatchObject({
      event: 'notes.order',
      remark: 'Called twice',
      actorId: actor.account?.id,
    })
    expect(order).not.toHaveProperty('guestHash')
    expect(await orderInFull(await overseer(await makeShop()), id)).toBeUndefined()
    expect(await orderInFull({ ...actor, oversees: [] }, id)).toBeUndefined()
  })

  test('shows no money to who may not see any', async () => {
    const shop = await makeShop()
    const { id } = await makeOrderRow(shop)
    const actor = await overseer(shop)
    const permissions = new Set([...actor.permissions].filter((right) => right !== 'payments.see'))

    expect((await orderInFull({ ...actor, permissions }, id))?.payments).toBeUndefined()
    expect((await orderInFull(actor, id))?.payments).toEqual([])
  })

  test('says that somebody was quicker instead of doing something twice', async () => {
    const shop = await makeShop()
    const { placed } = await bought(shop, 1)
    const given = Operate.parse({
      action: 'approve.order',
      orderId: placed[0]!.id,
      expectedVersion: placed[0]!.version,
    })

    expect(await pressOnce(await overseer(shop), given)).toBe('done')
    expect(await pressOnce(await overseer(shop), given)).toBe('moved')
  })

  test('has its request declined by who may, once', async () => {
    const shop = await makeShop()
    const { placed, buyer } = await bought(shop, 1)
    await askFor(buyer, { number: placed[0]!.number, kind: 'cancel', reason: '' })
    const actor = await overseer(shop)
    const [request] = (await orderInFull(actor, placed[0]!.id))!.requests
    const given = { requestId: request!.id, message: 'It is packed already.' }

    await expect(declineRequest(await overseer(await makeShop()), given)).rejects.toMatchObject({ key: 'missing' })
    await declineRequest(actor, given)
    await expect(declineRequest(actor, given)).rejects.toMatchObject({ key: 'requestAnswered' })
    expect((await orderInFull(actor, placed[0]!.id))!.requests).toMatchObject([
      { state: 'declined', answer: given.message },
    ])
  })
})

describe('the deliveries', () => {
  test('stand by kind, the first that was ordered before the others, of own shops alone', async () => {
    const master = await makeShop()
    const sub = await makeShop({ master })
    const made = []
    for (const [shop, deliveryState] of [
      [master, 'ds.packing'],
      [sub, 'ds.inventory.allocated'],
      [await makeShop(), 'ds.packing'],
      [master, 'ds.shipped'],
      [sub, 'ds.packing'],
    ] as const) {
      made.push(await makeOrderRow(shop, { state: 'os.in.progress', deliveryState }))
    }
    const actor = await overseer(master)
    const list = async (who: Actor, given: Record<string, string> = {}) =>
      (await deliveryPage(who, view(given))).rows.map(({ orderId }) => orderId)
    const [packing, allocated, , shipped, other] = made.map(({ id }) => id)

    expect(await list(actor)).toEqual([packing, allocated, other])
    expect(await list(actor, { group: 'packing' })).toEqual([packing, other])
    expect(await list(actor, { group: 'shipped' })).toEqual([shipped])
    expect(await list(actor, { shop: sub.id })).toEqual([allocated, other])
    expect(await list(actor, { centre: made[0]!.id })).toEqual([])
    expect(await list(await overseer(sub))).toEqual([allocated, other])
    expect(await list({ ...actor, oversees: [] })).toEqual([])
  })

  test('are paged by the key', async () => {
    const shop = await makeShop()
    for (let n = 0; n < 60; n++) await makeOrderRow(shop, { state: 'os.in.progress', deliveryState: 'ds.packing' })
    const actor = await overseer(shop)

    const first = await deliveryPage(actor, view())
    const second = await deliveryPage(actor, view({ after: first.next! }))
    const back = await deliveryPage(actor, view({ after: second.previous! }))

    expect([first.rows.length, second.rows.length]).toEqual([50, 10])
    expect(back.rows).toEqual(first.rows)
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
  })
})
