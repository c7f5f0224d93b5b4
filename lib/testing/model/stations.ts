import type { Case } from '@/lib/orders/replay/case'

/** A place an order or a delivery can be in, and a story that leads there. */
export type Station = {
  at: string
  /** Whether any money was there by then. */
  isPaid: boolean
  gateway: string
  mode: Case['mode']
  story: string[]
}

const placed = ['order STANDARD', 'evt.pending']
const ready = [...placed, 'evt.process.allocation', 'evt.release.to.pack', 'evt.packing.complete']
const released = [...ready, 'evt.release.to.shipment']
/** The bank is still at it: goods may go, and nobody has the money. */
const unsure = [...ready, '+PROCESSING', 'evt.release.to.shipment', 'evt.release.to.shipment']
const ofThree = (steps: string[]) => steps.map((step) => step.replace('order STANDARD', 'order MIXED'))
const arrived = (steps: string[]) => [...steps, 'evt.shipment.complete']
const confirmed = [...placed, 'evt.payment.confirmed']

type Way = { gateway: string; mode: Case['mode'] }
const later: Way = { gateway: 'testPaymentGateway', mode: 'A/ship' }
const atOnce: Way = { gateway: 'testPaymentGateway', mode: 'AC/ship' }
const atTheDoor: Way = { gateway: 'courierPaymentGateway', mode: '' }
const inAdvance: Way = { gateway: 'prePaymentGateway', mode: '' }
const onAForm: Way = { gateway: 'testExtFormPaymentGateway', mode: '' }

const unpaid = (at: string, way: Way, story: string[]): Station => ({ at, isPaid: false, ...way, story })
const paid = (at: string, way: Way, story: string[]): Station => ({ at, isPaid: true, ...way, story })

/** Every state of an order, without money and with it, as far as there is such a thing. */
export const orderStations: Station[] = [
  unpaid('os.none', later, ['order STANDARD']),
  unpaid('os.none', atTheDoor, ['order STANDARD']),
  unpaid('os.none', onAForm, ['order STANDARD']),
  unpaid('os.pending', later, ['+DROP_BEFORE', ...placed]),
  unpaid('os.waiting.approve', atTheDoor, placed),
  unpaid('os.waiting', atTheDoor, placed),
  unpaid('os.waiting', inAdvance, placed),
  unpaid('os.waiting.payment', atOnce, ['+PROCESSING', ...placed]),
  paid('os.waiting.payment', atOnce, ['+AUTH_CAPTURE_FAIL#259.74', ...ofThree(placed)]),
  unpaid('os.in.progress', later, placed),
  paid('os.in.progress', atOnce, placed),
  unpaid('os.in.progress', atTheDoor, confirmed),
  paid('os.in.progress', inAdvance, confirmed),
  unpaid('os.partially.shipped', later, arrived(ofThree(unsure))),
  paid('os.partially.shipped', atOnce, arrived(ofThree(released))),
  unpaid('os.completed', later, arrived(unsure)),
  paid('os.completed', later, arrived(released)),
  unpaid('os.cancelled', later, [...placed, 'evt.order.cancel.refund']),
  paid('os.cancelled', atOnce, [...placed, 'evt.order.cancel.refund']),
  unpaid('os.cancelled.waiting.payment', atOnce, [
    '+PROCESSING',
    ...placed,
    '+VOID_CAPTURE_FAIL',
    'evt.order.cancel.refund',
  ]),
  paid('os.cancelled.waiting.payment', atOnce, [...placed, '+REFUND_FAIL', 'evt.order.cancel.refund']),
  unpaid('os.returned', later, [...arrived(unsure), 'evt.order.cancel.refund']),
  paid('os.returned', atOnce, [...arrived(released), 'evt.order.cancel.refund']),
  unpaid('os.returned.waiting.payment', later, [...arrived(unsure), '+VOID_CAPTURE_FAIL', 'evt.order.cancel.refund']),
  paid('os.returned.waiting.payment', atOnce, [...arrived(released), '+REFUND_FAIL', 'evt.order.cancel.refund']),
]

const oneOrOther = (at: string, story: string[]): Station[] => [unpaid(at, later, story), paid(at, atOnce, story)]

/** Every state of a delivery, of which the order's first is in it. */
export const deliveryStations: Station[] = [
  unpaid('ds.fullfillment', later, ['order STANDARD']),
  unpaid('ds.inventory.reserved', atTheDoor, placed),
  paid('ds.inventory.reserved', atOnce, ['+AUTH_CAPTURE_FAIL#259.74', ...ofThree(placed)]),
  ...oneOrOther('ds.wait.allocation', placed),
  ...oneOrOther('ds.wait.date', ['order PREORDER', 'evt.pending']),
  ...oneOrOther('ds.wait.date', ['order PREORDER', 'evt.pending', 'release date of T6 := past']),
  ...oneOrOther('ds.wait.inventory', ['order BACKORDER', 'evt.pending']),
  ...oneOrOther('ds.wait.inventory', ['order BACKORDER', 'evt.pending', 'stock+10 T5']),
  ...oneOrOther('ds.inventory.allocated', ready.slice(0, 3)),
  ...oneOrOther('ds.packing', ready.slice(0, 4)),
  ...oneOrOther('ds.shipment.ready', ready),
  unpaid('ds.shipment.ready', atTheDoor, [...confirmed, ...ready.slice(2)]),
  unpaid('ds.shipment.ready.waiting.payment', later, ['+CAPTURE_FAIL', ...released]),
  paid('ds.shipment.ready.waiting.payment', later, [
    '+CAPTURE_FAIL#689.74',
    ...released.map((step) => step.replace('order STANDARD', 'order FULL')),
  ]),
  unpaid('ds.shipment.inprogress', later, unsure),
  paid('ds.shipment.inprogress', later, released),
  unpaid('ds.shipment.inprogress.waiting.payment', atTheDoor, [...confirmed, ...released.slice(2)]),
  unpaid('ds.shipped', later, arrived(unsure)),
  paid('ds.shipped', atOnce, arrived(released)),
  unpaid('ds.inventory.void.reserv', later, [...placed, 'evt.order.cancel.refund']),
  paid('ds.inventory.void.reserv', atOnce, [...placed, 'evt.order.cancel.refund']),
  unpaid('ds.inventory.void.wait', later, ['order STANDARD', 'evt.order.cancel.refund']),
  paid('ds.inventory.void.wait', onAForm, ['order STANDARD', 'stock-9 T1', 'evt.new.order.cancel.refund[authCode=1]']),
  ...oneOrOther('ds.inventory.deallocated', [...ready, 'evt.order.cancel.refund']),
  paid('ds.inventory.returned', atOnce, [...arrived(released), 'evt.order.cancel.refund']),
  unpaid('ds.inventory.returned', later, [...arrived(unsure), 'evt.order.cancel.refund']),
]
