import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { giveAddress } from '@/lib/testing/recurring'
import { offer, peopleWithTerms, subscribeTo } from '@/lib/testing/subscriptions'
import { cancelSubscription } from './care'
import { subscriptionPage } from './desk-list'
import { SubscriptionsView } from './desk-view'

const view = (given: Record<string, unknown> = {}) => SubscriptionsView.parse(given)
const idsOf = async (actor: Actor, given: Record<string, unknown> = {}) =>
  (await subscriptionPage(actor, view(given))).rows.map(({ id }) => id)

let people: Awaited<ReturnType<typeof peopleWithTerms>> & { boss: Actor }
let ids: Record<'monthly' | 'quarterly' | 'cancelled' | 'chairs' | 'elsewhere', string>
let chair: { id: string; code: string }
let sub: Awaited<ReturnType<typeof makeShop>>

beforeAll(async () => {
  const made = await peopleWithTerms()
  const { shop, carla, anna, lamp } = made
  chair = await makeSku(shop, { name: 'Chair', quantity: 500 })
  await offer(chair, [12])
  sub = await makeShop({ master: shop, attributes: { SHOP_SF_RECURRING_ORDER_TYPES: 'B2C,B2B' } })
  people = { ...made, boss: await overseer(shop) }
  const buyer = asCustomer(sub, await makeCustomer(sub))
  await giveAddress(buyer)
  ids = {
    monthly: await subscribeTo(carla, lamp, { months: '1' }),
    quarterly: await subscribeTo(anna, lamp, { months: '3' }),
    cancelled: await subscribeTo(carla, lamp, { months: '3' }),
    chairs: await subscribeTo(carla, chair, { months: '12', quantity: '4' }),
    elsewhere: await subscribeTo(buyer, lamp, { months: '1' }),
  }
  await cancelSubscription(carla, ids.cancelled)
})

test('the newest stand first, each with whose it is, of what, and what comes next; no address, phone or e-mail', async () => {
  const { boss, carla, anna, shop } = people
  const { rows } = await subscriptionPage(boss, view())
  const { elsewhere, chairs, cancelled, quarterly, monthly } = ids
  expect(rows.map(({ id }) => id)).toEqual([elsewhere, chairs, cancelled, quarterly, monthly])
  expect(rows[1]).toMatchObject({
    ...{ customerId: carla.customer?.id, lastname: carla.customer?.lastname, shop: shop.name },
    ...{ skuCode: chair.code, quantity: 4, every: 12, standing: 'active', managerName: null },
  })
  expect(rows[2]).toMatchObject({ standing: 'ending', nextDay: null, termEnd: expect.any(String) })
  expect(rows[3]).toMatchObject({ managerName: anna.account?.name })
  expect(JSON.stringify(rows)).not.toContain(carla.customer!.email)
})

describe('it can be narrowed', () => {
  test('by state, by article and term, by shop', async () => {
    const { boss, lamp, shop } = people
    expect(await idsOf(boss, { group: 'ending' })).toEqual([ids.cancelled])
    expect(await idsOf(boss, { group: 'paused' })).toEqual([])
    expect(await idsOf(boss, { group: 'ended' })).toEqual([])
    expect(await idsOf(boss, { group: 'active', article: lamp.code.toLowerCase() })).toEqual([
      ids.elsewhere,
      ids.quarterly,
      ids.monthly,
    ])
    expect(await idsOf(boss, { article: lamp.code, months: '1', shop: shop.id })).toEqual([ids.monthly])
    expect(await idsOf(boss, { shop: sub.id })).toEqual([ids.elsewhere])
    expect(await idsOf(boss, { article: 'no such' })).toEqual([])
  })

  test('by when they are renewed: the next one first, what is cancelled never', async () => {
    const { boss } = people
    expect(await idsOf(boss, { due: '7' })).toEqual([])
    expect((await idsOf(boss, { due: '32' })).sort()).toEqual([ids.monthly, ids.elsewhere].sort())
    const far = await idsOf(boss, { due: '400' })
    expect([new Set(far.slice(0, 2)), ...far.slice(2)]).toEqual([
      new Set([ids.monthly, ids.elsewhere]),
      ids.quarterly,
      ids.chairs,
    ])
  })

  test('and what an address says that is no choice is none', async () => {
    const { boss } = people
    const everything = await idsOf(boss)
    const odd = { group: 'x', shop: 'y', due: '-1', months: '1e9', after: '\0' }
    expect(await idsOf(boss, odd)).toEqual(everything)
    expect(await idsOf(boss, { group: ['active'], due: ['1'], article: ['x'] })).toEqual(everything)
    expect(await idsOf(boss, { due: '' })).toEqual(everything)
  })
})

test('pages fit together, there and back, however it is sorted', async () => {
  const { shop, lamp } = await peopleWithTerms()
  const boss = await overseer(shop)
  for (let n = 0; n < 6; n++) {
    const buyer = asCustomer(shop, await makeCustomer(shop))
    await giveAddress(buyer)
    for (let each = 0; each < 9; each++) await subscribeTo(buyer, lamp, { months: '1', quantity: '1' })
  }
  for (const given of [{}, { due: '40' }]) {
    const first = await subscriptionPage(boss, view(given))
    const second = await subscriptionPage(boss, view({ ...given, after: first.next }))
    const both = [...first.rows, ...second.rows].map(({ id }) => id)
    expect([first.rows.length, second.rows.length, new Set(both).size]).toEqual([50, 4, 54])
    expect((await subscriptionPage(boss, view({ ...given, after: second.previous }))).rows).toEqual(first.rows)
  }
})

test('only whoever may see orders sees them, and only those of their shops', async () => {
  const { shop, carla, anna } = people
  expect(await idsOf(await overseer(shop, ['ROLE_SMCALLCENTER']))).toHaveLength(5)
  expect(await idsOf(await overseer(sub))).toEqual([ids.elsewhere])
  expect(await idsOf(await overseer(sub), { shop: shop.id })).toEqual([])
  expect(await idsOf(await overseer(await makeShop()))).toEqual([])
  for (const who of [await overseer(shop, ['ROLE_SMSHOPUSER']), anna, carla])
    await expect(idsOf(who)).rejects.toMatchObject({ key: 'notAllowed' })
})
