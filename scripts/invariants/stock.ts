import { type Invariant, listOf, rule } from './invariant'

const CANCELLED = [
  'os.none',
  'os.cancelled',
  'os.cancelled.waiting.payment',
  'os.returned',
  'os.returned.waiting.payment',
]

/** What must have become of a line's reservation, by the state of its delivery. Source: platform reference, §6.2. */
const reservationIn: Record<string, readonly string[]> = {
  'ds.fullfillment': [],
  'ds.inventory.reserved': ['held'],
  'ds.wait.allocation': ['held'],
  'ds.wait.date': ['held'],
  'ds.wait.inventory': ['held'],
  'ds.inventory.allocated': ['allocated', 'external'],
  'ds.packing': ['allocated', 'external'],
  'ds.shipment.ready': ['allocated', 'external'],
  'ds.shipment.ready.waiting.payment': ['allocated', 'external'],
  'ds.shipment.inprogress': ['allocated', 'external'],
  'ds.shipment.inprogress.waiting.payment': ['allocated', 'external'],
  'ds.shipped': ['shipped', 'external'],
  'ds.inventory.void.reserv': ['released'],
  'ds.inventory.void.wait': [],
  'ds.inventory.deallocated': ['released', 'external'],
  // Released where somebody put the returned goods back by hand.
  'ds.inventory.returned': ['shipped', 'released', 'external'],
}

const isAsDemanded = Object.entries(reservationIn)
  .map(([state, demanded]) =>
    demanded.length === 0
      ? `when '${state}' then r.id is null`
      : `when '${state}' then coalesce(r.state in (${listOf(demanded)}) and r.quantity = l.quantity and r.stock_id = s.id, false)`,
  )
  .join(' ')

export const aboutStock: Invariant[] = [
  rule('INV-1', 'no stock counter is negative, and no more is promised than is there or owed', {
    examined: 'select count(*) as n from stock',
    broken: [
      `select id, 'quantity ' || quantity || ', reserved ' || reserved || ', owed ' || owed as what from stock
        where quantity < 0 or reserved < 0 or owed < 0
           or (availability <> 'BACKORDER' and reserved > quantity + owed)
           or owed > case when reserved > quantity then reserved - quantity else 0 end`,
    ],
  }),

  rule('INV-2', 'what a stock row has reserved is what deliveries hold, and each delivery moved what it has', {
    examined: 'select count(*) as n from reservations',
    broken: [
      `select s.id, 'reserved ' || s.reserved || ', held ' || coalesce(r.n, 0) as what from stock s
        left join (select stock_id, sum(quantity) as n from reservations where state = 'held' group by stock_id) r
          on r.stock_id = s.id
        where s.reserved <> coalesce(r.n, 0)`,
      `select delivery_id as id, 'of stock ' || stock_id || ': ' || sum(taken) || ' pieces and ' || sum(held) ||
          ' promises too many or too few' as what
        from (
          select stock_id, delivery_id, quantity as taken, reserved as held
            from stock_movements where delivery_id is not null
          union all
          select r.stock_id, l.delivery_id,
              case when r.state in ('allocated', 'shipped') then r.quantity else 0 end,
              case when r.state = 'held' then -r.quantity else 0 end
            from reservations r join delivery_lines l on l.id = r.delivery_line_id
        ) moved
        group by stock_id, delivery_id having sum(taken) <> 0 or sum(held) <> 0`,
    ],
  }),

  rule('INV-3', 'a stock row is the sum of its movements', {
    examined: 'select count(*) as n from stock_movements',
    broken: [
      `select s.id, 'quantity ' || s.quantity || ' but moved ' || coalesce(m.quantity, 0) ||
          ', reserved ' || s.reserved || ' but moved ' || coalesce(m.reserved, 0) as what
        from stock s
        left join (select stock_id, sum(quantity) as quantity, sum(reserved) as reserved
          from stock_movements group by stock_id) m on m.stock_id = s.id
        where s.quantity <> coalesce(m.quantity, 0) or s.reserved <> coalesce(m.reserved, 0)`,
    ],
  }),

  // A sku that is endless now may have been counted when it was promised, and the other way round.
  rule('INV-4', 'every physical line of a delivery holds exactly what its delivery’s state demands', {
    examined: `select count(*) as n from delivery_lines l join deliveries d on d.id = l.delivery_id
      where d."group" <> 'D4'`,
    broken: [
      `select l.id, 'delivery ' || d.number || ' is ' || d.state || ', its goods are ' || coalesce(r.state, 'not promised') ||
          ' (' || coalesce(r.quantity, 0) || ' of ' || l.quantity || ')' as what
        from delivery_lines l
        join deliveries d on d.id = l.delivery_id
        left join stock s on s.centre_id = d.centre_id and s.sku_id = l.sku_id
        left join reservations r on r.delivery_line_id = l.id
        where d."group" <> 'D4' and coalesce(s.availability, '') <> 'ALWAYS'
          and not (case d.state ${isAsDemanded} else false end)`,
      `select l.id, 'delivery ' || d.number || ' is electronic and has goods promised' as what
        from reservations r
        join delivery_lines l on l.id = r.delivery_line_id
        join deliveries d on d.id = l.delivery_id
        where d."group" = 'D4'`,
    ],
  }),

  rule('INV-5', 'an order that is no more holds no stock', {
    examined: `select count(*) as n from orders where state in (${listOf(CANCELLED)})`,
    broken: [
      `select o.id, 'order ' || o.number || ' is ' || o.state || ' and has ' || sum(r.quantity) || ' pieces' as what
        from orders o
        join deliveries d on d.order_id = o.id
        join delivery_lines l on l.delivery_id = d.id
        join reservations r on r.delivery_line_id = l.id
        where o.state in (${listOf(CANCELLED)}) and r.state in ('held', 'allocated')
        group by o.id, o.number, o.state`,
    ],
  }),

  rule('INV-6', 'no more left a stock row than ever came in', {
    examined: `select count(*) as n from reservations where state in ('allocated', 'shipped')`,
    broken: [
      `select r.stock_id as id, 'received ' || coalesce(m.n, 0) || ', taken ' || r.n as what
        from (select stock_id, sum(quantity) as n from reservations
          where state in ('allocated', 'shipped') group by stock_id) r
        left join (select stock_id, sum(quantity) as n from stock_movements
          where delivery_id is null group by stock_id) m on m.stock_id = r.stock_id
        where r.n > coalesce(m.n, 0)`,
    ],
  }),
]
