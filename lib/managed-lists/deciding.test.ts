import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, type Tx, transact } from '@/db'
import {
  accounts,
  auditEntries,
  cartLines,
  mails,
  managerRoles,
  managerShops,
  managers,
  skus,
  stock,
} from '@/db/schema'
import { type Actor, type Customer, fullName } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { cartOf } from '@/lib/cart/queries'
import { setPrices } from '@/lib/pricing/commands'
import type { Price } from '@/lib/pricing/input'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { acceptList, lettersTo, listRow, peopleWithManagedLists, rejectList, sendList } from '@/lib/testing/managed'
import { seeManagedList, takeRest } from './decide'
import { isAllInCart, listsNamed, managedListById, managedListsOf } from './queries'

const allInCart = async (actor: Actor, { id }: { id: string }) =>
  isAllInCart(actor, (await managedListById(actor, id))!)

const inCart = async (actor: Actor) =>
  ((await cartOf(actor))?.lines ?? []).map(({ skuId, quantity, listReference }) => [skuId, quantity, listReference])

describe('a customer takes a list', () => {
  test('into the cart, at the price of today, with the reference and in the name of who made it', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const lamp = await makeSku(shop, { price: 1000 })
    const list = await sendList(anna, [[lamp, 2]])
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    await setPrices(await makeManager(shop, ['ROLE_SMADMIN']), lamp.id, [{ regular: 1200 }])
    expect((await managedListById(carla, list.id))?.lines).toMatchObject([
      { change: 'higher', priceThen: 1000, today: { unitPrice: 1200 } },
    ])

    await acceptList(carla, { id: list.id, version: 1, price: '1', [`price:${lamp.id}`]: '1' })

    expect((await cartOf(carla))?.lines).toMatchObject([
      { quantity: 1, unitPrice: 1200, listReference: '', addedByName: null },
      { quantity: 2, unitPrice: 1200, listReference: list.id, addedByName: anna.account?.name },
    ])
    expect(await listRow(list)).toMatchObject({ state: 'accepted', decidedByName: null })
    for (const again of [acceptList, rejectList])
      await expect(again(carla, { id: list.id, version: 1 })).rejects.toMatchObject({ key: 'managedListDecided' })
  })

  test('the lines, quantities and alternatives they choose; the rest stays, and can be taken once', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const [lamp, desk, other, strange] = [
      await makeSku(shop),
      await makeSku(shop),
      await makeSku(shop),
      await makeSku(shop),
    ]
    const goods: [{ id: string }, number][] = [
      [lamp, 5],
      [desk, 2],
    ]
    const list = await sendList(anna, goods, { [`alternatives:${desk.id}`]: other.code })
    const [first, second] = (await listRow(list)).lines
    const chosen = { id: list.id, version: 1, which: 'chosen' } as const
    await expect(acceptList(carla, chosen)).rejects.toMatchObject({ key: 'nothingTicked' })
    const smuggled = { ...chosen, line: second!.id, [`sku:${second!.id}`]: strange.id }
    await expect(acceptList(carla, smuggled)).rejects.toMatchObject({ key: 'managedListChanged' })
    expect(await listRow(list)).toMatchObject({ state: 'sent' })

    await acceptList(carla, {
      ...chosen,
      line: [first!.id, second!.id],
      [`quantity:${first!.id}`]: '3',
      [`quantity:${second!.id}`]: '99',
      [`sku:${second!.id}`]: other.id,
    })

    expect(await inCart(carla)).toEqual([
      [lamp.id, 3, list.id],
      [other.id, 2, list.id],
    ])
    const taken = async (actor: Actor) => (await managedListById(actor, list.id))!.lines.map((line) => line.taken)
    for (const actor of [carla, anna])
      expect(await taken(actor)).toEqual([[{ skuId: lamp.id, quantity: 3 }], [{ skuId: other.id, quantity: 2 }]])
    expect(await allInCart(carla, list)).toBe(false)
    await takeRest(carla, list.id)
    expect(await allInCart(carla, list)).toBe(true)
    expect((await listsNamed(carla, [list.id])).get(list.id)).toMatchObject({ takenBy: fullName(carla.customer!) })
    expect(await inCart(carla)).toEqual([
      [lamp.id, 5, list.id],
      [other.id, 2, list.id],
    ])
    await expect(takeRest(carla, list.id)).rejects.toMatchObject({ key: 'managedListAllThere' })
  })

  test('as far as it can be had; where nothing can, nothing is decided', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const [gone, few] = [await makeSku(shop, { name: 'Gone' }), await makeSku(shop, { name: 'Few' })]
    const list = await sendList(anna, [
      [gone, 1],
      [few, 5],
    ])
    const set = (quantity: number) =>
      transact({ shop: shop.id }, async (tx) => {
        await tx.update(skus).set({ enabled: false }).where(eq(skus.id, gone.id))
        await tx.update(stock).set({ quantity }).where(eq(stock.skuId, few.id))
      })
    await set(0)
    const lines = (await managedListById(carla, list.id))?.lines
    expect(lines?.map(({ change, today }) => [change, today.problem])).toEqual([
      ['notForSale', 'unavailable'],
      ['same', 'soldOut'],
    ])
    const nothing = acceptList(carla, { id: list.id, version: 1 })
    await expect(nothing).rejects.toMatchObject({ key: 'notForSale' })
    expect(await listRow(list)).toMatchObject({ state: 'sent' })
    await set(2)
    const puts = await acceptList(carla, { id: list.id, version: 1 })
    expect(puts.map(({ put, refusal }) => [put, refusal?.key])).toEqual([
      [0, 'notForSale'],
      [2, 'notThatMany'],
    ])
  })

  test('of two with one name and the same sku, each for itself', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const lamp = await makeSku(shop)
    const [one, two] = [await sendList(anna, [[lamp, 1]]), await sendList(anna, [[lamp, 2]])]
    for (const { id } of [one, two]) await acceptList(carla, { id, version: 1 })
    expect(await inCart(carla)).toEqual([
      [lamp.id, 1, one.id],
      [lamp.id, 2, two.id],
    ])
  })
})

