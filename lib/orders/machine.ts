import { type DeliveryGroup, type DeliveryState, type OrderState, orderStates, type RequestKind } from '@/db/words'

/** Everything that can happen to an order, as the platform reference (§6.5) names it. */
export const platformEvents = [
  'evt.pending',
  'evt.payment.processing',
  'evt.payment.offline',
  'evt.payment.processed',
  'evt.payment.confirmed',
  'evt.payment.ok',
  'evt.process.allocation.wait',
  'evt.process.date.wait',
  'evt.process.inventory.wait',
  'evt.process.allocation',
  'evt.delivery.allowed.timeout',
  'evt.delivery.allowed.quantity',
  'evt.release.to.pack',
  'evt.packing.complete',
  'evt.release.to.shipment',
  'evt.shipment.complete',
  'evt.order.cancel',
  'evt.order.cancel.refund',
  'evt.new.order.cancel.refund',
  'evt.refund.processed',
  'evt.refund.external',
  'evt.delivery.update',
] as const

/** Ours: what the platform has no name for. An order waits for its approver; a part of the money is given back. */
export const ownEvents = ['evt.order.approve.wait', 'evt.order.approved', 'evt.refund.partial'] as const

export const orderEvents = [...platformEvents, ...ownEvents] as const
export type OrderEvent = (typeof orderEvents)[number]

/** Who raises an event: the checkout, another event, somebody at a desk, a job, a payment gateway, or a supplier's system. */
export const raisers = ['checkout', 'nested', 'operator', 'job', 'gateway', 'integration'] as const
export type RaisedBy = (typeof raisers)[number]

/** Who may raise an event, and in which states of the order or of the delivery. `any` is every state. */
type Row =
  | { level: 'order'; by: Partial<Record<RaisedBy, readonly OrderState[] | 'any'>> }
  | { level: 'delivery'; by: Partial<Record<RaisedBy, readonly DeliveryState[]>> }

const beforeShipping = ['os.waiting.approve', 'os.waiting', 'os.waiting.payment', 'os.in.progress'] as const
const afterShipping = ['os.partially.shipped', 'os.completed'] as const
const awaitingRefund = ['os.cancelled.waiting.payment', 'os.returned.waiting.payment'] as const

/**
 * The life of an order: which event may come from whom, and when. What each entails is in `events/`; nothing else in
 * the code decides what may follow what. Source: platform reference, §6.5.
 */
