import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, managedLists, shopAttributes } from '@/db/schema'
import { deedsOf } from '@/lib/assist/deeds'
import { deedInWords } from '@/lib/assist/words'
import type { Actor } from '@/lib/auth/actor'
import { hashOfSecret } from '@/lib/auth/secret'
import { addToCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { DAY, HOUR, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { translator } from '@/lib/i18n'
import { shopById } from '@/lib/shops/queries'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import {
  acceptList,
  lettersTo,
  listRow,
  makeList,
  peopleWithManagedLists,
  rejectList,
  reviseList,
  secretIn,
  sendList,
} from '@/lib/testing/managed'
import { withdrawManagedList } from './commands'
import { seeManagedList } from './decide'
import { deskLists } from './desk'
import { ManagedListView } from './input'
import { managedListBehind, managedListById, managedListsOf } from './queries'
import { expireManagedLists, remindOfManagedLists } from './time'

describe('a manager makes a list', () => {
  test('is told of by its name, and goods by theirs, in what was done in the help', async () => {
    const { shop, anna } = await peopleWithManagedLists()
    const lamp = await makeSku(shop, { name: 'Lamp', quantity: 10 })
    await addToCart(anna, { skuId: lamp.id, quantity: 2 })
    await makeList(anna, { listName: 'For the lab' })
    const told = (await deedsOf([anna.assist!.id])).map((deed) => deedInWords(translator('en'), deed, 'en'))
    expect(told).toEqual(['added to the cart · 2 × Lamp', 'sent a managed list · “For the lab”'])
  })

  test('of the cart, at what it costs this customer now; the cart stays unless it shall not', async () => {
    const { shop, anna, carla, customer } = await peopleWithManagedLists()
    const [lamp, other] = [await makeSku(shop, { price: 1000 }), await makeSku(shop)]
    await addToCart(carla, { skuId: lamp.id, quantity: 2 })
    const said = { [`note:${lamp.id}`]: 'The warm one', [`alternatives:${lamp.id}`]: `${other.code}, ${lamp.code}` }

    const list = await makeList(anna, { listName: 'For the lab', message: 'As we said', ...said })

    const { account, assist } = anna as typeof anna & { account: NonNullable<Actor['account']> }
    expect(await listRow(list)).toMatchObject({
      state: 'sent',
      version: 1,
      managerId: account.id,
      managerName: account.name,
      managerEmail: account.email,
      assistId: assist.id,
      customerId: customer.id,
      lines: [{ skuId: lamp.id, quantity: 2, note: 'The warm one', alternatives: [other.id], priceThen: 1000 }],
    })
    expect((await cartOf(carla))?.lines).toHaveLength(1)
    await makeList(anna, { listName: 'Again', clear: 'on' })
    expect((await cartOf(carla))?.lines).toEqual([])
    expect((await managedListsOf(carla)).map(({ name }) => name)).toEqual(['Again', 'For the lab'])
  })

  test('and writes no more than ten letters an hour to one customer, whoever of the staff it is; others are written to', async () => {
    const { shop, anna, carla, customer, manager } = await peopleWithManagedLists()
    await addToCart(carla, { skuId: (await makeSku(shop)).id, quantity: 1 })
    const bert = await assisting(await makeManager(shop), customer)
    for (let n = 0; n < 10; n++) await makeList(n % 2 ? anna : bert, { listName: `List ${n}` })
    await expect(makeList(anna, { listName: 'One more' })).rejects.toMatchObject({ key: 'tooManyLetters' })
    expect(await lettersTo(customer.email)).toHaveLength(10)
    expect(await managedListsOf(carla)).toHaveLength(10)

    const dora = await makeCustomer(shop)
    await addToCart(asCustomer(shop, dora), { skuId: (await makeSku(shop)).id, quantity: 1 })
    await makeList(await assisting(manager, dora), { listName: 'Hers' })
    setClock(HOUR + 1)
    await makeList(anna, { listName: 'Later' })
    expect(await managedListsOf(carla)).toHaveLength(11)
    setClock(0)
  })

  test('and only who may: with the right, for a type the shop names and that is not reserved, in an assist', async () => {
    const attributes = { SHOP_SF_MANAGED_LIST_TYPES: 'B2C,B2G' }
    const { shop, anna, carla, customer, manager } = await peopleWithManagedLists(attributes)
    const sku = await makeSku(shop)
    await addToCart(carla, { skuId: sku.id })
    const make = (actor: Actor) => makeList(actor, { listName: 'x' })
    const without = await assisting(
      await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']),
      customer,
    )
    for (const actor of [carla, visitor(shop), without])
      await expect(make(actor)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(make(manager)).rejects.toMatchObject({ key: 'missing' })
    for (const type of ['B2E', 'B2G']) {
      const odd = await makeCustomer(shop, { type })
      await expect(make(await assisting(manager, odd))).rejects.toMatchObject({ key: 'managedListNotForType' })
    }
    await expect(makeList(anna, { listName: 'x', [`note:${sku.id}`]: 'x'.repeat(301) })).rejects.toThrow()
    await expect(makeList(anna, { listName: 'x', [`alternatives:${sku.id}`]: 'NOSUCH' })).rejects.toMatchObject({
      key: 'unknownSku',
    })
    expect(await db.$count(managedLists, eq(managedLists.shopId, shop.id))).toBe(0)
    await make(anna)
  })

  test('whose link shows it to anybody, and to nobody else signed in; the database opens nothing', async () => {
    const { shop, anna, carla, customer, manager } = await peopleWithManagedLists()
    const list = await sendList(anna, [[await makeSku(shop), 1]])
    const [letter] = await lettersTo(customer.email)
    expect(letter).toMatchObject({ template: 'managedlist-created' })
    const secret = await secretIn(customer.email)
    expect(secret).toHaveLength(43)
    expect((await listRow(list)).linkHash).toBe(hashOfSecret(secret))
    const before = await listRow(list)

    for (const actor of [visitor(shop), carla, anna])
      expect(await managedListBehind(actor, secret)).toMatchObject({ name: 'For the lab' })
    const strangers = [asCustomer(shop, await makeCustomer(shop)), manager, visitor(await makeShop())]
    for (const actor of strangers) expect(await managedListBehind(actor, secret)).toBeUndefined()
    for (const wrong of ['', '%', '\0', before.linkHash, `${secret}x`])
      expect(await managedListBehind(visitor(shop), wrong)).toBeUndefined()
    expect(await listRow(list)).toEqual(before)
    expect(JSON.stringify(await managedListBehind(visitor(shop), secret))).not.toContain(customer.email)

    await transact({ account: customer.accountId }, async (tx) => {
      await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, customer.accountId))
    })
    expect(await managedListBehind(visitor(shop), secret)).toBeUndefined()
  })

  test('is good for fourteen days, or until the end of the day that was said', async () => {
    const { shop, anna, carla, customer } = await peopleWithManagedLists()
    const sku = await makeSku(shop)
    const day = dayAfter(3, now())
    const list = await sendList(anna, [[sku, 1]], { validUntil: day })
    const secret = await secretIn(customer.email)
    await expect(makeList(anna, { listName: 'x', validUntil: dayAfter(0, now()) })).rejects.toThrow()
    expect(await remindOfManagedLists()).toBe(0)

    setClock(2 * DAY)
    expect(await remindOfManagedLists()).toBe(1)
    expect(await remindOfManagedLists()).toBe(0)
    expect((await lettersTo(customer.email))[0]).toMatchObject({ template: 'managedlist-reminder' })
    expect((await lettersTo(customer.email))[0]?.text).not.toContain(secret)
    setClock(4 * DAY)
    expect(await managedListBehind(visitor(shop), secret)).toBeUndefined()
    expect(await managedListById(carla, list.id)).toBeUndefined()
    const late = acceptList(carla, { id: list.id, version: 1 })
    await expect(late).rejects.toMatchObject({ key: 'managedListOver' })
    expect(await expireManagedLists()).toBe(1)
    expect(await expireManagedLists()).toBe(0)
    expect(await listRow(list)).toMatchObject({ state: 'expired' })

    const again = await assisting(await makeManager(shop), customer)
    await reviseList(again, { id: list.id, version: 1, listName: 'Again', validUntil: '' })
    expect(await managedListById(carla, list.id)).toMatchObject({ state: 'sent', version: 2, name: 'Again' })
    const fresh = await secretIn(customer.email)
    setClock(19 * DAY)
    expect(await managedListBehind(visitor(shop), fresh)).toBeUndefined()
    expect(await managedListById(carla, list.id)).toBeDefined()
    setClock(0)
  })

  test('and revises it: one link, and the old version can no longer be decided about', async () => {
    const { shop, anna, carla, customer } = await peopleWithManagedLists()
    const [lamp, desk, chair] = [await makeSku(shop), await makeSku(shop), await makeSku(shop)]
    const list = await sendList(anna, [
      [lamp, 1],
      [desk, 1],
    ])
    const first = await secretIn(customer.email)
    await seeManagedList(carla, list.id)
    expect(await listRow(list)).toMatchObject({ state: 'seen' })
    await addToCart(anna, { skuId: chair.id, quantity: 2 })
    await reviseList(anna, {
      id: list.id,
      version: 1,
      listName: 'Better',
      fromCart: 'on',
      [`quantity:${lamp.id}`]: '3',
      [`quantity:${desk.id}`]: '0',
    })
    expect((await listRow(list)).lines.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
      [lamp.id, 3],
      [chair.id, 2],
    ])
    expect(await managedListBehind(visitor(shop), first)).toBeUndefined()
    expect(await managedListBehind(visitor(shop), await secretIn(customer.email))).toMatchObject({ name: 'Better' })
    for (const decision of [acceptList, rejectList])
      await expect(decision(carla, { id: list.id, version: 1 })).rejects.toMatchObject({ key: 'managedListChanged' })
    const stale = reviseList(anna, { id: list.id, version: 1, listName: 'x' })
    await expect(stale).rejects.toMatchObject({ key: 'managedListChanged' })

    await withdrawManagedList(anna, list.id)
    expect(await managedListsOf(carla)).toEqual([])
    expect((await managedListsOf(anna)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await managedListBehind(visitor(shop), await secretIn(customer.email))).toBeUndefined()
    await expect(acceptList(carla, { id: list.id, version: 2 })).rejects.toMatchObject({
      key: 'managedListOver',
    })
    await expect(withdrawManagedList(anna, list.id)).rejects.toMatchObject({ key: 'managedListDecided' })
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.objectId, list.id))
    expect(kept.filter(({ outcome }) => outcome === 'ok').map(({ action }) => action)).toEqual([
      'managedList.make',
      'managedList.revise',
      'managedList.withdraw',
    ])
  })

  test('and finds all of them at the desk, by state; a stranger to the shop or the customer finds none', async () => {
    const { shop, anna, carla, manager } = await peopleWithManagedLists()
    const sku = await makeSku(shop, { quantity: 100 })
    for (let n = 0; n < 3; n++) await sendList(anna, [[sku, 1]], { listName: `List ${n}` })
    const [last] = await managedListsOf(carla)
    await rejectList(carla, { id: last!.id, version: 1 })
    const view = (given: unknown) => ManagedListView.parse(given)
    expect((await deskLists(manager, view({}))).rows).toHaveLength(3)
    expect((await deskLists(manager, view({ state: 'open', at: 'x\0' }))).rows.map(({ name }) => name)).toEqual([
      'List 1',
      'List 0',
    ])
    expect((await deskLists(manager, view({ state: 'rejected' }))).rows).toHaveLength(1)
    expect((await deskLists(await makeManager(await makeShop()), view({}))).rows).toEqual([])
    const hidden = { ...shop, attributes: { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'login=carla' } }
    expect((await deskLists({ ...manager, shop: hidden }, view({}))).rows).toEqual([])
    await expect(deskLists(anna, view({}))).rejects.toMatchObject({ key: 'notAllowed' })
  })

  test('which stays good when the shop stops making them for the type, but cannot be revised', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const list = await sendList(anna, [[await makeSku(shop), 1]])
    await transact({ shop: shop.id }, async (tx) => {
      await tx.update(shopAttributes).set({ value: 'B2B' }).where(eq(shopAttributes.code, 'SHOP_SF_MANAGED_LIST_TYPES'))
    })
    const now = (await shopById(shop.id))!
    const revised = reviseList({ ...anna, shop: now }, { id: list.id, version: 1, listName: 'x' })
    await expect(revised).rejects.toMatchObject({ key: 'managedListNotForType' })
    await acceptList({ ...carla, shop: now }, { id: list.id, version: 1 })
    expect(await listRow(list)).toMatchObject({ state: 'accepted' })
  })
})
