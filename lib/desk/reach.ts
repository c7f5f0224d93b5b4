import 'server-only'
import type { OrderState } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { may } from '@/lib/auth/actor'
import { actionsFor } from '@/lib/orders/operate'
import type { OperatorActionName } from '@/lib/orders/operator-actions'
import { adminAccess } from '@/lib/people/admin-access'

export type OrdersReach = {
  /** Whether this manager may open the orders of this shop in the admin app. */
  opens: boolean
  /** What they may do there with an order as it stands. */
  actionsOn(order: { state: OrderState; paid: number }): OperatorActionName[]
}

/** How far this manager reaches beyond the desk, by the admin app's own rule of who may enter it. */
export async function ordersReach(actor: Actor): Promise<OrdersReach> {
  const access = actor.account && (await adminAccess(actor.account.id))
  if (!access?.oversees.includes(actor.shop.id)) return { opens: false, actionsOn: () => [] }
  const { permissions, oversees } = access
  const operator: Actor = { ...actor, permissions, oversees }
  const opens = may(operator, 'orders.see')
  return { opens, actionsOn: (order) => (opens ? actionsFor(operator, order) : []) }
}
