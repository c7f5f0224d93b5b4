import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import * as schema from '@/db/schema'
import { follow } from '@/lib/testing/model/follow'
import { outcome } from '@/lib/testing/model/press'
import { standingsIn } from '@/lib/testing/model/standings'
import { deliveryStations, orderStations, type Station } from '@/lib/testing/model/stations'
import { isOfDelivery, type OrderEvent, orderEvents, raisers } from './machine'
import { raise } from './raise'
import { stepOf } from './replay/case'
import { openWorld, type World } from './replay/shop'
import { standingOf } from './replay/standing'
import { take } from './replay/steps'
import { tell } from './replay/told'
import { byItself, type Raise } from './work'

type Allowed = Partial<Record<Raise['by'], readonly string[] | 'any'>>

const beforeShipping = ['os.waiting.approve', 'os.waiting', 'os.waiting.payment', 'os.in.progress']
const afterShipping = ['os.partially.shipped', 'os.completed']
const refunding = ['os.cancelled.waiting.payment', 'os.returned.waiting.payment']

/**
 * Who may raise what, and where: §6.5's "caller's precondition" and "nested event" columns, read independently of the
 * machine. An order in `os.pending` awaits an answer about money, and nothing at all may be raised there from outside.
 */
const allowed: Record<string, Allowed> = {
  'evt.pending': { checkout: ['os.none'], gateway: ['os.none'] },
  'evt.payment.processing': { nested: ['os.waiting.approve'] },
  'evt.payment.offline': { nested: ['os.waiting.approve'] },
  'evt.payment.processed': { gateway: ['os.waiting.payment'] },
  'evt.payment.confirmed': { operator: ['os.waiting'], nested: ['os.waiting.approve'] },
  'evt.payment.ok': { nested: ['os.waiting', 'os.waiting.approve'] },
  'evt.order.cancel': { job: ['os.none'], nested: ['os.waiting.approve'] },
  'evt.order.cancel.refund': {
    operator: ['os.none', ...beforeShipping, ...afterShipping],
    job: ['os.waiting', 'os.waiting.payment'],
  },
  'evt.new.order.cancel.refund': { gateway: ['os.none'] },
  'evt.refund.processed': { operator: refunding, gateway: refunding },
  'evt.refund.external': { gateway: 'any' },
  'evt.delivery.update': { integration: 'any' },
  'evt.order.approve.wait': {},
  'evt.order.approved': { operator: ['os.waiting.approve'] },
  'evt.refund.partial': { operator: ['os.in.progress', ...afterShipping] },
  'evt.process.allocation.wait': { nested: ['ds.inventory.reserved'] },
  'evt.process.date.wait': { nested: ['ds.inventory.reserved'] },
  'evt.process.inventory.wait': { nested: ['ds.inventory.reserved'] },
  'evt.process.allocation': { job: ['ds.wait.allocation'] },
  'evt.delivery.allowed.timeout': { job: ['ds.wait.date'] },
  'evt.delivery.allowed.quantity': { job: ['ds.wait.inventory', 'ds.wait.date'], nested: ['ds.wait.inventory'] },
  'evt.release.to.pack': { operator: ['ds.inventory.allocated'] },
  'evt.packing.complete': { operator: ['ds.packing'] },
  'evt.release.to.shipment': {
    operator: ['ds.shipment.ready', 'ds.shipment.ready.waiting.payment'],
    nested: ['ds.inventory.reserved', 'ds.packing'],
  },
  'evt.shipment.complete': {
    operator: ['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment'],
    nested: ['ds.shipment.inprogress'],
  },
}

const mayBe = (event: OrderEvent, by: Raise['by'], at: string) => {
  const states = allowed[event]?.[by]
  return at !== 'os.pending' && (states === 'any' || Boolean(states?.includes(at)))
}

/** Lives through a station's story. Whoever has to wait for an approver is of a type that must. */
async function arriveAt({ at, gateway, mode, story }: Station) {
  const world = await openWorld({ gateway, mode })
  if (at === 'os.waiting.approve') {
    const values = { shopId: world.shop.id, code: 'SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES', value: 'B2C' }
    await transact({ shop: world.shop.id }, async (tx) => {
      await tx.insert(schema.shopAttributes).values(values)
    })
    world.shop.attributes[values.code] = values.value
  }
  const ids: string[] = []
  for (const text of story) await take(world, ids, stepOf(text))
  return { world, orderId: ids[0]! }
}

async function raiseAs(orderId: string, event: OrderEvent, by: Raise['by']) {
  const [order] = await db.select().from(schema.orders).where(eq(schema.orders.id, orderId))
  const all = await db.select().from(schema.deliveries).where(eq(schema.deliveries.orderId, orderId))
  const first = all.find(({ position }) => position === 1)!
  const update = { centreId: first.centreId, lines: [{ skuCode: 'CC_TEST1', statusText: 'soon' }] }
  const told = event === 'evt.refund.external' ? await tell(order!, 'REFUND', '1', 5_000) : undefined
  const at: Raise = { event, by, deliveryId: isOfDelivery(event) ? first.id : undefined, amount: 5_000, update, told }
  return outcome(() => raise(byItself(newId()), orderId, at))
}

const ofOrder = [
  ...[schema.orderValues, schema.orderLines, schema.deliveries, schema.orderHistory, schema.payments],
  ...[schema.paymentRuns, schema.paymentIntents, schema.invoices],
]

