import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { mails, shopAttributes } from '@/db/schema'
import { disputeAssist } from '@/lib/assist/dispute'
import { endAssist } from '@/lib/assist/ending'
import { offerAssist, offersTo, takeAssist } from '@/lib/assist/passing'
import { stopAssist } from '@/lib/assist/stop'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { shopById } from '@/lib/shops/queries'
import { peopleWithLists } from '@/lib/testing/listed'
import { makeManager, makeSku, only } from '@/lib/testing/make'
import { takeBack } from './commands'
import { changesTold } from './words'

const assistIn = (actor: Actor) => ({ assistId: actor.assist!.id })
const toldTo = async (actor: Actor, of: Actor) => changesTold(actor, [of.assist!.id])

async function people() {
  const made = await peopleWithLists()
  return { ...made, desk: made.manager, sku: await makeSku(made.shop) }
}

async function promising(shopId: string, value: string) {
  const attribute = { shopId, code: 'SHOP_SF_ASSIST_CONSENT', value }
  await transact({}, (tx) => tx.insert(shopAttributes).values(attribute))
  return (await shopById(shopId))!
}

describe('taking back', () => {
  test.each([
    ['ended', stopAssist],
    ['did not ask for', disputeAssist],
  ])('is not the manager’s after help the customer %s', async (_, leaveMeAlone) => {
    const { carla, anna, desk, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await leaveMeAlone(carla, assistIn(anna))
    await expect(takeBack(desk, assistIn(anna))).rejects.toMatchObject({ key: 'missing' })
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
  })

  test.each([
    ['ended', stopAssist],
    ['did not ask for', disputeAssist],
  ])('is not the first manager’s after help that was passed on and the customer %s', async (_, leaveMeAlone) => {
    const { shop, carla, anna, desk, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    const bert = await makeManager(shop)
    await offerAssist(anna, { to: bert.account.id, words: '' })
    const { id } = await takeAssist(bert, { transferId: only(await offersTo(bert)).id })
    expect(await toldTo(desk, anna)).toHaveLength(1)
    await leaveMeAlone(carla, { assistId: id })
    expect(await toldTo(desk, anna)).toEqual([])
    await expect(takeBack(desk, assistIn(anna))).rejects.toMatchObject({ key: 'missing' })
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
  })

  test.each([
    ['none', 1, 0],
    ['notify', 1, 1],
    ['ask', 0, 0],
  ])('by the manager keeps what the shop promises its customers: %s', async (policy, changes, letters) => {
    const { shop, carla, anna, desk, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await endAssist(anna.assist!, 'log-off-customer', 'r')
    const asked = { ...desk, shop: await promising(shop.id, policy) }
    expect(await toldTo(asked, anna)).toHaveLength(changes)
    const taking = takeBack(asked, assistIn(anna))
    if (changes === 0) await expect(taking).rejects.toMatchObject({ key: 'missing' })
    else expect(await taking).toBe(1)

    const written = await db
      .select()
      .from(mails)
      .where(and(eq(mails.template, 'assist-taken-back'), eq(mails.recipient, carla.customer!.email)))
    expect(written).toHaveLength(letters)
    for (const { text } of written) expect(text).toContain(`${desk.account!.name} acted for you on`)
    for (const { text } of written) expect(text).toContain('taken back 1 change made then')
    const told = (await toldTo(carla, anna)).map(({ takenBack }) => takenBack?.by)
    expect(told).toEqual([changes === 0 ? undefined : desk.account!.name])
  })
})
