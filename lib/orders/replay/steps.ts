import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { deliveries, fulfilmentCentres, orders } from '@/db/schema'
import { adjustStock } from '@/lib/inventory/count'
import { Refusal } from '@/lib/refusal'
import { isOfDelivery, mayRaise, type OrderEvent, orderEvents, raisers, transitions, waitingFor } from '../machine'
import { operate } from '../operate'
import { actionOf, actionsFrom } from '../operator-actions'
import { raise } from '../raise'
import { byItself, causeOf, type DeliveryRow, type OrderRow, type Raise } from '../work'
import { newOrder } from './buyer'
import type { EventStep, Expected, Step } from './case'
import { CENTRE, goodsOf, setParameter, setRelease, type World } from './shop'
import { tell } from './told'

/** Does a step of a case; answers what came of it. `orderIds` are the orders there are, oldest first. */
export async function take(world: World, orderIds: string[], step: Step): Promise<Expected> {
  if (step.kind === 'order') orderIds.push(await newOrder(world, step))
  if (step.kind === 'parameter') await setParameter(world, step.name, step.value)
  if (step.kind === 'release') await setRelease(world, step.sku, step.when)
  if (step.kind === 'stock') {
    const place = { centreCode: CENTRE, skuCode: goodsOf(step.sku).code, shopCode: world.shop.code }
    await adjustStock(world.operator, { ...place, by: step.by, reason: 'corrected' })
  }
  return step.kind === 'event' ? happen(world, orderIds, step) : 'handled'
}

/** Raises an event: what operators cause by the button they would press, everything else as whoever causes it does. */
async function happen(world: World, orderIds: string[], step: EventStep): Promise<Expected> {
  const orderId = step.event === 'evt.pending' ? orderIds.at(-1) : orderIds[0]
  const event = orderEvents.find((known) => known === step.event)
  if (!orderId || !event) throw new Error(`nothing to raise ${step.event} on`)
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const all = await db.select().from(deliveries).where(eq(deliveries.orderId, orderId)).orderBy(deliveries.position)
  const delivery = isOfDelivery(event) ? targetOf(event, all) : undefined
  try {
    const { handled } = await cause(world, { step, event, order: order!, delivery })
    return handled ? 'handled' : 'not handled'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

/** The first delivery that the event applies to; jobs first look where a delivery waits for exactly this. */
function targetOf(event: OrderEvent, all: DeliveryRow[]): DeliveryRow {
  const waiting = all.find(({ state }) => (waitingFor as Partial<Record<string, OrderEvent>>)[state] === event)
  const applies = (to: readonly Raise['by'][]) => all.find(({ state }) => to.some((by) => mayRaise(event, by, state)))
  return waiting ?? applies(byThemselves) ?? applies(raisers) ?? all[0]!
}

/** What only follows from another event can be raised here too, where nobody raises it by themself. */
const byThemselves = raisers.filter((by) => by !== 'nested')

type Happening = { step: EventStep; event: OrderEvent; order: OrderRow; delivery?: DeliveryRow }

async function cause(world: World, happening: Happening) {
  const { step, event, order, delivery } = happening
  const button = step.isCallback ? undefined : buttonFor(happening)
  if (button) {
    return operate(world.operator, {
      action: button,
      orderId: order.id,
      deliveryId: delivery?.id,
      expectedVersion: (delivery ?? order).version,
      remark: actionOf(button).needs === 'remark' ? 'as the case says' : '',
      message: '',
    })
  }
  const at = { event, by: raiserOf(happening), deliveryId: delivery?.id, byHand: step.byHand } satisfies Raise
  const cause = at.by === 'operator' ? causeOf(world.operator, { remark: 'as the case says' }) : byItself(newId())
  return raise(cause, order.id, { ...at, ...(await toldWith(world, happening)) })
}

function buttonFor({ step, event, order, delivery }: Happening) {
  const [level, state] = delivery ? (['delivery', delivery.state] as const) : (['order', order.state] as const)
  return actionsFrom(level, state).find((name) => {
    const { event: raised, force = false } = actionOf(name)
    return raised === event && force === step.byHand
  })
}

/** Who raises it if no button does: a gateway that has said something, else the first whose turn it could be. */
function raiserOf({ step, event, order, delivery }: Happening): Raise['by'] {
  const known = [...byThemselves, 'nested' as const].filter((by) => transitions[event].by[by])
  const open = known.filter((by) => mayRaise(event, by, (delivery ?? order).state))
  const speaks = step.isCallback || step.code !== null
  return (speaks ? known.find((by) => by === 'gateway') : open[0]) ?? known[0]!
}

/** What the event has to be told beside what it is about. */
async function toldWith(world: World, { step, event, order }: Happening): Promise<Partial<Raise>> {
  if (event === 'evt.delivery.update') return { update: await updateOf(world, step) }
  const amount = step.amount === 'total' ? order.total : step.amount
  const isTold = step.isCallback || step.code !== null || event === 'evt.refund.external'
  if (!isTold) return amount === null ? {} : { amount }
  const operation = event.includes('refund') && step.code === null ? 'REFUND' : 'PAYMENT'
  return { amount: amount ?? undefined, told: await tell(order, operation, step.code ?? '1', amount ?? order.total) }
}

async function updateOf({ shop }: World, { lines }: EventStep): Promise<NonNullable<Raise['update']>> {
  const [centre] = await db
    .select({ id: fulfilmentCentres.id })
    .from(fulfilmentCentres)
    .where(eq(fulfilmentCentres.shopId, shop.id))
  return {
    centreId: centre!.id,
    lines: lines.map(({ sku, said }) => {
      const line = { skuCode: goodsOf(sku).code }
      if (said === 'info') return { ...line, statusText: 'on its way' }
      if (said === 'rejected') return { ...line, rejected: true }
      if (!/^\d+$/.test(said)) throw new Error(`nothing a supplier says: ${said}`)
      return { ...line, delivered: Number(said) }
    }),
  }
}
