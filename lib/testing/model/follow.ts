import { stepOf } from '@/lib/orders/replay/case'
import { carts } from '@/lib/orders/replay/shop'
import type { Asked, Came } from './orders'
import { Model } from './orders'

/** Lives through a story in the model, where it has one order. */
export function follow(gateway: string, mode: string, story: string[]): Model {
  const model = new Model(gateway, mode)
  for (const text of story) {
    const step = stepOf(text)
    if (step.kind === 'order') model.order(carts[step.cart]!, step.isSingle)
    if (step.kind === 'stock') model.stock[step.sku]!.quantity += step.by
    if (step.kind === 'release') model.stock[step.sku]!.released = step.when !== 'future'
    if (step.kind === 'parameter') {
      const fault = step.name.replace('_SEQNO_', '#')
      if (step.value === null) model.money.faults.delete(fault)
      else model.money.faults.add(fault)
    }
    if (step.kind === 'event') raiseSomewhere(model, step.event, { byHand: step.byHand, code: step.code ?? undefined })
  }
  return model
}

/** Raises an event on the order or on its first delivery where it comes to something. */
function raiseSomewhere(model: Model, event: string, asked: Asked): Came {
  for (const at of model.orders[0]!.deliveries.keys()) {
    const came = model.raise(0, event, { ...asked, at })
    if (came !== 'refused') return came
  }
  return 'refused'
}
