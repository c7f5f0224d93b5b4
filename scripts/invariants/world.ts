import { AT, movement, order, payment, type Values } from './rows'
import { subscribed } from './subscribed'

const texts = { en: 'Lamp', fr: 'Lampe' }

/** A list of which an order took half. */
const managed: [string, Values][] = [
  ['accounts', { id: 'manager', kind: 'manager', email: 'm@test.com', enabled: true, created_at: AT }],
  ['managers', { id: 'manager', firstname: 'M', lastname: 'M', created_at: AT }],
  [
    'customers',
    {
      id: 'customer',
      number: 'C1',
      type: 'B2C',
      email: 'c@test.com',
      salutation: '',
      firstname: 'C',
      middlename: '',
      lastname: 'C',
      company: '',
      department: '',
      phone: '',
      pricing_policy: '',
      tags: [],
      locale: 'en',
      created_at: AT,
      updated_at: AT,
    },
  ],
  [
    'sessions',
    { id: 's', account_id: 'manager', shop_id: 'shop', device: '', created_at: AT, last_seen_at: AT, expires_at: AT },
  ],
  [
    'assists',
    {
      id: 'assist',
      shop_id: 'shop',
      manager_id: 'manager',
      session_id: 's',
      customer_id: 'customer',
      reason: 'phone',
      started_at: AT,
      last_seen_at: AT,
      expires_at: AT,
    },
  ],
  [
    'managed_lists',
    {
      id: 'list',
      shop_id: 'shop',
      customer_id: 'customer',
      state: 'accepted',
      version: 1,
      name: 'List',
      message: '',
      manager_id: 'manager',
      manager_name: 'M',
      manager_email: 'm@test.com',
      assist_id: 'assist',
      link_hash: 'hash',
      link_expires_at: AT,
      decided_at: AT,
      created_at: AT,
      updated_at: AT,
    },
  ],
  [
    'managed_list_lines',
    {
      id: 'list-l',
      list_id: 'list',
      position: 1,
      sku_id: 'sku',
      quantity: 2,
      ordered: 1,
      note: '',
      alternatives: [],
      currency_then: 'EUR',
    },
  ],
  ['managed_list_orders', { order_id: 'going', line_id: 'list-l', quantity: 1, at: AT }],
]

/** What the customer orders every month, of which one date was ordered and one skipped. */
const recurring: [string, Values][] = [
  [
    'delivery_methods',
    {
      id: 'method',
      shop_id: 'shop',
      code: 'standard',
      names: texts,
      price: 600,
      tax_code: 'standard',
      min_days: 1,
      max_days: 3,
      position: 0,
      enabled: true,
    },
  ],
  [
    'recurring_orders',
    {
      id: 'again',
      shop_id: 'shop',
      customer_id: 'customer',
      state: 'active',
      version: 1,
      every: 1,
      unit: 'month',
      anchor: '2026-05-01',
      month_day: 1,
      next_day: '2026-07-01',
      placed: 1,
      failures: 0,
      ship_to_id: 'address',
      delivery_method_id: 'method',
      gateway: 'testPaymentGateway',
      created_at: AT,
      updated_at: AT,
    },
  ],
  ['recurring_lines', { id: 'again-l', recurring_id: 'again', position: 0, sku_id: 'sku', quantity: 2 }],
  ['recurring_dates', dateOf('may', { day: '2026-05-01', state: 'ordered', order_id: 'going' })],
  ['recurring_dates', dateOf('june', { day: '2026-06-01', state: 'skipped' })],
]

function dateOf(id: string, values: Values): Values {
  return { id, recurring_id: 'again', placement_key: `${id}-key`, lacks: [], tries: 0, try_at: AT, at: AT, ...values }
}

const shop: [string, Values][] = [
  ['shops', { id: 'shop', code: 'SHOP', name: 'Shop', currency: 'EUR', languages: ['en'], created_at: AT }],
  ['shop_attributes', { shop_id: 'shop', code: 'SHOP_B2B', value: 'true' }],
  ['shop_attributes', { shop_id: 'shop', code: 'SHOP_B2B_CREDIT_LIMIT', value: '1800' }],
  [
    'fulfilment_centres',
    {
      id: 'centre',
      shop_id: 'shop',
      code: 'W1',
      name: 'W1',
      email: '',
      position: 0,
      multi_ship: true,
      force_backorder_split: false,
      force_all_split: false,
    },
  ],
  [
    'products',
    {
      id: 'product',
      shop_id: 'shop',
      slug: 'lamp',
      names: texts,
      summaries: texts,
      sort_en: 'lamp',
      sort_fr: 'lampe',
      brand: '',
      picture: '',
      tax_code: 'standard',
      digital: false,
      enabled: true,
      created_at: AT,
    },
  ],
  ['skus', { id: 'sku', shop_id: 'shop', product_id: 'product', code: 'LAMP', position: 0, enabled: true }],
  ['stock', { id: 'stock', centre_id: 'centre', sku_id: 'sku', quantity: 6, reserved: 3, availability: 'STANDARD' }],
  ['stock_movements', movement('m0', 10, 0, 'received', null)],
]