/** What may become of a price of 10.00 until the answer, in whichever way, what the page says of it, and what it is. */
const meanwhile: Record<
  string,
  { rows?: Price[]; shop?: Partial<Shop>; customer?: Partial<Customer>; seen: string; unit: number | null }
> = {
  'costs less': { rows: [{ regular: 800 }], seen: 'lower', unit: 800 },
  'is on sale': { rows: [{ regular: 1000, sale: 700 }], seen: 'onSale', unit: 700 },
  'is told upon request': { rows: [{ regular: 0, onRequest: true }], seen: 'onRequest', unit: null },
  'is sold in another currency': {
    rows: [{ regular: 1000 }],
    shop: { currency: 'USD' },
    seen: 'otherCurrency',
    unit: 1000,
  },
  'has another price for such customers': {
    rows: [{ regular: 1000 }, { regular: 900, policy: 'X' }],
    customer: { pricingPolicy: 'X' },
    seen: 'lower',
    unit: 900,
  },
  'is bought by a customer of another type now': { customer: { type: 'B2E' }, seen: 'same', unit: 1000 },
}

test.each(Object.entries(meanwhile))(
  'what %s by now is taken at that, and the page says so',
  async (_what, { rows, seen, unit, ...now }) => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const lamp = await makeSku(shop, { price: 1000 })
    const list = await sendList(anna, [[lamp, 2]])
    const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), shop: { ...shop, ...now.shop } }
    if (rows) await setPrices(boss, lamp.id, rows)
    const later = { ...carla, shop: boss.shop, customer: { ...carla.customer!, ...now.customer } }
    expect((await managedListById(later, list.id))?.lines).toMatchObject([{ change: seen, today: { unitPrice: unit } }])
    const taking = acceptList(later, { id: list.id, version: 1, price: '1', [`price:${lamp.id}`]: '1' })
    if (unit === null) await expect(taking).rejects.toMatchObject({ key: 'priceOnRequest' })
    else await taking
    const lines = (await cartOf(later))?.lines ?? []
    expect(lines.map(({ unitPrice, quantity }) => [unitPrice, quantity])).toEqual(unit === null ? [] : [[unit, 2]])
  },
)

type Since = { happens: (tx: Tx, id: string, elsewhere: string) => Promise<unknown>; reader: 'maker' | 'the shop' }

/** What may become of a manager between making a list and the answer, and who is told then. */
const since: Record<string, Since> = {
  'who is called otherwise by now': {
    happens: (tx, id) => tx.update(managers).set({ firstname: 'Renamed' }).where(eq(managers.id, id)),
    reader: 'maker',
  },
  'who has left': {
    happens: (tx, id) => tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, id)),
    reader: 'the shop',
  },
  'who looks after another shop now': {
    happens: (tx, id, shopId) => tx.update(managerShops).set({ shopId }).where(eq(managerShops.managerId, id)),
    reader: 'the shop',
  },
  'who does other work now': {
    happens: (tx, id) =>
      tx
        .delete(managerRoles)
        .where(and(eq(managerRoles.managerId, id), eq(managerRoles.role, 'ROLE_SMCALLCENTERLOGINSF'))),
    reader: 'the shop',
  },
}

