import 'server-only'
import { now } from '@/lib/clock'
import { allocate, isAtHand, isReleased, sendOff } from '@/lib/inventory/allocate'
import { afterArrival, type waitingFor } from '../machine'
import { deliveryIn, moveDelivery, moveOrder, noteEvent, type Raise, type Work } from '../work'
import type { Event } from './event'

const waits = (to: keyof typeof waitingFor): Event => ({
  begin: (work, at) => moveDelivery(work, at.event, deliveryIn(work, at), to),
})

/** From the shelf to the door. */
export const shipping = {
  'evt.process.allocation.wait': waits('ds.wait.allocation'),
  'evt.process.date.wait': waits('ds.wait.date'),
  'evt.process.inventory.wait': waits('ds.wait.inventory'),

  'evt.process.allocation': {
    begin: async (work, at) => {
      const delivery = deliveryIn(work, at)
      await allocate(work.tx, [delivery.id])
      await moveDelivery(work, at.event, delivery, 'ds.inventory.allocated')
    },
  },

  'evt.delivery.allowed.timeout': {
    begin: async (work, at) => {
      const delivery = deliveryIn(work, at)
      if (!(await isReleased(work.tx, delivery.id, now()))) {
        work.handled = false
        return
      }
      await moveDelivery(work, at.event, delivery, 'ds.wait.inventory')
      // Whether the goods are there as well is asked at once; that they are not is nothing to report.
      if (await isAtHand(work.tx, delivery.id, now())) {
        await work.raise({ event: 'evt.delivery.allowed.quantity', by: 'nested', deliveryId: delivery.id })
      }
    },
  },

  'evt.delivery.allowed.quantity': {
    begin: async (work, at) => {
      const delivery = deliveryIn(work, at)
      const ready = (await isReleased(work.tx, delivery.id, now())) && (await isAtHand(work.tx, delivery.id, now()))
      if (!ready) {
        work.handled = false
        return
      }
      await allocate(work.tx, [delivery.id])
      await moveDelivery(work, at.event, delivery, 'ds.inventory.allocated')
    },
  },

  'evt.release.to.pack': { begin: (work, at) => moveDelivery(work, at.event, deliveryIn(work, at), 'ds.packing') },

  'evt.packing.complete': {
    begin: (work, at) => moveDelivery(work, at.event, deliveryIn(work, at), 'ds.shipment.ready'),
  },

  'evt.release.to.shipment': {
    begin: async (work, at) => {
      const { authorize, online, autoCapture } = work.features
      const delivery = deliveryIn(work, at)
      if (!authorize) return moveDelivery(work, at.event, delivery, 'ds.shipment.inprogress')
      if (online || autoCapture) return work.converse('capture', at)
      await moveDelivery(work, at.event, delivery, 'ds.shipment.inprogress.waiting.payment')
    },
    concluded: async (work, at, { result }) => {
      const delivery = deliveryIn(work, at)
      const to = result === 'Ok' ? 'ds.shipment.inprogress' : 'ds.shipment.ready.waiting.payment'
      if (delivery.state === to) await noteEvent(work, at.event, delivery)
      else await moveDelivery(work, at.event, delivery, to)
    },
  },

  'evt.shipment.complete': {
    begin: async (work, at) => (work.features.online ? arrive(work, at) : work.converse('capture', at)),
    concluded: async (work, at, { result }) => {
      if (result === 'Ok') await arrive(work, at)
      else work.handled = false
    },
  },
} satisfies Record<string, Event>

async function arrive(work: Work, at: Raise) {
  const delivery = deliveryIn(work, at)
  await sendOff(work.tx, [delivery.id])
  await moveDelivery(work, at.event, delivery, 'ds.shipped')
  const to = afterArrival(work.deliveries)
  if (work.order.state !== to) await moveOrder(work, at.event, to)
}
