import { z } from 'zod'
import type { DeliveryState } from '@/db/words'
import type { OperatorActionName } from '../operator-actions'

/** The deliveries somebody works on together, in the order the work is done. */
export const deliveryGroupings = {
  open: [
    'ds.inventory.reserved',
    'ds.wait.allocation',
    'ds.wait.date',
    'ds.wait.inventory',
    'ds.inventory.allocated',
    'ds.packing',
    'ds.shipment.ready',
    'ds.shipment.ready.waiting.payment',
    'ds.shipment.inprogress',
    'ds.shipment.inprogress.waiting.payment',
  ],
  allocation: ['ds.wait.allocation'],
  date: ['ds.wait.date'],
  stock: ['ds.wait.inventory'],
  pack: ['ds.inventory.allocated'],
  packing: ['ds.packing'],
  ship: ['ds.shipment.ready'],
  unpaid: ['ds.shipment.ready.waiting.payment'],
  underway: ['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment'],
  shipped: ['ds.shipped'],
  returned: ['ds.inventory.returned'],
} as const satisfies Record<string, readonly DeliveryState[]>

export const deliveryGroupNames = Object.keys(deliveryGroupings) as (keyof typeof deliveryGroupings)[]

/** What can be done to many deliveries at once. */
export const bulkDeliveryActions = [
  'pack.delivery',
  'mark.ready.for.shipment',
  'start.shipment',
  'mark.shipped',
] as const satisfies OperatorActionName[]

/** What can be done to many orders at once. */
export const bulkOrderActions = ['approve.order'] as const satisfies OperatorActionName[]

export const DeliveriesView = z.object({
  group: z.enum(deliveryGroupNames).catch('open'),
  shop: z.uuid().optional().catch(undefined),
  centre: z.uuid().optional().catch(undefined),
  after: z.string().max(2000).optional().catch(undefined),
})
export type DeliveriesView = z.output<typeof DeliveriesView>
