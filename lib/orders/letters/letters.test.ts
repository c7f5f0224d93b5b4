import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { accounts, customers, managerShops, orderRequests, payments } from '@/db/schema'
import { now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { buy } from '@/lib/testing/buy'
import { bought, forget, readersOf, twoAdmins, whoGotWhat, written } from '@/lib/testing/letters'
import { assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { queueOrderMails, queueRequestMail, queueShortageMail } from './letters'

describe('letters', () => {
  test('are written again for another cause: another delivery, a later version, another refund', async () => {
    const { shop, order, delivery } = await bought(
      await makeShop({ attributes: { ...twoAdmins, SHOP_ADMIN_EMAIL: '' } }),
    )
    await forget()
    const running = { ...order, state: 'os.in.progress' as const }
    const shipped = { ...delivery, state: 'ds.shipped' as const }
    const tell = (changed: object) =>
      transact({}, (tx) =>
        queueOrderMails(tx, {
          shop,
          order: running,
          delivery: { ...shipped, ...changed },
          event: 'evt.shipment.complete',
        }),
      )
    await tell({})
    await tell({ version: 9 })
    await tell({ number: `${order.number}-2` })
    expect(await written()).toHaveLength(3)

    await forget()
    for (const amount of [500, 500]) {
      await refund(order.id, shop, amount)
      await transact({}, (tx) => queueOrderMails(tx, { shop, order: running, event: 'evt.refund.partial' }))
    }
    const refunds = await written()
    expect(refunds).toHaveLength(2)
    expect(refunds.every(({ text }) => text.includes('Amount: €5.00'))).toBe(true)
  })

  test('about missing goods are written once for each delivery, however often they are missing', async () => {
    const about = await bought(await makeShop({ attributes: twoAdmins }))
    await forget()
    for (const version of [1, 2]) {
      const delivery = { ...about.delivery, version }
      await transact({}, (tx) => queueShortageMail(tx, { ...about, delivery }))
    }
    expect(await whoGotWhat()).toEqual(readersOf('', '', 'adm-cant-allocate-product-qty'))
  })

  test('about a delivery show a centre what to pack, and neither prices nor remarks', async () => {
    const { shop, order, delivery } = await bought(
      await makeShop({ attributes: { ...twoAdmins, SHOP_SF_SHOW_MANAGER: 'true' } }),
    )
    await forget()
    const packed = {
      ...delivery,
      state: 'ds.packing' as const,
      externalReference: 'TRACK-1',
      externalUrl: 'javascript:alert(1)',
    }
    const said = { remark: 'Paid by hand: 4711', message: 'Sorry for the delay' }
    const running = { ...order, state: 'os.in.progress' as const, managerName: 'Anna Holm' }
    await transact({}, (tx) =>
      queueOrderMails(tx, { shop, order: running, delivery: packed, event: 'evt.release.to.pack', said }),
    )
    const all = await written()
    const textFor = (to: string) => all.find(({ recipient }) => recipient === to)!.text
    expect(textFor('warehouse@test.com')).toMatch(/Lamp.*× 2/)
    expect(textFor('warehouse@test.com')).toContain('TRACK-1')
    expect(textFor('warehouse@test.com')).not.toMatch(/€|4711|Anna Holm|@|admin/)
    expect(textFor('one@shop.test')).toContain('Paid by hand: 4711')
    expect(all.every(({ html }) => !html.includes('javascript:'))).toBe(true)
  })

  test('carry the message to the customer, and remarks only to the shop', async () => {
    const { shop, order } = await bought(await makeShop({ attributes: twoAdmins }))
    await forget()
    const said = { remark: 'Looks like fraud', message: 'We are out of lamps' }
    const cancelled = { ...order, state: 'os.cancelled' as const }
    await transact({}, (tx) => queueOrderMails(tx, { shop, order: cancelled, event: 'evt.order.cancel.refund', said }))
    const [customer, admin] = await written()
    expect(customer!.text).toContain('We are out of lamps')
    expect(customer!.text).not.toContain('fraud')
    expect(admin!.text).toMatch(/Looks like fraud[\s\S]*We are out of lamps/)
  })

  test('name the manager to the shop, and to the customer only where the shop wants that', async () => {
    for (const shown of ['true', 'false']) {
      const shop = await makeShop({ attributes: { ...twoAdmins, SHOP_SF_SHOW_MANAGER: shown } })
      const manager = await makeManager(shop)
      await forget()
      await buy(await assisting(manager, await makeCustomer(shop)), [[await makeSku(shop), 1]])
      const [forCustomer, ...others] = await written()
      expect(forCustomer!.template).toBe('order-new')
      expect(forCustomer!.text.includes(manager.account.name)).toBe(shown === 'true')
      expect(
        others
          .filter(({ template }) => template.startsWith('adm-'))
          .every(({ text }) => text.includes(manager.account.name)),
      ).toBe(true)
    }
  })

  test('of a sub-shop go to its own people as well, and to its master’s as the shop', async () => {
    const master = await makeShop({ attributes: { SHOP_ADMIN_EMAIL: 'master@shop.test' } })
    const shop = await makeShop({ master, attributes: { SHOP_ADMIN_EMAIL: 'institute@shop.test' } })
    await forget()
    const manager = await makeManager(shop)
    const customer = await makeCustomer(shop)
    const order = await buy(await assisting(manager, customer), [[await makeSku(shop), 1]])
    expect(await whoGotWhat()).toEqual(
      [
        `order-new → ${customer.email}`,
        `order-new → ${manager.account.email}`,
        'order-new → institute@shop.test',
        'adm-order-wait-confirmation → master@shop.test',
      ].sort(),
    )
    expect(order.managerEmail).toBe(manager.account.email)
  })

  test('are copied to the manager of the order where they read now, while they work here', async () => {
    const shop = await makeShop({ attributes: { SHOP_ADMIN_EMAIL: '' } })
    const [manager, customer] = [await makeManager(shop), await makeCustomer(shop)]
    const order = await buy(await assisting(manager, customer), [[await makeSku(shop), 1]])
    const tell = async () => {
      await forget()
      await transact({}, (tx) =>
        queueOrderMails(tx, { shop, order: { ...order, version: order.version + 1 }, event: 'evt.pending' }),
      )
      return (await written()).map(({ recipient }) => recipient)
    }
    const { id } = manager.account
    const moved = `moved-${id}@test.com`
    await transact({}, (tx) => tx.update(accounts).set({ email: moved }).where(eq(accounts.id, id)))
    expect((await tell()).sort()).toEqual([customer.email, moved].sort())
    await transact({}, (tx) => tx.delete(managerShops).where(eq(managerShops.managerId, id)))
    expect(await tell()).toEqual([customer.email])
    expect(order).toMatchObject({ managerId: id, managerEmail: manager.account.email })
  })

  test('go to the address of the time: the order’s, whatever becomes of the account’s', async () => {
    const { shop, order, customer } = await bought(await makeShop({ attributes: twoAdmins }))
    await forget()
    await transact({}, async (tx) => {
      await tx.update(customers).set({ email: 'new@test.com' }).where(eq(customers.id, customer.id))
    })
    const running = { ...order, state: 'os.in.progress' as const }
    await transact({}, (tx) => queueOrderMails(tx, { shop, order: running, event: 'evt.payment.confirmed' }))
    expect((await written())[0]).toMatchObject({ template: 'order-confirmed', recipient: customer.email })
  })

  test('speak the order’s language to the customer and the shop’s first one to its people', async () => {
    const { shop, order } = await bought(await makeShop({ attributes: twoAdmins }))
    await forget()
    const french = { ...order, locale: 'fr' as const, state: 'os.in.progress' as const }
    await transact({}, (tx) => queueOrderMails(tx, { shop, order: french, event: 'evt.payment.confirmed' }))
    expect((await written()).map(({ subject }) => subject)).toEqual([
      `La commande ${order.number} est confirmée`,
      `Order ${order.number} is confirmed`,
      `Order ${order.number} is confirmed`,
    ])
  })

  test('about what a customer asked go to the shop, a "no" to the customer with its words, a "yes" nowhere', async () => {
    const { shop, order } = await bought(await makeShop({ attributes: twoAdmins }))
    await forget()
    const asked = {
      orderId: order.id,
      shopId: shop.id,
      kind: 'cancel',
      state: 'open',
      reason: 'Too late',
      createdAt: now(),
    } as const
    const request = await transact({}, async (tx) => (await tx.insert(orderRequests).values(asked).returning())[0]!)
    const tell = (values: object) =>
      transact({}, (tx) => queueRequestMail(tx, { shop, order, request: { ...request, ...values } }))
    await tell({})
    await tell({ state: 'declined', answer: 'It has left' })
    await tell({ state: 'granted' })
    expect(await whoGotWhat()).toEqual(
      [...readersOf('', '', 'adm-order-request'), `order-request-declined → ${order.email}`].sort(),
    )
    const [forShop] = await written()
    expect(forShop!.text).toMatch(/Cancelling the order[\s\S]*Too late/)
    expect((await written()).at(-1)!.text).toContain('It has left')
  })
})

let seq = 0
const refund = (orderId: string, shop: Shop, amount: number) =>
  transact({ order: orderId }, async (tx) => {
    const common = { orderId, shopId: shop.id, gateway: 'x', operation: 'REFUND', result: 'Ok', settled: true } as const
    await tx.insert(payments).values({ ...common, seq: ++seq, amount, currency: 'EUR', at: now() })
  })
