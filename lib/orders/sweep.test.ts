import { getTableName } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type * as database from '@/db'
import { db } from '@/db'
import { newId } from '@/db/id'
import {
  auditEntries,
  auditHeads,
  cartLines,
  carts,
  counters,
  deliveries,
  deliveryLines,
  mails,
  orderHistory,
  orderLines,
  orders,
  orderValues,
  reservations,
  stock,
  stockMovements,
} from '@/db/schema'
import { fillCart } from '@/lib/testing/buy'
import { failing, SweptFailure, sweep } from '@/lib/testing/failing'
import { assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { placeOrder } from './checkout/place'
import { quoteOf } from './checkout/quote'

vi.mock('@/db', async (original) => {
  const real = await original<typeof database>()
  const transact: typeof real.transact = (scope, work) => real.transact(scope, (tx) => work(failing(tx)))
  return { ...real, transact }
})

const touched = [
  orders,
  orderLines,
  orderValues,
  orderHistory,
  deliveries,
  deliveryLines,
  reservations,
  stock,
  stockMovements,
  carts,
  cartLines,
  counters,
  mails,
  auditEntries,
  auditHeads,
]

/** Every row of every table that placing an order writes to. */
async function everything() {
  const rows = await Promise.all(
    touched.map(async (table): Promise<[string, unknown[]]> => {
      const found = await db.select().from(table)
      return [getTableName(table), found.map((row) => JSON.stringify(row)).sort()]
    }),
  )
  return Object.fromEntries(rows)
}

test('whichever statement of placing an order fails, nothing has happened, and trying again works', async () => {
  const shop = await makeShop()
  const late = await makeSku(shop, { availability: 'BACKORDER', quantity: 0 })
  const anna = await assisting(await makeManager(shop), await makeCustomer(shop))
  await fillCart(
    anna,
    [
      [await makeSku(shop), 1],
      [late, 2],
    ],
    { deliveries: 'several' },
  )
  const form = { placementKey: newId(), expectedTotal: (await quoteOf(anna))!.total }
  const before = await everything()

  let points = 0
  for (;;) {
    Object.assign(sweep, { failAt: points + 1, count: 0 })
    const failed = await placeOrder(anna, form).then(
      () => null,
      (error: unknown) => error,
    )
    sweep.failAt = null
    if (!failed) break
    expect(failed).toBeInstanceOf(SweptFailure)
    expect(await everything()).toEqual(before)
    points++
  }

  expect(points).toBeGreaterThan(40)
  const after = await everything()
  expect(after.orders).toHaveLength(1)
  expect(after.audit_entries).toHaveLength(before.audit_entries!.length + 1)
  expect(after.mails).toHaveLength(3)
  expect(after.reservations).toHaveLength(2)
  expect(after.cart_lines).toEqual([])
})
