import {
  ADVANCE,
  all,
  arrived,
  CARD,
  COURIER,
  FORM,
  full,
  mixed,
  placed,
  promised,
  soldMeanwhile,
  type Told,
  untouched,
  waiting,
} from './words'

/** How orders begin, and what becomes of those whose goods or money do not come. Source: platform reference, §13.3 and the rules of §6. */
export const placing: Record<string, Told> = {
  // How an order begins.
  'a card is authorised for the delivery': {
    steps: placed,
    after: { order: 'os.in.progress', del: all('ds.wait.allocation'), inv: promised, pay: '689.74 A ok', paid: '0.00' },
  },
  'a card is authorised for each of three deliveries': {
    steps: ['order MIXED', 'evt.pending'],
    after: { del: waiting, pay: '689.74 A ok; 259.74 A ok; 84.77 A ok', paid: '0.00', inv: mixed, total: '1034.25' },
  },
  'a card is authorised once for three deliveries': {
    mode: 'A/one',
    steps: ['order MIXED', 'evt.pending'],
    after: { del: waiting, pay: '1034.25 A ok', paid: '0.00', total: '1034.25' },
  },
  'everything in one delivery waits for its last date': {
    steps: ['order MIXED/single', 'evt.pending'],
    after: { order: 'os.in.progress', del: 'D5=ds.wait.date', pay: '1000.71 A ok', total: '1000.71' },
  },
  'four deliveries are paid at once': {
    mode: 'AC/ship',
    steps: ['order FULL', 'evt.pending'],
    after: {
      order: 'os.in.progress',
      del: `${waiting} D4=ds.shipment.inprogress`,
      pay: '689.74 AC ok+s; 259.74 AC ok+s; 84.77 AC ok+s; 444.95 AC ok+s',
      paid: '1479.20',
    },
  },
  'goods that are only files leave as soon as they are paid': {
    steps: ['order ELECTRONIC', 'evt.pending'],
    after: { del: all('ds.shipment.inprogress'), pay: '444.95 A ok; 444.95 C ok+s', paid: '444.95' },
  },
  'goods that are only files do not leave unpaid': {
    initialFaults: ['+CAPTURE_FAIL'],
    steps: ['order ELECTRONIC', 'evt.pending'],
    after: { del: all('ds.shipment.ready.waiting.payment'), pay: '444.95 A ok; 444.95 C F', paid: '0.00' },
  },
  'what pays at the door waits for an operator': {
    gateway: COURIER,
    steps: placed,
    after: { order: 'os.waiting', del: all('ds.inventory.reserved'), inv: promised, pay: 'none', paid: '0.00' },
  },
  'what is paid in advance runs once an operator confirms': {
    gateway: ADVANCE,
    steps: [...placed, 'evt.payment.confirmed'],
    after: { order: 'os.in.progress', del: all('ds.wait.allocation'), pay: '689.74 AC ok+s', paid: '689.74' },
  },
  'an operator confirms what is paid at the door': {
    gateway: COURIER,
    steps: ['order FULL', 'evt.pending', 'evt.payment.confirmed'],
    after: {
      order: 'os.in.progress',
      del: `${waiting} D4=ds.shipment.inprogress.waiting.payment`,
      pay: '689.74 A ok; 259.74 A ok; 84.77 A ok; 444.95 A ok',
      paid: '0.00',
      inv: full,
    },
  },
  'a trusted invoice confirms itself': {
    gateway: 'authInvoicePaymentGateway',
    steps: placed,
    after: { order: 'os.in.progress', del: all('ds.wait.allocation'), pay: '689.74 A ok', paid: '0.00' },
  },
  'a trusted invoice is captured when goods leave': {
    gateway: 'authInvoicePaymentGateway',
    steps: arrived,
    after: { order: 'os.completed', del: all('ds.shipped'), pay: '689.74 A ok; 689.74 C ok+s', paid: '689.74' },
  },
  'nobody confirms what a gateway has not answered yet': {
    mode: 'AC/ship',
    initialFaults: ['+PROCESSING'],
    steps: [...placed, 'evt.payment.confirmed=>false'],
    after: { order: 'os.waiting.payment', del: all('ds.inventory.reserved'), pay: '689.74 AC P', paid: '0.00' },
  },

  // Goods that are gone.
  ...Object.fromEntries(
    [CARD, COURIER, FORM].map((gateway): [string, Told] => [
      `goods that were sold meanwhile are not promised (${gateway})`,
      {
        gateway,
        steps: soldMeanwhile,
        after: { order: 'os.none', del: all('ds.fullfillment'), inv: { T1: '0/0', T2: '1/0' }, pay: 'none' },
      },
    ]),
  ),
  'money for goods that are gone has to be given back by hand': {
    gateway: FORM,
    steps: [...soldMeanwhile, 'evt.new.order.cancel.refund[authCode=1]'],
    after: {
      order: 'os.cancelled.waiting.payment',
      del: all('ds.inventory.void.wait'),
      pay: '689.74 AC ok+s; 689.74 R M',
      paid: '689.74',
    },
  },
  'money for goods that are gone goes back at once': {
    gateway: FORM,
    initialFaults: ['extRefundCode=1'],
    steps: [...soldMeanwhile, 'evt.new.order.cancel.refund[authCode=1]'],
    after: { order: 'os.cancelled', pay: '689.74 AC ok+s; 689.74 R ok', paid: '0.00' },
  },
  'goods that are gone were not paid for either': {
    gateway: FORM,
    steps: [...soldMeanwhile, 'evt.new.order.cancel.refund[authCode=5]'],
    after: { order: 'os.cancelled', del: all('ds.inventory.void.wait'), pay: '689.74 AC F', paid: '0.00' },
  },
  'the gateway says that the money went back': {
    gateway: FORM,
    steps: [...soldMeanwhile, 'evt.new.order.cancel.refund[authCode=1]', 'evt.refund.processed[callback 689.74]'],
    after: { order: 'os.cancelled', pay: '689.74 AC ok+s; 689.74 R M; 689.74 R ok', paid: '0.00' },
  },
  'a form that is paid begins an order': {
    gateway: FORM,
    steps: ['order STANDARD', 'evt.pending[authCode=1]'],
    after: { order: 'os.in.progress', del: all('ds.wait.allocation'), pay: '689.74 AC ok+s', paid: '689.74' },
  },

  // Money that does not come.
  'a card that is declined cancels': {
    initialFaults: ['+AUTH_FAIL'],
    steps: placed,
    after: { order: 'os.cancelled', del: all('ds.inventory.void.reserv'), inv: untouched, pay: '689.74 A F' },
  },
  'a card that is declined for one delivery cancels all': {
    initialFaults: ['+AUTH_FAIL#259.74'],
    steps: ['order MIXED', 'evt.pending'],
    after: {
      order: 'os.cancelled',
      del: all('ds.inventory.void.reserv'),
      pay: '689.74 A ok; 259.74 A F; 84.77 A F; 689.74 RA ok',
      inv: { T1: '9/0', T2: '1/0', T6: '500/0', T5: '0/0' },
    },
  },
  'one of three payments failed and waits': {
    mode: 'AC/ship',
    initialFaults: ['+AUTH_CAPTURE_FAIL#259.74'],
    steps: ['order MIXED', 'evt.pending'],
    after: {
      order: 'os.waiting.payment',
      del: all('ds.inventory.reserved'),
      pay: '689.74 AC ok+s; 259.74 AC F; 84.77 AC ok+s',
      paid: '774.51',
    },
  },
  'only the payment that failed is made again': {
    mode: 'AC/ship',
    initialFaults: ['+AUTH_CAPTURE_FAIL#259.74'],
    steps: ['order MIXED', 'evt.pending', '-AUTH_CAPTURE_FAIL#259.74', 'evt.payment.processed'],
    after: {
      order: 'os.in.progress',
      del: waiting,
      pay: '689.74 AC ok+s; 259.74 AC F; 84.77 AC ok+s; 259.74 AC ok+s',
      paid: '1034.25',
    },
  },
  'a payment that was waited for fails': {
    mode: 'AC/ship',
    initialFaults: ['+PROCESSING'],
    steps: [...placed, '-PROCESSING', '+AUTH_CAPTURE_FAIL', 'evt.payment.processed'],
    after: {
      order: 'os.cancelled',
      del: all('ds.inventory.void.reserv'),
      pay: '689.74 AC P; 689.74 AC F',
      paid: '0.00',
    },
  },
  'a payment that is waited for is called off': {
    mode: 'AC/ship',
    initialFaults: ['+PROCESSING'],
    steps: [...placed, '-PROCESSING', 'evt.order.cancel.refund'],
    after: { order: 'os.cancelled', pay: '689.74 AC P; 689.74 V ok', paid: '0.00', inv: untouched },
  },
  'a payment that is waited for cannot be called off': {
    mode: 'AC/ship',
    initialFaults: ['+PROCESSING'],
    steps: [...placed, '-PROCESSING', '+VOID_CAPTURE_FAIL', 'evt.order.cancel.refund'],
    after: { order: 'os.cancelled.waiting.payment', pay: '689.74 AC P; 689.74 V F', paid: '0.00', inv: untouched },
  },
  'money that does not go back is given back by hand': {
    mode: 'AC/ship',
    initialFaults: ['+PROCESSING#259.74'],
    steps: [
      'order MIXED',
      'evt.pending',
      '-PROCESSING#259.74',
      '+AUTH_CAPTURE_FAIL',
      '+REFUND_FAIL#84.77',
      'evt.payment.processed',
      'evt.refund.processed=>false',
      'evt.refund.processed[manual]',
    ],
    after: {
      order: 'os.cancelled',
      pay: '689.74 AC ok+s; 259.74 AC P; 84.77 AC ok+s; 689.74 R ok; 259.74 AC F; 84.77 R F; 84.77 R F; 84.77 R ok',
      paid: '0.00',
    },
  },
}
