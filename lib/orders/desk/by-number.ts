import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { orderPage } from './list'
import { OrdersView } from './view'

const SHORTEST = 4

/** The newest orders of the manager's shops by their number, or by its last digits. */
export async function ordersByNumber(actor: Actor, text: string, most: number) {
  const number = text.trim().replace(/^#/, '')
  if (!/^[\d\s-]+$/.test(number) || number.replace(/\D/g, '').length < SHORTEST) return []
  const { rows } = await orderPage(actor, OrdersView.parse({ q: `#${number.replace(/\s/g, '')}` }))
  return rows.slice(0, most).map(({ id, number: whole, firstname, lastname }) => ({
    id,
    number: whole,
    name: `${firstname} ${lastname}`.trim(),
  }))
}
