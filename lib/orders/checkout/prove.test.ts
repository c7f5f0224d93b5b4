import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { cartOf } from '@/lib/cart/queries'
import { HOUR, MINUTE } from '@/lib/clock'
import { fillCart } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { placeOrder } from './place'
import { asksPassword } from './prove'
import { quoteOf } from './quote'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

async function prepared(attributes: Record<string, string>) {
  const shop = await makeShop({ attributes })
  const customer = await makeCustomer(shop)
  const anna = await assisting(await makeManager(shop, undefined, { passwordHash }), customer)
  const lamp = await makeSku(shop, { price: 10_000, quantity: 50 })
  const fill = (actor: Actor) => fillCart(actor, [[lamp, 1]])
  const ordered = () => db.$count(orders, eq(orders.shopId, shop.id))
  return { shop, anna, carla: asCustomer(shop, customer), fill, ordered }
}

const placing = async (actor: Actor, given: { currentPassword?: string; expectedTotal?: number } = {}) =>
  placeOrder(actor, { placementKey: newId(), expectedTotal: (await quoteOf(actor))!.total, ...given })

const TOTAL = 11_677

test('an order on behalf beyond what the shop says asks for the password again, and nothing has happened before', async () => {
  const strict = { SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: '15', SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE: String(TOTAL - 1) }
  const { shop, anna, fill, ordered } = await prepared(strict)
  await fill(anna)
  expect((await quoteOf(anna))!.total).toBe(TOTAL)
  expect(await asksPassword(anna, TOTAL)).toBe(false)
  setClock(16 * MINUTE)
  expect(await asksPassword(anna, TOTAL)).toBe(true)
  const asked = { key: 'passwordAgain', fields: { currentPassword: 'required' } }
  await expect(placing(anna)).rejects.toMatchObject(asked)
  const wrong = { fields: { currentPassword: 'passwordWrong' } }
  await expect(placing(anna, { currentPassword: 'wrong' })).rejects.toMatchObject(wrong)
  await expect(placing(anna, { expectedTotal: 1 })).rejects.toMatchObject({ key: 'priceChanged' })
  expect(await ordered()).toBe(0)
  expect((await cartOf(anna))!.lines).toHaveLength(1)
  await placing(anna, { currentPassword: PASSWORD })
  await fill(anna)
  await placing(anna)
  expect(await ordered()).toBe(2)
  setClock(0)
  const kept = and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'order.place'))
  const outcomes = (await db.select().from(auditEntries).where(kept)).map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(2)
})

test.each([
  ['as large as that and no larger', { MINUTES: '15', ABOVE: String(TOTAL) }],
  ['in a shop that names no total', { MINUTES: '15' }],
  ['in a shop that never asks again', { ABOVE: '1' }],
])('one %s asks for nothing', async (_what, said) => {
  const attributes = Object.entries(said).map(([name, value]) => [`SHOP_SF_ASSIST_MAX_AUTH_AGE_${name}`, value])
  const { anna, fill, ordered } = await prepared(Object.fromEntries(attributes))
  await fill(anna)
  setClock(16 * MINUTE)
  await placing(anna)
  setClock(0)
  expect(await ordered()).toBe(1)
})

test('nor does a customer’s own, however large and late', async () => {
  const { carla, fill, ordered } = await prepared({
    SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES: '15',
    SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE: '1',
  })
  await fill(carla)
  setClock(11 * HOUR)
  await placing(carla)
  setClock(0)
  expect(await ordered()).toBe(1)
})
