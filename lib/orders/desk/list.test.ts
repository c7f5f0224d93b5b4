import { and, desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { orderRequests, orderSearch } from '@/db/schema'
import { inRowOrder } from '@/db/search'
import type { Actor } from '@/lib/auth/actor'
import { cursorOf } from '@/lib/cursor'
import { buy } from '@/lib/testing/buy'
import { makeOrderRow } from '@/lib/testing/drafted'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { overseer } from '@/lib/testing/overseer'
import { orderPage } from './list'
import { OrdersView } from './view'

const list = async (actor: Actor, view: Record<string, string> = {}) =>
  (await orderPage(actor, OrdersView.parse(view))).rows.map(({ id }) => id)

const find = (actor: Actor, q: string) => list(actor, { q })

describe('the box', () => {
  async function three() {
    const shop = await makeShop()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]
    const address = { name: 'Renée Ørsted', company: 'Bohr & Søn', line1: 'Nørregade 3', line2: '', phone: '' }
    const shipTo = { ...address, postcode: '8000', city: 'Århus', country: 'DK' }
    const niels = await makeCustomer(shop, { tags: ['gold-2'], company: 'Institut Bohr' })
    const a = await makeOrderRow(shop, {
      firstname: 'Renée',
      lastname: 'Ørsted',
      email: 'r.oersted@cph.test',
      phone: '+45 35 12 34 56',
      shipTo,
      sku: lamp,
    })
    const b = await makeOrderRow(shop, { firstname: 'Niels', customerId: niels.id, sku: desk, cartId: newId() })
    const c = await makeOrderRow(shop, { firstname: 'Nora', placedAt: new Date('2019-12-31T23:30:00Z'), sku: lamp })
    return { shop, a, b, c, lamp, desk, actor: await overseer(shop) }
  }

  test('finds by name, e-mail, phone and number', async () => {
    const { actor, a, b, c } = await three()

    expect(await find(actor, 'oersted')).toEqual([a.id])
    expect(await find(actor, 'ØRSTED ren')).toEqual([a.id])
    expect(await find(actor, 'r.oersted@cph.test')).toEqual([a.id])
    expect(await find(actor, '35 12 34 56')).toEqual([a.id])
    expect(await find(actor, '+45 3512')).toEqual([a.id])
    expect(await find(actor, b.number)).toEqual([b.id])
    expect(await find(actor, c.number.slice(0, 12))).toEqual([c.id])
    expect(await find(actor, c.number.replace('-', '').slice(-6))).toEqual([c.id])
    expect(await find(actor, 'nobody')).toEqual([])
  })

  test('finds the same orders in the same order, however common the words are', async () => {
    const { actor, shop } = await three()
    for (let n = 0; n < 12; n++)
      await makeOrderRow(shop, { firstname: n % 3 ? 'Anna' : 'Andrea', lastname: 'Lundberg' })
    const found = async (wanted: string[][], order: 'up' | 'down', beyond?: number, many?: number) => {
      const hits = await inRowOrder('order', wanted, { order, beyond, many })
      const { row, shopId } = orderSearch
      const there = and(eq(row, hits.row), eq(shopId, shop.id))
      const rows = await db
        .select({ row })
        .from(hits.from)
        .innerJoin(orderSearch, there)
        .orderBy(order === 'up' ? row : desc(row))
      return rows.map((each) => each.row)
    }

    for (const wanted of [[['lund']], [['ann', 'andr'], ['lund']], [['andr'], ['lundb']], [['lund'], ['qzxj']]]) {
      for (const order of ['up', 'down'] as const) {
        const all = await found(wanted, order)
        expect(all).toHaveLength(wanted.flat().includes('qzxj') ? 0 : wanted[0]![0] === 'andr' ? 4 : 12)
        for (const many of [1, 5, 13, 1000]) {
          expect(await found(wanted, order, undefined, many)).toEqual(all)
          expect(await found(wanted, order, all[1] ?? 0, many)).toEqual(all.slice(2))
        }
      }
    }
    expect(await find(actor, 'lundberg andrea')).toHaveLength(4)
  })

  test('finds nothing in years that no shop has seen, on any database', async () => {
    const { actor } = await three()
    for (const span of ['0000<0001', '<0000-06', '0001-01-01<']) expect(await find(actor, span)).toEqual([])
  })

  test('goes on from any place that an address names, on any database', async () => {
    const { actor } = await three()
    for (const [value, count] of [
      [8.65e15, 3],
      [Number.MAX_SAFE_INTEGER, 3],
      [-9e14, 0],
      [Number.MIN_SAFE_INTEGER, 0],
    ]) {
      const after = cursorOf({ value: value!, id: newId() })
      expect(await list(actor, { after })).toHaveLength(count!)
      expect(await list(actor, { after: `~${after}` })).toHaveLength(3 - count!)
    }
  })

  test('finds nothing of another kind', async () => {
    const { actor, a } = await three()

    expect(await find(actor, 'nørregade')).toEqual([])
    expect(await find(actor, 'gold2')).toEqual([])
    expect(await find(actor, `?${a.number}`)).toEqual([])
    expect(await find(actor, '@oersted')).toEqual([])
  })

  test('# finds by number or cart', async () => {
    const { actor, a, b } = await three()

    expect(await find(actor, `#${a.number}`)).toEqual([a.id])
    expect(await find(actor, `#${b.cartId}`)).toEqual([b.id])
    expect(await find(actor, '#niels')).toEqual([])
  })

  test('? finds by customer, @ by address', async () => {
    const { actor, a, b } = await three()

    expect(await find(actor, '?niels')).toEqual([b.id])
    expect(await find(actor, '@8000')).toEqual([a.id])
    expect(await find(actor, '@norregade 3')).toEqual([a.id])
    expect(await find(actor, '@arhus')).toEqual([a.id])
  })

  test('& finds the orders that contain a sku, and no longer code', async () => {
    const { actor, a, c, lamp, shop } = await three()
    await makeOrderRow(shop, { sku: await makeSku(shop, { code: `${lamp.code}-LONG` }) })

    expect(await find(actor, `&${lamp.code.toLowerCase()}`)).toEqual([a.id, c.id])
    expect(await find(actor, '&none')).toEqual([])
  })

  test('* finds by id in whatever state', async () => {
    const { actor, shop } = await three()
    const hidden = await makeOrderRow(shop, { state: 'os.none' })

    expect(await find(actor, `*${hidden.id}`)).toEqual([hidden.id])
    expect(await list(actor, { q: `*${hidden.id}`, group: 'completed' })).toEqual([hidden.id])
    expect(await find(actor, '*1')).toEqual([])
  })

  test('^ finds by shop, by tag and by company', async () => {
    const { actor, a, b, c, shop } = await three()

    expect(new Set(await find(actor, `^${shop.code.toLowerCase()}`))).toEqual(new Set([a.id, b.id, c.id]))
    expect(await find(actor, '^gold-2')).toEqual([b.id])
    expect(await find(actor, '^institut')).toEqual([b.id])
    expect(await find(actor, '^bohr')).toEqual([b.id, a.id])
  })

  test('a time span goes with everything, and its days are the shop’s', async () => {
    const { actor, a, b, c } = await three()

    expect(await find(actor, '2020<2021')).toEqual([c.id])
    expect(await find(actor, '<2020')).toEqual([])
    expect(await find(actor, '2020-01-01<2020-01-02 nora')).toEqual([c.id])
    expect(await find(actor, '2021-06<')).toEqual([b.id, a.id])
    expect(await find(actor, '2020-02-31<')).toEqual([])
    expect((await orderPage(actor, OrdersView.parse({ q: '2020-13<' }))).senseless).toBe(true)
  })

  test('! finds the orders that hold stock of a sku', async () => {
    const shop = await makeShop()
    const [lamp, desk] = [await makeSku(shop), await makeSku(shop)]
    const actor = asCustomer(shop, await makeCustomer(shop))
    const order = await buy(actor, [[lamp, 1]])
    await buy(actor, [[desk, 1]])

    expect(await find(await overseer(shop), `!${lamp.code}`)).toEqual([order.id])
  })
})