/** Everything that an order and its goods are written into, and how much there is of what is written about them. */
async function checksum({ skus }: World, orderId: string) {
  const order = await db.select().from(schema.orders).where(eq(schema.orders.id, orderId))
  const its = await Promise.all(ofOrder.map((table) => db.select().from(table).where(eq(table.orderId, orderId))))
  const stock = await db
    .select()
    .from(schema.stock)
    .where(inArray(schema.stock.skuId, [...skus.values()]))
  const counts = [schema.stockMovements, schema.reservations, schema.mails, schema.auditEntries, schema.testGatewayBook]
  const written = await Promise.all(counts.map((table) => db.$count(table)))
  return JSON.stringify(
    [order, ...its, stock]
      .map((rows) => rows.map((row) => JSON.stringify(row)).toSorted())
      .concat([written.map(String)]),
  )
}

const cellsAt = (stations: Station[], level: 'order' | 'delivery') =>
  stations.map((station) => ({
    station,
    name: `${station.at}, ${station.isPaid ? 'paid' : 'unpaid'}, ${station.gateway} ${station.mode}, ${station.story.at(-1)}`,
    cells: orderEvents
      .filter((event) => isOfDelivery(event) === (level === 'delivery'))
      .flatMap((event) => raisers.map((by) => ({ event, by }))),
  }))

const everything = [...cellsAt(orderStations, 'order'), ...cellsAt(deliveryStations, 'delivery')]

describe('what may not be raised is refused, and changes nothing:', () => {
  test.each(everything)('$name', async ({ station, cells }) => {
    const { world, orderId } = await arriveAt(station)
    const stands = await standingOf(orderId, world)
    expect(station.at.startsWith('os.') ? stands.order : stands.del[0]![1]).toBe(station.at)
    expect(stands.paid !== '0.00' || stands.pay.some((row) => / R ok/.test(row))).toBe(station.isPaid)

    const before = await checksum(world, orderId)
    for (const { event, by } of cells.filter((cell) => !mayBe(cell.event, cell.by, station.at))) {
      expect(`${event} by ${by}: ${await raiseAs(orderId, event, by)}`).toBe(`${event} by ${by}: refused`)
    }
    expect(await checksum(world, orderId)).toBe(before)
  })
})

/** Where what only follows from something else leads, and what is ours; the model knows all the rest. */
const entailed: Record<string, string> = {
  'evt.payment.processing by nested, os.waiting.approve': 'os.waiting.payment',
  'evt.order.cancel by nested, os.waiting.approve': 'os.cancelled',
  'evt.payment.offline by nested, os.waiting.approve': 'os.waiting',
  'evt.payment.confirmed by nested, os.waiting.approve': 'os.in.progress',
  'evt.payment.ok by nested, os.waiting.approve': 'os.in.progress',
  'evt.payment.ok by nested, os.waiting': 'os.in.progress',
  'evt.order.approved by operator, os.waiting.approve': 'os.waiting',
  'evt.order.cancel.refund by operator, os.waiting.approve': 'os.cancelled',
  'evt.refund.external by gateway, os.waiting.approve': 'os.waiting.approve',
  'evt.delivery.update by integration, os.waiting.approve': 'os.waiting.approve',
  'evt.process.allocation.wait by nested, ds.inventory.reserved': 'ds.wait.allocation',
  'evt.process.date.wait by nested, ds.inventory.reserved': 'ds.wait.date',
  'evt.process.inventory.wait by nested, ds.inventory.reserved': 'ds.wait.inventory',
  'evt.release.to.shipment by nested, ds.packing': 'ds.shipment.inprogress',
}

/** A part of the money goes back, where there is any; nothing moves. */
const partly = ({ isPaid }: Station) => (isPaid ? 'handled' : 'not handled')

describe('what may be raised does what the reference says:', () => {
  test.each(everything)('$name', async ({ station, cells }) => {
    const { at, gateway, mode, story } = station
    for (const { event, by } of cells.filter((cell) => mayBe(cell.event, cell.by, at))) {
      const { world, orderId } = await arriveAt(station)
      const came = await raiseAs(orderId, event, by)
      const got = await standingOf(orderId, world)
      const told = `${event} by ${by}, ${at}`
      const now = at.startsWith('os.') ? got.order : got.del[0]![1]
      if (event === 'evt.refund.partial') {
        expect({ told, came, now }).toEqual({ told, came: partly(station), now: at })
      } else if (entailed[told] ?? leavesUnpacked(told, station)) {
        expect({ told, came, now }).toEqual({
          told,
          came: 'handled',
          now: entailed[told] ?? leavesUnpacked(told, station),
        })
      } else {
        const model = follow(gateway, mode, story)
        const expected = model.raise(0, event, { at: 0, amount: 5_000, lines: { T1: 'info' } })
        const [wanted] = standingsIn(model)
        expect({ told, came, ...got, pay: got.pay.toSorted() }).toEqual({ told, came: expected, ...wanted })
      }
    }
  })
})

/** Electronic goods leave from where they are reserved: by the rule of §6.6, whatever the delivery is. */
const leavesUnpacked = (told: string, { gateway }: Station) =>
  told === 'evt.release.to.shipment by nested, ds.inventory.reserved'
    ? gateway === 'courierPaymentGateway'
      ? 'ds.shipment.inprogress.waiting.payment'
      : 'ds.shipment.inprogress'
    : undefined
