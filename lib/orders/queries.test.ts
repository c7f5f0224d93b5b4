import { describe, expect, test } from 'vitest'
import { buy } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { orderByNumber, ordersOf } from './queries'

async function makeHistory(count: number) {
  const shop = await makeShop()
  const sku = await makeSku(shop, { quantity: 100 })
  const customer = await makeCustomer(shop)
  const niels = asCustomer(shop, customer)
  const placed: string[] = []
  for (let n = 0; n < count; n++) placed.unshift((await buy(niels, [[sku, 1]])).number)
  return { shop, sku, customer, niels, placed }
}

describe('the orders of a customer', () => {
  test('are walked page by page, newest first, each once', async () => {
    const { niels, placed } = await makeHistory(5)
    const found: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await ordersOf(niels, { after, limit: 2 })
      found.push(...page.orders.map(({ number }) => number))
      if (!page.next) break
      after = page.next
    }
    expect(found).toEqual(placed)
  })

  test('are theirs and those of a manager acting for them, in this shop; nobody else’s', async () => {
    const { shop, customer, placed } = await makeHistory(1)
    const anna = await makeManager(shop)
    const acting = await assisting(anna, customer)
    expect((await ordersOf(acting)).orders).toMatchObject([{ number: placed[0] }])

    const strangers = [
      asCustomer(shop, await makeCustomer(shop)),
      asCustomer(await makeShop(), customer),
      visitor(shop),
      anna,
    ]
    for (const stranger of strangers) {
      expect((await ordersOf(stranger)).orders).toEqual([])
      expect(await orderByNumber(stranger, placed[0]!)).toBeUndefined()
    }
  })

  test('begin again at the top when a page is asked for that is not theirs', async () => {
    const { shop, niels, placed } = await makeHistory(1)
    const other = await makeHistory(1)
    expect((await ordersOf(niels, { after: other.placed[0] })).orders.map(({ number }) => number)).toEqual(placed)
    expect(await orderByNumber(niels, `${'9'.repeat(12)}-1`)).toBeUndefined()
    expect(await orderByNumber(niels, "1' or '1'='1")).toBeUndefined()
    expect(shop.id).not.toBe(other.shop.id)
  })

  test('tell a manager who of the staff placed one, and the customer only where the shop does', async () => {
    const { shop, sku, customer, niels } = await makeHistory(0)
    const anna = await assisting(await makeManager(shop), customer)
    const { number } = await buy(anna, [[sku, 1]])
    const lone = await assisting(await makeManager(shop), customer)
    const staffName = anna.account!.name
    for (const [actor, told] of [
      [anna, { byStaff: true, byYou: true, staffName }],
      [lone, { byStaff: true, byYou: false, staffName }],
      [niels, { byStaff: true, byYou: false, staffName: null }],
    ] as const) {
      expect(await orderByNumber(actor, number)).toMatchObject(told)
      expect((await ordersOf(actor)).orders).toMatchObject([told])
    }
  })

  test('tell nothing that is for the staff', async () => {
    const { niels, placed } = await makeHistory(1)
    const order = (await orderByNumber(niels, placed[0]!))!
    expect(Object.keys(order)).not.toEqual(expect.arrayContaining(['managerEmail']))
    const theirs = ['managerId', 'managerName', 'managerEmail', 'assistReason', 'approvedBy']
    for (const hidden of [...theirs, 'guestHash', 'placementKey']) {
      expect(order).not.toHaveProperty(hidden)
    }
    for (const entry of order.history) expect(entry).not.toHaveProperty('remark')
  })
})
