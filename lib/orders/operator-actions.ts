import type { DeliveryState, OrderState } from '@/db/words'
import type { ActionName } from '@/lib/audit/actions'
import type { OrderEvent } from './machine'

/** Something an operator can press. Its name is the platform's and, in the ledger, the action's. */
type OperatorAction = {
  level: 'order' | 'delivery'
  from: readonly (OrderState | DeliveryState)[] | 'any'
  /** What it raises; without one it only writes something down. */
  event?: OrderEvent
  /** Told that the money was dealt with by hand: the gateway is not asked. */
  force?: true
  /** What has to be written: why, or the authorisation it rests on. */
  needs?: 'remark' | 'amount'
  /** Can be taken back by nothing: asks once more. */
  final?: true
}

const cancellable = ['os.waiting.approve', 'os.waiting', 'os.waiting.payment', 'os.in.progress'] as const
const refunding = ['os.cancelled.waiting.payment', 'os.returned.waiting.payment'] as const

/** Every button of an order and of a delivery, in the order they stand in. Source: platform reference, §6.11. */
export const operatorActions = {
  'release.order': { level: 'order', from: ['os.waiting.approve'], event: 'evt.order.approved' },
  'reject.order': {
    level: 'order',
    from: ['os.waiting.approve'],
    event: 'evt.order.cancel.refund',
    needs: 'remark',
    final: true,
  },
  'approve.order': { level: 'order', from: ['os.waiting'], event: 'evt.payment.confirmed' },
  'pack.delivery': { level: 'delivery', from: ['ds.inventory.allocated'], event: 'evt.release.to.pack' },
  'mark.ready.for.shipment': { level: 'delivery', from: ['ds.packing'], event: 'evt.packing.complete' },
  'start.shipment': {
    level: 'delivery',
    from: ['ds.shipment.ready', 'ds.shipment.ready.waiting.payment'],
    event: 'evt.release.to.shipment',
  },
  'start.shipment.manual.payment': {
    level: 'delivery',
    from: ['ds.shipment.ready.waiting.payment'],
    event: 'evt.release.to.shipment',
    force: true,
    needs: 'remark',
    final: true,
  },
  'mark.shipped': {
    level: 'delivery',
    from: ['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment'],
    event: 'evt.shipment.complete',
  },
  'restock.delivery': { level: 'delivery', from: ['ds.inventory.returned'], needs: 'remark' },
  'update.external.ref': { level: 'delivery', from: 'any' },
  'cancel.order.refund': { level: 'order', from: refunding, event: 'evt.refund.processed' },
  'cancel.order.manual.refund': {
    level: 'order',
    from: refunding,
    event: 'evt.refund.processed',
    force: true,
    needs: 'remark',
    final: true,
  },
  'refund.order': {
    level: 'order',
    from: ['os.in.progress', 'os.partially.shipped', 'os.completed'],
    event: 'evt.refund.partial',
    needs: 'amount',
    final: true,
  },
  'return.order': {
    level: 'order',
    from: ['os.partially.shipped', 'os.completed'],
    event: 'evt.order.cancel.refund',
    final: true,
  },
  'cancel.order': { level: 'order', from: cancellable, event: 'evt.order.cancel.refund', final: true },
  'notes.order': { level: 'order', from: 'any', needs: 'remark' },
} as const satisfies Partial<Record<ActionName, OperatorAction>>

export type OperatorActionName = keyof typeof operatorActions

export const actionOf = (name: OperatorActionName): OperatorAction => operatorActions[name]

export const operatorActionNames = Object.keys(operatorActions) as OperatorActionName[]

/** The buttons that a state has, whoever looks. */
export const actionsFrom = (level: 'order' | 'delivery', state: OrderState | DeliveryState) =>
  operatorActionNames.filter((name) => {
    const row = actionOf(name)
    return row.level === level && (row.from === 'any' || row.from.includes(state))
  })

type Dashed<S extends string> = S extends `${infer A}.${infer B}` ? `${A}_${Dashed<B>}` : S

/** The key of a button's words in messages/: those have no dots. */
export const actionKey = <S extends string>(name: S) => name.replaceAll('.', '_') as Dashed<S>
