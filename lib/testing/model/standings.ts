import { major } from '@/lib/orders/replay/case'
import type { Standing } from '@/lib/orders/replay/standing'
import type { Model } from './orders'

/** How the model's orders stand, in the words of a case. */
export const standingsIn = ({ orders, stock, money }: Model): Standing[] =>
  orders.map((order) => ({
    order: order.state,
    del: order.deliveries.map(({ group, state }) => [group, state]),
    pay: order.rows
      .map(({ amount, op, result, settled }) => `${major(amount)} ${op} ${result}${settled ? '+s' : ''}`)
      .toSorted(),
    paid: major(money.paid(order)),
    total: major(order.total),
    inv: Object.fromEntries(
      Object.entries(stock)
        .map(([sku, { quantity, reserved }]) => [sku, `${quantity}/${reserved}`])
        .toSorted(),
    ),
  }))
