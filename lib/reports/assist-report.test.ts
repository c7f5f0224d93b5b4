import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GET } from '@/app/admin/assists/export/route'
import { transact } from '@/db'
import { assists, orders } from '@/db/schema'
import { disputeAssist } from '@/lib/assist/dispute'
import { endAssist } from '@/lib/assist/ending'
import { DAY, MINUTE } from '@/lib/clock'
import { withdrawManagedList } from '@/lib/managed-lists/commands'
import { handOver, takeUp } from '@/lib/orders/handover'
import { buy, fillCart, placeNow } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { acceptList, peopleWithManagedLists, rejectList, sendList } from '@/lib/testing/managed'
import { assistReport } from './assist-report'
import { csvOf } from './csv'

const asking = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/auth/admin', () => ({ adminActor: async () => asking.actor }))

beforeEach(() => setClock(0))

const boss = async (...shops: Awaited<ReturnType<typeof makeShop>>[]) => ({
  ...(await makeManager(shops[0]!, ['ROLE_SMSHOPADMIN'])),
  oversees: shops.map(({ id }) => id),
})

async function helped() {
  const shop = await makeShop()
  const anna = await makeManager(shop)
  const customer = await makeCustomer(shop)
  const acting = await assisting(anna, customer)
  const lamp = await makeSku(shop, { price: 1000, quantity: 50 })
  return { shop, anna, customer, acting, lamp }
}

describe('the report on assisting', () => {
  test('counts assists, people, minutes, orders and revenue of one shop and manager', async () => {
    const { shop, anna, customer, acting, lamp } = await helped()
    const first = await buy(acting, [[lamp, 2]])
    const second = await buy(acting, [[lamp, 1]])
    await transact({ order: second.id }, (tx) =>
      tx.update(orders).set({ state: 'os.cancelled' }).where(eq(orders.id, second.id)),
    )
    setClock(10 * MINUTE)
    await endAssist({ id: acting.assist!.id }, 'log-off-customer', 'r')
    await buy(asCustomer(shop, customer), [[lamp, 5]]) // their own, in no assist
    const again = await assisting(anna, customer)
    await disputeAssist(asCustomer(shop, customer), { assistId: again.assist!.id })

    const { rows } = await assistReport(await boss(shop), {})
    expect(rows).toMatchObject([
      {
        shop: shop.name,
        manager: anna.account.name,
        assists: 2,
        customers: 1,
        disputed: 1,
        orders: 1,
        revenue: first.total,
      },
    ])
    expect(rows[0]!.minutes).toBeGreaterThanOrEqual(4)
    expect(rows[0]!.minutes).toBeLessThanOrEqual(6)
  })

  test('counts what was handed over apart, once the customer has ordered it', async () => {
    const { shop, anna, customer, acting, lamp } = await helped()
    const carla = asCustomer(shop, customer)
    await assisting(anna, await makeCustomer(shop))
    await fillCart(acting, [[lamp, 2]])
    await takeUp(carla, (await handOver(acting)).id)
    const report = async () => (await assistReport(await boss(shop), {})).rows
    expect(await report()).toMatchObject([{ orders: 0, handedOver: 0, handedOverRevenue: 0 }])
    const order = await placeNow(carla)
    const theirs = { handedOver: 1, handedOverRevenue: order.total }
    expect(await report()).toMatchObject([{ orders: 0, revenue: 0, ...theirs }])
    // What the manager orders after all is the manager's.
    await fillCart(acting, [[lamp, 1]])
    await handOver(acting)
    const { total: revenue } = await placeNow(acting)
    expect(await report()).toMatchObject([{ orders: 1, revenue, ...theirs }])
  })

  test('counts the lists that customers have taken, of those that stand', async () => {
    const { shop, anna, carla } = await peopleWithManagedLists()
    const lamp = await makeSku(shop, { price: 1000, quantity: 50 })
    const [taken, refused, withdrawn] = [
      await sendList(anna, [[lamp, 1]]),
      await sendList(anna, [[lamp, 2]]),
      await sendList(anna, [[lamp, 3]]),
    ]
    await sendList(anna, [[lamp, 4]])
    await acceptList(carla, { id: taken.id, version: 1 })
    await rejectList(carla, { id: refused.id, version: 1 })
    await withdrawManagedList(anna, withdrawn.id)
    expect((await assistReport(await boss(shop), {})).rows).toMatchObject([{ lists: 3, accepted: 1 }])
  })

  test('knows its days, and makes sense of senseless ones', async () => {
    const { shop, acting } = await helped()
    const long = new Date(Date.now() - 40 * DAY)
    await transact({ assist: 'x' }, (tx) =>
      tx.update(assists).set({ startedAt: long }).where(eq(assists.id, acting.assist!.id)),
    )
    const reader = await boss(shop)
    expect((await assistReport(reader, {})).rows).toEqual([])
    const day = long.toISOString().slice(0, 10)
    const around = {
      from: new Date(long.getTime() - DAY).toISOString().slice(0, 10),
      to: new Date(long.getTime() + DAY).toISOString().slice(0, 10),
    }
    expect((await assistReport(reader, around)).rows).toHaveLength(1)
    expect((await assistReport(reader, { from: '2026-11-28', to: day })).from < day).toBe(true)
    expect((await assistReport(reader, { from: '0001-01-01', to: '1800-01-01' })).rows).toEqual([])
    expect((await assistReport(reader, { to: '9999-12-31' })).rows).toEqual([])
  })

  test('is of one’s own shops only, and for whoever may see the ledger', async () => {
    const { shop, anna } = await helped()
    expect((await assistReport(await boss(await makeShop()), {})).rows).toEqual([])
    expect((await assistReport({ ...(await boss(shop)), oversees: [] }, {})).rows).toEqual([])
    await expect(assistReport({ ...anna, oversees: [shop.id] }, {})).rejects.toMatchObject({ key: 'notAllowed' })
  })
})

describe('a file for spreadsheets', () => {
  test('is of the days that were asked for', async () => {
    const { shop, anna, acting } = await helped()
    await transact({ assist: 'x' }, (tx) =>
      tx
        .update(assists)
        .set({ startedAt: new Date(Date.UTC(2024, 1, 15)) })
        .where(eq(assists.id, acting.assist!.id)),
    )
    asking.actor = await boss(shop)
    const fileOf = async (days: string) =>
      GET(new Request(`http://shop.test/admin/assists/export${days}`), { params: Promise.resolve({}) })
    const then = await fileOf('?from=2024-02-01&to=2024-02-29')
    expect(then.headers.get('content-disposition')).toContain('assists-2024-02-01-2024-02-29.csv')
    expect(await then.text()).toContain(anna.account.name)
    expect(await (await fileOf('')).text()).not.toContain(anna.account.name)
  })

  test('keeps formulas as text, quotes quotes, and leaves out what is not known', () => {
    expect(csvOf([['=HYPERLINK("x")', ' +1', '-2', '@x', 'a;"b"\nc', 7, null]])).toBe(
      '\uFEFF"\'=HYPERLINK(""x"")";"\' +1";"\'-2";"\'@x";"a;""b""\nc";7;\r\n',
    )
  })
})
