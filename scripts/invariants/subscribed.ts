import { AT, type Values } from './rows'

/** What the ledger says of the subscription. */
export const said = (seq: number, action: string, at = AT): [string, Values] => [
  'audit_entries',
  {
    shop_id: 'shop',
    seq,
    at,
    action: `subscription.${action}`,
    outcome: 'ok',
    actor_kind: 'nobody',
    object_type: 'subscription',
    object_id: 'term',
    request_id: 'r',
    previous_hash: '',
    hash: '',
  },
]

/** A subscription whose first term is paid for, and which is cancelled. */
export const subscribed: [string, Values][] = [
  [
    'recurring_orders',
    {
      id: 'term',
      shop_id: 'shop',
      customer_id: 'customer',
      state: 'active',
      version: 2,
      every: 3,
      unit: 'month',
      anchor: '2026-05-01',
      month_day: 1,
      placed: 1,
      failures: 0,
      ship_to_id: 'address',
      delivery_method_id: 'method',
      gateway: 'testPaymentGateway',
      created_at: AT,
      updated_at: AT,
    },
  ],
  ['recurring_lines', { id: 'term-l', recurring_id: 'term', position: 0, sku_id: 'sku', quantity: 4 }],
  [
    'recurring_dates',
    {
      id: 'term-may',
      recurring_id: 'term',
      day: '2026-05-01',
      state: 'ordered',
      placement_key: 'term-may',
      order_id: 'arrived',
      lacks: [],
      tries: 0,
      try_at: AT,
      at: AT,
    },
  ],
  ['subscriptions', { id: 'term', term_start: '2026-05-01', term_end: '2026-08-01', cancelled_at: AT }],
  said(1, 'start'),
  said(2, 'renew'),
  said(3, 'cancel'),
]
