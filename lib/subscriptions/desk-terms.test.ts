import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries, subscriptionTerms } from '@/db/schema'
import { changePrice } from '@/lib/pricing/one-price'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { giveAddress, ordersOf } from '@/lib/testing/recurring'
import { daysPass, offer, peopleWithTerms, subscribeTo } from '@/lib/testing/subscriptions'
import { cancelSubscription } from './care'
import { offerTerm, switchTerm, termPage } from './desk-terms'
import { TermsView } from './desk-view'
import { OfferTerm, SwitchTerm } from './input'
import { subscriptionById } from './queries'
import { termsFor } from './terms'

const all = TermsView.parse({})

async function desk(attributes: Record<string, string> = {}) {
  const people = await peopleWithTerms(attributes)
  return { ...people, boss: await overseer(people.shop) }
}

const termId = async ({ id }: { id: string }, months: number) =>
  (
    await db
      .select()
      .from(subscriptionTerms)
      .where(and(eq(subscriptionTerms.skuId, id), eq(subscriptionTerms.months, months)))
  )[0]!.id

const written = async (action: string, outcome: 'ok' | 'refused' = 'ok') =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, action), eq(auditEntries.outcome, outcome)))

const turn = async (sku: { id: string }, months: number, enabled: 'yes' | 'no') =>
  SwitchTerm.parse({ termId: await termId(sku, months), enabled })

const typed = (shop: { id: string }, article: string, months: string) =>
  OfferTerm.parse({ shopId: shop.id, article, months })

test('the page tells each article with its terms, today’s price and how many customers have it', async () => {
  const { shop, carla, lamp, boss } = await desk()
  const other = asCustomer(shop, await makeCustomer(shop))
  await giveAddress(other)
  for (const who of [carla, carla, other]) await subscribeTo(who, lamp, { months: '3' })
  const gone = await subscribeTo(other, lamp, { months: '1' })
  await cancelSubscription(other, gone)
  await daysPass(40)
  const chair = await makeSku(shop, { name: 'Chair', price: 4200 })
  await offer(chair, [6])
  await makeSku(shop, { name: 'Never by term' })

  const { rows } = await termPage(boss, all)
  expect(rows).toHaveLength(2)
  expect(rows.find(({ id }) => id === lamp.id)).toMatchObject({
    ...{ isOwn: true, shop: shop.name, currency: 'EUR', price: 1000, regular: 1000 },
    terms: [
      { months: 1, enabled: true, customers: 0 },
      { months: 3, enabled: true, customers: 2 },
      { months: 12, enabled: true, customers: 0 },
    ],
  })
  expect(rows.find(({ id }) => id === chair.id)).toMatchObject({ price: 4200, terms: [{ months: 6, customers: 0 }] })
  const one = await termPage(boss, TermsView.parse({ q: ` ${chair.code.toLowerCase()} ` }))
  expect(one.rows.map(({ id }) => id)).toEqual([chair.id])
})

test('pages fit together, and what is no place in the list is its beginning', async () => {
  const { shop, boss } = await desk()
  for (let n = 0; n < 26; n++) await offer(await makeSku(shop), [1])
  const first = await termPage(boss, all)
  const second = await termPage(boss, { ...all, after: first.next })
  const codes = [...first.rows, ...second.rows].map(({ code }) => code)
  expect([first.rows.length, second.rows.length, new Set(codes).size]).toEqual([25, 2, 27])
  expect((await termPage(boss, { ...all, after: second.previous })).rows).toEqual(first.rows)
  expect((await termPage(boss, TermsView.parse({ q: '\ud800', after: 'x\0' }))).rows).toEqual([])
})

describe('a term', () => {
  test('is offered once, to those who subscribe from then on, and written down', async () => {
    const { shop, carla, boss } = await desk()
    const chair = await makeSku(shop, { quantity: 5 })
    await offerTerm(boss, typed(shop, chair.code.toLowerCase(), '6'))
    expect(await termsFor(carla, chair.id)).toEqual([6])
    expect((await written('term.offer')).at(-1)).toMatchObject({ shopId: shop.id, actorId: boss.account?.id })
    await expect(offerTerm(boss, typed(shop, chair.code, '6'))).rejects.toMatchObject({ key: 'termTaken' })
    await expect(offerTerm(boss, typed(shop, 'NOTHING', '6'))).rejects.toMatchObject({ key: 'unknownSku' })
  })

  test.each(['0', '61', '1.5', '', 'x', '-1', '1e9'])('does not last %j months', async (months) => {
    const { shop, lamp } = await desk()
    expect(OfferTerm.safeParse({ shopId: shop.id, article: lamp.code, months }).success).toBe(false)
  })

  test('that is off is offered to nobody, while what runs with it goes on; it can be switched on again', async () => {
    const { carla, lamp, boss } = await desk()
    const id = await subscribeTo(carla, lamp, { months: '1' })
    await switchTerm(boss, await turn(lamp, 1, 'no'))
    await switchTerm(boss, await turn(lamp, 1, 'no'))
    expect(await termsFor(carla, lamp.id)).toEqual([3, 12])
    await expect(subscribeTo(carla, lamp, { months: '1' })).rejects.toMatchObject({ key: 'noSubscription' })
    await daysPass(32)
    expect(await ordersOf(carla)).toHaveLength(2)
    expect(await subscriptionById(carla, id)).toMatchObject({ standing: 'active', every: 1, placed: 2 })
    // The catalogue load says which there are, not which are on.
    await offer(lamp, [1, 3])
    expect(await termsFor(carla, lamp.id)).toEqual([3])
    await switchTerm(boss, await turn(lamp, 1, 'yes'))
    expect(await termsFor(carla, lamp.id)).toEqual([1, 3])
    const told = (await written('term.switch')).filter(({ actorId }) => actorId === boss.account?.id)
    expect(told.map(({ after }) => after)).toEqual([
      expect.stringContaining('"enabled":false'),
      expect.stringContaining('"enabled":true'),
    ])
  })
})

