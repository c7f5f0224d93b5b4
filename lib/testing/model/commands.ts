import { adjustStock } from '@/lib/inventory/count'
import { newOrder } from '@/lib/orders/replay/buyer'
import { CENTRE, carts, goodsOf, setParameter, setRelease, type World } from '@/lib/orders/replay/shop'
import type { Asked, Came, Model } from './orders'
import { callBack, press } from './press'

/** Something that happens in a walk: to the model, and to the product. */
type Command = { text: string; inModel(): Came; inReal(): Promise<Came> }

type Walk = { world: World; model: Model; ids: string[]; roll(sides: number): number; pick<T>(from: readonly T[]): T }

const orderEvents = [
  ...['evt.pending', 'evt.payment.confirmed', 'evt.payment.processed', 'evt.order.cancel.refund', 'evt.order.cancel'],
  ...['evt.refund.processed', 'evt.refund.external', 'evt.refund.partial', 'evt.delivery.update'],
]
const deliveryEvents = [
  ...['evt.process.allocation', 'evt.delivery.allowed.timeout', 'evt.delivery.allowed.quantity', 'evt.release.to.pack'],
  ...['evt.packing.complete', 'evt.release.to.shipment', 'evt.shipment.complete', 'restock.delivery'],
]
/** An order that is called off at once, or sent off by its supplier, has no story: these do not come often. */
const endings = /cancel|external|partial|update/
const failures = [
  'AUTH_FAIL',
  'CAPTURE_FAIL',
  'AUTH_CAPTURE_FAIL',
  'VOID_CAPTURE_FAIL',
  'REFUND_FAIL',
  'REVERSE_AUTH_FAIL',
]
const faults = [...failures, 'PROCESSING', 'PROCESSING', 'UNSETTLED', 'UNSETTLED']
const amounts = ['', '', '', '', '', '#689.74', '#259.74', '#84.77', '#444.95', '#1034.25']

/** What comes next, each time it is asked. */
export function commands(walk: Walk): () => Command {
  const { model, ids, roll } = walk
  return () => {
    const turn = roll(20)
    if (ids.length === 0 || (turn <= 1 && ids.length < 6)) return ordering(walk)
    if (turn <= 3) return faulting(walk)
    if (turn <= 5) return stocking(walk)
    if (turn === 6 && model.money.online) return calling(walk)
    if (turn === 7) return eventing(walk, 1)
    // Mostly something that can happen; otherwise most of a walk would be refusals.
    const tried = Array.from({ length: roll(6) === 0 ? 1 : 40 }, () => eventing(walk, 0))
    return tried.find(({ isHopeful }) => isHopeful()) ?? tried[0]!
  }
}

function ordering({ world, model, ids, roll, pick }: Walk): Command {
  const possible = Object.keys(carts).filter((cart) => isPossible(model, cart))
  const cart = pick(possible.length > 0 ? possible : ['ELECTRONIC'])
  const wish = { cart, isSingle: roll(3) === 0, inSubShop: roll(4) === 0 }
  return setting(
    `order ${cart}${wish.isSingle ? '/single' : ''}${wish.inSubShop ? ' SUBSHOP' : ''}`,
    () => model.order(carts[cart]!, wish.isSingle),
    async () => ids.push(await newOrder(world, wish)),
  )
}

function isPossible(model: Model, cart: string) {
  const is = model.order(carts[cart]!, false)
  if (is) model.orders.pop()
  return is
}

/** Something that cannot be refused. */
const setting = (text: string, inModel: () => unknown, inReal: () => Promise<unknown>): Command => ({
  text,
  inModel: () => {
    inModel()
    return 'handled'
  },
  inReal: async () => {
    await inReal()
    return 'handled'
  },
})

function faulting({ world, model: { money }, roll, pick }: Walk): Command {
  if (money.form) {
    const code = pick(['1', '2', '3', '4', '5', null])
    const inModel = () => {
      money.refundCode = code
    }
    return setting(`extRefundCode=${code}`, inModel, () => setParameter(world, 'ext-refund-response-code', code))
  }
  const isOn = money.faults.size === 0 || (money.faults.size < 3 && roll(2) === 0)
  const fault = isOn ? `${pick(faults)}${pick(amounts)}` : pick([...money.faults])
  const name = fault.replace('#', '_SEQNO_')
  const inModel = () => (isOn ? money.faults.add(fault) : money.faults.delete(fault))
  return setting(`${isOn ? '+' : '-'}${fault}`, inModel, () => setParameter(world, name, isOn ? 'true' : null))
}

