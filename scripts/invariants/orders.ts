import { before, type Invariant, listOf, rule, UNDER_WAY } from './invariant'

const DAY = 24 * 3_600_000

/** What may follow what. Source: platform reference, §6.5–6.9, read independently of the machine. */
const orderMoves: Record<string, readonly string[]> = {
  'os.none': ['os.pending', 'os.cancelled', 'os.cancelled.waiting.payment'],
  'os.waiting.approve': ['os.waiting', 'os.waiting.payment', 'os.in.progress', 'os.cancelled'],
  'os.pending': [
    'os.waiting.approve',
    'os.waiting.payment',
    'os.waiting',
    'os.in.progress',
    'os.cancelled',
    'os.cancelled.waiting.payment',
  ],
  'os.waiting.payment': ['os.pending', 'os.cancelled', 'os.cancelled.waiting.payment'],
  'os.waiting': ['os.in.progress', 'os.cancelled'],
  'os.in.progress': ['os.partially.shipped', 'os.completed', 'os.cancelled', 'os.cancelled.waiting.payment'],
  'os.partially.shipped': ['os.completed', 'os.returned', 'os.returned.waiting.payment'],
  'os.completed': ['os.returned', 'os.returned.waiting.payment'],
  'os.cancelled.waiting.payment': ['os.cancelled'],
  'os.returned.waiting.payment': ['os.returned'],
  'os.cancelled': [],
  'os.returned': [],
}

const onTheWay = [
  'ds.shipment.inprogress',
  'ds.shipment.inprogress.waiting.payment',
  'ds.shipment.ready.waiting.payment',
]
const deliveryMoves: Record<string, readonly string[]> = {
  'ds.fullfillment': ['ds.inventory.reserved', 'ds.inventory.void.wait'],
  'ds.inventory.reserved': [
    'ds.wait.allocation',
    'ds.wait.date',
    'ds.wait.inventory',
    'ds.inventory.allocated',
    'ds.inventory.void.reserv',
  ],
  'ds.wait.allocation': ['ds.inventory.allocated', 'ds.inventory.void.reserv'],
  'ds.wait.date': ['ds.wait.inventory', 'ds.inventory.allocated', 'ds.inventory.void.reserv'],
  'ds.wait.inventory': ['ds.inventory.allocated', 'ds.inventory.void.reserv'],
  'ds.inventory.allocated': ['ds.packing', 'ds.inventory.deallocated'],
  'ds.packing': ['ds.shipment.ready', ...onTheWay, 'ds.inventory.deallocated'],
  'ds.shipment.ready': [...onTheWay, 'ds.inventory.deallocated'],
  'ds.shipment.ready.waiting.payment': ['ds.shipment.inprogress', 'ds.inventory.deallocated'],
  'ds.shipment.inprogress': ['ds.shipped'],
  'ds.shipment.inprogress.waiting.payment': ['ds.shipped'],
  'ds.shipped': ['ds.inventory.returned'],
}
/** Electronic goods skip the warehouse. */
const electronicMoves: Record<string, readonly string[]> = { 'ds.inventory.reserved': onTheWay }

const GONE = ['ds.inventory.void.reserv', 'ds.inventory.void.wait', 'ds.inventory.deallocated']
const BACK = [...GONE, 'ds.inventory.returned']

/** The states the deliveries of an order may be in, by the order's. */
const deliveriesIn: Record<string, readonly string[]> = {
  'os.none': ['ds.fullfillment'],
  'os.waiting.approve': ['ds.inventory.reserved'],
  'os.waiting.payment': ['ds.inventory.reserved'],
  'os.waiting': ['ds.inventory.reserved'],
  'os.in.progress': [
    'ds.wait.allocation',
    'ds.wait.date',
    'ds.wait.inventory',
    'ds.inventory.allocated',
    'ds.packing',
    'ds.shipment.ready',
    ...onTheWay,
  ],
  'os.completed': ['ds.shipped'],
  'os.cancelled': GONE,
  'os.cancelled.waiting.payment': GONE,
  'os.returned': BACK,
  'os.returned.waiting.payment': BACK,
}

const pairs = (table: Record<string, readonly string[]>) =>
  listOf(Object.entries(table).flatMap(([from, followers]) => followers.map((to) => `${from} > ${to}`)))

const isApart = (states: readonly string[]) => `d.state not in (${listOf(states)})`
const disagrees = Object.entries(deliveriesIn)
  .map(([state, allowed]) => `(o.state = '${state}' and ${isApart(allowed)})`)
  .join(' or ')

const shipped = (how: string) =>
  `(select count(*) from deliveries d where d.order_id = o.id and d.state ${how} 'ds.shipped')`