describe('the price of an article', () => {
  test('is what the next term costs, whatever the first one did', async () => {
    const { shop, carla, lamp, boss } = await desk()
    const id = await subscribeTo(carla, lamp, { months: '1', quantity: '1' })
    const to = { shopId: shop.id, skuId: lamp.id }
    await changePrice(boss, { ...to, price: '12,50', seen: '1000' })
    await changePrice(boss, { ...to, price: '12.5', seen: '1000' })
    await expect(changePrice(boss, { ...to, price: '13', seen: '1000' })).rejects.toMatchObject({ key: 'priceMoved' })
    expect((await termPage(boss, all)).rows[0]).toMatchObject({ price: 1250, regular: 1250 })
    await daysPass(32)
    expect(await subscriptionById(carla, id)).toMatchObject({ placed: 2, goods: [{ unitPrice: 1250 }] })
    const [older, newer] = (await ordersOf(carla)).map(({ total }) => total).sort((a, b) => a - b)
    expect(newer! - older!).toBe(250)
    expect((await written('prices.set')).filter(({ actorId }) => actorId === boss.account?.id)).toHaveLength(1)
  })

  test.each(['-1', '1.234', 'x', '9999999999', '1e3'])('is not %j', async (price) => {
    const { shop, lamp, boss } = await desk()
    const refused = changePrice(boss, { shopId: shop.id, skuId: lamp.id, price, seen: '1000' })
    await expect(refused).rejects.toMatchObject({ key: 'checkFields', fields: { price: 'wrong' } })
  })
})

describe('who may', () => {
  test('only whoever may change the catalogue, and looks after the shop it is in', async () => {
    const { shop, lamp, anna, carla } = await desk()
    const clerk = await overseer(shop, ['ROLE_SMCALLCENTER'])
    const stranger = await overseer(await makeShop())
    const price = { shopId: shop.id, skuId: lamp.id, price: '1', seen: '1000' }
    for (const [who, key] of [[clerk, 'notAllowed'] as const, [stranger, 'missing'] as const]) {
      await expect(switchTerm(who, await turn(lamp, 1, 'no'))).rejects.toMatchObject({ key })
      await expect(offerTerm(who, typed(shop, lamp.code, '6'))).rejects.toMatchObject({ key })
      await expect(changePrice(who, price)).rejects.toMatchObject({ key })
    }
    for (const who of [clerk, anna, carla])
      await expect(termPage(who, all)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(switchTerm(anna, await turn(lamp, 1, 'no'))).rejects.toMatchObject({ key: 'notAllowed' })
    expect((await termPage(stranger, all)).rows).toEqual([])
    expect(await termsFor(carla, lamp.id)).toEqual([1, 3, 12])
    expect((await written('term.switch', 'refused')).length).toBeGreaterThanOrEqual(3)
  })

  test('who looks after a sub-shop alone sees the terms and its own customers, and changes nothing', async () => {
    const { shop, lamp, carla } = await desk()
    const sub = await makeShop({ master: shop, attributes: { SHOP_SF_RECURRING_ORDER_TYPES: 'B2C,B2B' } })
    const buyer = asCustomer(sub, await makeCustomer(sub))
    await giveAddress(buyer)
    await subscribeTo(buyer, lamp, { months: '3' })
    await subscribeTo(carla, lamp, { months: '3' })
    const [subBoss, boss] = [await overseer(sub), await overseer(shop)]
    const three = async (who: typeof boss) => (await termPage(who, all)).rows[0]
    expect(await three(subBoss)).toMatchObject({ isOwn: false, shop: sub.name })
    expect((await three(subBoss))?.terms[1]).toMatchObject({ months: 3, customers: 1 })
    expect((await three(boss))?.terms[1]).toMatchObject({ months: 3, customers: 2 })
    await expect(switchTerm(subBoss, await turn(lamp, 3, 'no'))).rejects.toMatchObject({ key: 'missing' })
    await expect(offerTerm(subBoss, typed(shop, lamp.code, '6'))).rejects.toMatchObject({ key: 'missing' })
  })
})
