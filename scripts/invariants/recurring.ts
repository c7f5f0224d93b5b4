import { type Invariant, rule } from './invariant'

const UNDECIDED = `d.state in ('due', 'placed')`

/** What is ordered again and again, and what became of its dates. */
export const aboutRecurring: Invariant[] = [
  rule('INV-23', 'a date of a recurring order is one order of its customer, or none', {
    examined: `select count(*) as n from recurring_dates`,
    broken: [
      `select d.id, 'is ' || d.state || ', and has an order or has none' as what from recurring_dates d
        where (d.state in ('placed', 'ordered') and d.order_id is null)
          or (d.state in ('due', 'skipped') and d.order_id is not null)`,
      `select d.id, 'has failed, and order ' || o.number || ' goes on' as what from recurring_dates d
        join orders o on o.id = d.order_id where d.state = 'failed' and o.state not like 'os.cancelled%'`,
      `select min(d.id) as id, count(*) || ' dates have order ' || d.order_id as what from recurring_dates d
        where d.order_id is not null group by d.order_id having count(*) > 1`,
      `select min(d.id) as id, d.day || ' is a date twice' as what from recurring_dates d
        group by d.recurring_id, d.day having count(*) > 1`,
      `select d.id, 'has the order of somebody else, or in somebody else''s name' as what from recurring_dates d
        join recurring_orders r on r.id = d.recurring_id left join orders o on o.id = d.order_id
        where d.order_id is not null and (o.id is null or o.customer_id is null or o.customer_id <> r.customer_id
          or o.shop_id <> r.shop_id or coalesce(o.manager_id, '') <> coalesce(r.manager_id, '')
          or coalesce(o.assist_id, '') <> coalesce(r.assist_id, ''))`,
      `select r.id, 'says that it made ' || r.placed || ' orders' as what from recurring_orders r where r.placed <>
        (select count(*) from recurring_dates d where d.recurring_id = r.id and d.state = 'ordered')`,
      `select r.id, 'is ' || r.state || ', which is not what its next date says' as what from recurring_orders r
        where (r.state = 'ended' and r.next_day is not null) or (r.state <> 'ended' and r.next_day is null
          and not exists (select 1 from recurring_dates d where d.recurring_id = r.id and ${UNDECIDED}))`,
      `select c.id, 'is left of a date that is decided' as what from carts c where c.kind = 'recurring'
        and not exists (select 1 from recurring_dates d where d.cart_id = c.id and ${UNDECIDED})`,
    ],
  }),
]