export const aboutOrders: Invariant[] = [
  rule('INV-12', 'a history has no gap and no jump, and leads to where the order and its deliveries are', {
    examined: 'select count(*) as n from order_history',
    broken: [
      `select order_id as id, 'rows ' || min(seq) || '–' || max(seq) || ' are ' || count(*) as what from order_history
        group by order_id having min(seq) <> 1 or max(seq) <> count(*)`,
      `select order_id as id, 'row ' || seq || ' goes on from ' || from_state || ', not from ' || before as what
        from (select order_id, seq, from_state, coalesce(
          lag(to_state) over (partition by order_id, coalesce(delivery_id, '') order by seq),
          case when delivery_id is null then 'os.none' else 'ds.fullfillment' end) as before from order_history) h
        where from_state <> before`,
      `select h.order_id as id, 'row ' || h.seq || ': ' || h.from_state || ' > ' || h.to_state as what
        from order_history h left join deliveries d on d.id = h.delivery_id
        where h.from_state <> h.to_state and case
          when h.delivery_id is null then h.from_state || ' > ' || h.to_state not in (${pairs(orderMoves)})
          when d."group" = 'D4' then h.from_state || ' > ' || h.to_state
            not in (${pairs(deliveryMoves)}, ${pairs(electronicMoves)})
          else h.from_state || ' > ' || h.to_state not in (${pairs(deliveryMoves)}) end`,
      `select o.id, 'order ' || o.number || ' is ' || o.state || ', its history ends at ' || coalesce(h.to_state, 'nothing') as what
        from orders o
        left join order_history h on h.order_id = o.id and h.seq =
          (select max(seq) from order_history l where l.order_id = o.id and l.delivery_id is null)
        where o.state <> coalesce(h.to_state, 'os.none')`,
      `select d.id, 'delivery ' || d.number || ' is ' || d.state || ', its history ends at ' || coalesce(h.to_state, 'nothing') as what
        from deliveries d
        left join order_history h on h.order_id = d.order_id and h.seq =
          (select max(seq) from order_history l where l.order_id = d.order_id and l.delivery_id = d.id)
        where d.state <> coalesce(h.to_state, 'ds.fullfillment')`,
      `select h.order_id as id, 'row ' || h.seq || ' is about a delivery of another order' as what
        from order_history h join deliveries d on d.id = h.delivery_id where d.order_id <> h.order_id`,
    ],
  }),

  rule('INV-13', 'an order has moved as often as its version says, never on from its end, and with its deliveries', {
    examined: 'select count(*) as n from orders',
    broken: [
      `select o.id, 'order ' || o.number || ' is at version ' || o.version || ' after ' || coalesce(h.n, 0) || ' moves' as what
        from orders o
        left join (select order_id, count(*) as n from order_history
          where delivery_id is null and from_state <> to_state group by order_id) h on h.order_id = o.id
        where o.version <> coalesce(h.n, 0)`,
      `select order_id as id, 'row ' || seq || ' leads away from ' || from_state as what from order_history
        where from_state <> to_state
          and from_state in ('os.cancelled', 'os.returned', ${listOf(BACK)})`,
      `select o.id, 'order ' || o.number || ' is ' || o.state || ', delivery ' || d.number || ' is ' || d.state as what
        from orders o join deliveries d on d.order_id = o.id
        where o.id not in (${UNDER_WAY}) and (${disagrees})`,
      `select o.id, 'order ' || o.number || ' is ' || o.state as what from orders o
        where o.state = 'os.partially.shipped' and (${shipped('=')} = 0 or ${shipped('<>')} = 0)`,
      `select o.id, 'order ' || o.number || ' only passes through ' || o.state as what from orders o
        where o.state = 'os.pending' and o.id not in (${UNDER_WAY})`,
    ],
  }),

  rule('INV-14', 'the deliveries of an order carry exactly what was ordered', {
    examined: 'select count(*) as n from order_lines',
    broken: [
      `select ol.id, 'ordered ' || ol.quantity || ', to be delivered ' || coalesce(d.n, 0) as what from order_lines ol
        left join (select order_line_id, sum(quantity) as n from delivery_lines group by order_line_id) d
          on d.order_line_id = ol.id
        where ol.quantity <> coalesce(d.n, 0)`,
      `select l.id, 'it carries a line of another order, or another sku' as what from delivery_lines l
        join deliveries d on d.id = l.delivery_id join order_lines ol on ol.id = l.order_line_id
        where d.order_id <> ol.order_id or l.sku_id <> ol.sku_id or l.quantity < 1`,
    ],
  }),

  rule('INV-15', 'order numbers are unique, and a cart is ordered once', {
    examined: 'select count(*) as n from orders',
    broken: [
      `select min(id) as id, count(*) || ' orders are number ' || number as what from orders
        group by number having count(*) > 1`,
      `select min(id) as id, count(*) || ' deliveries are number ' || number as what from deliveries
        group by number having count(*) > 1`,
      `select min(id) as id, count(*) || ' orders of cart ' || cart_id || ' as of ' || cart_version as what from orders
        where cart_id is not null and state not in ('os.none', 'os.cancelled', 'os.cancelled.waiting.payment')
        group by cart_id, cart_version having count(*) > 1`,
    ],
  }),

  rule('INV-24', 'a form makes one order, and a key moves money once', {
    examined: 'select count(*) as n from orders',
    broken: [
      `select min(id) as id, count(*) || ' orders of form ' || placement_key as what from orders
        group by placement_key having count(*) > 1`,
      `select min(i.id) as id, 'key ' || i.key || ' was used for ' || count(*) || ' things' as what
        from (select key, min(id) as id from payment_intents
          group by key, order_id, operation, amount, coalesce(delivery_id, '')) i
        group by i.key having count(*) > 1`,
      `select min(p.id) as id, 'key ' || i.key || ' moved money ' || count(*) || ' times' as what
        from payments p join payment_intents i on i.id = p.intent_id
        where p.result = 'Ok' group by i.key having count(*) > 1`,
    ],
  }),

  rule('INV-33', 'no order waits for its money a day longer than was said, and only what waits has a day', {
    examined: 'select count(*) as n from orders',
    broken: (db, at) => [
      `select id, 'order ' || number || ' still waits' as what from orders
        where ${before(db, 'pay_by', at.getTime() - DAY)} and id not in (${UNDER_WAY})`,
      `select id, 'order ' || number || ' is ' || state || ' and has a day to be paid by' as what from orders
        where pay_by is not null and state not in ('os.waiting', 'os.waiting.payment')`,
    ],
  }),
]
