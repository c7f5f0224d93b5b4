import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, auditEntries, customerShops, lists } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { peopleWithLists } from '@/lib/testing/listed'
import { makeShop, makeSku, visitor } from '@/lib/testing/make'
import { addToList } from './commands'
import { shareWishList, stopSharing } from './link'
import { wishListBehind, wishListOf } from './queries'

const secretOf = async (actor: Actor) => (await wishListOf(actor))?.path?.split('/').at(-1) ?? ''

async function shared() {
  const people = await peopleWithLists('B2C')
  const { shop, carla, anna } = people
  const lamp = await makeSku(shop)
  await addToList(anna, { list: 'wish', skuId: lamp.id })
  await shareWishList(carla, { shownAs: 'Carla' })
  return { ...people, lamp, secret: await secretOf(carla) }
}

describe('the link of a wish list', () => {
  test('shows what is on it and what the owner chose to say, and nothing else', async () => {
    const { shop, carla, lamp, secret } = await shared()
    const seen = await wishListBehind(visitor(shop), secret)
    expect(seen).toMatchObject({ shownAs: 'Carla', lines: [{ skuId: lamp.id, quantity: 1 }] })
    const told = JSON.stringify(seen)
    const { email, lastname, id, number } = carla.customer!
    for (const personal of [email, lastname, id, number, 'Holm']) expect(told).not.toContain(personal)
  })

  test('is a secret of 256 bits of which the database has the hash', async () => {
    const { customer, secret, carla } = await shared()
    expect(secret).toMatch(/^[\w-]{43}$/)
    const [row] = await db.select().from(lists).where(eq(lists.customerId, customer.id))
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(row?.linkHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await secretOf(carla)).toBe(secret)
  })

  test('stays when the name changes; private again, it leads nowhere, and the next one is another', async () => {
    const { shop, carla, secret } = await shared()
    await shareWishList(carla, {})
    expect(await wishListBehind(visitor(shop), secret)).toMatchObject({ shownAs: '' })

    await stopSharing(carla)
    expect(await wishListBehind(visitor(shop), secret)).toBeUndefined()
    expect((await wishListOf(carla))?.path).toBeNull()
    await expect(stopSharing(carla)).rejects.toMatchObject({ key: 'missing' })

    await shareWishList(carla, {})
    expect(await secretOf(carla)).not.toBe(secret)
    expect(await wishListBehind(visitor(shop), secret)).toBeUndefined()
  })

  test('is of one shop, and of a customer who may sign in', async () => {
    const { shop, customer, secret } = await shared()
    expect(await wishListBehind(visitor(await makeShop({ master: shop })), secret)).toBeUndefined()
    for (const guess of ['', 'x', `${secret}x`, secret.toUpperCase(), '%00'])
      expect(await wishListBehind(visitor(shop), guess)).toBeUndefined()
    await transact({}, async (tx) => {
      await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, customer.accountId))
    })
    expect(await wishListBehind(visitor(shop), secret)).toBeUndefined()
  })

  test('is gone as soon as the owner is shut out of the shop', async () => {
    const { shop, customer, secret } = await shared()
    await transact({}, async (tx) => {
      const place = and(eq(customerShops.customerId, customer.id), eq(customerShops.shopId, shop.id))
      await tx.update(customerShops).set({ enabled: false }).where(place)
    })
    expect(await wishListBehind(visitor(shop), secret)).toBeUndefined()
  })

  test('is made by its owner alone; whoever acts for them can make the list private again', async () => {
    const { shop, anna, secret } = await shared()
    await expect(shareWishList(anna, { shownAs: 'C.' })).rejects.toMatchObject({ key: 'notOnBehalf' })
    expect(await wishListBehind(visitor(shop), secret)).toMatchObject({ shownAs: 'Carla' })
    await stopSharing(anna)
    expect(await wishListBehind(visitor(shop), secret)).toBeUndefined()
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    const about = kept.filter(({ action }) => /share$/.test(action))
    expect(about.map(({ action, actorKind, outcome }) => `${action} ${actorKind} ${outcome}`)).toEqual([
      'list.share customer ok',
      'list.share manager refused',
      'list.unshare manager ok',
    ])
  })

  test('is under a name of sixty letters at most', async () => {
    const { carla } = await shared()
    await expect(shareWishList(carla, { shownAs: 'x'.repeat(61) })).rejects.toThrow('tooLong')
  })
})
