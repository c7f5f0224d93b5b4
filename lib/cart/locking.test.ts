import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assists, auditEntries } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { stopAssist } from '@/lib/assist/stop'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { addToCart, joinGuestCart } from './commands'
import { lockOn } from './lock'
import { lockCart, lockTakenBy, takeOverLock, unlockCart } from './locking'
import { cartCount } from './queries'

afterEach(() => setClock(0))

async function people() {
  const shop = await makeShop({ attributes: { SHOP_SF_SHOW_MANAGER: 'true', SHOP_SF_ASSIST_IDLE_MINUTES: '60' } })
  const customer = await makeCustomer(shop)
  const [anna, bert] = [await makeManager(shop), await makeManager(shop)]
  const lamp = await makeSku(shop, { quantity: 1000 })
  return {
    shop,
    customer,
    lamp,
    carla: asCustomer(shop, customer),
    anna: await assisting(anna, customer),
    bert: await assisting(bert, customer),
    add: (actor: Actor) => addToCart(actor, { skuId: lamp.id }),
  }
}

const takeOver = (actor: Actor, { assist }: Actor) => takeOverLock(actor, { assistId: assist!.id })
const done = async (action: string, { id }: { id: string }) =>
  (await db.select().from(auditEntries).where(eq(auditEntries.customerId, id))).filter(
    (row) => row.action === action && row.outcome === 'ok',
  )

describe('a locked cart', () => {
  test('is changed by nobody but who locked it, who is named', async () => {
    const { carla, anna, bert, add, customer } = await people()
    await add(carla)
    await lockCart(anna)
    const refused = { key: 'cartLocked', reason: 'conflict', values: { manager: anna.account!.name } }
    await expect(add(carla)).rejects.toMatchObject(refused)
    await expect(add(bert)).rejects.toMatchObject(refused)
    await expect(lockCart(bert)).rejects.toMatchObject(refused)
    await add(anna)
    expect(await cartCount(carla)).toBe(2)
    await unlockCart(anna)
    await add(carla)
    expect(await lockOn(carla)).toBeNull()
    expect(
      [await done('cart.lock', customer), await done('cart.unlock', customer)].map(({ length }) => length),
    ).toEqual([1, 1])
  })

  test('names nobody to customers where the shop does not', async () => {
    const { carla, anna, add } = await people()
    await lockCart(anna)
    const shy = { ...carla, shop: { ...carla.shop, attributes: {} } }
    await expect(add(shy)).rejects.toMatchObject({ values: { manager: 'Our staff' } })
  })

  test('is open again after fifteen minutes, which a second press does not prolong', async () => {
    const { carla, anna, add } = await people()
    await lockCart(anna)
    setClock(14 * MINUTE)
    await lockCart(anna)
    await expect(add(carla)).rejects.toMatchObject({ key: 'cartLocked' })
    setClock(15 * MINUTE)
    await add(carla)
  })

  test('is not locked again by the same manager for five minutes, in this assist or the next; others may', async () => {
    const { carla, anna, bert, add, shop, customer } = await people()
    await lockCart(anna)
    await unlockCart(anna)
    const words = { key: 'lockPauses', reason: 'conflict', values: { time: expect.any(String) } }
    await expect(lockCart(anna)).rejects.toMatchObject(words)
    await add(carla)
    await endAssist(anna.assist, 'log-off-customer', 'test')
    const again = await assisting({ ...anna, account: anna.account!, assist: null, customer: null }, customer)
    await expect(lockCart(again)).rejects.toMatchObject(words)
    await lockCart(bert)
    await takeOver(again, bert)
    await expect(lockCart(bert)).rejects.toMatchObject(words)
    const elsewhere = await assisting(
      { ...anna, account: anna.account!, assist: null, customer: null },
      await makeCustomer(shop),
    )
    await lockCart(elsewhere)
    setClock(4 * MINUTE)
    await expect(lockCart(again)).rejects.toMatchObject(words)
    setClock(6 * MINUTE)
    await lockCart(again)
    setClock(22 * MINUTE)
    await add(carla)
    await expect(lockCart(again)).rejects.toMatchObject(words)
    setClock(27 * MINUTE)
    await lockCart(again)
  })

  test('is open as soon as the assist is over: by the customer, by anybody, or by being idle', async () => {
    const { carla, anna, bert, add, shop } = await people()
    await lockCart(anna)
    await stopAssist(carla, { assistId: anna.assist.id })
    await add(carla)
    await lockCart(bert)
    await endAssist(bert.assist, 'log-off', 'test')
    await add(carla)

    const cora = await assisting(await makeManager(shop), carla.customer!)
    await lockCart(cora)
    const brief = { ...carla, shop: { ...shop, attributes: { ...shop.attributes, SHOP_SF_ASSIST_IDLE_MINUTES: '5' } } }
    setClock(6 * MINUTE)
    expect([await lockOn(brief), await lockOn(carla)]).toEqual([null, expect.objectContaining({ isOwn: false })])
  })

  test('leaves what a guest has gathered alone, for the next time they sign in', async () => {
    const { carla, anna, add, shop } = await people()
    const guest: Actor = { ...carla, account: null, customer: null, guestHash: `guest of ${shop.id}` }
    await add(guest)
    await lockCart(anna)
    expect(await joinGuestCart(carla, guest.guestHash!)).toBe(false)
    expect([await cartCount(guest), await cartCount(carla)]).toEqual([1, 0])
    await unlockCart(anna)
    expect(await joinGuestCart(carla, guest.guestHash!)).toBe(true)
    expect([await cartCount(guest), await cartCount(carla)]).toEqual([0, 1])
  })

  test('is locked by managers who act for its customer, and by nobody else', async () => {
    const { carla, anna, shop, lamp } = await people()
    for (const command of [lockCart, unlockCart]) {
      await expect(command(carla)).rejects.toMatchObject({ key: 'notAllowed' })
      await expect(command(await makeManager(shop))).rejects.toMatchObject({ key: 'notAllowed' })
    }
    await lockCart(anna)
    const other = asCustomer(shop, await makeCustomer(shop))
    await addToCart(other, { skuId: lamp.id })
  })
})

