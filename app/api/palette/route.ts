import { look } from '@/lib/audit/act'
import { type Actor, may } from '@/lib/auth/actor'
import { knownAdmin } from '@/lib/auth/admin'
import { limitHere } from '@/lib/auth/limit-here'
import { json, post } from '@/lib/door'
import { ordersByNumber } from '@/lib/orders/desk/by-number'
import { TypeAhead } from '@/lib/people/desk-input'
import { typedAhead } from '@/lib/people/type-ahead'

/** How many of each the palette shows before it asks for a better search. */
const MOST = 8

/**
 * What the command palette finds: customers as the desk knows them, orders as the admin app does. It stands outside
 * of every assist, so a tab that acts for somebody asks here as the manager alone; inside one, it is refused.
 */
export const POST = post(TypeAhead, async (actor, { text }) => {
  await limitHere('search', actor)
  const admin = actor.assist ? undefined : await knownAdmin()
  const seesOrders = admin && may(admin, 'orders.see')
  if (!seesOrders || actor.assist) await look(actor, 'customers.search')
  const people = may(actor, 'customers.find') ? await peopleBy(actor, text) : []
  const orders = seesOrders ? await ordersByNumber(admin, text, MOST) : []
  return json({ people: people.slice(0, MOST), orders, more: people.length > MOST })
})

async function peopleBy(actor: Actor, text: string) {
  const found = await typedAhead(actor, text, MOST + 1)
  return found.map(({ id, name, number, company }) => ({ id, name, number, company }))
}
