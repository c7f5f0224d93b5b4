import { type Account, Money, priceOf } from './money'

type Line = { sku: string; quantity: number; hold: 'none' | 'held' | 'taken' | 'gone' | 'external'; said: boolean }
export type Delivery = { group: string; state: string; lines: Line[] }
export type Order = Account & { state: string; deliveries: Delivery[] }
type Stock = { quantity: number; reserved: number; kind: 'STANDARD' | 'BACKORDER' | 'ALWAYS'; released: boolean }

export type Asked = { byHand?: boolean; amount?: number; code?: string; at?: number; lines?: Record<string, string> }
export type Came = 'handled' | 'not handled' | 'refused'

class Refused extends Error {}

const groups = ['D1', 'D2', 'D3', 'D5', 'D4']
const afterPayment: Record<string, string> = { D1: 'allocation', D2: 'date', D3: 'inventory', D5: 'date' }
const waiting = Object.values(afterPayment).map((what) => `ds.wait.${what}`)
const taken = ['ds.inventory.allocated', 'ds.packing', 'ds.shipment.ready', 'ds.shipment.ready.waiting.payment']
const leaving = ['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment']
const running = ['os.in.progress', 'os.partially.shipped']

/** Platform reference §6, told a second time, with nothing of the product in hand: random walks compare the two. */
export class Model {
  readonly money: Money
  orders: Order[] = []
  stock: Record<string, Stock> = {
    T1: { quantity: 9, reserved: 0, kind: 'STANDARD', released: true },
    T2: { quantity: 1, reserved: 0, kind: 'STANDARD', released: true },
    T6: { quantity: 500, reserved: 0, kind: 'BACKORDER', released: false },
    T5: { quantity: 0, reserved: 0, kind: 'BACKORDER', released: true },
    T9: { quantity: 0, reserved: 0, kind: 'ALWAYS', released: true },
  }

  constructor(gateway: string, mode: string) {
    this.money = new Money(gateway, mode)
  }

  /** A new order, by §6.14; false if it cannot be had now. */
  order(cart: Record<string, number>, isSingle: boolean): boolean {
    const found = Object.entries(cart).map(([sku, quantity]) => ({ sku, quantity, group: this.groupOf(sku, quantity) }))
    if (found.some(({ group }) => !group)) return false
    const physical = new Set(found.map(({ group }) => group).filter((group) => group !== 'D4'))
    const isMixed = isSingle && physical.size > 1
    const groupFor = (group?: string) => (isMixed && group !== 'D4' ? 'D5' : group)
    const deliveries = groups.flatMap((group): Delivery[] => {
      const lines = found.filter((line) => groupFor(line.group) === group)
      const held = lines.map(({ sku, quantity }): Line => ({ sku, quantity, hold: 'none', said: false }))
      return lines.length > 0 ? [{ group, state: 'ds.fullfillment', lines: held }] : []
    })
    const shares = deliveries.map(({ group, lines }) => ({
      part: group,
      amount: priceOf(lines) + (group === 'D4' ? 0 : 1_677),
    }))
    const total = shares.reduce((sum, { amount }) => sum + amount, 0)
    this.orders.push({ state: 'os.none', deliveries, shares, rows: [], total })
    return true
  }

  private groupOf(sku: string, wanted: number) {
    const { quantity, reserved, kind, released } = this.stock[sku]!
    if (kind === 'ALWAYS') return 'D4'
    if (!released) return 'D2'
    return quantity - reserved >= wanted ? 'D1' : kind === 'BACKORDER' ? 'D3' : undefined
  }

  /** Raises an event on an order; what is refused changes nothing. */
  raise(at: number, event: string, asked: Asked = {}): Came {
    const before = structuredClone([this.orders, this.stock] as const)
    try {
      const order = this.orders[at]!
      const happens = this.events[event] ?? this.deliveryEvents[event]!
      return happens(order, asked, order.deliveries[asked.at ?? 0]!) ? 'handled' : 'not handled'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      ;[this.orders, this.stock] = before
      return 'refused'
    }
  }

