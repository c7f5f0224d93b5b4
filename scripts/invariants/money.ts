import { type Invariant, rule, UNDER_WAY } from './invariant'

const CAPTURES = `('CAPTURE', 'AUTH_CAPTURE')`

/**
 * By order: what was captured, and what was given back. Voiding what was never captured for certain gives nothing
 * back, and a capture is voided once.
 */
const balances = `
  select o.id, o.number, o.total, o.paid,
    coalesce(sum(case when p.operation in ${CAPTURES} then p.amount end), 0) as captured,
    coalesce(sum(case
      when p.operation = 'REFUND' then p.amount
      when p.operation in ${CAPTURES} and exists (select 1 from payments v
        where v.order_id = p.order_id and v.result = 'Ok' and v.operation = 'VOID_CAPTURE' and v.amount = p.amount
          and coalesce(v.delivery_id, '') = coalesce(p.delivery_id, '')) then p.amount
      end), 0) as returned
  from orders o left join payments p on p.order_id = o.id and p.result = 'Ok'
  group by o.id, o.number, o.total, o.paid`

const capturedFor = (whom: string) => `coalesce((select sum(p.amount) from payments p
  where p.order_id = d.order_id and p.operation in ${CAPTURES} and ${whom}
    and (p.result = 'Ok' or (p.result = 'Processing' and p.operation = 'CAPTURE'))), 0)`

const ours = `select o.number, p.operation, p.amount from payments p join orders o on o.id = p.order_id
  where p.result = 'Ok' and p.gateway like 'test%' and p.intent_id is not null and o.id not in (${UNDER_WAY})`
const theirs = `select b.order_number, b.operation, b.amount from test_gateway_book b
  join orders o on o.number = b.order_number where b.result = 'Ok' and o.id not in (${UNDER_WAY})`

