import {
  type DeliveryState,
  type OrderState,
  type PaymentResult,
  paymentResults,
  type RunKind,
  runKinds,
} from '@/db/words'
import type { Template, TemplateFor } from '@/lib/mail/letters/templates'
import type { OrderEvent } from '../machine'

/** One letter for each of the two sides; a centre reads along with its shop. */
export type Letters = { customer?: TemplateFor<'customer'>; shop?: TemplateFor<'shop' | 'centre'> }

export type LetterRow = Letters & {
  event: OrderEvent
  /** Where the event led the order, and its delivery if it is about one. */
  order: readonly OrderState[]
  delivery?: DeliveryState
}

const underWay = ['os.in.progress', 'os.partially.shipped'] as const
const refused = ['os.cancelled', 'os.cancelled.waiting.payment'] as const

/**
 * Which letters an event writes, by the states it led to; an event or a state without a row writes none.
 * Source: platform reference, §7.1. Ours are those of approvals and of partial refunds.
 */
export const letterRows: readonly LetterRow[] = [
  { event: 'evt.pending', order: ['os.waiting'], customer: 'order-new', shop: 'adm-order-wait-confirmation' },
  { event: 'evt.pending', order: ['os.waiting.approve'], customer: 'order-new', shop: 'adm-order-wait-approval' },
  { event: 'evt.pending', order: ['os.waiting.payment'], customer: 'order-new', shop: 'adm-order-new' },
  { event: 'evt.pending', order: ['os.in.progress'], customer: 'order-new', shop: 'adm-order-new' },
  {
    event: 'evt.order.approved',
    order: ['os.waiting'],
    customer: 'order-approved',
    shop: 'adm-order-wait-confirmation',
  },
  { event: 'evt.order.approved', order: ['os.waiting.payment'], customer: 'order-approved', shop: 'adm-order-new' },
  { event: 'evt.order.approved', order: ['os.in.progress'], customer: 'order-approved', shop: 'adm-order-new' },
  { event: 'evt.new.order.cancel.refund', order: refused, customer: 'order-canceled', shop: 'adm-order-canceled' },
  {
    event: 'evt.payment.confirmed',
    order: ['os.in.progress'],
    customer: 'order-confirmed',
    shop: 'adm-order-confirmed',
  },
  { event: 'evt.payment.processed', order: ['os.in.progress'], shop: 'adm-order-payment-confirmed' },
  {
    event: 'evt.process.allocation',
    order: underWay,
    delivery: 'ds.inventory.allocated',
    shop: 'adm-order-delivery-allocated',
  },
  {
    event: 'evt.delivery.allowed.quantity',
    order: underWay,
    delivery: 'ds.inventory.allocated',
    shop: 'adm-order-delivery-allocated',
  },
  { event: 'evt.release.to.pack', order: underWay, delivery: 'ds.packing', shop: 'adm-order-delivery-packing' },
  {
    event: 'evt.packing.complete',
    order: underWay,
    delivery: 'ds.shipment.ready',
    customer: 'order-delivery-readytoshipping',
    shop: 'adm-order-delivery-ready',
  },
  {
    event: 'evt.release.to.shipment',
    order: underWay,
    delivery: 'ds.shipment.ready.waiting.payment',
    shop: 'adm-order-delivery-ready-wait',
  },
  {
    event: 'evt.release.to.shipment',
    order: underWay,
    delivery: 'ds.shipment.inprogress',
    customer: 'order-delivery-shipped',
    shop: 'adm-order-delivery-inprogress',
  },
  {
    event: 'evt.release.to.shipment',
    order: underWay,
    delivery: 'ds.shipment.inprogress.waiting.payment',
    customer: 'order-delivery-shipped',
    shop: 'adm-order-delivery-inprogress-wait',
  },
  {
    event: 'evt.shipment.complete',
    order: [...underWay, 'os.completed'],
    delivery: 'ds.shipped',
    customer: 'order-shipping-completed',
    shop: 'adm-order-shipping-completed',
  },
  { event: 'evt.order.cancel', order: ['os.cancelled'], customer: 'order-canceled', shop: 'adm-order-canceled' },
  { event: 'evt.order.cancel.refund', order: ['os.cancelled'], customer: 'order-canceled', shop: 'adm-order-canceled' },
  { event: 'evt.order.cancel.refund', order: ['os.returned'], customer: 'order-returned', shop: 'adm-order-returned' },
  {
    event: 'evt.refund.partial',
    order: [...underWay, 'os.completed'],
    customer: 'order-refunded',
    shop: 'adm-refund',
  },
]

export const lettersOf = (event: OrderEvent, order: OrderState, delivery?: DeliveryState): Letters =>
  letterRows.find(
    (row) =>
      row.event === event && row.order.includes(order) && (row.delivery === undefined || row.delivery === delivery),
  ) ?? {}

/** `online` is for the customers of a gateway that moves money by itself; others are told by their invoice. */
type PaymentLetters = { online?: TemplateFor<'customer'>; shop?: TemplateFor<'shop'> }

const bad = (shop: TemplateFor<'shop'>) => ({ Failed: { shop }, 'Manual processing required': { shop } })

/**
 * What a conversation with a gateway writes, by its end. Source: platform reference, §7.2. What was given back
 * in part is told by its event, above; here only that it failed.
 */
export const paymentLetters: Record<RunKind, Partial<Record<PaymentResult, PaymentLetters>>> = {
  authorize: {
    Ok: { online: 'payment', shop: 'adm-payment' },
    Processing: { shop: 'adm-payment' },
    ...bad('adm-payment-failed'),
  },
  capture: {
    Ok: { online: 'shipment-complete', shop: 'adm-payment-shipped' },
    Processing: { shop: 'adm-payment-shipped' },
    ...bad('adm-payment-shipped-failed'),
  },
  cancel: { Ok: { shop: 'adm-refund' }, Processing: { shop: 'adm-refund' }, ...bad('adm-refund-failed') },
  refund: bad('adm-refund-failed'),
}

/** What brings a letter about. */
export type Trigger =
  | { event: OrderEvent; order: readonly OrderState[]; delivery?: DeliveryState }
  | { kind: RunKind; result: PaymentResult }
  | { other: 'shortage' | 'asked' | 'declined' }

const others: Partial<Record<Template, Trigger>> = {
  'adm-cant-allocate-product-qty': { other: 'shortage' },
  'adm-order-request': { other: 'asked' },
  'order-request-declined': { other: 'declined' },
}

export function triggersOf(template: Template): Trigger[] {
  const events = letterRows
    .filter(({ customer, shop }) => customer === template || shop === template)
    .map(({ event, order, delivery }): Trigger => ({ event, order, delivery }))
  const money = runKinds.flatMap((kind) =>
    paymentResults
      .filter((result) => Object.values(paymentLetters[kind][result] ?? {}).some((name) => name === template))
      .map((result): Trigger => ({ kind, result })),
  )
  const other = others[template]
  return [...events, ...money, ...(other ? [other] : [])]
}