  private readonly events: Record<string, (order: Order, asked: Asked) => boolean> = {
    'evt.pending': (order, { code }) => {
      demand(order, ['os.none'])
      for (const delivery of order.deliveries) {
        if (delivery.group !== 'D4') for (const line of delivery.lines) this.reserve(line)
        delivery.state = 'ds.inventory.reserved'
      }
      if (!this.money.online && !this.money.auto) order.state = 'os.waiting'
      else this.paidAtOnce(order, this.money.authorize(order, code))
      return true
    },
    'evt.payment.confirmed': (order) => {
      demand(order, ['os.waiting'])
      this.money.authorize(order)
      this.begin(order)
      return true
    },
    'evt.payment.processed': (order, { code }) => {
      demand(order, ['os.waiting.payment'])
      const result = this.money.authorize(order, code)
      if (result === 'ok') this.begin(order)
      if (result === 'F') this.callOff(order, {})
      return true
    },
    'evt.order.cancel.refund': (order, asked) => {
      demand(order, ['os.none', 'os.waiting', 'os.waiting.payment', 'os.completed', ...running])
      return this.callOff(order, asked)
    },
    'evt.new.order.cancel.refund': (order, { code }) => {
      demand(order, ['os.none'])
      this.takeBack(order)
      const isPaid = this.money.form && this.money.authorize(order, code) !== 'F'
      order.state = !isPaid || this.money.giveBack(order, false) ? 'os.cancelled' : 'os.cancelled.waiting.payment'
      return true
    },
    'evt.order.cancel': (order) => {
      demand(order, ['os.none'])
      this.takeBack(order)
      order.state = 'os.cancelled'
      return true
    },
    'evt.refund.processed': (order, { byHand = false, code }) => {
      demand(order, ['os.cancelled.waiting.payment', 'os.returned.waiting.payment'])
      if (!this.money.giveBack(order, byHand, code)) return false
      order.state = order.state.replace('.waiting.payment', '')
      return true
    },
    'evt.refund.partial': (order, { amount = 0 }) => {
      demand(order, ['os.completed', ...running])
      if (amount <= 0 || amount > this.money.returnable(order)) throw new Refused()
      return this.money.giveBackPart(order, amount)
    },
    'evt.refund.external': (order, { amount = 0 }) => !this.money.online || this.money.givenBack(order, amount),
    'evt.delivery.update': (order, { lines = {} }) => {
      const told = order.deliveries.filter((delivery) => delivery.lines.some(({ sku }) => lines[sku]))
      for (const line of told.flatMap((delivery) => delivery.lines))
        if (lines[line.sku]) line.said ||= lines[line.sku] !== 'info'
      const packed = running.includes(order.state) ? told.filter((delivery) => this.packed(delivery)) : []
      for (const delivery of packed) {
        this.leave(order, delivery, false)
        if (delivery.state === 'ds.shipment.inprogress') this.arrive(order, delivery)
      }
      return told.length > 0
    },
  }

  private readonly deliveryEvents: Record<string, (order: Order, asked: Asked, delivery: Delivery) => boolean> = {
    'evt.process.allocation': (_order, _asked, delivery) => {
      demand(delivery, ['ds.wait.allocation'])
      if (!this.lies(delivery)) throw new Refused()
      return this.take(delivery)
    },
    'evt.delivery.allowed.timeout': (_order, _asked, delivery) => {
      demand(delivery, ['ds.wait.date'])
      if (!this.isOut(delivery)) return false
      delivery.state = 'ds.wait.inventory'
      return !this.lies(delivery) || this.take(delivery)
    },
    'evt.delivery.allowed.quantity': (_order, _asked, delivery) => {
      demand(delivery, ['ds.wait.inventory', 'ds.wait.date'])
      return this.isOut(delivery) && this.lies(delivery) && this.take(delivery)
    },
    'evt.release.to.pack': (_order, _asked, delivery) => {
      demand(delivery, ['ds.inventory.allocated'])
      delivery.state = 'ds.packing'
      return true
    },
    'evt.packing.complete': (_order, _asked, delivery) => {
      demand(delivery, ['ds.packing'])
      delivery.state = 'ds.shipment.ready'
      return true
    },
    'evt.release.to.shipment': (order, { byHand = false }, delivery) => {
      demand(delivery, ['ds.shipment.ready', 'ds.shipment.ready.waiting.payment'])
      this.leave(order, delivery, byHand)
      return true
    },
    'evt.shipment.complete': (order, _asked, delivery) => {
      demand(delivery, leaving)
      return this.arrive(order, delivery)
    },
    'restock.delivery': (_order, _asked, delivery) => {
      demand(delivery, ['ds.inventory.returned'])
      const gone = delivery.lines.filter(({ hold }) => hold === 'gone')
      if (gone.length === 0) throw new Refused()
      for (const line of gone) this.move(line, 'none', line.quantity, 0)
      return true
    },
  }

