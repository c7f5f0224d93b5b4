import { type DeliveryState, type OrderState, orderStates } from '@/db/words'

/** Everything that can happen to an order, as the platform reference (§6.5) names it. */
export const orderEvents = [
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
export type OrderEvent = (typeof orderEvents)[number]

/** Who raises an event: the checkout, another event, somebody at a desk, a job, or a payment gateway. */
export type RaisedBy = 'checkout' | 'nested' | 'operator' | 'job' | 'gateway'

export type EffectName = 'reserve' | 'cancel'

type OrderTransition = {
  level: 'order'
  from: readonly OrderState[]
  to: OrderState
  by: RaisedBy
  /** What must also come true, in the same breath: see effects.ts. */
  effect?: EffectName
}
type DeliveryTransition = {
  level: 'delivery'
  from: readonly DeliveryState[]
  to: DeliveryState
  by: RaisedBy
  effect?: EffectName
}
export type Transition = OrderTransition | DeliveryTransition

/** The life of an order. Nothing else in the code decides what may follow what. */
export const transitions = {
  'evt.pending': { level: 'order', from: ['os.none'], to: 'os.pending', by: 'checkout', effect: 'reserve' },
  'evt.payment.offline': { level: 'order', from: ['os.pending'], to: 'os.waiting', by: 'nested' },
  'evt.order.cancel': {
    level: 'order',
    from: ['os.none', 'os.pending', 'os.waiting'],
    to: 'os.cancelled',
    by: 'nested',
    effect: 'cancel',
  },
} as const satisfies Partial<Record<OrderEvent, Transition>>

export type KnownEvent = keyof typeof transitions

/** Where an order and its deliveries begin. */
export const firstState = { order: 'os.none', delivery: 'ds.fullfillment' } as const

/** What a delivery becomes when its goods are promised to it. */
export const reservedState: DeliveryState = 'ds.inventory.reserved'

/** What cancelling does to a delivery: what becomes of its stock, and of itself. */
export type Cancelling = { stock: 'release' | 'credit' | 'none'; to: DeliveryState } | 'refused' | 'kept'

const release = { stock: 'release', to: 'ds.inventory.void.reserv' } as const
const credit = { stock: 'credit', to: 'ds.inventory.deallocated' } as const

/** By the delivery's state, for `evt.order.cancel`. Source: platform reference, §6.7. */
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

/** The order states an event of this table can lead away from. */
export const leaves = (event: KnownEvent, state: OrderState): boolean =>
  (transitions[event].from as readonly OrderState[]).includes(state)

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
