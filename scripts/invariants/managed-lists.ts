import { type Invariant, rule } from './invariant'

const TAKEN = `select line_id, sum(quantity) as n from managed_list_orders where given_back_at is null group by line_id`

/** What was put together for customers, and what became of it. */
export const aboutManagedLists: Invariant[] = [
  rule('INV-22', 'a managed list is decided once, and what has left it stands in orders of its customer', {
    examined: `select count(*) as n from managed_lists`,
    broken: [
      `select l.id, 'says that ' || l.ordered || ' were ordered, and orders took ' || coalesce(t.n, 0) as what
        from managed_list_lines l left join (${TAKEN}) t on t.line_id = l.id where l.ordered <> coalesce(t.n, 0)`,
      `select l.id, 'took ' || o.quantity || ' that order ' || o.order_id || ' does not have' as what
        from managed_list_orders o join managed_list_lines l on l.id = o.line_id
        join managed_lists m on m.id = l.list_id left join orders b on b.id = o.order_id
        where b.id is null or b.state = 'os.none' or b.customer_id is null or b.customer_id <> m.customer_id or o.quantity >
          (select coalesce(sum(ol.quantity), 0) from order_lines ol
            where ol.order_id = o.order_id and ol.managed_list_line = m.id)`,
      `select m.id, 'is ' || m.state || ', which is not what its lines say' as what from managed_lists m
        where (m.state = 'ordered') <> not exists (select 1 from managed_list_lines l where l.list_id = m.id and l.ordered < l.quantity)`,
      `select m.id, 'was not accepted, and was ordered from' as what from managed_lists m
        join managed_list_lines l on l.list_id = m.id where l.ordered > 0 and m.state not in ('accepted', 'ordered')`,
      `select m.id, 'is ' || m.state || ' without a decision, or decided without being so' as what from managed_lists m
        where (m.decided_at is not null) <> (m.state in ('accepted', 'ordered', 'rejected'))`,
    ],
  }),
]
