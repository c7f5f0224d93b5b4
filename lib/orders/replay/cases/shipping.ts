import { all, arrived, COURIER, placed, ready, released, type Told, taken, untouched } from './words'

/** From the shelf to the door, and what has to wait on the way. Source: platform reference, §13.3 and the rules of §6. */
export const shipping: Record<string, Told> = {
  // From the shelf to the door.
  'everything goes well': {
    steps: arrived,
    after: {
      order: 'os.completed',
      del: all('ds.shipped'),
      pay: '689.74 A ok; 689.74 C ok+s',
      paid: '689.74',
      inv: taken,
    },
  },
  'what pays at the door is captured there': {
    gateway: COURIER,
    steps: [...placed, 'evt.payment.confirmed', ...arrived.slice(2)],
    after: { order: 'os.completed', del: all('ds.shipped'), pay: '689.74 A ok; 689.74 C ok+s', paid: '689.74' },
  },
  'what pays at the door is on its way unpaid': {
    gateway: COURIER,
    steps: [...placed, 'evt.payment.confirmed', ...released.slice(2)],
    after: { del: all('ds.shipment.inprogress.waiting.payment'), pay: '689.74 A ok', paid: '0.00', inv: taken },
  },
  'one of three deliveries arrives': {
    steps: ['order MIXED', ...arrived.slice(1)],
    after: {
      order: 'os.partially.shipped',
      del: 'D1=ds.shipped D2=ds.wait.date D3=ds.wait.inventory',
      pay: '689.74 A ok; 259.74 A ok; 84.77 A ok; 689.74 C ok+s',
      paid: '689.74',
    },
  },
  'the first delivery takes all the money of one authorisation': {
    mode: 'A/one',
    steps: ['order MIXED', ...arrived.slice(1)],
    after: { order: 'os.partially.shipped', pay: '1034.25 A ok; 1034.25 C ok+s', paid: '1034.25' },
  },
  'what was not captured does not leave': {
    initialFaults: ['+CAPTURE_FAIL'],
    steps: released,
    after: { del: all('ds.shipment.ready.waiting.payment'), pay: '689.74 A ok; 689.74 C F', paid: '0.00' },
  },
  'what was not captured leaves by somebody’s word': {
    initialFaults: ['+CAPTURE_FAIL'],
    steps: [...released, 'evt.release.to.shipment[manual]'],
    after: { del: all('ds.shipment.inprogress'), pay: '689.74 A ok; 689.74 C F; 689.74 C ok+s', paid: '689.74' },
  },
  'what a bank is still capturing leaves by somebody’s word': {
    steps: [...ready, '+PROCESSING', 'evt.release.to.shipment', 'evt.release.to.shipment[manual]'],
    after: { del: all('ds.shipment.inprogress'), pay: '689.74 A ok; 689.74 C P; 689.74 C ok+s', paid: '689.74' },
  },
  'what a bank is still capturing is not captured twice': {
    steps: [...ready, '+PROCESSING', 'evt.release.to.shipment', '-PROCESSING', 'evt.release.to.shipment'],
    after: { del: all('ds.shipment.inprogress'), pay: '689.74 A ok; 689.74 C P', paid: '0.00' },
  },
  'what was not captured is called off': {
    initialFaults: ['+CAPTURE_FAIL'],
    steps: [...released, 'evt.order.cancel.refund'],
    after: {
      order: 'os.cancelled',
      del: all('ds.inventory.deallocated'),
      pay: '689.74 A ok; 689.74 C F; 689.74 RA ok',
      inv: untouched,
    },
  },

  // What has to wait for its date or for more to come in.
  'goods come out and lie there': {
    steps: ['order PREORDER', 'evt.pending', 'release date of T6 := past', 'evt.delivery.allowed.timeout'],
    after: { del: all('ds.inventory.allocated'), inv: { T6: '497/0' } },
  },
  'goods come out and do not lie there': {
    steps: [
      'stock-499 T6',
      'order PREORDER',
      'evt.pending',
      'release date of T6 := past',
      'evt.delivery.allowed.timeout',
    ],
    after: { del: all('ds.wait.inventory'), inv: { T6: '1/3' } },
  },
  'goods are not out yet': {
    steps: ['order PREORDER', 'evt.pending', 'evt.delivery.allowed.timeout=>false'],
    after: { del: all('ds.wait.date'), inv: { T6: '500/3' } },
  },
  'the first of two orders gets what comes in': {
    steps: [
      'order BACKORDER',
      'evt.pending',
      'order BACKORDER',
      'evt.pending',
      'stock+4 T5',
      'evt.delivery.allowed.quantity',
    ],
    after: { del: all('ds.inventory.allocated'), inv: { T5: '0/4' } },
  },
  'nothing comes in for two orders': {
    steps: ['order BACKORDER', 'evt.pending', 'order BACKORDER', 'evt.pending', 'evt.delivery.allowed.quantity=>false'],
    after: { del: all('ds.wait.inventory'), inv: { T5: '0/8' } },
  },
  'promised goods that got lost go to whoever is first': {
    steps: ['stock+1 T2', ...placed, ...placed, 'stock-1 T2', 'evt.process.allocation'],
    after: { del: all('ds.inventory.allocated'), inv: { T1: '7/2', T2: '0/1' } },
  },
  'promised goods that got lost go nowhere, until they are found': {
    steps: [...placed, 'stock-1 T2', 'evt.process.allocation=>EXCEPTION', 'stock+1 T2', 'evt.process.allocation'],
    after: { del: all('ds.inventory.allocated'), inv: taken },
  },
  'promised goods that got lost leave the delivery as it was': {
    steps: [...placed, 'stock-1 T2', 'evt.process.allocation=>EXCEPTION'],
    after: { order: 'os.in.progress', del: all('ds.wait.allocation'), inv: { T1: '9/2', T2: '0/1' } },
  },
}
