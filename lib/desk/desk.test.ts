import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { assists, mails, orders } from '@/db/schema'
import type { Role } from '@/db/words'
import { careFor } from '@/lib/auth/care'
import { addToCart } from '@/lib/cart/commands'
import { later, MINUTE } from '@/lib/clock'
import { createList } from '@/lib/lists/commands'
import { customerPage, revealOrders } from '@/lib/people/customer-page'
import { buy } from '@/lib/testing/buy'
import {
  asCustomer,
  assisting,
  type ManagerActor,
  makeCustomer,
  makeManager,
  makeShop,
  makeSku,
} from '@/lib/testing/make'
import { cartAtDesk, couponsAtDesk, listsAtDesk } from './in-hand'
import { pathTo } from './places'
import { ordersReach } from './reach'
import { type Moment, timelineOf } from './timeline'

const deskRoles: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']

async function atTheDesk(held: Role[] = deskRoles) {
  const shop = await makeShop({ attributes: { SHOP_SF_SHOPPING_LIST_TYPES: 'B2C' } })
  const customer = await makeCustomer(shop)
  const anna = await makeManager(shop, held)
  return { shop, customer, carla: asCustomer(shop, customer), anna, lamp: await makeSku(shop, { quantity: 99 }) }
}

const pageOf = async (actor: ManagerActor, id: string) => (await customerPage(actor, id))!

async function everything(actor: ManagerActor, id: string) {
  const all: Moment[] = []
  let before: string | undefined
  do {
    const { moments, next } = await timelineOf(actor, await pageOf(actor, id), before)
    all.push(...moments)
    before = next
  } while (before)
  return all
}

describe('the orders of a customer at the desk', () => {
  test('show number and amount only after a look that is written down, for a quarter of an hour', async () => {
    const { shop, customer, carla, anna, lamp } = await atTheDesk()
    const order = await buy(carla, [[lamp, 1]])
    expect((await pageOf(anna, customer.id)).orders).toMatchObject([{ id: order.id, number: null, total: null }])

    await revealOrders(anna, customer.id)
    expect((await pageOf(anna, customer.id)).orders).toMatchObject([{ number: order.number, total: order.total }])
    const ben = await makeManager(shop, deskRoles)
    expect((await pageOf(ben, customer.id)).orders).toMatchObject([{ number: null, total: null }])
  })

  test('are revealed to nobody of another shop, and by nobody inside an assist', async () => {
    const { customer, anna } = await atTheDesk()
    const elsewhere = await makeManager(await makeShop())
    await expect(revealOrders(elsewhere, customer.id)).rejects.toMatchObject({ key: 'missing' })
    expect(await customerPage(elsewhere, customer.id)).toBeUndefined()
    const inside = await assisting(anna, customer)
    await expect(revealOrders(inside, customer.id)).rejects.toMatchObject({ reason: 'forbidden' })
  })

  test.each([
    [['ROLE_SMCALLCENTER'], true, ['notes.order']],
    [['ROLE_SMCALLCENTER', 'ROLE_SMCALLCENTERORDERPROCESS'], true, ['cancel.order', 'notes.order']],
    [['ROLE_SMCALLCENTERORDERPROCESS'], false, []],
    [[], false, []],
  ] as [Role[], boolean, string[]][])('with %j are opened: %s, and offer %j', async (more, opens, names) => {
    const { carla, anna, lamp } = await atTheDesk([...deskRoles, ...more])
    const { id } = await buy(carla, [[lamp, 1]])
    const [order] = await db.select().from(orders).where(eq(orders.id, id))
    const reach = await ordersReach(anna)
    expect(reach.opens).toBe(opens)
    expect([...reach.actionsOn(order!)].sort()).toEqual(names)
  })

  test('are no operator’s whose shops these are not', async () => {
    const { anna } = await atTheDesk([...deskRoles, 'ROLE_SMCALLCENTER'])
    expect((await ordersReach({ ...anna, shop: await makeShop() })).opens).toBe(false)
  })

  test('are where an assist can begin; what is not theirs becomes the account', async () => {
    const { shop, customer, carla, anna, lamp } = await atTheDesk()
    const { id, number } = await buy(carla, [[lamp, 1]])
    const other = await makeCustomer(shop)
    const why = { reason: 'phone', reasonText: '', ticket: '' }
    expect(await pathTo(anna, { ...why, customerId: customer.id, at: id })).toBe(`/account/orders/${number}`)
    expect(await pathTo(anna, { ...why, customerId: other.id, at: id })).toBe('/account')
    expect(await pathTo(anna, { ...why, customerId: customer.id, at: 'cart' })).toBe('/cart')
  })
})