function stocking({ world, model, roll, pick }: Walk): Command {
  const sku = pick(['T1', 'T2', 'T5', 'T6'])
  const row = model.stock[sku]!
  if (sku === 'T6' && !row.released && roll(2) === 0) {
    const inModel = () => {
      row.released = true
    }
    return setting('release date of T6 := past', inModel, () => setRelease(world, 'T6', 'past'))
  }
  const by = Math.max(-row.quantity, sku === 'T6' ? roll(600) - 400 : roll(9) - 3)
  const place = { centreCode: CENTRE, skuCode: goodsOf(sku).code, shopCode: world.shop.code }
  const inModel = () => {
    row.quantity += by
  }
  const inReal = () => adjustStock(world.operator, { ...place, by, reason: 'corrected' })
  return setting(`stock${by < 0 ? '' : '+'}${by} ${sku}`, inModel, inReal)
}

/** §8.3: what a gateway says, by where its order is. */
function calling({ world, model, ids, roll, pick }: Walk): Command {
  const at = roll(ids.length)
  const order = model.orders[at]!
  const operation = pick(['PAYMENT', 'REFUND'] as const)
  const code = pick(['1', '1', '2', '3', '4', '5'])
  const amount = operation === 'PAYMENT' ? order.total : pick([0, 5_000, order.total])
  const paid = (): Came => {
    if (order.state === 'os.waiting.payment') return model.raise(at, 'evt.payment.processed', { code })
    if (order.state !== 'os.none') return 'not handled'
    const came = model.raise(at, 'evt.pending', { code })
    return came === 'refused' ? model.raise(at, 'evt.new.order.cancel.refund', { code }) : came
  }
  const refunded = (): Came => {
    if (order.state === 'os.none' || order.state === 'os.waiting.payment') return 'not handled'
    if (amount === 0 || (model.money.form && !['1', '2'].includes(code))) return 'not handled'
    const came = model.raise(at, 'evt.refund.external', { amount })
    const isDone = /(cancelled|returned)\.waiting/.test(order.state) && model.money.paid(order) === 0
    return isDone && came === 'handled' ? model.raise(at, 'evt.refund.processed') : came
  }
  return {
    text: `callback ${at} ${operation} ${code} ${amount} in ${order.state}`,
    inModel: operation === 'PAYMENT' ? paid : refunded,
    inReal: () => callBack(world, ids[at]!, operation, code, amount),
  }
}

/** An event on an order or on one of its deliveries; `late`, by somebody who saw it as it was before. */
function eventing({ world, model, ids, roll, pick }: Walk, late: 0 | 1): Command & { isHopeful(): boolean } {
  const order = roll(ids.length)
  const isOfDelivery = roll(5) > 1
  const event = pick(isOfDelivery ? deliveryEvents : orderEvents)
  const asked = askedOf(event, { model, order, isOfDelivery, roll, pick })
  const isPressed = !['evt.pending', 'evt.order.cancel', 'evt.payment.processed', 'evt.delivery.update'].includes(event)
  const isLate =
    late === 1 &&
    isPressed &&
    model.orders[order]!.state !== 'os.none' &&
    !/process|allowed|external/.test(event.replace('refund.processed', ''))
  return {
    text: `${isLate ? 'late ' : ''}${event} ${JSON.stringify({ order, ...asked })}`,
    inModel: () => (isLate ? 'refused' : model.raise(order, event, asked)),
    inReal: () => press(world, ids[order]!, event, asked, isLate ? 1 : 0),
    isHopeful: () => !isLate && (roll(40) === 0 || !endings.test(event)) && isHopeful(model, order, event, asked),
  }
}

type Choice = Pick<Walk, 'model' | 'roll' | 'pick'> & { order: number; isOfDelivery: boolean }

function askedOf(event: string, { model, order, isOfDelivery, roll, pick }: Choice): Asked {
  const { deliveries, state, total } = model.orders[order]!
  if (isOfDelivery) {
    const at = roll(deliveries.length)
    const byHand = event === 'evt.release.to.shipment' && deliveries[at]!.state === 'ds.shipment.ready.waiting.payment'
    return { at, ...(byHand && roll(2) === 0 && { byHand }) }
  }
  if (event === 'evt.pending' && model.money.form) return { code: pick(['1', '1', '2', '3', '4', '5']) }
  if (event === 'evt.refund.processed' && state.endsWith('.waiting.payment') && roll(2) === 0) return { byHand: true }
  if (/external|partial/.test(event)) return { amount: pick([0, 100, 5_000, 25_974, 68_974, total]) }
  if (event !== 'evt.delivery.update') return {}
  const skus = deliveries.flatMap(({ lines }) => lines.map(({ sku }) => sku)).filter(() => roll(2) === 0)
  return { lines: Object.fromEntries(skus.map((sku) => [sku, pick(['info', 'rejected', '1', '2'])])) }
}

/** Whether it would come true; the model is as it was afterwards. */
function isHopeful(model: Model, order: number, event: string, asked: Asked): boolean {
  const before = structuredClone([model.orders, model.stock] as const)
  const came = model.raise(order, event, asked)
  ;[model.orders, model.stock] = before
  return came === 'handled'
}