describe('"take over and unlock"', () => {
  test('opens the cart for everybody and tells who had locked it, until they take note', async () => {
    const { carla, anna, bert, add, customer } = await people()
    await lockCart(anna)
    await takeOver(bert, anna)
    await add(carla)
    expect([await lockTakenBy(anna), await lockTakenBy(bert)]).toEqual([bert.account!.name, null])
    expect(await done('cart.takeOver', customer)).toMatchObject([
      { actorId: bert.account!.id, before: expect.stringContaining(anna.account!.id) },
    ])
    await unlockCart(anna)
    expect(await lockTakenBy(anna)).toBeNull()
  })

  test('takes the lock that was seen, once, of this customer, and never one’s own', async () => {
    const { anna, bert, shop } = await people()
    await lockCart(anna)
    await expect(takeOver(anna, anna)).rejects.toMatchObject({ key: 'missing' })
    const elsewhere = await assisting(await makeManager(shop), await makeCustomer(shop))
    await expect(takeOver(elsewhere, anna)).rejects.toMatchObject({ key: 'lockIsOver' })
    await takeOver(bert, anna)
    await lockCart(bert)
    await expect(takeOver(bert, anna)).rejects.toMatchObject({ key: 'lockIsOver' })
    expect(await lockOn(anna)).toMatchObject({ isOwn: false, manager: bert.account!.name })
  })
})

describe('at the same moment', () => {
  const heard = async (asked: Promise<unknown>[]) =>
    (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled').length

  test('two managers lock: one does', async () => {
    const { anna, bert, customer } = await people()
    expect(await heard([lockCart(anna), lockCart(bert), lockCart(anna), lockCart(bert)])).toBe(2)
    const rows = await db.select().from(assists).where(eq(assists.customerId, customer.id))
    expect(rows.filter(({ lockedUntil }) => lockedUntil)).toHaveLength(1)
    expect(await done('cart.lock', customer)).toHaveLength(1)
  })

  test('a manager locks and the customer adds: each added piece came before the lock', async () => {
    const { carla, anna, add } = await people()
    const adding = Array.from({ length: 20 }, () => add(carla))
    const [added] = await Promise.all([heard(adding), lockCart(anna)])
    const pieces = await cartCount(carla)
    expect(pieces).toBe(added)
    expect(await heard([add(carla), add(carla)])).toBe(0)
    expect(await cartCount(carla)).toBe(pieces)
  })

  test('one takes over and the other unlocks: the cart is open, and is taken over at most once', async () => {
    const { carla, anna, bert, add, customer } = await people()
    await lockCart(anna)
    await Promise.allSettled([takeOver(bert, anna), unlockCart(anna), takeOver(bert, anna)])
    await add(carla)
    expect((await done('cart.takeOver', customer)).length).toBeLessThanOrEqual(1)
  })
})