  private paidAtOnce(order: Order, result: string) {
    if (result === 'ok') return this.begin(order)
    if (result !== 'P') this.takeBack(order)
    order.state = result === 'P' ? 'os.waiting.payment' : 'os.cancelled'
  }

  private begin(order: Order) {
    order.state = 'os.in.progress'
    for (const delivery of order.deliveries) {
      if (delivery.group === 'D4') this.leave(order, delivery, false)
      else delivery.state = `ds.wait.${afterPayment[delivery.group]}`
    }
  }

  private leave(order: Order, delivery: Delivery, byHand: boolean) {
    const { auth, online, auto } = this.money
    if (!auth) delivery.state = 'ds.shipment.inprogress'
    else if (!online && !auto) delivery.state = 'ds.shipment.inprogress.waiting.payment'
    else {
      const isPaid = this.money.capture(order, delivery.group, byHand)
      delivery.state = isPaid ? 'ds.shipment.inprogress' : 'ds.shipment.ready.waiting.payment'
    }
  }

  private arrive(order: Order, delivery: Delivery): boolean {
    if (!this.money.online && !this.money.capture(order, delivery.group, false)) return false
    delivery.state = 'ds.shipped'
    for (const line of delivery.lines) if (line.hold === 'taken') line.hold = 'gone'
    order.state = order.deliveries.every(({ state }) => state === 'ds.shipped')
      ? 'os.completed'
      : 'os.partially.shipped'
    return true
  }

  /** §6.8: online the goods come back first, offline the money. */
  private callOff(order: Order, { byHand = false }: Asked): boolean {
    const isAfter = order.state === 'os.completed' || order.state === 'os.partially.shipped'
    this.takeBack(order)
    const isOk = this.money.giveBack(order, byHand)
    if (!isOk && !this.money.online) throw new Refused()
    order.state = `os.${isAfter ? 'returned' : 'cancelled'}${isOk ? '' : '.waiting.payment'}`
    return true
  }

  private takeBack({ deliveries }: Order) {
    if (deliveries.some(({ state }) => leaving.includes(state))) throw new Refused()
    for (const delivery of deliveries) {
      const was = delivery.state
      if (was === 'ds.fullfillment') delivery.state = 'ds.inventory.void.wait'
      if (was === 'ds.shipped') delivery.state = 'ds.inventory.returned'
      if (was === 'ds.inventory.reserved' || waiting.includes(was)) delivery.state = 'ds.inventory.void.reserv'
      if (taken.includes(was)) delivery.state = 'ds.inventory.deallocated'
      for (const line of delivery.lines) {
        if (line.hold === 'held') this.move(line, 'none', 0, -line.quantity)
        if (line.hold === 'taken') this.move(line, 'none', line.quantity, 0)
      }
    }
  }

  /** A supplier has spoken of it: its own books, not ours, say what was sent. True if that was the last word. */
  private packed(delivery: Delivery): boolean {
    if (waiting.includes(delivery.state))
      for (const line of delivery.lines) this.move(line, 'external', 0, -line.quantity)
    if (waiting.includes(delivery.state) || delivery.state === 'ds.inventory.allocated') delivery.state = 'ds.packing'
    return delivery.state === 'ds.packing' && delivery.lines.every(({ said }) => said)
  }

  private reserve(line: Line) {
    const { quantity, reserved, kind } = this.stock[line.sku]!
    if (kind === 'STANDARD' && quantity - reserved < line.quantity) throw new Refused()
    this.move(line, 'held', 0, line.quantity)
  }

  private take(delivery: Delivery): boolean {
    for (const line of delivery.lines) this.move(line, 'taken', -line.quantity, -line.quantity)
    delivery.state = 'ds.inventory.allocated'
    return true
  }

  private move(line: Line, hold: Line['hold'], quantity: number, reserved: number) {
    line.hold = hold
    const stock = this.stock[line.sku]!
    stock.quantity += quantity
    stock.reserved += reserved
  }

  private isOut = ({ lines }: Delivery) => lines.every(({ sku }) => this.stock[sku]!.released)

  private lies = ({ lines }: Delivery) => lines.every(({ sku, quantity }) => this.stock[sku]!.quantity >= quantity)
}

function demand({ state }: { state: string }, allowed: string[]) {
  if (!allowed.includes(state)) throw new Refused()
}
