import 'server-only'
import { and, eq } from 'drizzle-orm'
import { deliveries, deliveryLines, fulfilmentCentres, orderLines } from '@/db/schema'
import { allocate, handOver } from '@/lib/inventory/allocate'
import { missing } from '@/lib/refusal'
import { movingStates } from '../machine'
import type { LineUpdate } from '../running/delivery-update-input'
import { type DeliveryRow, moveDelivery, noteEvent, type Raise, type Work } from '../work'
import type { Event } from './event'

type Reported = {
  delivery: DeliveryRow
  lines: (typeof deliveryLines.$inferSelect & { skuCode: string; position: number })[]
}

/**
 * A supplier reports on its deliveries: what it says about lines is always kept; deliveries move only while the order
 * runs. Source: platform reference, §6.9.
 */
export const updating = {
  'evt.delivery.update': {
    begin: async (work, at) => {
      const { update } = at
      if (!update) throw missing()
      const isNamed = (delivery: DeliveryRow) => !update.deliveryNumber || delivery.number === update.deliveryNumber
      let told = 0
      for (const delivery of work.deliveries.filter(({ centreId }) => centreId === update.centreId)) {
        const updated = await keepWhatIsSaid(work, delivery, update.lines)
        told += updated
        const isRunning = movingStates.some((state) => state === work.order.state)
        if (updated > 0 && isRunning && isNamed(delivery)) await goOn(work, at, delivery)
      }
      if (told === 0) work.handled = false
      else await noteEvent(work, at.event)
    },
  },
} satisfies Record<string, Event>

/** Answers how many of the delivery's lines were spoken of. */
async function keepWhatIsSaid(work: Work, delivery: DeliveryRow, given: LineUpdate[]): Promise<number> {
  const { lines } = await linesOf(work, delivery)
  let updated = 0
  for (const line of lines) {
    const said = given.find((each) => (each.position ? each.position === line.position : each.skuCode === line.skuCode))
    if (!said) continue
    const { position, skuCode, delivered, rejected, ...told } = said
    const isRejected = rejected || delivered === 0
    const outcome = isRejected ? { deliveredQuantity: 0, rejected: true } : { deliveredQuantity: delivered }
    await work.tx
      .update(deliveryLines)
      .set({ ...told, ...(isRejected || delivered !== undefined ? outcome : {}) })
      .where(eq(deliveryLines.id, line.id))
    updated++
  }
  if (updated > 0) await estimate(work, delivery)
  return updated
}

/** The latest of what the lines say; no last day as long as a line has none. */
async function estimate(work: Work, delivery: DeliveryRow) {
  const { lines } = await linesOf(work, delivery)
  const latest = (days: (string | null)[]) =>
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1)
  const min = latest(lines.map(({ estimatedMin }) => estimatedMin))
  const isWhole = lines.every(({ estimatedMax, estimatedMin }) => estimatedMax ?? estimatedMin)
  const max = isWhole ? latest(lines.map(({ estimatedMax }) => estimatedMax)) : null
  if (!min && !max) return
  const days = { estimatedMin: min ?? delivery.estimatedMin, estimatedMax: max ?? null }
  await work.tx.update(deliveries).set(days).where(eq(deliveries.id, delivery.id))
  work.deliveries = work.deliveries.map((each) => (each.id === delivery.id ? { ...each, ...days } : each))
}

async function goOn(work: Work, at: Raise, { id }: DeliveryRow) {
  const now = () => work.deliveries.find((each) => each.id === id)!
  const step = steps[now().state]
  if (step === 'to-packing') {
    await takeFromShelf(work, now())
    await moveDelivery(work, at.event, now(), 'ds.inventory.allocated')
  }
  if (step) await moveDelivery(work, at.event, now(), 'ds.packing')
  const { lines } = await linesOf(work, now())
  const isDone = lines.every(({ deliveredQuantity, rejected }) => rejected || (deliveredQuantity ?? 0) > 0)
  if (now().state !== 'ds.packing' || !isDone) return
  // Whether it then arrives is decided once the money is sure.
  work.queue.push(
    { event: 'evt.release.to.shipment', by: 'nested', deliveryId: id },
    { event: 'evt.shipment.complete', by: 'nested', deliveryId: id },
  )
}

/** How a delivery that is reported on gets to be packed. */
const steps: Partial<Record<DeliveryRow['state'], 'to-packing' | 'packing'>> = {
  'ds.inventory.reserved': 'to-packing',
  'ds.wait.allocation': 'to-packing',
  'ds.wait.date': 'to-packing',
  'ds.wait.inventory': 'to-packing',
  'ds.inventory.allocated': 'packing',
}

/** A centre that keeps its own books has taken the goods from them; from ours they are taken here. */
async function takeFromShelf(work: Work, { id, centreId }: DeliveryRow) {
  const [centre] = await work.tx
    .select({ keepsOwnStock: fulfilmentCentres.keepsOwnStock })
    .from(fulfilmentCentres)
    .where(eq(fulfilmentCentres.id, centreId))
  await (centre?.keepsOwnStock ? handOver : allocate)(work.tx, [id])
}

async function linesOf(work: Work, delivery: DeliveryRow): Promise<Reported> {
  const rows = await work.tx
    .select({ line: deliveryLines, skuCode: orderLines.skuCode, position: orderLines.position })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(and(eq(deliveryLines.deliveryId, delivery.id)))
  return { delivery, lines: rows.map(({ line, ...rest }) => ({ ...line, ...rest })) }
}