describe('the list', () => {
  test('hides what was never placed, and groups states', async () => {
    const shop = await makeShop()
    const hidden = await makeOrderRow(shop, { state: 'os.none' })
    const waiting = await makeOrderRow(shop, { state: 'os.waiting' })
    const done = await makeOrderRow(shop, { state: 'os.completed' })
    const actor = await overseer(shop)

    expect(await list(actor)).toEqual([done.id, waiting.id])
    expect(await list(actor, { group: 'waiting' })).toEqual([waiting.id])
    expect(await list(actor, { group: 'mine' })).toEqual([waiting.id])
    expect(await list(actor, { group: 'temporary' })).toEqual([hidden.id])
    expect(await list(actor, { q: 'carla', group: 'completed' })).toEqual([done.id])
  })

  test('shows open requests alone', async () => {
    const shop = await makeShop()
    const [asked] = [await makeOrderRow(shop), await makeOrderRow(shop)]
    await transact({ order: asked!.id }, async (tx) => {
      const row = { orderId: asked!.id, shopId: shop.id, kind: 'cancel' as const, state: 'open' as const, reason: '' }
      await tx.insert(orderRequests).values({ ...row, createdAt: new Date() })
    })
    const actor = await overseer(shop)

    expect(await list(actor, { requests: 'open' })).toEqual([asked!.id])
    expect(await list(actor, { requests: 'open', q: 'carla' })).toEqual([asked!.id])
  })

  test('shows only the manager’s shops and their sub-shops', async () => {
    const [master, stranger] = [await makeShop(), await makeShop()]
    const sub = await makeShop({ master })
    const own = [await makeOrderRow(master), await makeOrderRow(sub)].map(({ id }) => id).reverse()
    const theirs = await makeOrderRow(stranger)
    const actor = await overseer(master)

    expect(await list(actor)).toEqual(own)
    expect(await list(actor, { shop: sub.id })).toEqual([own[0]])
    expect(await list(actor, { shop: stranger.id })).toEqual([])
    for (const q of ['carla', theirs.number, `*${theirs.id}`, `^${stranger.code}`, '@2100']) {
      expect(await find(actor, q)).not.toContain(theirs.id)
    }
    expect(await list(await overseer(sub))).toEqual([own[0]])
    expect(await list({ ...actor, oversees: [] })).toEqual([])
  })

  test('is refused without the right', async () => {
    const shop = await makeShop()
    const actor = { ...(await makeManager(shop, ['ROLE_SMSHOPUSER'])), oversees: [shop.id] }

    await expect(orderPage(actor, OrdersView.parse({}))).rejects.toMatchObject({ key: 'notAllowed' })
  })
})

