import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { orders } from '@/db/schema'
import { emptyCart } from '@/lib/cart/commands'
import { buy, stockRow } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { standAs } from '@/lib/testing/organisation'
import { operate } from './operate'
import { decideOrder, ordersToRelease } from './release'

async function institute() {
  const shop = await makeShop({ master: await makeShop(), attributes: { SHOP_B2B: 'true' } })
  const [buyer, chief] = [await makeCustomer(shop, { type: 'B2B' }), await makeCustomer(shop, { type: 'B2B' })]
  await standAs(shop, buyer, { CUSTOMER_B2B_REQUIRE_APPROVE_X: '5000' })
  await standAs(shop, chief, { CUSTOMER_B2B_APPROVER: 'true' })
  return {
    shop,
    buyer: asCustomer(shop, buyer),
    chief: asCustomer(shop, chief),
    sku: await makeSku(shop, { price: 2000 }),
  }
}

const stateOf = async ({ id }: { id: string }) => (await db.select().from(orders).where(eq(orders.id, id)))[0]

test('an order beyond the buyer’s limit waits, its goods reserved, until the approver releases it', async () => {
  const { buyer, chief, sku } = await institute()
  expect(await buy(buyer, [[sku, 1]])).toMatchObject({ state: 'os.waiting', requiresApproval: false })
  const order = await buy(buyer, [[sku, 2]])
  expect(order).toMatchObject({ state: 'os.waiting.approve', requiresApproval: true })
  expect(await stockRow(sku)).toMatchObject({ reserved: 3 })
  expect(await ordersToRelease(buyer)).toEqual([])
  expect((await ordersToRelease(chief)).map(({ number }) => number)).toEqual([order.number])

  await decideOrder(chief, { number: order.number, decision: 'release', remark: '' })
  expect(await stateOf(order)).toMatchObject({ state: 'os.waiting', approvedBy: chief.account!.name })
})

test('a "no" cancels it and gives the goods back; it is said once', async () => {
  const { buyer, chief, sku } = await institute()
  const order = await buy(buyer, [[sku, 3]])
  const no = { number: order.number, decision: 'reject', remark: 'Too much' } as const
  const answers = await Promise.allSettled([decideOrder(chief, no), decideOrder(chief, no)])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await stateOf(order)).toMatchObject({ state: 'os.cancelled' })
  expect(await stockRow(sku)).toMatchObject({ reserved: 0 })
})

test('nobody else decides: not the buyer, not another organisation, not a manager in the approver’s name', async () => {
  const { shop, buyer, chief, sku } = await institute()
  const order = await buy(buyer, [[sku, 3]])
  const yes = { number: order.number, decision: 'release', remark: '' } as const
  const { chief: stranger } = await institute()
  await expect(decideOrder(buyer, yes)).rejects.toMatchObject({ reason: 'missing' })
  await expect(decideOrder(stranger, yes)).rejects.toMatchObject({ key: 'orderMoved' })
  const anna = await assisting(await makeManager(shop), chief.customer!)
  await expect(decideOrder(anna, yes)).rejects.toMatchObject({ key: 'notOnBehalf' })
  expect(await stateOf(order)).toMatchObject({ state: 'os.waiting.approve' })
})

test('a manager with the right for it releases at the desk', async () => {
  const { shop, buyer, sku } = await institute()
  const order = await buy(buyer, [[sku, 3]])
  const ruth = { ...(await makeManager(shop, ['ROLE_SMCALLCENTERORDERAPPROVE'])), oversees: [shop.id] }
  const pressed = {
    action: 'release.order',
    orderId: order.id,
    expectedVersion: order.version,
    remark: '',
    message: '',
  } as const
  expect((await operate(ruth, pressed)).order).toMatchObject({ state: 'os.waiting' })
})

test('a buyer who is blocked, or orders beyond what they may at all, orders nothing', async () => {
  const { shop, sku } = await institute()
  const [blocked, small] = [await makeCustomer(shop), await makeCustomer(shop)]
  const buyer = asCustomer(shop, small)
  await standAs(shop, blocked, { CUSTOMER_BLOCK_CHECKOUT: 'true' })
  await standAs(shop, small, { CUSTOMER_BLOCK_CHECKOUT_X: '5000' })
  await expect(buy(asCustomer(shop, blocked), [[sku, 1]])).rejects.toMatchObject({ key: 'cannotOrder' })
  await expect(buy(buyer, [[sku, 2]])).rejects.toMatchObject({ key: 'orderTooLarge' })
  await emptyCart(buyer)
  expect(await buy(buyer, [[sku, 1]])).toMatchObject({ state: 'os.waiting' })
})

test('an order that costs nothing is released without asking anybody for money', async () => {
  const { buyer, chief, shop } = await institute()
  await standAs(shop, buyer.customer!, { CUSTOMER_B2B_REQUIRE_APPROVE: 'true' })
  const free = await makeSku(shop, { price: 0, digital: true, availability: 'ALWAYS' })
  const order = await buy(buyer, [[free, 1]], { gateway: 'noPaymentRequired' })
  expect(order).toMatchObject({ state: 'os.waiting.approve', total: 0 })
  await decideOrder(chief, { number: order.number, decision: 'release', remark: '' })
  expect(await stateOf(order)).toMatchObject({ state: 'os.in.progress' })
})
