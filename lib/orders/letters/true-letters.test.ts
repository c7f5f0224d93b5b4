import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { orders, payments } from '@/db/schema'
import type { Role } from '@/db/words'
import { buy } from '@/lib/testing/buy'
import { forget, twoAdmins, written } from '@/lib/testing/letters'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { operate } from '../operate'
import type { OperatorActionName } from '../operator-actions'
import type { OrderRow } from '../work'

const wordsTo = async (recipient: string, template: string) =>
  (await written()).find((mail) => mail.recipient === recipient && mail.template === template)

const desk: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']

describe('the manager’s copy of a customer’s letter', () => {
  async function copyFor(roles: Role[]) {
    const shop = await makeShop({ attributes: twoAdmins })
    const manager = await makeManager(shop, roles)
    const carla = await makeCustomer(shop, { type: 'B2B', locale: 'fr' })
    const placed = {
      order: await buy(await assisting(manager, carla), [[await makeSku(shop), 1]], { reference: 'PO-7' }),
    }
    const own = await wordsTo(carla.email, 'order-new')
    return { ...placed, carla, own: own!, copy: (await wordsTo(manager.account.email, 'order-new'))! }
  }

  test('says first that it is one, in the shop’s language, and whose reference it is', async () => {
    const { own, copy, carla } = await copyFor(desk)
    expect(copy.text).toMatch(new RegExp(`^Copy: placed by you for .*${carla.lastname}`))
    expect(copy.html).toContain('Copy: placed by you for')
    expect(copy.text).toContain('Customer’s reference: PO-7')
    expect(own.text).toContain('Votre référence\u00a0: PO-7')
    expect(own.text).not.toContain('Copie')
  })

  test('leads into the admin app whoever may see orders there, and others to the customer', async () => {
    const { copy, carla, order } = await copyFor(desk)
    expect(copy.text).toContain(`https://shop.test/service/customers/${carla.id}`)
    expect(copy.text).not.toMatch(/account\/orders|admin\/orders/)
    const seeing = await copyFor([...desk, 'ROLE_SMCALLCENTER'])
    expect(seeing.copy.text).toContain(`https://shop.test/admin/orders/${seeing.order.number}`)
    expect(seeing.own.text).toContain(`https://shop.test/account/orders/${seeing.order.number}`)
    expect(order.number).not.toBe(seeing.order.number)
  })
})

describe('an order that is called off', () => {
  async function calledOff(gateway: string, ...actions: OperatorActionName[]) {
    const shop = await makeShop({ attributes: { ...twoAdmins, SHOP_PAYMENT_GATEWAYS: gateway } })
    const [sku, carla] = [await makeSku(shop, { price: 2757 }), await makeCustomer(shop)]
    const order = await buy(asCustomer(shop, carla), [[sku, 1]], { gateway })
    const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
    await forget()
    for (const action of actions) await press(boss, order, action)
    return {
      told: (await wordsTo(carla.email, 'order-canceled'))!.text,
      shop: await wordsTo('one@shop.test', 'adm-refund'),
    }
  }

  async function press(boss: Parameters<typeof operate>[0], { id }: OrderRow, action: OperatorActionName) {
    const [row] = await db.select().from(orders).where(eq(orders.id, id))
    const expectedPayments = await db.$count(payments, eq(payments.orderId, id))
    const said = { remark: 'why', message: '', amount: 1 }
    await operate(boss, { action, orderId: id, expectedVersion: row!.version, expectedPayments, ...said })
  }

  test('gives nothing back where money was only set aside, and says that nothing is owed', async () => {
    const { told, shop } = await calledOff('authInvoicePaymentGateway', 'cancel.order')
    expect(await db.$count(payments, eq(payments.operation, 'REVERSE_AUTH'))).toBe(1)
    expect(told).toContain('You owe nothing.')
    expect(shop).toBeUndefined()
  })

  test('says what comes back of what was paid, to its customer and to the shop', async () => {
    const { told, shop } = await calledOff('prePaymentGateway', 'approve.order', 'cancel.order')
    expect(told).toContain('€44.34 comes back to you')
    expect(shop!.text).toContain('Amount: €44.34')
  })

  test('says of an invoice that what was paid of it comes back, since nobody knows yet', async () => {
    const { told } = await calledOff('invoicePaymentGateway', 'approve.order', 'cancel.order')
    expect(told).toContain('You owe nothing; what you have already paid of its invoice comes back to you.')
  })
})
