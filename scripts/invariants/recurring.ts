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
          or o.shop_id <> r.shop_id or (r.version = 1 and (coalesce(o.manager_id, '') <> coalesce(r.manager_id, '')
          or coalesce(o.assist_id, '') <> coalesce(r.assist_id, ''))))`,
      `select r.id, 'says that it made ' || r.placed || ' orders' as what from recurring_orders r where r.placed <>
        (select count(*) from recurring_dates d where d.recurring_id = r.id and d.state = 'ordered')`,
      `select r.id, 'is ' || r.state || ', which is not what its next date says' as what from recurring_orders r
        where (r.state = 'ended' and r.next_day is not null) or (r.state <> 'ended' and r.next_day is null
          and not exists (select 1 from subscriptions s where s.id = r.id and s.cancelled_at is not null)
          and not exists (select 1 from recurring_dates d where d.recurring_id = r.id and ${UNDECIDED}))`,
      `select c.id, 'is left of a date that is decided' as what from carts c where c.kind = 'recurring'
        and not exists (select 1 from recurring_dates d where d.cart_id = c.id and ${UNDECIDED})`,
    ],
  }),

  rule(
    'INV-31',
    'a term of a subscription is one order, none follows its end, and the ledger knows each of its states',
    {
      examined: `select count(*) as n from subscriptions`,
      broken: [
        `select s.id, 'has a term that no order began' as what from subscriptions s where s.term_start is not null
        and not exists (select 1 from recurring_dates d where d.recurring_id = s.id and d.state = 'ordered'
          and d.day = s.term_start)`,
        `select s.id, 'was renewed before its term was over' as what from subscriptions s
        join recurring_dates d on d.recurring_id = s.id
        where d.state in ('placed', 'ordered') and d.day > s.term_start and d.day < s.term_end`,
        `select s.id, d.day || ' was ordered, and is no term of it' as what from subscriptions s
        join recurring_dates d on d.recurring_id = s.id where d.state = 'ordered'
          and (s.term_start is null or d.day > s.term_start)`,
        `select s.id, 'is cancelled, and has a date ahead' as what from subscriptions s
        join recurring_orders r on r.id = s.id where s.cancelled_at is not null and r.next_day is not null`,
        `select s.id, 'has ended, and is being ordered' as what from subscriptions s join recurring_orders r on r.id = s.id
        join recurring_dates d on d.recurring_id = s.id where r.state = 'ended' and ${UNDECIDED}`,
        `select s.id, 'ordered after it had ended' as what from subscriptions s
        join recurring_dates d on d.recurring_id = s.id join orders o on o.id = d.order_id
        join audit_entries e on e.object_id = s.id and e.action = 'subscription.end' where o.placed_at > e.at`,
        `select s.id, 'is not of one article' as what from subscriptions s where 1 <>
        (select count(*) from recurring_lines l where l.recurring_id = s.id)`,
        ...[
          ['start', `s.id is not null`],
          ['renew', `s.term_start is not null`],
          ['pause', `r.state = 'paused'`],
          ['cancel', `s.cancelled_at is not null`],
          ['end', `r.state = 'ended'`],
        ].map(
          ([verb, isSo]) => `select s.id, 'nothing in the ledger says ${verb}' as what from subscriptions s
          join recurring_orders r on r.id = s.id where ${isSo} and not exists (select 1 from audit_entries e
            where e.object_id = s.id and e.outcome = 'ok' and e.action = 'subscription.${verb}')`,
        ),
      ],
    },
  ),
]
