import 'server-only'
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { deliveries, orders, orderValues } from '@/db/schema'
import { now } from '@/lib/clock'
import { isAtHand, isReleased } from '@/lib/inventory/allocate'
import { log } from '@/lib/log'
import { Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { queueShortageMail } from '../letters/letters'
import { movingStates, waitingFor } from '../machine'
import { raise } from '../raise'
import { byItself, type DeliveryRow } from '../work'

type Waiting = keyof typeof waitingFor

/** A first look, which costs nobody a turn at writing: most of what waits still has to. The event looks again. */
const mayGoOn: Record<Waiting, (delivery: DeliveryRow) => Promise<boolean>> = {
  'ds.wait.allocation': async () => true,
  'ds.wait.date': ({ id }) => isReleased(db, id, now()),
  'ds.wait.inventory': ({ id }) => isAtHand(db, id, now()),
}

/**
 * A job: lets every delivery that waits go on if it can, the oldest order first, each in a transaction of its own: what
 * is wrong with one stops none of the others. Answers how many went on. Source: platform reference, §6.12.
 */
export async function progressDeliveries(): Promise<number> {
  let moved = 0
  for (const state of Object.keys(waitingFor) as Waiting[]) {
    for await (const delivery of waitingIn(state)) {
      if ((await mayGoOn[state](delivery)) && (await goOn(delivery, state))) moved++
    }
  }
  return moved
}

const AT_ONCE = 100

/** Deliveries of running orders in this state, the oldest order first; what moves meanwhile is not met twice. */
async function* waitingIn(state: Waiting): AsyncGenerator<DeliveryRow> {
  for (let last: { placedAt: Date; id: string } | undefined; ; ) {
    const rows = await db
      .select({ delivery: deliveries, placedAt: orders.placedAt })
      .from(deliveries)
      .innerJoin(orders, eq(orders.id, deliveries.orderId))
      .where(
        and(
          eq(deliveries.state, state),
          inArray(orders.state, [...movingStates]),
          last &&
            or(gt(orders.placedAt, last.placedAt), and(eq(orders.placedAt, last.placedAt), gt(deliveries.id, last.id))),
        ),
      )
      .orderBy(asc(orders.placedAt), asc(deliveries.id))
      .limit(AT_ONCE)
    for (const { delivery } of rows) yield delivery
    const end = rows.at(-1)
    if (!end || rows.length < AT_ONCE) return
    last = { placedAt: end.placedAt, id: end.delivery.id }
  }
}

async function goOn(delivery: DeliveryRow, state: Waiting): Promise<boolean> {
  const { id: deliveryId, orderId } = delivery
  try {
    const { handled } = await raise(byItself(newId()), orderId, { event: waitingFor[state], by: 'job', deliveryId })
    return handled
  } catch (error) {
    if (!(error instanceof Refusal)) log.error({ err: error, delivery: delivery.number }, 'a delivery cannot go on')
    else if (error.key === 'notEnoughStock') await tellShortage(delivery)
    return false // or somebody else has moved it, or is at it
  }
}

/** Goods that were promised are not there: the shop is told, once for each delivery. */
async function tellShortage(delivery: DeliveryRow) {
  const key = `OUT_OF_STOCK_NOTIFICATION:${delivery.number}`
  const shop = await shopById(delivery.shopId)
  if (!shop) return
  await transact({ order: delivery.orderId }, async (tx) => {
    const told = await tx
      .insert(orderValues)
      .values({ orderId: delivery.orderId, key, value: now().toISOString() })
      .onConflictDoNothing()
      .returning()
    if (told.length === 0) return
    const [order] = await tx.select().from(orders).where(eq(orders.id, delivery.orderId))
    await queueShortageMail(tx, { shop, order: order!, delivery })
  })
}