export const transitions: Record<OrderEvent, Row> = {
  'evt.pending': { level: 'order', by: { checkout: ['os.none'], gateway: ['os.none'] } },
  'evt.order.approve.wait': { level: 'order', by: { nested: ['os.pending'] } },
  'evt.order.approved': { level: 'order', by: { operator: ['os.waiting.approve'] } },
  'evt.payment.processing': { level: 'order', by: { nested: ['os.pending', 'os.waiting.approve'] } },
  'evt.payment.offline': { level: 'order', by: { nested: ['os.pending', 'os.waiting.approve'] } },
  'evt.payment.processed': { level: 'order', by: { gateway: ['os.waiting.payment'] } },
  'evt.payment.confirmed': {
    level: 'order',
    by: { operator: ['os.waiting'], nested: ['os.pending', 'os.waiting.approve'] },
  },
  'evt.payment.ok': { level: 'order', by: { nested: ['os.pending', 'os.waiting', 'os.waiting.approve'] } },
  'evt.process.allocation.wait': { level: 'delivery', by: { nested: ['ds.inventory.reserved'] } },
  'evt.process.date.wait': { level: 'delivery', by: { nested: ['ds.inventory.reserved'] } },
  'evt.process.inventory.wait': { level: 'delivery', by: { nested: ['ds.inventory.reserved'] } },
  'evt.process.allocation': { level: 'delivery', by: { job: ['ds.wait.allocation'] } },
  'evt.delivery.allowed.timeout': { level: 'delivery', by: { job: ['ds.wait.date'] } },
  'evt.delivery.allowed.quantity': {
    level: 'delivery',
    by: { job: ['ds.wait.inventory', 'ds.wait.date'], nested: ['ds.wait.inventory'] },
  },
  'evt.release.to.pack': { level: 'delivery', by: { operator: ['ds.inventory.allocated'] } },
  'evt.packing.complete': { level: 'delivery', by: { operator: ['ds.packing'] } },
  'evt.release.to.shipment': {
    level: 'delivery',
    by: {
      operator: ['ds.shipment.ready', 'ds.shipment.ready.waiting.payment'],
      nested: ['ds.inventory.reserved', 'ds.packing'],
    },
  },
  'evt.shipment.complete': {
    level: 'delivery',
    by: {
      operator: ['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment'],
      nested: ['ds.shipment.inprogress'],
    },
  },
  'evt.order.cancel': { level: 'order', by: { nested: ['os.pending', 'os.waiting.approve'], job: ['os.none'] } },
  'evt.order.cancel.refund': {
    level: 'order',
    by: {
      operator: ['os.none', ...beforeShipping, ...afterShipping],
      nested: ['os.pending'],
      job: ['os.waiting', 'os.waiting.payment'],
    },
  },
  'evt.new.order.cancel.refund': { level: 'order', by: { gateway: ['os.none'] } },
  'evt.refund.processed': { level: 'order', by: { operator: awaitingRefund, gateway: awaitingRefund } },
  'evt.refund.partial': { level: 'order', by: { operator: ['os.in.progress', ...afterShipping] } },
  'evt.refund.external': { level: 'order', by: { gateway: 'any' } },
  'evt.delivery.update': { level: 'order', by: { integration: 'any' } },
}

/** Whether this raiser may raise the event while its order, or its delivery, is in this state. */
export function mayRaise(event: OrderEvent, by: RaisedBy, state: OrderState | DeliveryState): boolean {
  const from: readonly string[] | 'any' | undefined = transitions[event].by[by]
  return from === 'any' || Boolean(from?.includes(state))
}

/** Whether an event is about one delivery of the order. */
export const isOfDelivery = (event: OrderEvent) => transitions[event].level === 'delivery'

/** What is raised for each delivery once the money is sure, in this order. Source: §6.5, evt.payment.ok. */
export const afterPayment = [
  ['D1', 'evt.process.allocation.wait'],
  ['D2', 'evt.process.date.wait'],
  ['D3', 'evt.process.inventory.wait'],
  ['D5', 'evt.process.date.wait'],
  ['D4', 'evt.release.to.shipment'],
] as const satisfies [DeliveryGroup, OrderEvent][]

/** Where a delivery waits, and what the jobs raise there, again and again until it goes on. Source: §6.12. */
export const waitingFor = {
  'ds.wait.allocation': 'evt.process.allocation',
  'ds.wait.date': 'evt.delivery.allowed.timeout',
  'ds.wait.inventory': 'evt.delivery.allowed.quantity',
} as const satisfies Partial<Record<DeliveryState, OrderEvent>>

/** The orders whose deliveries move. */
export const movingStates = ['os.in.progress', 'os.partially.shipped'] as const satisfies OrderState[]

/** Where money that has to be given back leads: the order's goods had left, or they had not. Source: §6.8. */
export const reversal = (state: OrderState) =>
  isAfterShipping(state) || state === 'os.returned.waiting.payment'
    ? ({ ok: 'os.returned', waiting: 'os.returned.waiting.payment' } as const)
    : ({ ok: 'os.cancelled', waiting: 'os.cancelled.waiting.payment' } as const)

const isAfterShipping = (state: OrderState) => afterShipping.some((known) => known === state)

/** What all deliveries together make of their order once one has arrived. */
export const afterArrival = (deliveries: { state: DeliveryState }[]): OrderState =>
  deliveries.every(({ state }) => state === 'ds.shipped') ? 'os.completed' : 'os.partially.shipped'

/** What a customer may ask for: to cancel what has not left, to send back what has. */
export const mayBeAsked = (kind: RequestKind, state: OrderState): boolean =>
  (kind === 'cancel' ? beforeShipping : afterShipping).some((known) => known === state)

