import type { Database } from './database'

type Value = string | number | boolean | null | Date | object
export type Values = Record<string, Value>

/** A statement that writes a row, in the words of either database. */
export function insertion({ isPostgres }: Pick<Database, 'isPostgres'>, table: string, values: Values) {
  const literal = (value: Value): string => {
    if (value === null || typeof value === 'number') return String(value)
    if (typeof value === 'boolean') return isPostgres ? String(value) : value ? '1' : '0'
    if (value instanceof Date) return isPostgres ? `'${value.toISOString()}'` : String(value.getTime())
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `'${text.replaceAll("'", "''")}'`
  }
  const columns = Object.keys(values).map((column) => `"${column}"`)
  return `insert into ${table} (${columns.join(', ')}) values (${Object.values(values).map(literal).join(', ')})`
}

export const AT = new Date('2026-03-03T12:00:00Z')
const hence = new Date('2026-03-03T12:01:00Z')
const place = { name: 'C', company: '', line1: '1', line2: '', postcode: '1', city: 'C', country: 'DK', phone: '' }
const lettering = { salutation: '', firstname: 'C', middlename: '', lastname: 'C', locale: 'en', phone: '' }

export function movement(
  id: string,
  quantity: number,
  reserved: number,
  reason: string,
  delivery: string | null,
): Values {
  return { id, stock_id: 'stock', quantity, reserved, reason, delivery_id: delivery, at: AT }
}

type Told = {
  id: string
  quantity: number
  gateway: string
  state: string
  path: string[]
  delivery: { state: string; path: string[]; reservation?: string }
  /** The managed list its goods are from, and whose it is. */
  from?: { list: string; customer: string }
  /** Who ordered, where the goods are from no list. */
  by?: string
}

/** An order of so many lamps at 12.00, of which 2.00 tax, delivered for 6.00, of which 1.00 tax. */
export function order({ id, quantity, gateway, state, path, delivery, from, by }: Told): [string, Values][] {
  const items = 1200 * quantity
  const tax = 200 * quantity
  const steps = [
    ...path.slice(1).map((to, at) => ({ from: path[at]!, to, about: null as string | null })),
    ...delivery.path.slice(1).map((to, at) => ({ from: delivery.path[at]!, to, about: `${id}-d` })),
  ]
  return [
    [
      'orders',
      {
        ...lettering,
        id,
        shop_id: 'shop',
        customer_id: from?.customer ?? by ?? null,
        number: `N-${id}`,
        reversed_number: id,
        placement_key: `form-${id}`,
        cart_id: `cart-${id}`,
        cart_version: 1,
        state,
        version: path.length - 1,
        email: 'c@test.com',
        currency: 'EUR',
        gateway,
        ship_to: place,
        bill_to: place,
        message: '',
        separate_deliveries: false,
        items_total: items,
        shipping_total: 600,
        tax_total: tax + 100,
        total: items + 600,
        coupons: [],
        requires_approval: false,
        placed_at: AT,
        updated_at: AT,
      },
    ],
    [
      'order_lines',
      {
        id: `${id}-l`,
        order_id: id,
        position: 1,
        sku_id: 'sku',
        sku_code: 'LAMP',
        name: 'Lamp',
        quantity,
        unit_price: 1200,
        list_price: 1200,
        total: items,
        tax,
        tax_code: 'standard',
        tax_rate: 2000,
        digital: false,
        managed_list_line: from?.list ?? null,
      },
    ],
    [
      'deliveries',
      {
        id: `${id}-d`,
        order_id: id,
        shop_id: 'shop',
        number: `N-${id}-1`,
        position: 1,
        group: 'D1',
        state: delivery.state,
        centre_id: 'centre',
        method_name: 'Post',
        price: 600,
        tax: 100,
      },
    ],
    ['delivery_lines', { id: `${id}-dl`, delivery_id: `${id}-d`, order_line_id: `${id}-l`, sku_id: 'sku', quantity }],
    ...(delivery.reservation
      ? [
          [
            'reservations',
            {
              id: `${id}-r`,
              stock_id: 'stock',
              delivery_line_id: `${id}-dl`,
              quantity,
              state: delivery.reservation,
            },
          ] as [string, Values],
        ]
      : []),
    ...steps.map(({ from, to, about }, at): [string, Values] => [
      'order_history',
      {
        order_id: id,
        seq: at + 1,
        delivery_id: about,
        event: 'evt',
        from_state: from,
        to_state: to,
        actor_name: '',
        request_id: 'r',
        at: AT,
      },
    ]),
  ]
}

type Paid = { order: string; seq: number; operation: string; amount: number; gateway?: string; delivery?: string }

/** One payment with all that led to it, and what the gateway wrote down. */
export function payment({ order: id, seq, operation, amount, gateway = 'testPaymentGateway', delivery }: Paid) {
  const key = `${id}-p${seq}`
  const run = { order_id: id, shop_id: 'shop', kind: 'capture', state: 'done', result: 'Ok', frame: {} }
  const money = { order_id: id, operation, amount, delivery_id: delivery ?? null }
  const rows: [string, Values][] = [
    ['payment_runs', { ...run, id: `run-${key}`, leased_until: hence, created_at: AT, done_at: AT }],
    [
      'payment_intents',
      { ...money, id: `intent-${key}`, run_id: `run-${key}`, key, state: 'answered', created_at: AT },
    ],
    [
      'payments',
      {
        ...money,
        id: key,
        shop_id: 'shop',
        seq,
        gateway,
        result: 'Ok',
        settled: true,
        currency: 'EUR',
        run_id: `run-${key}`,
        intent_id: `intent-${key}`,
        at: AT,
      },
    ],
  ]
  if (operation !== 'AUTH') {
    const kind = operation === 'REFUND' ? 'credit' : 'invoice'
    const paper = { order_id: id, shop_id: 'shop', payment_id: key, total: amount, tax: 0, currency: 'EUR' }
    rows.push(['invoices', { ...paper, id: `paper-${key}`, number: key, kind, issued_at: AT }])
  }
  const entry = { key, shop_id: 'shop', order_number: `N-${id}`, operation, amount, currency: 'EUR', result: 'Ok' }
  if (gateway.startsWith('test')) rows.push(['test_gateway_book', { ...entry, settled: true, reference: key, at: AT }])
  return rows
}