describe('a customer says no', () => {
  test('and the list is gone; whoever made it gets one letter with the reason, under their address of today', async () => {
    const { shop, anna, carla, manager } = await peopleWithManagedLists()
    const list = await sendList(anna, [[await makeSku(shop), 1]])
    const email = `moved.${manager.account.id}@test.com`
    await transact({ account: manager.account.id }, async (tx) => {
      await tx.update(accounts).set({ email }).where(eq(accounts.id, manager.account.id))
    })
    await rejectList(carla, { id: list.id, version: 1, reason: 'Too bright' })
    const letters = await lettersTo(email)
    expect(letters.map(({ template }) => template)).toEqual(['adm-managedlist-rejected'])
    const ledger = await db.select().from(auditEntries).where(eq(auditEntries.action, 'managedList.reject'))
    expect(ledger.find(({ objectId }) => objectId === list.id)!.after).toMatch(/"reasonText":"#/)
    expect(letters[0]?.text).toContain('Too bright')
    expect(await managedListsOf(carla)).toEqual([])
    expect(await managedListById(carla, list.id)).toBeUndefined()
    expect(await managedListsOf(anna)).toMatchObject([{ state: 'rejected' }])
  })

  test.each(Object.entries(since))('to a list of a manager %s, in one letter', async (_what, { happens, reader }) => {
    const people = await peopleWithManagedLists({ SHOP_ADMIN_EMAIL: 'stand.in@test.com' })
    const { shop, anna, carla, manager } = people
    const list = await sendList(anna, [[await makeSku(shop), 1]])
    const { id: elsewhere } = await makeShop()
    await transact({ manager: manager.account.id }, (tx) => happens(tx, manager.account.id, elsewhere))
    const before = await db.$count(mails)
    await rejectList(carla, { id: list.id, version: 1, reason: 'Too bright' })
    expect(await db.$count(mails)).toBe(before + 1)
    const [letter] = await lettersTo(reader === 'maker' ? manager.account.email : 'stand.in@test.com')
    expect(letter).toMatchObject({ template: 'adm-managedlist-rejected', shopId: shop.id })
    expect(letter!.text).toContain('Too bright')
    expect(letter!.text).toContain(manager.account.name)
    expect(await managedListsOf(anna)).toMatchObject([{ state: 'rejected', managerName: manager.account.name }])
  })
})

describe('nobody else decides', () => {
  test('not a stranger, not a guest, not another shop; and only the customer has seen it', async () => {
    const { shop, anna, carla, customer, manager } = await peopleWithManagedLists()
    const list = await sendList(anna, [[await makeSku(shop), 1]])
    const strangers = [
      asCustomer(shop, await makeCustomer(shop)),
      visitor(shop),
      manager,
      asCustomer(await makeShop(), customer),
    ]
    for (const actor of strangers) {
      for (const decide of [acceptList, rejectList])
        await expect(decide(actor, { id: list.id, version: 1 })).rejects.toMatchObject({ key: 'missing' })
      await expect(takeRest(actor, list.id)).rejects.toMatchObject({ key: 'missing' })
      expect(await managedListById(actor, list.id)).toBeUndefined()
      await seeManagedList(actor, list.id)
    }
    await expect(seeManagedList(anna, list.id)).rejects.toMatchObject({ key: 'notOnBehalf' })
    expect(await listRow(list)).toMatchObject({ state: 'sent', seenAt: null })
    await seeManagedList(carla, list.id)
    expect(await listRow(list)).toMatchObject({ state: 'seen' })
  })

  test('a manager for the customer only where the shop says so, and then it is written down', async () => {
    const refused = await peopleWithManagedLists()
    const list = await sendList(refused.anna, [[await makeSku(refused.shop), 1]])
    for (const decide of [acceptList, rejectList])
      await expect(decide(refused.anna, { id: list.id, version: 1 })).rejects.toMatchObject({
        key: 'managedListTheirs',
      })
    expect(await managedListById(refused.anna, list.id)).toBeDefined()

    const { shop, anna, carla } = await peopleWithManagedLists({ SHOP_SF_MANAGED_LIST_ON_BEHALF: 'true' })
    const other = await sendList(anna, [[await makeSku(shop), 1]])
    await acceptList(anna, { id: other.id, version: 1 })
    expect(await listRow(other)).toMatchObject({ state: 'accepted', decidedByName: anna.account?.name })
    expect(await inCart(carla)).toHaveLength(1)
    const kept = and(eq(auditEntries.assistId, anna.assist.id), eq(auditEntries.action, 'managedList.accept'))
    expect(await db.$count(auditEntries, kept)).toBe(1)
  })
})

test('fifty say yes and fifty say no at once: one of them has decided, the others are told so', async () => {
  const { shop, anna, carla, manager } = await peopleWithManagedLists()
  const lamp = await makeSku(shop)
  const list = await sendList(anna, [[lamp, 2]])
  const seen = { id: list.id, version: 1 }
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) => (n % 2 ? rejectList(carla, seen) : acceptList(carla, seen))),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.key] : []))
  expect(new Set(reasons)).toEqual(new Set(['managedListDecided']))
  const { state } = await listRow(list)
  expect(await db.$count(cartLines, eq(cartLines.listReference, list.id))).toBe(state === 'accepted' ? 1 : 0)
  expect(await inCart(carla)).toEqual(state === 'accepted' ? [[lamp.id, 2, list.id]] : [])
  expect(await lettersTo(manager.account.email)).toHaveLength(state === 'rejected' ? 1 : 0)
})