const ended: OrderState[] = ['os.cancelled', 'os.returned', 'os.completed']

/** The states of an order with which something is still to happen: goods, money or an answer are awaited. */
export const pendingStates = orderStates.filter((state) => !ended.includes(state))

const fetchable: DeliveryState[] = ['ds.shipment.inprogress', 'ds.shipped']
const standing: OrderState[] = ['os.in.progress', ...afterShipping]

/** Whether what was bought electronically can be fetched: it is there, it is paid, and the order stands. */
export const mayDownload = (order: OrderState, { group, state }: { group: DeliveryGroup; state: DeliveryState }) =>
  group === 'D4' && fetchable.includes(state) && standing.includes(order)

/** Where an order and its deliveries begin. */
export const firstState = { order: 'os.none', delivery: 'ds.fullfillment' } as const

/** What a delivery becomes when its goods are promised to it. */
export const reservedState: DeliveryState = 'ds.inventory.reserved'

/** What cancelling does to a delivery: what becomes of its stock, and of itself. */
export type Cancelling = { stock: 'release' | 'credit' | 'none'; to: DeliveryState } | 'refused' | 'kept'

const release = { stock: 'release', to: 'ds.inventory.void.reserv' } as const
const credit = { stock: 'credit', to: 'ds.inventory.deallocated' } as const

/** By the delivery's state, for `evt.order.cancel`; `evt.order.cancel.refund` differs in what has arrived. Source: §6.7. */
export const cancelling: Record<DeliveryState, Cancelling> = {
  'ds.fullfillment': { stock: 'none', to: 'ds.inventory.void.wait' },
  'ds.inventory.reserved': release,
  'ds.wait.allocation': release,
  'ds.wait.date': release,
  'ds.wait.inventory': release,
  'ds.inventory.allocated': credit,
  'ds.packing': credit,
  'ds.shipment.ready': credit,
  'ds.shipment.ready.waiting.payment': credit,
  'ds.shipment.inprogress': 'refused',
  'ds.shipment.inprogress.waiting.payment': 'refused',
  'ds.shipped': 'refused',
  'ds.inventory.void.reserv': 'kept',
  'ds.inventory.void.wait': 'kept',
  'ds.inventory.deallocated': 'kept',
  'ds.inventory.returned': 'kept',
}

/** What `evt.order.cancel.refund` does to a delivery: what has arrived comes back, and is not put on the shelf by itself. */
export const returning = (state: DeliveryState): Cancelling =>
  state === 'ds.shipped' ? { stock: 'none', to: 'ds.inventory.returned' } : cancelling[state]

/** A state an order only passes through: nobody has to be told. */
export const isPassing = (state: OrderState) => state === 'os.none' || state === 'os.pending'

/** How a state is to be taken, at a glance: the word beside it says it in full. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain'

const tones: Partial<Record<OrderState | DeliveryState, Tone>> = {
  'os.waiting': 'warn',
  'os.waiting.approve': 'warn',
  'os.waiting.payment': 'warn',
  'os.in.progress': 'good',
  'os.partially.shipped': 'good',
  'os.completed': 'good',
  'os.cancelled': 'bad',
  'os.cancelled.waiting.payment': 'bad',
  'ds.shipped': 'good',
  'ds.shipment.inprogress': 'good',
  'ds.inventory.void.reserv': 'bad',
  'ds.inventory.void.wait': 'bad',
  'ds.inventory.deallocated': 'bad',
}

export const toneOf = (state: OrderState | DeliveryState): Tone => tones[state] ?? 'plain'

type Dashed<S extends string> = S extends `${infer A}.${infer B}` ? `${A}_${Dashed<B>}` : S

/** The key of a state's words in messages/: those have no dots. */
export const stateKey = <S extends OrderState | DeliveryState>(state: S) => state.replaceAll('.', '_') as Dashed<S>

export const isOrderState = (state: string): state is OrderState => orderStates.some((known) => known === state)
