import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { newId } from '@/db/id'
import { cartLines, carts, orders } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import type { Customer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { bareOrder } from '@/lib/testing/bare-order'
import {
  asCustomer,
  assisting,
  type ManagerActor,
  makeCustomer,
  makeManager,
  makeShop,
  makeSku,
} from '@/lib/testing/make'
import { peopleWithManagedLists, rejectList, sendList } from '@/lib/testing/managed'
import { DeskView, type ReadyList, readyLists } from './desk-input'
import { readyPage } from './ready-lists'
import { recentCustomers, rememberVisit } from './recent'

const hidden = { attributes: { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'login=@internal' } }
const why = { reason: 'phone', reasonText: '', ticket: '' }

let shop: Shop
let anna: ManagerActor
let everybody: { theirs: Customer; blacklisted: Customer; elsewhere: Customer }

/** Three people, each with a cart, an order that waits and a new account; only one of them is for Anna to see. */
beforeAll(async () => {
  shop = await makeShop(hidden)
  const other = await makeShop()
  anna = await makeManager(shop)
  everybody = {
    theirs: await makeCustomer(shop, { firstname: 'Niels', lastname: 'Bohr', salutation: '' }),
    blacklisted: await makeCustomer(shop, { email: 'secret@internal.test' }),
    elsewhere: await makeCustomer(other),
  }
  const sku = await makeSku(shop)
  for (const customer of Object.values(everybody)) {
    const at = customer === everybody.elsewhere ? other : shop
    await fillCart(at, customer, sku.id)
    await order(at, customer, 'os.waiting')
  }
})

const view = (values: Record<string, string> = {}) => DeskView.parse(values)
const idsIn = async (list: ReadyList, actor = anna) =>
  (await readyPage(actor, list, view({ list }))).cards.map(({ id }) => id)

describe('a ready-made list', () => {
  test('of those I have helped today has each once, the last first, and nobody whom others helped', async () => {
    const boss = await makeManager(shop)
    const marie = await makeCustomer(shop)
    expect(await idsIn('helped', boss)).toEqual([])

    await startAssist(boss, { customerId: everybody.theirs.id, ...why })
    await startAssist(boss, { customerId: marie.id, ...why })

    expect(await idsIn('helped', boss)).toEqual([marie.id, everybody.theirs.id])
    expect(await idsIn('helped')).toEqual([])
    expect((await recentCustomers(boss)).map(({ id }) => id)).toEqual([marie.id, everybody.theirs.id])
  })

  test.each(['carts', 'orders', 'registered'] as const)(
    'of %s has no customer of another shop and none of the blacklist',
    async (list) => {
      const ids = await idsIn(list)

      expect(ids).toContain(everybody.theirs.id)
      expect(ids).not.toContain(everybody.blacklisted.id)
      expect(ids).not.toContain(everybody.elsewhere.id)
    },
  )

  test('of those I have helped loses whom the blacklist hides from then on', async () => {
    const boss = await makeManager(shop)
    await startAssist(boss, { customerId: everybody.theirs.id, ...why })
    const attributes = { ...shop.attributes, SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'lastname=bohr' }
    const blind = { ...boss, shop: { ...shop, attributes } }

    expect(await idsIn('helped', boss)).toEqual([everybody.theirs.id])
    expect(await idsIn('helped', blind)).toEqual([])
    expect(await recentCustomers(blind)).toEqual([])
  })

  test('of waiting orders has each customer once, and none whose orders are done', async () => {
    const own = await makeShop()
    const boss = await makeManager(own)
    const [patient, served] = [await makeCustomer(own), await makeCustomer(own)]
    await order(own, patient, 'os.waiting')
    await order(own, patient, 'os.waiting.approve')
    await order(own, served, 'os.completed')

    expect(await idsIn('orders', boss)).toEqual([patient.id])
  })

  test('of unanswered lists has each customer once, the last first, and none who has answered', async () => {
    const { shop: own, manager, anna: acting, customer } = await peopleWithManagedLists()
    const lamp: [{ id: string }, number][] = [[await makeSku(own), 1]]
    const send = async (to: Customer) => {
      const helping = to === customer ? acting : await assisting(manager, to)
      return sendList(helping, lamp)
    }
    const [waiting, done] = [await makeCustomer(own), await makeCustomer(own)]
    await send(customer)
    await send(waiting)
    const answered = await send(done)
    await rejectList(asCustomer(own, done), { id: answered.id, version: 1, reason: '' })
    expect(await idsIn('lists', manager)).toEqual([waiting.id, customer.id])
    await send(customer)
    expect(await idsIn('lists', manager)).toEqual([customer.id, waiting.id])

    const attributes = { ...own.attributes, SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: `login=${customer.email}` }
    expect(await idsIn('lists', { ...manager, shop: { ...own, attributes } })).toEqual([waiting.id])
    expect(await idsIn('lists')).toEqual([])
  })

  test('of open carts has no empty one', async () => {
    const own = await makeShop()
    const boss = await makeManager(own)
    const idle = await makeCustomer(own)
    await fillCart(own, idle)

    expect(await idsIn('carts', boss)).toEqual([])
  })

  test('is read a page at a time, forwards and back, from wherever a URL says', async () => {
    const own = await makeShop()
    const boss = await makeManager(own)
    const sku = await makeSku(own)
    for (let n = 0; n < 14; n++) await fillCart(own, await makeCustomer(own), sku.id)
    const page = (after?: string) => readyPage(boss, 'carts', view({ list: 'carts', ...(after && { after }) }))

    const first = await page()
    const second = await page(first.next)
    const back = await page(second.previous)

    expect(new Set([...first.cards, ...second.cards].map(({ id }) => id)).size).toBe(14)
    expect(back.cards.map(({ id }) => id)).toEqual(first.cards.map(({ id }) => id))
    for (const nonsense of ['x', '%00', '~', Buffer.from('["x",1]').toString('base64url')]) {
      expect((await page(nonsense)).cards).toHaveLength(12)
    }
  })

  test.each(readyLists)('of %s is refused to customers, without the role and on behalf', async (list) => {
    const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF'])
    const at = now()
    const assist = { id: newId(), reason: 'phone', startedAt: at, endsAt: at, idleEndsAt: at }
    const acting = { ...anna, customer: everybody.theirs, assist }

    for (const actor of [asCustomer(shop, everybody.theirs), clerk, acting]) {
      await expect(readyPage(actor, list, view({ list }))).rejects.toMatchObject({ key: 'notAllowed' })
      await expect(recentCustomers(actor)).rejects.toMatchObject({ key: 'notAllowed' })
      await expect(rememberVisit(actor, everybody.theirs.id)).rejects.toMatchObject({ reason: 'forbidden' })
    }
  })
})

test('a list that a URL invents is no list', () => {
  expect(view({ list: 'managers' }).list).toBeUndefined()
})

test('whom a manager opened stands among their own recent customers, once, and in nobody else’s', async () => {
  const boss = await makeManager(shop)
  const marie = await makeCustomer(shop)
  await rememberVisit(boss, everybody.theirs.id)
  await rememberVisit(boss, marie.id)
  await rememberVisit(boss, everybody.theirs.id)

  expect((await recentCustomers(boss)).map(({ id }) => id)).toEqual([everybody.theirs.id, marie.id])
  expect(await recentCustomers(await makeManager(shop))).toEqual([])
})

async function fillCart(at: Shop, customer: Customer, skuId?: string) {
  await transact({ customer: customer.id }, async (tx) => {
    const times = { createdAt: now(), updatedAt: now() }
    const [cart] = await tx
      .insert(carts)
      .values({ shopId: at.id, kind: 'live', customerId: customer.id, ...times })
      .returning()
    if (skuId) await tx.insert(cartLines).values({ cartId: cart!.id, skuId, quantity: 1, addedAt: now() })
  })
}

async function order(at: Shop, customer: Customer, state: 'os.waiting' | 'os.waiting.approve' | 'os.completed') {
  const number = newId()
  await transact({ order: number }, async (tx) => {
    await tx.insert(orders).values(bareOrder(at, customer, { number, state }))
  })
}