describe('what a customer has in hand', () => {
  test('is read as the customer would see it, also of one who cannot be acted for', async () => {
    const { customer, carla, anna, lamp } = await atTheDesk()
    expect(await cartAtDesk(anna, customer)).toBeUndefined()
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    await createList(carla, { kind: 'shopping', name: 'For the lab' })

    expect(await cartAtDesk(anna, customer)).toMatchObject({ itemsTotal: 2000, lines: [{ quantity: 2 }] })
    expect(await listsAtDesk(anna, customer)).toMatchObject([
      { kind: 'wish', lists: [] },
      { kind: 'shopping', lists: [{ name: 'For the lab' }] },
      { kind: 'saved-cart', lists: [] },
    ])
    expect(await couponsAtDesk(anna, customer)).toEqual({ held: [], used: [] })
  })
})

describe('the timeline', () => {
  test('tells everything once, newest first, page by page, whatever happened at one moment', async () => {
    const { customer, carla, anna, lamp } = await atTheDesk([...deskRoles, 'ROLE_SMCALLCENTERCUSTOMER'])
    for (let count = 0; count < 8; count++) await buy(carla, [[lamp, 1]])
    await assisting(anna, customer)
    await careFor(anna, { customerId: customer.id, care: 'disable', reason: 'asked' })
    const at = later(-MINUTE)
    await transact({ customer: customer.id }, async (tx) => {
      await tx.update(orders).set({ placedAt: at }).where(eq(orders.customerId, customer.id))
      await tx.update(mails).set({ createdAt: at }).where(eq(mails.recipient, customer.email))
      await tx.update(assists).set({ startedAt: at }).where(eq(assists.customerId, customer.id))
    })

    const all = await everything(anna, customer.id)
    const count = (kind: Moment['kind']) => all.filter((moment) => moment.kind === kind).length
    expect(new Set(all.map(({ kind, id, seq }) => `${kind} ${id} ${seq}`)).size).toBe(all.length)
    expect([count('order'), count('assist'), count('deed'), count('registered')]).toEqual([8, 1, 1, 1])
    expect(count('state')).toBeGreaterThanOrEqual(8)
    expect(count('letter')).toBe((await db.select().from(mails).where(eq(mails.recipient, customer.email))).length)
    expect(all.length).toBeGreaterThan(20)
    expect(all).toEqual([...all].sort((a, b) => b.at.getTime() - a.at.getTime()))
    expect(all.every(({ number }) => number === null)).toBe(true)
    await revealOrders(anna, customer.id)
    expect((await everything(anna, customer.id)).some(({ number }) => number !== null)).toBe(true)
  })

  test('has care only for who may care, and looks only for who may read the ledger', async () => {
    const { shop, customer, anna } = await atTheDesk([...deskRoles, 'ROLE_SMCALLCENTERCUSTOMER'])
    const plain = await makeManager(shop, deskRoles)
    const head = await makeManager(shop, [...deskRoles, 'ROLE_SMSHOPADMIN'])
    await careFor(anna, { customerId: customer.id, care: 'disable', reason: 'asked' })
    await revealOrders(anna, customer.id)

    const deeds = async (actor: ManagerActor) =>
      (await everything(actor, customer.id)).filter(({ kind }) => kind === 'deed').map(({ word }) => word)
    expect(await deeds(plain)).toEqual([])
    expect(await deeds(anna)).toEqual(['customers.disable'])
    expect(await deeds(head)).toEqual(['customers.reveal', 'customers.disable'])
  })

  test('is of this shop alone', async () => {
    const { customer, carla, anna, lamp } = await atTheDesk()
    await buy(carla, [[lamp, 1]])
    const elsewhere = { ...anna, shop: await makeShop() }
    const { moments } = await timelineOf(elsewhere, await pageOf(anna, customer.id))
    expect(moments).toEqual([])
  })

  test.each([
    '',
    'x',
    '\0',
    'a'.repeat(500),
    Buffer.from('[1e99,0,"",0]').toString('base64url'),
    Buffer.from('[0,9,"",0]').toString('base64url'),
  ])('begins anew at a place like %j', async (before) => {
    const { customer, anna } = await atTheDesk()
    const { moments } = await timelineOf(anna, await pageOf(anna, customer.id), before)
    expect(moments).toMatchObject([{ kind: 'registered' }])
  })
})
