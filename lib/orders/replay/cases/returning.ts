import {
  ADVANCE,
  all,
  allocated,
  arrived,
  COURIER,
  full,
  packed,
  placed,
  promised,
  ready,
  released,
  type Told,
  taken,
  untouched,
  waiting,
} from './words'

/** The way back, and what suppliers report. Source: platform reference, §13.3 and the rules of §6. */
export const returning: Record<string, Told> = {
  // The way back.
  'what nobody paid for is called off': {
    gateway: COURIER,
    steps: [...placed, 'evt.order.cancel.refund'],
    after: { order: 'os.cancelled', del: all('ds.inventory.void.reserv'), inv: untouched, pay: 'none' },
  },
  'what was paid in advance is called off': {
    gateway: ADVANCE,
    steps: [...placed, 'evt.payment.confirmed', 'evt.order.cancel.refund'],
    after: { order: 'os.cancelled', inv: untouched, pay: '689.74 AC ok+s; 689.74 R ok', paid: '0.00' },
  },
  ...Object.fromEntries(
    Object.entries({ allocated, packed, ready }).map(([how, steps]): [string, Told] => [
      `what is ${how} goes back on the shelf`,
      {
        steps: [...steps, 'evt.order.cancel.refund'],
        after: {
          order: 'os.cancelled',
          del: all('ds.inventory.deallocated'),
          inv: untouched,
          pay: '689.74 A ok; 689.74 RA ok',
        },
      },
    ]),
  ),
  'what is on its way cannot be called off': {
    steps: [...released, 'evt.order.cancel.refund=>EXCEPTION'],
    after: { order: 'os.in.progress', del: all('ds.shipment.inprogress'), inv: taken, paid: '689.74' },
  },
  'a file that was not fetched keeps the order from being called off': {
    steps: ['order FULL', 'evt.pending', 'evt.order.cancel.refund=>EXCEPTION'],
    after: { order: 'os.in.progress', del: `${waiting} D4=ds.shipment.inprogress`, inv: full, paid: '444.95' },
  },
  'what has arrived comes back, and is not put on the shelf': {
    steps: [...arrived, 'evt.order.cancel.refund'],
    after: {
      order: 'os.returned',
      del: all('ds.inventory.returned'),
      inv: taken,
      pay: '689.74 A ok; 689.74 C ok+s; 689.74 R ok',
      paid: '0.00',
    },
  },
  'what has come back is paid back by somebody’s word': {
    initialFaults: ['+REFUND_FAIL'],
    steps: [...arrived, 'evt.order.cancel.refund', 'evt.refund.processed=>false', 'evt.refund.processed[manual]'],
    after: {
      order: 'os.returned',
      pay: '689.74 A ok; 689.74 C ok+s; 689.74 R F; 689.74 R F; 689.74 R ok',
      paid: '0.00',
    },
  },
  'a part went back by another way, and the rest does not': {
    mode: 'AC/ship',
    steps: [...arrived, 'evt.refund.external[50.00]', '+REFUND_FAIL', 'evt.order.cancel.refund'],
    after: {
      order: 'os.returned.waiting.payment',
      del: all('ds.inventory.returned'),
      pay: '689.74 AC ok+s; 50.00 R ok; 639.74 R F',
      paid: '639.74',
    },
  },
  'a part went back by another way, and nothing else moves': {
    mode: 'AC/ship',
    steps: [...arrived, 'evt.refund.external[50.00]'],
    after: { order: 'os.completed', del: all('ds.shipped'), pay: '689.74 AC ok+s; 50.00 R ok', paid: '639.74' },
  },
  'what nobody knows the end of yet is said to have gone back, and is called off': {
    initialFaults: ['+PROCESSING'],
    steps: [...placed, '-PROCESSING', 'evt.refund.external[total]', 'evt.order.cancel.refund'],
    after: { order: 'os.cancelled', del: all('ds.inventory.void.reserv'), pay: '689.74 A P', paid: '0.00' },
  },

  // What a supplier reports.
  'a supplier has sent one of two lines': {
    steps: [...placed, 'evt.delivery.update[T1:2]'],
    after: { del: all('ds.packing'), inv: untouched, pay: '689.74 A ok', paid: '0.00' },
  },
  'a supplier has sent one line and will not send the other': {
    steps: [...placed, 'evt.delivery.update[T1:2]', 'evt.delivery.update[T2:rejected]'],
    after: { order: 'os.completed', del: all('ds.shipped'), inv: untouched, pay: '689.74 A ok; 689.74 C ok+s' },
  },
  'a supplier reports on what is not paid': {
    gateway: COURIER,
    steps: [...placed, 'evt.delivery.update[T1:2,T2:rejected]'],
    after: { order: 'os.waiting', del: all('ds.inventory.reserved'), inv: promised, pay: 'none' },
  },
  'a supplier has sent what is paid at the door': {
    gateway: COURIER,
    steps: [...placed, 'evt.payment.confirmed', 'evt.delivery.update[T1:2,T2:1]'],
    after: { order: 'os.in.progress', del: all('ds.shipment.inprogress.waiting.payment'), pay: '689.74 A ok' },
  },
}