const toProgress = ['os.none', 'os.pending', 'os.in.progress']
const toShipped = [
  'ds.fullfillment',
  'ds.inventory.reserved',
  'ds.wait.allocation',
  'ds.inventory.allocated',
  'ds.packing',
]

/**
 * A shop with one sku, of which ten came in: an order that arrived and was paid by card, one that waits for
 * stock to be taken, one that an operator has to confirm, one called off after it was paid, and a mere draft.
 */
export const soundWorld: [string, Values][] = [
  ...shop,
  ...order({
    id: 'arrived',
    by: 'customer',
    quantity: 4,
    gateway: 'testPaymentGateway',
    state: 'os.completed',
    path: [...toProgress, 'os.completed'],
    delivery: {
      state: 'ds.shipped',
      path: [...toShipped, 'ds.shipment.ready', 'ds.shipment.inprogress', 'ds.shipped'],
      reservation: 'shipped',
    },
  }),
  ['stock_movements', movement('m1', 0, 4, 'reserved', 'arrived-d')],
  ['stock_movements', movement('m2', -4, -4, 'allocated', 'arrived-d')],
  ...payment({ order: 'arrived', seq: 1, operation: 'AUTH', amount: 5400, delivery: 'arrived-d' }),
  ...payment({ order: 'arrived', seq: 2, operation: 'CAPTURE', amount: 5400, delivery: 'arrived-d' }),

  ...order({
    id: 'going',
    from: { list: 'list', customer: 'customer' },
    quantity: 2,
    gateway: 'testPaymentGateway',
    state: 'os.in.progress',
    path: toProgress,
    delivery: { state: 'ds.wait.allocation', path: toShipped.slice(0, 3), reservation: 'held' },
  }),
  ['stock_movements', movement('m3', 0, 2, 'reserved', 'going-d')],
  ...payment({ order: 'going', seq: 1, operation: 'AUTH', amount: 3000, delivery: 'going-d' }),

  ...order({
    id: 'waiting',
    quantity: 1,
    gateway: 'invoicePaymentGateway',
    state: 'os.waiting',
    path: ['os.none', 'os.pending', 'os.waiting'],
    delivery: { state: 'ds.inventory.reserved', path: toShipped.slice(0, 2), reservation: 'held' },
  }),
  ['stock_movements', movement('m4', 0, 1, 'reserved', 'waiting-d')],

  ...order({
    id: 'called-off',
    quantity: 1,
    gateway: 'prePaymentGateway',
    state: 'os.cancelled',
    path: ['os.none', 'os.pending', 'os.waiting', 'os.in.progress', 'os.cancelled'],
    delivery: {
      state: 'ds.inventory.void.reserv',
      path: [...toShipped.slice(0, 3), 'ds.inventory.void.reserv'],
      reservation: 'released',
    },
  }),
  ['stock_movements', movement('m5', 0, 1, 'reserved', 'called-off-d')],
  ['stock_movements', movement('m6', 0, -1, 'released', 'called-off-d')],
  ...payment({ order: 'called-off', seq: 1, operation: 'AUTH_CAPTURE', amount: 1800, gateway: 'prePaymentGateway' }),
  ...payment({ order: 'called-off', seq: 2, operation: 'REFUND', amount: 1800, gateway: 'prePaymentGateway' }),

  ...order({
    id: 'draft',
    quantity: 1,
    gateway: 'testExtFormPaymentGateway',
    state: 'os.none',
    path: ['os.none'],
    delivery: { state: 'ds.fullfillment', path: ['ds.fullfillment'] },
  }),

  [
    'coupons',
    {
      id: 'coupon',
      shop_id: 'shop',
      code: 'SAVE',
      name: 'Save',
      percent: 10,
      currency: 'EUR',
      usage_limit: 1,
      customer_limit: 1,
      used: 1,
      created_at: AT,
    },
  ],
  ['coupon_uses', { order_id: 'going', coupon_id: 'coupon', at: AT }],
  ...managed,
  ...recurring,
  ...subscribed,
]
