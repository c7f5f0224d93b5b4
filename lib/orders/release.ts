import 'server-only'
import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { orderLines, orders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { isOrganisation } from '@/lib/people/organisations'
import { standingOf } from '@/lib/people/standing'
import { missing, Refusal } from '@/lib/refusal'
import type { Decide } from './input'
import { begin, finish, type Outcome } from './raise'
import { causeOf } from './work'

/**
 * Whether the customer in hand releases the orders of their organisation's buyers: CUSTOMER_B2B_APPROVER, in a B2B
 * sub-shop, which is that organisation, said by it. A company's name is nothing to go by: anybody may change their own.
 */
export async function isApprover({ shop, customer }: Actor, reader: Reader = db): Promise<boolean> {
  if (!customer || !isOrganisation(shop)) return false
  const standing = await standingOf({ shopId: shop.id, customerId: customer.id }, reader)
  return standing.CUSTOMER_B2B_APPROVER === 'true'
}

/** Orders of the organisation that wait for somebody to release them; never the approver's own. */
const waitingFor = ({ shop, customer }: Actor) =>
  and(eq(orders.shopId, shop.id), eq(orders.state, 'os.waiting.approve'), ne(orders.customerId, customer?.id ?? ''))

const AT_ONCE = 100

/** What waits for the approver in hand, the oldest first. */
export async function ordersToRelease(actor: Actor) {
  if (!(await isApprover(actor))) return []
  const { id, number, total, currency, placedAt, firstname, lastname } = orders
  const rows = await db
    .select({ id, number, total, currency, placedAt, firstname, lastname })
    .from(orders)
    .where(waitingFor(actor))
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(AT_ONCE)
  const lines = await db
    .select({ orderId: orderLines.orderId, id: orderLines.id, name: orderLines.name, quantity: orderLines.quantity })
    .from(orderLines)
    .where(
      inArray(
        orderLines.orderId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(orderLines.position))
  return rows.map((row) => ({ ...row, lines: lines.filter(({ orderId }) => orderId === row.id) }))
}

/**
 * The approver's yes or no to an order of a colleague. Decided once: whoever comes second is told that it has moved.
 * A manager never decides for the approver; they have a right of their own, at the desk.
 */
export async function decideOrder(actor: Actor, given: Decide): Promise<Outcome> {
  const step = await act(actor, 'order.decide', { decide: given.number }, async (tx, note) => {
    if (!(await isApprover(actor, tx))) throw missing()
    const [found] = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.number, given.number), waitingFor(actor)))
    if (!found) throw new Refusal('orderMoved')
    note.about('order', found.id)
    note.changed(undefined, { decision: given.decision })
    const event = given.decision === 'release' ? 'evt.order.approved' : 'evt.order.cancel.refund'
    return begin(tx, found.id, causeOf(actor, { message: given.remark || undefined }), { event, by: 'operator' })
  })
  return finish(step)
}