describe('the pages', () => {
  const views = [
    {},
    { order: 'up' },
    { sort: 'total' },
    { sort: 'total', order: 'up' },
    { q: 'carla' },
    { q: 'carla', order: 'up' },
    { q: 'carla', sort: 'total' },
  ]

  test.each(views)('of %j show every order once, forwards and backwards, while others come and go', async (view) => {
    const master = await makeShop()
    const shops = [master, await makeShop({ master })]
    const at = Date.now()
    const made = []
    for (let n = 0; n < 130; n++) {
      made.push(
        await makeOrderRow(shops[n % 2]!, {
          placedAt: new Date(at - Math.floor(n / 3) * 1000),
          total: 1000 + (n % 7),
          state: n % 4 ? 'os.waiting' : 'os.completed',
        }),
      )
    }
    const actor = await overseer(master)

    const seen: string[] = []
    let page = await orderPage(actor, OrdersView.parse(view))
    const first = page.rows.map(({ id }) => id)
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      if (seen.length === 50)
        await makeOrderRow(master, { firstname: 'Newer', placedAt: new Date(at + 60_000), total: 9999 })
      page = await orderPage(actor, OrdersView.parse({ ...view, after: page.next }))
    }
    expect(made.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([])
    expect(new Set(seen).size).toBe(seen.length)

    const back = page.rows.map(({ id }) => id)
    while (page.previous) {
      page = await orderPage(actor, OrdersView.parse({ ...view, after: page.previous }))
      back.unshift(...page.rows.map(({ id }) => id))
    }
    expect(back.filter((id) => seen.includes(id))).toEqual(seen)
    expect(seen.slice(0, 50)).toEqual(first)
  })
})