export const aboutMoney: Invariant[] = [
  rule('INV-7', 'an order’s total is its lines and its deliveries, and so is its tax', {
    examined: 'select count(*) as n from orders',
    broken: [
      `select o.id, 'order ' || o.number || ': items ' || o.items_total || '/' || l.total || ', shipping ' ||
          o.shipping_total || '/' || d.price || ', tax ' || o.tax_total || '/' || (l.tax + d.tax) ||
          ', total ' || o.total as what
        from orders o
        left join (select order_id, sum(total) as total, sum(tax) as tax from order_lines group by order_id) l
          on l.order_id = o.id
        left join (select order_id, sum(price) as price, sum(tax) as tax from deliveries group by order_id) d
          on d.order_id = o.id
        where l.order_id is null or d.order_id is null or o.total < 0
          or o.items_total <> l.total or o.shipping_total <> d.price or o.total <> l.total + d.price
          or o.tax_total <> l.tax + d.tax`,
      `select id, 'line of ' || quantity || ' at ' || unit_price || ': total ' || total || ', tax ' || tax as what
        from order_lines
        where total <> quantity * unit_price or quantity < 1 or unit_price < 0
          or abs(tax * (10000 + tax_rate) - total * tax_rate) > 10000 + tax_rate`,
    ],
  }),

  rule(
    'INV-8',
    'given back ≤ captured ≤ total, the balance of the ledger is what the order says, and a capture was authorised',
    {
      examined: 'select count(*) as n from payments',
      broken: [
        `select id, 'order ' || number || ': total ' || total || ', captured ' || captured || ', given back ' || returned ||
          ', paid ' || paid as what
        from (${balances}) b
        where returned > captured or captured > total or paid <> captured - returned`,
        `select o.id, 'order ' || o.number || ' captured ' || sum(case when p.operation = 'CAPTURE' then p.amount else 0 end) ||
          ' of ' || sum(case when p.operation = 'AUTH' then p.amount else 0 end) || ' authorised' as what
        from payments p join orders o on o.id = p.order_id
        where p.result = 'Ok' and p.operation in ('AUTH', 'CAPTURE')
        group by o.id, o.number, coalesce(p.delivery_id, '')
        having sum(case when p.operation = 'CAPTURE' then p.amount else 0 end)
          > sum(case when p.operation = 'AUTH' then p.amount else 0 end)`,
        `select id, 'a payment of ' || amount || ' ' || currency as what from payments where amount < 0`,
        `select p.id, 'order ' || o.number || ' is in ' || o.currency || ', its payment in ' || p.currency as what
        from payments p join orders o on o.id = p.order_id where p.currency <> o.currency`,
      ],
    },
  ),

  rule('INV-8b', 'the invoices of an order less its credit notes are what it has paid', {
    examined: 'select count(*) as n from invoices',
    broken: [
      `select o.id, 'order ' || o.number || ' has paid ' || o.paid || ', its papers say ' || coalesce(i.total, 0) as what
        from orders o
        left join (select order_id, sum(case when kind = 'credit' then -total else total end) as total
          from invoices group by order_id) i on i.order_id = o.id
        where o.paid <> coalesce(i.total, 0)`,
    ],
  }),

  // In every flow of §6.10 the money of a delivery is captured by the time it has arrived: at shipment, at
  // completion, or before anything left; for its own share, or for the whole order in one payment. A capture that the
  // gateway is still at counts: it cannot be made again, and goods may go meanwhile (§6.15, nothing open is Ok).
  rule('INV-9', 'what has arrived was paid for, and what was called off or returned was paid back', {
    examined: `select count(*) as n from deliveries where state = 'ds.shipped'`,
    broken: [
      `select d.id, 'delivery ' || d.number || ' has arrived without its money' as what
        from deliveries d
        join orders o on o.id = d.order_id
        join (select l.delivery_id, sum(l.quantity * ol.unit_price) as items
          from delivery_lines l join order_lines ol on ol.id = l.order_line_id group by l.delivery_id) i
          on i.delivery_id = d.id
        where d.state = 'ds.shipped' and o.state in ('os.partially.shipped', 'os.completed')
          and ${capturedFor('p.delivery_id = d.id')} < i.items + d.price
          and ${capturedFor('p.delivery_id is null')} < o.total`,
      `select id, 'order ' || number || ' is ' || state || ' and still has ' || paid as what
        from orders where state in ('os.cancelled', 'os.returned') and paid <> 0`,
    ],
  }),

  rule('INV-10', 'every payment has its origin: one answered call, a believed callback, or a person; none has two', {
    examined: 'select count(*) as n from payments',
    broken: [
      `select id, operation || ' of ' || amount || ' from nowhere' as what from payments
        where intent_id is null and callback_id is null and gateway <> 'forceManualProcessing'
          and coalesce(message, '') <> 'skipped due to previous errors'`,
      `select p.id, p.operation || ' of ' || p.amount || ' answers a call for ' || i.operation || ' of ' || i.amount ||
          ' that is ' || i.state as what
        from payments p join payment_intents i on i.id = p.intent_id
        where i.state <> 'answered' or i.order_id <> p.order_id or i.operation <> p.operation or i.amount <> p.amount`,
      `select p.id, p.operation || ' of ' || p.amount || ' from a callback that is ' || c.state as what
        from payments p join payment_callbacks c on c.id = p.callback_id
        where c.state in ('rejected', 'parked') or c.gateway <> p.gateway or c.order_id is null or c.order_id <> p.order_id`,
      `select intent_id as id, count(*) || ' payments of one call' as what from payments
        where intent_id is not null group by intent_id having count(*) > 1`,
      `select min(id) as id, count(*) || ' callbacks of event ' || event_id as what from payment_callbacks
        where event_id is not null group by gateway, event_id having count(*) > 1`,
      `select i.id, 'the answer to ' || i.operation || ' of ' || i.amount || ' was lost' as what
        from payment_intents i left join payments p on p.intent_id = i.id
        where i.state = 'answered' and p.id is null`,
      `select min(id) as id, 'order ' || order_id || ' numbers its payments with gaps' as what from payments
        group by order_id having min(seq) <> 1 or max(seq) <> count(*)`,
    ],
  }),

  rule('INV-11', 'the ledger and the test gateways’ own book agree, order by order', {
    examined: `select count(*) as n from (${theirs}) b`,
    broken: [
      `select number as id, operation || ': the book has ' || sum(book) || ' in ' || sum(entries) || ', the ledger ' ||
          sum(ledger) || ' in ' || sum(rows_) as what
        from (
          select number, operation, amount as ledger, 1 as rows_, 0 as book, 0 as entries from (${ours}) a
          union all
          select order_number, operation, 0, 0, amount, 1 from (${theirs}) b
        ) both_
        group by number, operation having sum(ledger) <> sum(book) or sum(rows_) <> sum(entries)`,
      `select key as id, 'the book knows an order ' || order_number || ' that we do not' as what
        from test_gateway_book where order_number not in (select number from orders)`,
    ],
  }),
]
