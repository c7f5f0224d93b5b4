import { beforeEach, describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { type DeliveryState, deliveryStates, type OrderState, orderStates, type PaymentResult } from '@/db/words'
import { bought, forget, readersOf, twoAdmins, whoGotWhat, written } from '@/lib/testing/letters'
import { makeShop } from '@/lib/testing/make'
import { type OrderEvent, orderEvents } from '../machine'
import { queueOrderMails, queuePaymentMails } from './letters'
import { lettersOf } from './map'

/** The platform's table (§7.1), and what is ours: event, order, delivery, to the customer, to the shop. */
const rows: [string, string, string, string, string][] = [
  ['evt.pending', 'os.waiting', '', 'order-new', 'adm-order-wait-confirmation'],
  ['evt.pending', 'os.waiting.payment', '', 'order-new', 'adm-order-new'],
  ['evt.pending', 'os.in.progress', '', 'order-new', 'adm-order-new'],
  ['evt.new.order.cancel.refund', 'os.cancelled', '', 'order-canceled', 'adm-order-canceled'],
  ['evt.new.order.cancel.refund', 'os.cancelled.waiting.payment', '', 'order-canceled', 'adm-order-canceled'],
  ['evt.payment.confirmed', 'os.in.progress', '', 'order-confirmed', 'adm-order-confirmed'],
  ['evt.payment.processed', 'os.in.progress', '', '', 'adm-order-payment-confirmed'],
  ['evt.process.allocation', 'os.in.progress', 'ds.inventory.allocated', '', 'adm-order-delivery-allocated'],
  ['evt.process.allocation', 'os.partially.shipped', 'ds.inventory.allocated', '', 'adm-order-delivery-allocated'],
  ['evt.delivery.allowed.quantity', 'os.in.progress', 'ds.inventory.allocated', '', 'adm-order-delivery-allocated'],
  [
    'evt.delivery.allowed.quantity',
    'os.partially.shipped',
    'ds.inventory.allocated',
    '',
    'adm-order-delivery-allocated',
  ],
  ['evt.release.to.pack', 'os.in.progress', 'ds.packing', '', 'adm-order-delivery-packing'],
  ['evt.release.to.pack', 'os.partially.shipped', 'ds.packing', '', 'adm-order-delivery-packing'],
  [
    'evt.packing.complete',
    'os.in.progress',
    'ds.shipment.ready',
    'order-delivery-readytoshipping',
    'adm-order-delivery-ready',
  ],
  [
    'evt.packing.complete',
    'os.partially.shipped',
    'ds.shipment.ready',
    'order-delivery-readytoshipping',
    'adm-order-delivery-ready',
  ],
  [
    'evt.release.to.shipment',
    'os.in.progress',
    'ds.shipment.ready.waiting.payment',
    '',
    'adm-order-delivery-ready-wait',
  ],
  [
    'evt.release.to.shipment',
    'os.partially.shipped',
    'ds.shipment.ready.waiting.payment',
    '',
    'adm-order-delivery-ready-wait',
  ],
  [
    'evt.release.to.shipment',
    'os.in.progress',
    'ds.shipment.inprogress',
    'order-delivery-shipped',
    'adm-order-delivery-inprogress',
  ],
  [
    'evt.release.to.shipment',
    'os.partially.shipped',
    'ds.shipment.inprogress',
    'order-delivery-shipped',
    'adm-order-delivery-inprogress',
  ],
  [
    'evt.release.to.shipment',
    'os.in.progress',
    'ds.shipment.inprogress.waiting.payment',
    'order-delivery-shipped',
    'adm-order-delivery-inprogress-wait',
  ],
  [
    'evt.release.to.shipment',
    'os.partially.shipped',
    'ds.shipment.inprogress.waiting.payment',
    'order-delivery-shipped',
    'adm-order-delivery-inprogress-wait',
  ],
  ['evt.shipment.complete', 'os.in.progress', 'ds.shipped', 'order-shipping-completed', 'adm-order-shipping-completed'],
  [
    'evt.shipment.complete',
    'os.partially.shipped',
    'ds.shipped',
    'order-shipping-completed',
    'adm-order-shipping-completed',
  ],
  ['evt.shipment.complete', 'os.completed', 'ds.shipped', 'order-shipping-completed', 'adm-order-shipping-completed'],
  ['evt.order.cancel', 'os.cancelled', '', 'order-canceled', 'adm-order-canceled'],
  ['evt.order.cancel.refund', 'os.cancelled', '', 'order-canceled', 'adm-order-canceled'],
  ['evt.order.cancel.refund', 'os.returned', '', 'order-returned', 'adm-order-returned'],
  ['evt.pending', 'os.waiting.approve', '', 'order-new', 'adm-order-wait-approval'],
  ['evt.order.approved', 'os.waiting', '', 'order-approved', 'adm-order-wait-confirmation'],
  ['evt.order.approved', 'os.waiting.payment', '', 'order-approved', 'adm-order-new'],
  ['evt.order.approved', 'os.in.progress', '', 'order-approved', 'adm-order-new'],
  ['evt.refund.partial', 'os.in.progress', '', 'order-refunded', 'adm-refund'],
  ['evt.refund.partial', 'os.partially.shipped', '', 'order-refunded', 'adm-refund'],
  ['evt.refund.partial', 'os.completed', '', 'order-refunded', 'adm-refund'],
]

/** §7.2: what was asked for, the answer, to the customer of an online gateway, to the shop. */
const paymentRows: [string, PaymentResult, string, string][] = [
  ['authorize', 'Ok', 'payment', 'adm-payment'],
  ['authorize', 'Processing', '', 'adm-payment'],
  ['authorize', 'Failed', '', 'adm-payment-failed'],
  ['authorize', 'Manual processing required', '', 'adm-payment-failed'],
  ['cancel', 'Ok', '', 'adm-refund'],
  ['cancel', 'Processing', '', 'adm-refund'],
  ['cancel', 'Failed', '', 'adm-refund-failed'],
  ['cancel', 'Manual processing required', '', 'adm-refund-failed'],
  ['capture', 'Ok', 'shipment-complete', 'adm-payment-shipped'],
  ['capture', 'Processing', '', 'adm-payment-shipped'],
  ['capture', 'Failed', '', 'adm-payment-shipped-failed'],
  ['capture', 'Manual processing required', '', 'adm-payment-shipped-failed'],
  ['refund', 'Ok', '', ''], // told by evt.refund.partial
  ['refund', 'Processing', '', ''],
  ['refund', 'Failed', '', 'adm-refund-failed'],
  ['refund', 'Manual processing required', '', 'adm-refund-failed'],
]

beforeEach(forget)

describe('an event writes what its row says', async () => {
  const known = await bought(await makeShop({ attributes: twoAdmins }))

  test.each(rows)('%s → %s %s: %s, %s', async (event, state, deliveryState, forCustomer, forShop) => {
    const order = { ...known.order, state: state as OrderState }
    const delivery = deliveryState ? { ...known.delivery, state: deliveryState as DeliveryState } : undefined
    const happened = { shop: known.shop, order, delivery, event: event as OrderEvent }
    for (let time = 0; time < 2; time++) {
      await transact({ order: order.id }, (tx) => queueOrderMails(tx, happened))
    }
    expect(await whoGotWhat()).toEqual(readersOf(order.email, forCustomer, forShop))
    expect((await written()).every(({ orderId }) => orderId === order.id)).toBe(true)
  })

  test('also if it is about the order as a whole and a delivery is named', () => {
    expect(lettersOf('evt.order.cancel', 'os.cancelled', 'ds.inventory.void.reserv')).toMatchObject({
      customer: 'order-canceled',
    })
  })

  test('and nothing where there is no row', () => {
    const all = orderEvents.flatMap((event) =>
      orderStates.flatMap((order) =>
        [undefined, ...deliveryStates].map((delivery) => ({
          ...lettersOf(event, order, delivery),
          event,
          order,
          delivery,
        })),
      ),
    )
    const telling = all.filter(({ customer, shop }) => customer || shop)
    const known = new Set(rows.map(([event, order, delivery]) => `${event} ${order} ${delivery}`))
    const strays = telling.filter(
      ({ event, order, delivery }) => !known.has(`${event} ${order} ${delivery}`) && !known.has(`${event} ${order} `),
    )
    expect(strays).toEqual([])
    expect(new Set(telling.map(({ event, order }) => `${event} ${order}`)).size).toBe(
      new Set(rows.map(([event, order]) => `${event} ${order}`)).size,
    )
  })
})

describe('a conversation with a gateway writes what its row says', async () => {
  const { shop, order, delivery } = await bought(await makeShop({ attributes: twoAdmins }))

  test.each(paymentRows)('%s %s: %s, %s', async (kind, result, forCustomer, forShop) => {
    const paid = { shop, order, delivery, kind: kind as 'authorize', result, amount: 700 }
    for (let time = 0; time < 2; time++) {
      await transact({}, (tx) => queuePaymentMails(tx, { ...paid, online: true, cause: `online ${kind} ${result}` }))
    }
    expect(await whoGotWhat()).toEqual(readersOf(order.email, forCustomer, forShop))
    expect((await written()).every(({ text }) => text.includes('€7.00'))).toBe(true)

    await forget()
    await transact({}, (tx) => queuePaymentMails(tx, { ...paid, online: false, cause: 'offline' }))
    expect(await whoGotWhat()).toEqual(readersOf(order.email, '', forShop))
  })

  test('and nothing where no money was to be moved', async () => {
    const nothing = { shop, order, kind: 'cancel', result: 'Ok', online: true, amount: 0, cause: 'none' } as const
    await transact({}, (tx) => queuePaymentMails(tx, nothing))
    expect(await written()).toEqual([])
  })
})
